"""The words of the pages people work on are marked, so that they can be put into Welsh."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import accord.review

TEMPLATES = Path(accord.review.__file__).parent / "templates"
PARTS = ("cases", "home", "identity", "networks", "retention", "search")
# A whole text between two tags of HTML, and a label for whoever cannot see.
TEXT = re.compile(r">\s*([^<>{}\n]*[A-Za-z]{2}[^<>{}\n]*)<")
LABEL = re.compile(r'aria-label="([^"{}]*)"')
SAME_IN_EVERY_LANGUAGE = {"AC1"}


def templates():
    return sorted(path for part in PARTS for path in (TEMPLATES / part).glob("*.html"))


def unmarked(text):
    found = {words.strip() for words in (*TEXT.findall(text), *LABEL.findall(text))}
    return found - SAME_IN_EVERY_LANGUAGE


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_no_whole_text_or_label_stands_unmarked(path):
    assert unmarked(path.read_text("utf-8")) == set()


def test_an_unmarked_text_and_an_unmarked_label_are_found():
    assert unmarked('<p>Read it</p><nav aria-label="Pages">') == {"Read it", "Pages"}
    assert unmarked('<p>{% translate "Read it" %}</p><b>{{ name }}</b>') == set()


def test_a_marked_text_is_shown_in_another_language_where_there_is_one(app, monkeypatch):
    from django.utils import translation

    from support.review_app import case_of, client_of

    monkeypatch.setattr(
        "django.utils.translation._trans.gettext",
        lambda said: "Llinell amser" if said == "Timeline" else said,
    )
    assert translation.gettext("Timeline") == "Llinell amser"
    page = client_of("ann").get(f"/cases/{case_of('north/K101').ref}/").content.decode()
    assert "Llinell amser" in page
