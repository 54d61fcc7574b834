"""Three editions from one model: what leaves is protected, and two builds are the same bytes."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date

import docx
import pikepdf
import pytest

from accord.disclosure.register import NotTwoPeople
from accord.documents.docx import as_docx
from accord.documents.html import as_html
from accord.documents.pdf import as_pdf
from accord.errors import NotFound
from accord.profile.build import build
from accord.profile.crosstabs import cells_of
from accord.profile.gates import GATES, BuildStopped
from accord.profile.gather import gathered
from accord.profile.release import Request, release
from accord.profile.scope import Scope
from accord.profile.sections import CHAPTERS
from support.profiled import FIRST, FORCE, LAST, ON, inputs, publish_area


@pytest.fixture(scope="module")
def files(area, tmp_path_factory):
    """The restricted edition in every format, twice."""
    made = []
    for name in ("one", "two"):
        out = tmp_path_factory.mktemp(name)
        release(request(area, out))
        made.append({path.name: path.read_bytes() for path in out.iterdir()})
    return made


def request(store, out, audience="restricted", formats=("html", "docx", "pdf"), **given) -> Request:
    return Request(store, Scope(FORCE, FIRST, LAST, ON, audience), formats, out, **given)


def test_two_builds_are_the_same_bytes(files):
    one, two = files
    assert {name.rsplit(".", 1)[1] for name in one} == {"html", "docx", "pdf", "json", "toml"}
    assert one == two


def test_a_rebuild_in_the_same_folder_changes_no_byte(area, tmp_path):
    made = []
    for _ in range(2):
        release(request(area, tmp_path, formats=("html",)))
        made.append({path.name: path.read_bytes() for path in tmp_path.iterdir()})
    assert made[0] == made[1]


def test_every_edition_has_all_34_sections_in_order(restricted, public):
    for made in (restricted, public):
        assert [s.number for s in made.document.sections] == [str(n) for n in range(34)]
    assert len(CHAPTERS) == 34


def test_no_small_count_stands_in_any_table_picture_or_sentence_of_the_public_edition(public):
    for table in public.document.tables:
        for _, value in cells_of(table):
            if isinstance(value, int):
                assert value == 0 or (value >= 10 and value % 5 == 0), table.number
    for figure in public.document.figures:
        for n in re.findall(r" (\d[\d,]*)(?=;|\.$)", figure.alternative):
            assert int(n.replace(",", "")) == 0 or int(n.replace(",", "")) >= 10


def test_no_other_edition_lists_a_single_network_or_place(public):
    assert public.material.listings.networks == ()
    assert not {"T12r", "T14b"} & {table.number for table in public.document.tables}
    assert not [f for f in public.document.figures if f.number.startswith("N")]


def test_no_edition_names_anybody(files, area):
    import pyarrow.parquet as pq

    from accord.store import Store

    rows = pq.read_table(Store(area).latest() / "network_members.parquet").to_pylist()
    text = b"".join(files[0].values()).decode("utf-8", "ignore")
    assert all(f">{row['person_id']}<" not in text for row in rows)


def test_the_word_file_opens_with_real_headings_tables_and_pictures(restricted):
    file = docx.Document(io.BytesIO(as_docx(restricted.document)))
    heads = [p.text for p in file.paragraphs if p.style.name == "Heading 1"]
    assert heads[12] == "12 Groups and networks"
    assert len(heads) == 34
    assert len(file.tables) == len(list(restricted.document.tables))
    assert len(file.inline_shapes) == len(list(restricted.document.figures))


def test_the_pdf_is_tagged_and_carries_title_and_language(restricted):
    with pikepdf.open(io.BytesIO(as_pdf(restricted.document))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).lower().startswith("en")
        assert "problem profile" in str(pdf.docinfo.Title)
        assert "/StructTreeRoot" in pdf.Root


def test_the_page_has_one_main_heading_and_reaches_for_nothing_outside(restricted):
    page = as_html(restricted.document)
    assert page.count("<h1") == 1
    assert not re.search(r"(src|href)=\"https?://", page)


def test_a_release_needs_two_people_and_is_entered_in_the_register(tmp_path):
    publish_area(tmp_path)
    out = tmp_path / "out"
    with pytest.raises(NotTwoPeople):
        release(request(tmp_path, out, "public", ("html",), prepared_by="A", approved_by="a"))
    assert not out.exists()
    made = release(request(tmp_path, out, "public", ("html",), prepared_by="A", approved_by="B"))
    assert "number 1" in made.lines[-1]
    again = release(request(tmp_path, out, "public", ("html",), prepared_by="A", approved_by="B"))
    assert "number 2" in again.lines[-1]
    entries = sorted((tmp_path / "releases" / "profile-public").iterdir())
    assert [json.loads(e.read_text())["approved_by"] for e in entries] == ["B", "B"]


def test_a_release_whose_period_overlaps_an_earlier_one_unevenly_is_refused(tmp_path):
    publish_area(tmp_path)
    two = {"prepared_by": "A", "approved_by": "B"}
    release(request(tmp_path, tmp_path / "out", "public", ("html",), **two))
    later = Scope(FORCE, date(2025, 2, 1), date(2026, 1, 31), ON, "public")
    asked = replace(request(tmp_path, tmp_path / "later", "public", ("html",), **two), scope=later)
    with pytest.raises(BuildStopped, match="PQ15"):
        release(asked)
    assert not (tmp_path / "later").exists()


def test_no_words_pass_a_failed_disclosure_audit():
    gate = next(gate for gate in GATES if gate.id == "PQ15")
    assert not gate.can_be_overridden


def test_a_force_that_the_run_does_not_hold_is_said_so(area):
    given = inputs(area)
    with pytest.raises(NotFound, match="E23-north"):
        build(replace(given, scope=Scope("E23000099", FIRST, LAST, ON)))


def test_a_section_without_its_source_says_who_holds_it_and_how_to_ask(tmp_path):
    publish_area(tmp_path, missing_episodes="", training_events="")
    made = build(inputs(tmp_path))
    missing = next(s for s in made.document.sections if s.number == "17")
    notice = missing.parts[-1]
    assert "missing episodes" in notice.heading
    assert "Held by" in notice.text and "How to ask" in notice.text
    assert any("missing episodes" in gap.what.text for gap in made.material.gaps)


def test_narrowing_to_an_area_counts_only_what_lies_there(area):
    given = inputs(area)
    whole = gathered(given).facts
    names = [n for n in whole.categories("crimes-by-area", 0) if n.startswith("H")]
    parts = []
    for name in names:
        narrowed = replace(given, scope=replace(given.scope, areas=(name,)))
        parts.append(gathered(narrowed).facts.number("crimes-by-assessment", "met").value)
    assert len(names) == 2
    assert sorted(parts) == [1, 1]


def test_an_area_that_is_not_there_is_said_so(area):
    given = inputs(area)
    with pytest.raises(NotFound, match="no area called Nowhere"):
        gathered(replace(given, scope=replace(given.scope, areas=("Nowhere",))))


def test_an_old_extract_is_told_by_its_age(area):
    with pytest.raises(BuildStopped, match="PQ02"):
        build(inputs(area, on=date(2027, 6, 1)))
