"""Tables that become stacks of labelled rows on a phone, and stay tables for whoever listens."""

from __future__ import annotations

import re
from pathlib import Path

import accord.review
from accord.review.design.stacked import stacked
from support.review_app import client_of

TEMPLATES = Path(accord.review.__file__).parent / "templates"
TABLE = (
    '<table><thead><tr><th scope="col">Case</th><th scope="col" class="number">Ties</th></tr></thead>'
    '<tbody><tr><th scope="row">K1</th><td class="number">3</td></tr>'
    '<tr><td colspan="2">none &lt;td&gt; more</td></tr></tbody></table>'
)


def test_each_cell_carries_the_heading_of_its_column():
    made = stacked(TABLE)
    assert '<th scope="row" role="rowheader" data-label="Case">K1</th>' in made
    assert '<td class="number" role="cell" data-label="Ties">3</td>' in made


def test_a_table_drawn_as_blocks_still_says_that_it_is_one():
    made = stacked(TABLE)
    roles = re.findall(r'role="(\w+)"', made)
    assert roles.count("row") == 3
    assert roles.count("columnheader") == 2
    assert {"table", "rowgroup"} <= set(roles)


def test_what_is_said_in_a_cell_is_left_as_it_is():
    assert "none &lt;td&gt; more" in stacked(TABLE)


def test_a_heading_with_a_quotation_mark_ends_no_label():
    made = stacked(TABLE.replace(">Ties<", '>Ties "so called"<'))
    assert 'data-label="Ties &quot;so called&quot;"' in made


def test_every_table_of_every_page_is_one():
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text("utf-8")
        assert text.count("<table") == text.count("{% stacked %}<table>"), path.name


def test_the_queue_says_its_headings_on_its_rows(app):
    page = client_of("ann").get("/cases/").content.decode()
    assert 'data-label="Why is this here"' in page
