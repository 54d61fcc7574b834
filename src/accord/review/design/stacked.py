"""A table that stays one at a desk and becomes a stack of labelled rows on a phone.

The style sheet does it. For that each cell carries the heading of its column, and each part says
what it is, for some browsers forget that a table drawn as blocks is a table.
"""

from __future__ import annotations

import re

from django.utils.html import conditional_escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

_CELL = re.compile(r"<(td|th)\b([^>]*)>")
_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.S)
_ROW = re.compile(r"<tr\b")
ROLES = {"td": "cell", "th": "rowheader"}


def stacked(table: str) -> SafeString:
    """The table with its headings on its cells. It holds our own tags: what is said is escaped."""
    before, begins, rest = table.partition("<tbody>")
    headings = [strip_tags(said).strip() for said in _HEADING.findall(before)]
    rows = _ROW.split(rest)
    body = '<tr role="row"'.join([rows[0], *(_labelled(row, headings) for row in rows[1:])])
    return mark_safe(_said_what_it_is(before) + begins + body)


def _said_what_it_is(head: str) -> str:
    head = head.replace("<table", '<table class="app-stack" role="table"', 1)
    head = head.replace("<tr", '<tr role="row"').replace("<th ", '<th role="columnheader" ')
    return head.replace("<thead", '<thead role="rowgroup"', 1)


def _labelled(row: str, headings: list[str]) -> str:
    columns = iter(headings)

    def said(cell: re.Match[str]) -> str:
        kind, more = cell[1], cell[2]
        label = conditional_escape(next(columns, ""))
        return f'<{kind}{more} role="{ROLES[kind]}" data-label="{label}">'

    return _CELL.sub(said, row)
