"""Turn the review application's own style sheet and scripts into the page of their hashes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import accord

HEAD = """# Static files of the review application

Every file a browser is given beside the pages: written here, under this repository's licence, and
fetched from nowhere.
Nothing is built when it runs: what is served is what stands here, by its hash.

| file | bytes | SHA-256 |
| --- | ---: | --- |
"""
FOLDER = Path(accord.__file__).parent / "review" / "static"


def static_files_page() -> str:
    """The list of files with their hashes."""
    rows = []
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            made = hashlib.sha256(content).hexdigest()
            name = path.relative_to(FOLDER).as_posix()
            rows.append(f"| `{name}` | {len(content):,} | `{made}` |\n")
    return HEAD + "".join(rows)
