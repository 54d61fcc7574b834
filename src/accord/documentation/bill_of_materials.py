"""Turn the pinned requirements into a bill of materials that other tools read: CycloneDX 1.6.

Only names, versions and hashes stand in it, each as it is pinned: the same on every machine.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import accord

FOLDER = Path(accord.__file__).parents[2] / "requirements"
# What runs; and what only tests, measures or builds it.
FILES = {"core.txt": "required", "dev.txt": "excluded", "spark.txt": "optional"}
_PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)((?:\s*\\\n\s+--hash=sha256:\w+)*)", re.M)
_HASH = re.compile(r"sha256:(\w+)")
Component = dict[str, Any]


def bill_of_materials() -> str:
    """The bill, of the requirements of this checkout."""
    return as_json({name: (FOLDER / name).read_text("utf-8") for name in FILES})


def as_json(texts: dict[str, str]) -> str:
    """The bill, each library once: as required wherever what runs needs it."""
    found: dict[tuple[str, str], Component] = {}
    for name, scope in FILES.items():
        for component in _components(texts.get(name, ""), scope):
            found.setdefault((component["name"], component["version"]), component)
    application = {"type": "application", "name": "accord", "version": accord.__version__}
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}
    said = json.dumps({**head, "metadata": {"component": application}})
    # A library a line, so that a change of one is a change of one line.
    lines = ",\n".join(json.dumps(found[key]) for key in sorted(found))
    return f'{said[:-1]}, "components": [\n{lines}\n]}}\n'


def _components(text: str, scope: str) -> list[Component]:
    return [_component(name, at, hashes, scope) for name, at, hashes in _PINNED.findall(text)]


def _component(name: str, version: str, hashes: str, scope: str) -> Component:
    plain = re.sub(r"[-_.]+", "-", name).lower()
    return {
        "type": "library",
        "name": plain,
        "version": version,
        "scope": scope,
        "purl": f"pkg:pypi/{plain}@{version}",
        "hashes": [{"alg": "SHA-256", "content": h} for h in sorted(_HASH.findall(hashes))],
    }
