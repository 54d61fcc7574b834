"""Days are said as a British reader says them, and files bear the day of their records."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime

import docx
import openpyxl
import pikepdf
import pytest

from accord.documents import Document, Marking, Section, Table
from accord.documents.docx import as_docx
from accord.documents.html import as_html
from accord.documents.model import DocumentFault
from accord.documents.pdf import as_pdf
from accord.documents.writing import written
from accord.workbooks import Sheet, Workbook, as_ods, as_xlsx

DRAWN = date(2025, 4, 7)
ROWS = ((date(2024, 4, 1), datetime(2024, 2, 21, 22, 15)),)
TABLE = Table("1", "Days", ("Recorded on", "Committed from"), ROWS)
DOCUMENT = Document(
    "T", "S", Marking.OFFICIAL, (), (Section("1", "Days", (TABLE,)),), author="A", dated=DRAWN
)
BOOK = Workbook("T", "A", (), (Sheet("days", "Days", TABLE.columns, ROWS),), dated=DRAWN)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2024, 4, 1), "1 April 2024"),
        (date(2023, 12, 31), "31 December 2023"),
        (datetime(2024, 2, 21, 22, 15), "21 February 2024 22:15"),
        (datetime(2024, 2, 1, 0, 5, 59), "1 February 2024 00:05"),
    ],
)
def test_a_day_is_written_as_a_british_reader_says_it(value, said):
    assert written(value) == said


def test_a_day_in_a_table_is_said_in_words_on_every_page():
    page = as_html(DOCUMENT)
    word = docx.Document(io.BytesIO(as_docx(DOCUMENT)))
    assert "1 April 2024" in page and "21 February 2024 22:15" in page
    assert word.tables[0].rows[1].cells[0].text == "1 April 2024"


def test_a_word_file_says_it_was_made_on_the_day_of_its_records():
    made = docx.Document(io.BytesIO(as_docx(DOCUMENT))).core_properties
    assert (made.created.date(), made.modified.date()) == (DRAWN, DRAWN)


def test_a_pdf_says_it_was_made_on_the_day_of_its_records():
    with pikepdf.open(io.BytesIO(as_pdf(DOCUMENT))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20250407")


def test_a_workbook_says_it_was_made_on_the_day_of_its_records():
    made = openpyxl.load_workbook(io.BytesIO(as_xlsx(BOOK))).properties
    assert (made.created.date(), made.modified.date()) == (DRAWN, DRAWN)
    with zipfile.ZipFile(io.BytesIO(as_ods(BOOK))) as file:
        meta = file.read("meta.xml").decode()
    assert "<meta:creation-date>2025-04-07T00:00:00</meta:creation-date>" in meta


def _core(made):
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return file.read("docProps/core.xml").decode()


def test_a_file_of_which_no_day_is_known_claims_none():
    for made in (as_docx(replace(DOCUMENT, dated=None)), as_xlsx(replace(BOOK, dated=None))):
        assert not re.search(r"(19|20)\d\d-\d\d", _core(made))
    with zipfile.ZipFile(io.BytesIO(as_ods(replace(BOOK, dated=None)))) as file:
        assert "creation-date" not in file.read("meta.xml").decode()


@pytest.mark.parametrize("write", [as_docx, as_pdf])
def test_two_documents_of_one_day_are_the_same_to_the_byte(write):
    assert write(DOCUMENT) == write(DOCUMENT)


@pytest.mark.parametrize("write", [as_xlsx, as_ods])
def test_two_workbooks_of_one_day_are_the_same_to_the_byte(write):
    assert write(BOOK) == write(BOOK)


def test_a_day_in_a_workbook_is_a_day_to_reckon_with_and_looks_british():
    page = openpyxl.load_workbook(io.BytesIO(as_xlsx(BOOK)))["days"]
    day, moment = next(page.iter_rows(min_row=4))
    assert (day.value, day.is_date) == (datetime(2024, 4, 1), True)
    assert day.number_format.endswith("d mmmm yyyy")
    assert moment.value == datetime(2024, 2, 21, 22, 15)
    assert moment.number_format.endswith("hh:mm")


def test_a_day_in_the_open_format_is_a_day_to_reckon_with_and_looks_british():
    with zipfile.ZipFile(io.BytesIO(as_ods(BOOK))) as file:
        content = file.read("content.xml").decode()
    day = r'table:style-name="day" office:value-type="date" office:date-value="2024-04-01">'
    assert re.search(day + "<text:p>1 April 2024</text:p>", content)
    assert 'office:date-value="2024-02-21T22:15:00"><text:p>21 February 2024 22:15<' in content
    assert '<number:date-style style:name="as_day" number:language="en"' in content


def test_rows_with_codes_need_one_for_each():
    with pytest.raises(DocumentFault, match="a code for each"):
        replace(TABLE, codes=("a", "b"))
