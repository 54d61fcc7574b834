"""Profiles and a document of every part in a real browser: axe finds nothing on them.

The browser has no network: each page is handed to it by this process.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from accord import charts
from accord.documents import (
    Bullets,
    Document,
    Figure,
    Marking,
    Notice,
    Paragraph,
    Section,
    Table,
)
from accord.documents.html import as_html
from accord.profile.build import build
from accord.returns import build_return, specification
from accord.returns.populations import Scope
from accord.returns.write import write_return
from accord.run import run
from accord.store import Store
from support.browser import CHROMIUM, Browser
from support.profiled import inputs, publish_area
from support.two_crimes import NORTH

ROOT = Path(__file__).parents[3]
# Fetched by `make browser-checks`; the licence is the Mozilla Public License, so it is not kept here.
AXE = Path(os.environ.get("ACCORD_AXE", ROOT / ".browser" / "axe.min.js"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is found on this machine"),
    pytest.mark.skipif(not AXE.exists(), reason="axe is not here: make browser-checks"),
]
EDITIONS = ("restricted", "partnership", "public")
RETURNS = ("group-based-records", "group-based-totals")
YEAR = Scope("E23000901", date(2025, 1, 1), date(2025, 12, 31))


class Answer(dict):
    """A page as the browser wants it: headers, status, content."""

    status_code = 200

    def __init__(self, page: str):
        super().__init__({"Content-Type": "text/html; charset=utf-8"})
        self.content = page.encode()


class Pages:
    """Hands out pages by their path."""

    def __init__(self, pages: dict[str, str]):
        self.pages = pages

    def generic(self, _method, path, *_, **__):
        return Answer(self.pages.get(path, "<!DOCTYPE html><title>none</title>"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    store = tmp_path_factory.mktemp("area")
    publish_area(store)
    made = {f"/{e}": as_html(build(inputs(store, e)).document) for e in EDITIONS}
    made["/everything"] = as_html(everything())
    made |= return_pages(tmp_path_factory.mktemp("returns"))
    return made


def return_pages(folder: Path) -> dict[str, str]:
    """The pages of returns of two crimes: one of counts, one of rows."""
    NORTH.write(folder / "package")
    run([folder / "package"], folder / "store")
    made = {}
    for name in RETURNS:
        built = build_return(Store(folder / "store").latest(), specification(name), YEAR)
        write_return(built, folder / name)
        page = folder / name / "released" / f"{name}.html"
        made[f"/{name}"] = page.read_text("utf-8")
    return made


def everything() -> Document:
    """A document with a part of every kind and a picture of every kind."""
    table = Table(
        "1", "Places", ("place", "crimes", "share"), (("hotel", 34, "[c]"),), ("A note.",)
    )
    drawn = {
        "bars": charts.bars(["hotel"], [34], unit="crimes", title="Bars"),
        "heat": charts.heat(["a"], ["b"], [[3]], unit="hour", title="Grid"),
        "map": charts.area_map({"a": [((0, 0), (1, 0), (1, 1))]}, {"a": 3}, title="Map"),
        "net": charts.network({"a": ("child", "C1"), "b": ("person", "P1")}, [("a", "b")]),
    }
    figures = tuple(
        Figure(name, f"Crimes, {name}", svg, f"Picture of crimes: {name}, hotel 34.", table)
        for name, svg in drawn.items()
    )
    parts = (Paragraph("Words."), Bullets(("one", "two")), Notice("Mind", "This."), table, *figures)
    inner = Section("1.1", "Under it", (Paragraph("Deeper."),))
    return Document(
        "A document", "2025", Marking.OFFICIAL, (), (Section("1", "All", parts, (inner,)),)
    )


@pytest.fixture(scope="module")
def browser(pages):
    made = Browser()
    made.client = Pages(pages)
    yield made
    made.close()


def found_on(browser, path):
    """What axe finds on a page, each with the first place it finds it at."""
    browser.open(path)
    browser.run(AXE.read_text("utf-8") + "; 1")
    run = (
        f"axe.run({{runOnly: {RULES!r}}}).then(r => r.violations.map(v => v.id + ' at ' + "
        "v.nodes.map(n => n.target.join(' '))[0]))"
    )
    return browser.run(run)


@pytest.mark.parametrize("path", [*(f"/{e}" for e in (*EDITIONS, *RETURNS)), "/everything"])
def test_axe_finds_nothing_on_a_document(browser, path):
    assert found_on(browser, path) == []
    assert browser.seen.outside == []


def test_axe_does_find_a_picture_without_words(browser, pages):
    """The control: a document with its alternative text taken out does not pass."""
    pages["/broken"] = pages["/everything"].replace(' role="img" aria-label="Picture', ' x="')
    pages["/broken"] = pages["/broken"].replace('<html lang="en-GB">', "<html>")
    assert any(line.startswith("html-has-lang") for line in found_on(browser, "/broken"))


@pytest.mark.parametrize("width", [320, 1200])
def test_no_page_is_wider_than_the_window(browser, width):
    browser.wide(width)
    for path in ("/restricted", "/group-based-records", "/everything"):
        browser.open(path)
        room = browser.run("document.documentElement.scrollWidth - window.innerWidth")
        assert room <= 0, path
