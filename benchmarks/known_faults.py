"""Ask for known faults of every pinned library, and fail where any could not be asked about.

python -m benchmarks.known_faults requirements/core.txt
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

_PIN = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", re.MULTILINE)


def pinned(text: str) -> dict[str, str]:
    """Each library that is pinned, with its version."""
    return {_plain(name): version for name, version in _PIN.findall(text)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def problems(answer: Mapping[str, Any], wanted: Mapping[str, str]) -> list[str]:
    """What speaks against the libraries, and each that nothing is known of."""
    found = {_plain(d.get("name", "")): d for d in answer.get("dependencies", [])}
    said = [f"{name} was not asked about" for name in sorted(wanted.keys() - found.keys())]
    for name, told in sorted(found.items()):
        said += _of_one(name, told, wanted.get(name, ""))
    if not wanted:
        said.append("nothing is pinned")
    return said


def _of_one(name: str, told: Mapping[str, Any], version: str) -> Iterable[str]:
    if told.get("skip_reason"):
        yield f"{name} could not be checked"
    elif version and told.get("version") != version:
        yield f"{name} was checked in another version"
    for fault in told.get("vulns", []):
        yield f"{name} has the known fault {fault.get('id', 'without a number')}"


def main(arguments: Sequence[str]) -> int:
    """Check one file of requirements."""
    path = Path(arguments[0])
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(path), "--no-deps"]
    done = subprocess.run(
        [*command, "--format", "json"], capture_output=True, text=True, check=False
    )
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = {}
    found = problems(answer, pinned(path.read_text("utf-8")))
    print("\n".join(found) or "Every pinned library was checked, and none has a known fault.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
