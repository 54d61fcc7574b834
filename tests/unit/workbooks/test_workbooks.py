"""Workbooks read back by other programs' readers: what went in comes out, and nothing runs."""

import io
import xml.etree.ElementTree as ET
import zipfile
from datetime import date

import openpyxl
import pytest

from accord.workbooks import Sheet, Workbook, as_ods, as_xlsx

ROWS = (("hotel", 35, "[c]"), ("=cmd()", 1234.5, "a & b <c>"), ("park", None, date(2025, 4, 30)))
BOOK = Workbook(
    "A return",
    "Northmoor Police",
    ("What it is.", "How to read it."),
    (
        Sheet("crimes", "Crimes by place", ("place", "crimes", "note"), ROWS, ("A note.",)),
        Sheet("empty", "Nothing", ("place", "crimes"), ()),
    ),
)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def _ods_rows(name):
    with zipfile.ZipFile(io.BytesIO(as_ods(BOOK))) as file:
        root = ET.fromstring(file.read("content.xml"))
    sheet = next(t for t in root.iter(f"{TABLE}table") if t.get(f"{TABLE}name") == name)
    return [
        ["".join(c.itertext()) for c in r.iter(f"{TABLE}table-cell")]
        for r in sheet.iter(f"{TABLE}table-row")
    ]


@pytest.mark.parametrize("write", [as_xlsx, as_ods])
def test_two_writings_are_the_same_to_the_byte(write):
    assert write(BOOK) == write(BOOK)


def test_a_sheet_has_its_title_in_the_first_cell_and_one_table_after():
    page = openpyxl.load_workbook(io.BytesIO(as_xlsx(BOOK)))["crimes"]
    assert page["A1"].value == "Crimes by place"
    assert page["A2"].value == "This sheet holds one table of 3 rows."
    assert page.tables["crimes"].ref == "A4:C7"
    assert [c.value for c in page[4]] == ["place", "crimes", "note"]
    assert not page.merged_cells.ranges


def test_the_cover_and_contents_come_first():
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(BOOK)))
    assert book.sheetnames == ["Cover", "Contents", "crimes", "empty"]
    assert book.properties.title == "A return"
    assert book.properties.language == "en-GB"


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_text_that_would_run_as_a_formula_does_not(start):
    book = Workbook("t", "a", (), (Sheet("s", "t", ("c",), ((start,),)),))
    cell = openpyxl.load_workbook(io.BytesIO(as_xlsx(book)))["s"]["A4"]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")


def test_the_open_format_holds_the_same_rows():
    rows = _ods_rows("crimes")
    assert rows[0] == ["Crimes by place"]
    assert rows[3:] == [
        ["place", "crimes", "note"],
        ["hotel", "35", "[c]"],
        ["'=cmd()", "1234.5", "a & b <c>"],
        ["park", "", "30 April 2025"],
    ]


def test_the_open_format_says_its_kind_first_and_uncompressed():
    with zipfile.ZipFile(io.BytesIO(as_ods(BOOK))) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        meta = file.read("meta.xml").decode()
    assert "<dc:language>en-GB</dc:language>" in meta


def test_a_number_is_a_number_in_the_open_format():
    with zipfile.ZipFile(io.BytesIO(as_ods(BOOK))) as file:
        root = ET.fromstring(file.read("content.xml"))
    values = [c.get(f"{OFFICE}value") for c in root.iter(f"{TABLE}table-cell")]
    assert {"35", "1234.5"} <= set(values)


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(ValueError, match="names"):
        Sheet("s", "t", ("a", "a"), ())
