"""Figures stand under their headings, near the names they belong to, on screen and on paper."""

from __future__ import annotations

import io
import re

import docx
import pytest

from accord.documents import Document, Marking, Paragraph, Section, Table
from accord.documents.columns import PAGE_CM, columns_of_numbers, widths_in_cm
from accord.documents.docx import as_docx
from accord.documents.html import as_html

COUNTS = Table("1", "Counts", ("place", "crimes", "share"), (("hotel", 4, "[c]"), ("park", 0, "")))
WORDS = Table("2", "Words", ("word", "meaning"), (("[c]", "not shown"),), widths=(1, 3))


@pytest.fixture
def file():
    sections = (
        Section("1", "Counts", (Paragraph("Of it."), COUNTS)),
        Section("2", "Words", (WORDS,)),
    )
    document = Document("T", "S", Marking.SENSITIVE, (), sections, stamp="Handed to B on 1 May")
    return document, docx.Document(io.BytesIO(as_docx(document)))


def test_a_column_is_of_numbers_when_nothing_else_stands_in_it():
    assert columns_of_numbers(COUNTS) == (False, True, True)
    assert columns_of_numbers(WORDS) == (False, False)


def test_the_column_that_names_the_rows_is_never_one_of_numbers():
    symbols = Table("3", "Symbols", ("symbol", "n"), (("[c]", 1),))
    assert columns_of_numbers(symbols) == (False, True)


def test_no_table_is_wider_than_the_page():
    wide = Table("4", "Wide", tuple("abcdefghij"), (("x", *range(9)),))
    for table in (COUNTS, WORDS, wide):
        assert sum(widths_in_cm(table)) <= PAGE_CM + 1e-9


def test_the_page_sets_headings_of_numbers_over_their_numbers(file):
    page = as_html(file[0])
    assert re.findall(r'<th scope="col"( class="number")?>(\w+)<', page)[:3] == [
        ("", "place"),
        (' class="number"', "crimes"),
        (' class="number"', "share"),
    ]


def test_the_word_file_is_on_a4_and_its_tables_fit(file):
    section = file[1].sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    for table in file[1].tables:
        assert sum(column.width.cm for column in table.columns) <= PAGE_CM + 0.1


def test_every_page_of_the_word_file_has_marking_number_and_stamp(file):
    foot = file[1].sections[0].footer
    text = "".join(p.text for p in foot.paragraphs)
    assert "OFFICIAL-SENSITIVE" in text
    assert "Handed to B on 1 May" in text
    assert 'w:instr="PAGE"' in foot._element.xml


def test_each_line_of_the_word_files_contents_leads_to_a_heading(file):
    xml = file[1].element.xml
    assert re.findall(r'w:anchor="(\w+)"', xml) == ["section_1", "section_2"]
    assert re.findall(r'w:bookmarkStart[^>]*w:name="(\w+)"', xml) == ["section_1", "section_2"]
