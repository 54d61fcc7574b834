"""Every generated page and block: where it goes and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from accord.documentation import (
    bill_of_materials,
    commands,
    macros,
    permissions,
    pipeline,
    static_files,
    tables,
)
from accord.returns import reference
from accord.synthetic import calibration
from accord.triage import listing

OPENING = "<!-- generated: {name}; written by python -m accord.documentation -->"
CLOSING = "<!-- end of generated: {name} -->"


@dataclass(frozen=True)
class Page:
    """A whole file, or a named block of a file that people write the rest of."""

    path: str
    write: Callable[[], str]
    block: str | None = None

    def fresh(self, standing: str) -> str:
        """What the file should hold, given what it holds now."""
        if self.block is None:
            return self.write()
        opening = OPENING.format(name=self.block)
        closing = CLOSING.format(name=self.block)
        if opening not in standing or closing not in standing:
            raise ValueError(f"{self.path} has no place for the block {self.block}")
        before, rest = standing.split(opening, 1)
        after = rest.split(closing, 1)[1]
        return f"{before}{opening}\n{self.write()}{closing}{after}"


@dataclass(frozen=True)
class Folder:
    """Pages that a part of the core writes itself: a function that gives path and text."""

    module: str
    function: str

    def pages(self) -> Iterator[Page]:
        """The pages, each to be written as it is."""
        made: Mapping[str, str] = getattr(import_module(self.module), self.function)()
        for path, text in sorted(made.items()):
            yield Page(path, lambda text=text: text)  # type: ignore[misc]


PAGES: tuple[Page, ...] = (
    Page("docs/reference/tables.md", tables.tables_page),
    Page("docs/reference/personal-data.md", tables.register_page),
    Page("docs/reference/commands.md", commands.commands_page),
    Page("docs/reference/sql.md", macros.macros_page),
    Page("docs/reference/static-files.md", static_files.static_files_page),
    Page("docs/reference/who-may-do-what.md", permissions.permissions_page),
    Page("requirements/bill-of-materials.cdx.json", bill_of_materials.bill_of_materials),
    Page("docs/reference/calibration.md", calibration.as_markdown),
    Page("docs/reference/indicators.md", listing.as_markdown),
    Page("docs/reference/returns.md", reference.as_markdown),
    Page("docs/images/flow.svg", pipeline.picture),
    Page("ARCHITECTURE.md", pipeline.stages_block, block="stages"),
)
FOLDERS: tuple[Folder, ...] = (
    Folder("accord.definitions.reference", "pages"),
    Folder("accord.profile.reference", "pages"),
)


def every_page() -> tuple[Page, ...]:
    """All generated pages, those that other parts write themselves included."""
    return (*PAGES, *(page for folder in FOLDERS for page in folder.pages()))


def stale(root: Path) -> list[str]:
    """The pages whose text on disk is not what the code now says."""
    return [page.path for page in every_page() if _standing(root, page) != _fresh(root, page)]


def rewrite(root: Path) -> list[str]:
    """Write the pages that are stale; their names."""
    changed = []
    for page in every_page():
        fresh = _fresh(root, page)
        if _standing(root, page) != fresh:
            path = root / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fresh, encoding="utf-8")
            changed.append(page.path)
    return changed


def _standing(root: Path, page: Page) -> str:
    path = root / page.path
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _fresh(root: Path, page: Page) -> str:
    return page.fresh(_standing(root, page))
