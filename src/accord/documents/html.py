"""A document as one HTML page that reaches for nothing outside itself."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from accord.documents.columns import columns_of_numbers
from accord.documents.model import Cell, Document, Part
from accord.documents.writing import is_number, written

# No word of the language that stands in a table is longer.
LONGEST_WORD = 24


def as_html(document: Document) -> str:
    """The whole document as a page: one main heading, a contents list, captions, marked pages."""
    return str(_template().render(document=document, kind=_kind))


def _kind(part: Part) -> str:
    return type(part).__name__


def _is_long_word(value: Cell) -> bool:
    """Whether a cell holds a word, as a pseudonym, that would push the other columns off a page."""
    return any(len(word) > LONGEST_WORD for word in written(value).split())


def _with_own_ids(svg: str, number: str) -> str:
    """The picture with ids that no other picture on the page has."""
    own = re.sub(r"[^A-Za-z0-9]", "-", number)
    svg = re.sub(r'(?<=\bid=")([^"]+)', rf"f{own}-\1", svg)
    # A colour, as in fill: #ffffff, looks like a reference and must stay as it is.
    return re.sub(r'(url\(#|href="#)([A-Za-z][\w.-]*)', rf"\g<1>f{own}-\2", svg)


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters["written"] = written
    environment.filters["unique_ids"] = _with_own_ids
    environment.filters["columns_of_numbers"] = columns_of_numbers
    environment.tests["a_number"] = is_number
    environment.tests["a_long_word"] = _is_long_word
    source = files("accord.documents.templates").joinpath("document.html.j2")
    return environment.from_string(source.read_text("utf-8"))
