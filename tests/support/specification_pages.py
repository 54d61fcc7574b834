"""The spec tests become docs/reference/specification; run it to write the pages again.

python tests/support/specification_pages.py
"""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

TESTS = Path(__file__).resolve().parents[1]
PAGES = TESTS.parent / "docs" / "reference" / "specification"
# Chapter by chapter: a folder of tests/spec, and its title.
CHAPTERS = (
    ("definitions", "Definitions"),
    ("criteria", "Criteria"),
    ("scenarios", "Scenarios"),
)


def pages() -> dict[str, str]:
    """Every page of the specification, by its file name."""
    made, contents = {}, []
    for folder, title in CHAPTERS:
        contents.append(f"\n## {title}\n")
        for path in sorted((TESTS / "spec" / folder).glob("test_*.py")):
            module = _module(path)
            name = f"{folder}-{path.stem.removeprefix('test_').replace('_', '-')}.md"
            made[name] = _page(module)
            contents.append(f"- [{_title(module)}]({name})")
    head = (
        "# Specification\n\n"
        "Each paragraph is a test: a small world of records, and what has to be found in it. The "
        "words of the texts are given as what a reader would find in them. Sources are police "
        "forces in England, `west` a force in Wales, `care` a council; a person who is not listed "
        "is a girl born on 2 March 2011 where the id starts with C, somebody unidentified where it "
        "starts with U, and a man born in 1980 otherwise. `K1` is a crime of the force `north`.\n"
    )
    made["README.md"] = head + "\n".join(contents) + "\n"
    return made


def stale() -> list[str]:
    """The pages that are not what the tests now say, and those that no test makes."""
    fresh = pages()
    standing = {p.name: p.read_text("utf-8") for p in PAGES.glob("*.md")} if PAGES.is_dir() else {}
    return sorted(
        {n for n, text in fresh.items() if standing.get(n) != text} | (set(standing) - set(fresh))
    )


def rewrite() -> None:
    """Write every page, and take away what no test makes any more."""
    PAGES.mkdir(parents=True, exist_ok=True)
    fresh = pages()
    for name in stale():
        if name in fresh:
            (PAGES / name).write_text(fresh[name], "utf-8")
        else:
            (PAGES / name).unlink()


def _module(path: Path) -> ModuleType:
    spec = spec_from_file_location(f"specification_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _title(module: ModuleType) -> str:
    return (module.__doc__ or "").strip().splitlines()[0]


def _page(module: ModuleType) -> str:
    from support.specification import paragraphs

    lines = [f"# {_title(module)}\n"]
    for paragraph in paragraphs(module):
        lines.append(f"## {paragraph.sentence}\n")
        if paragraph.note:
            lines.append(f"{paragraph.note}\n")
        lines.append("Given")
        lines += [f"\n{_named(name)}\n\n{_table(t)}" for name, t in paragraph.tables.items()]
        lines.append("\nit has to be found that")
        lines += [f"\n{_table(t)}" for t in paragraph.expected.values()]
        lines.append("")
    return "\n".join(lines)


def _named(table: str) -> str:
    return f"*{table.replace('_', ' ')}*"


def _table(text: str) -> str:
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in text.strip().splitlines()
        if line.strip() and not line.strip().startswith("#")
    ]
    width = len(rows[0])
    cells = [row + [""] * (width - len(row)) for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


if __name__ == "__main__":
    sys.path.insert(0, str(TESTS))
    rewrite()
