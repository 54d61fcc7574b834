"""One document in three forms: each can be read by everybody and is the same every time."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import pikepdf
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
from accord.documents.docx import as_docx
from accord.documents.html import as_html
from accord.documents.model import DocumentFault
from accord.documents.pdf import as_pdf

AWKWARD = 'Tom & "Jo" <b> #let x = 1 $y$ _z_ \\ [c] @ref'
PICTURE = charts.bars(["hotel", "park"], [34, None], unit="crimes")
TABLE = Table(
    "1", "Places", ("place", "crimes"), ((AWKWARD, 1234), ("park", None)), notes=("A note.",)
)
FIGURE = Figure("1", "Places", PICTURE, "Bars: hotel 34, park not shown.", TABLE)


@pytest.fixture
def document():
    inner = Section("1.1", "Under it", (Paragraph("Deeper."),))
    return Document(
        title="Problem profile",
        subtitle="2025",
        marking=Marking.SENSITIVE,
        cover=(Notice("A gate was overridden", AWKWARD),),
        sections=(
            Section(
                "1",
                "Scope",
                (Paragraph(AWKWARD), Bullets(("one", AWKWARD)), TABLE, FIGURE),
                (inner,),
            ),
            Section("2", "Places", (replace(FIGURE, number="2"),)),
        ),
        author="Northmoor Police",
        is_synthetic=True,
    )


@pytest.mark.parametrize("render", [as_html, as_pdf, as_docx])
def test_two_renderings_are_the_same_to_the_byte(document, render):
    assert render(document) == render(document)


def test_the_page_has_one_main_heading_and_headings_in_order(document):
    levels = [int(n) for n in re.findall(r"<h([1-6])", as_html(document))]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_nothing_written_in_a_record_becomes_markup_of_the_page(document):
    page = as_html(document)
    assert "<b>" not in page
    assert "Tom &amp; &#34;Jo&#34; &lt;b&gt;" in page


def test_ids_on_the_page_are_all_different(document):
    ids = re.findall(r'\bid="([^"]+)"', as_html(document))
    assert {one for one in ids if ids.count(one) > 1} == set()


def test_the_page_reaches_for_nothing_outside(document):
    page = as_html(document)
    assert not re.search(
        r'(src|href)="(?!#)', page.replace("xlink:href", "href").replace('href="#', "")
    )
    assert "@import" not in page


def test_a_long_pseudonym_is_broken_over_lines_and_a_word_is_not(document):
    table = replace(TABLE, rows=(("a" * 32, "unidentified suspect"),))
    page = as_html(replace(document, sections=(Section("1", "S", (table,)),)))
    assert f'<th scope="row" class="long">{"a" * 32}</th>' in page
    assert "<td>unidentified suspect</td>" in page


def test_the_marking_stands_on_top_and_at_the_end_of_the_page(document):
    assert as_html(document).count('<p class="marking">OFFICIAL-SENSITIVE</p>') == 2


def test_the_pdf_is_tagged_and_says_its_title_and_language(document):
    pdf = pikepdf.open(io.BytesIO(as_pdf(document)))
    assert pdf.Root.Lang == "en-GB"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.docinfo["/Title"]) == "Problem profile"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def _tags(node, found):
    if isinstance(node, pikepdf.Array):
        for below in node:
            _tags(below, found)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.append((str(node.S), str(node.get("/Alt", ""))))
        if "/K" in node:
            _tags(node.K, found)
    return found


def test_the_pdf_has_headings_table_headers_and_alternative_text(document):
    with pikepdf.open(io.BytesIO(as_pdf(document))) as pdf:
        tags = _tags(pdf.Root.StructTreeRoot.K, [])
    kinds = {kind for kind, _ in tags}
    assert {"/H1", "/Table", "/TH", "/Figure", "/L"} <= kinds
    pictures = [alternative for kind, alternative in tags if kind == "/Figure"]
    assert pictures == [FIGURE.alternative] * 2


def test_the_word_file_has_real_headings_tables_and_captions(document):
    file = docx.Document(io.BytesIO(as_docx(document)))
    styles = [(p.style.name, p.text) for p in file.paragraphs]
    assert ("Heading 1", "1 Scope") in styles
    assert ("Heading 2", "1.1 Under it") in styles
    assert ("Caption", "Table 1: Places") in styles
    assert [c.text for c in file.tables[0].rows[1].cells] == [AWKWARD, "1,234"]
    assert [c.text for c in file.tables[0].rows[2].cells] == ["park", "[x]"]
    assert file.sections[0].header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert file.core_properties.language == "en-GB"


def test_pictures_in_the_word_file_say_what_they_show(document):
    with zipfile.ZipFile(io.BytesIO(as_docx(document))) as file:
        body = file.read("word/document.xml").decode()
    assert body.count(f'descr="{FIGURE.alternative}"') == 2
    assert "w:tblHeader" in body


def test_a_picture_without_words_cannot_be_made():
    with pytest.raises(DocumentFault, match="alternative text"):
        Figure("1", "Places", PICTURE, "chart")


def test_a_table_with_a_row_of_the_wrong_length_cannot_be_made():
    with pytest.raises(DocumentFault, match="wrong length"):
        Table("1", "Places", ("a", "b"), (("x",),))
