"""On pages a picture stands with its caption, a row is whole, and what asks for a page has it."""

import io

import docx

from accord.documents import Bullets, Document, Figure, Marking, Paragraph, Section, Table
from accord.documents.columns import PAGE_CM, widths_in_cm
from accord.documents.docx import as_docx
from accord.documents.html import as_html
from accord.documents.pdf import _source

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>'
DOCUMENT = Document(
    "T",
    "S",
    Marking.OFFICIAL,
    (),
    (
        Section("1", "First", (Paragraph("One."),)),
        Section(
            "2",
            "Summary",
            (Figure("F2", "Bars", SVG, "Two bars: a 4, b 9, of all that was counted."),),
            is_on_new_page=True,
        ),
    ),
)


def test_a_section_that_asks_for_it_begins_on_a_new_page():
    source = "\n".join(_source(DOCUMENT))
    before = source.partition('"2 Summary"')[0]
    assert before.rstrip().splitlines()[-2] == "#pagebreak(weak: true)"
    assert as_html(DOCUMENT).count('class="new-page"') == 1
    file = docx.Document(io.BytesIO(as_docx(DOCUMENT)))
    breaks = {p.text: p.paragraph_format.page_break_before for p in file.paragraphs}
    assert (breaks["1 First"], breaks["2 Summary"]) == (False, True)


def test_a_picture_of_the_word_file_is_never_parted_from_its_caption():
    file = docx.Document(io.BytesIO(as_docx(DOCUMENT)))
    (picture,) = [p for p in file.paragraphs if "graphicData" in p._p.xml]
    assert picture.paragraph_format.keep_with_next


def test_no_row_of_a_table_is_parted_between_two_pages():
    assert "table.cell(breakable: false)" in "\n".join(_source(DOCUMENT))


def test_a_column_is_as_wide_as_the_longest_word_over_it():
    fields = ("Source", "records", "ethnicity, by officer", "nationality", *"abcdefg")
    table = Table("T", "Fields", fields, (("Police", *range(10)),), widths=(2.4, 0.8, *[1.0] * 9))
    widths = dict(zip(fields, widths_in_cm(table), strict=True))
    assert widths["nationality"] > widths["a"]
    assert sum(widths.values()) <= PAGE_CM + 1e-9


def test_long_headings_of_figures_get_the_room_that_the_page_has():
    table = Table("T", "Themes", ("Theme", "all return home interviews with a theme"), (("a", 1),))
    short = Table("T", "Themes", ("Theme", "all"), (("a", 1),))
    assert widths_in_cm(table)[1] > widths_in_cm(short)[1]


def test_a_sentence_before_a_list_stands_on_the_page_of_the_list():
    parts = (Paragraph("One."), Paragraph("Two."), Paragraph("Do first:"), Bullets(("this",)))
    source = list(_source(Document("T", "S", Marking.OFFICIAL, (), (Section("1", "A", parts),))))
    assert [text for text in ("One.", "Two.", "Do first:") if _is_sticky(source, text)] == [
        "One.",
        "Do first:",
    ]


def _is_sticky(source, text):
    return any(line.startswith("#block(sticky") and text in line for line in source)
