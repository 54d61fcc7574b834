"""Pages made from code are what the code now says."""

from __future__ import annotations

import pytest

from accord.documentation import rewrite, stale
from accord.documentation.pages import CLOSING, OPENING, PAGES, Page, every_page
from docs.manual import REPOSITORY, name, pages


def test_no_generated_page_is_out_of_date():
    assert stale(REPOSITORY) == [], "run: make docs"


def test_rewriting_twice_changes_nothing_the_second_time(tmp_path):
    for page in PAGES:
        if page.block is not None:
            marks = OPENING.format(name=page.block), CLOSING.format(name=page.block)
            (tmp_path / page.path).write_text("before\n{}\n{}\nafter\n".format(*marks))
    assert rewrite(tmp_path) != []
    assert rewrite(tmp_path) == []


def test_a_block_keeps_what_people_wrote_around_it():
    page = Page("x.md", lambda: "made\n", block="part")
    marks = OPENING.format(name="part"), CLOSING.format(name="part")
    fresh = page.fresh("mine\n{}\nold\n{}\nalso mine\n".format(*marks))
    assert fresh == "mine\n{}\nmade\n{}\nalso mine\n".format(*marks)


def test_a_page_without_a_place_for_its_block_is_refused():
    with pytest.raises(ValueError, match=r"x\.md has no place for the block part"):
        Page("x.md", lambda: "made\n", block="part").fresh("nothing here\n")


def test_no_page_is_generated_twice():
    paths = [page.path for page in every_page()]
    assert len(set(paths)) == len(paths)


def test_every_page_of_the_manual_can_be_reached_from_its_index():
    index = (REPOSITORY / "docs" / "README.md").read_text(encoding="utf-8")
    folders = ("docs/decisions/", "docs/reference/specification/")
    unlisted = [
        name(page)
        for page in pages()
        if name(page).startswith("docs/")
        and name(page) != "docs/README.md"
        and not name(page).startswith(folders)
        and name(page).removeprefix("docs/") not in index
    ]
    assert unlisted == []
