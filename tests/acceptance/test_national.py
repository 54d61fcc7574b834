"""Three forces as one country: by names and by tokens everybody counts once, and no name leaves."""

import csv
import json
import re
import shutil
from collections import namedtuple
from dataclasses import replace
from datetime import date, datetime

import docx
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.commands.national import national
from accord.commands.returns import fill_return, return_diff
from accord.documents import Document, Marking
from accord.errors import UserFacingError
from accord.national.build import NAMES, Options, build_national
from accord.national.pooling import returns_of
from accord.national.received import UnusableReturn
from accord.national.write import _workbook
from accord.returns.keyed import make_key
from accord.returns.write import INVENTED, as_sent
from accord.run import run
from support.three_forces import FORCES, GIRLS, MEN, package

pytestmark = pytest.mark.timeout(900)
World = namedtuple("World", "root names tokens")
A, B, C = (FORCES[force] for force in "abc")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    root = tmp_path_factory.mktemp("country")
    make_key(root / "key")
    for force in FORCES:
        _sent(root, package(force), force, force)
    # Force B sends again: one of its crimes, of the first network that crosses, was no crime.
    _sent(root, package("b", extracted="2026-05-02", without=3), "b", "b-again")
    (root / "children.csv").write_text(f"force_code,children\n{A},150000\n{B},90000\nE23000904,5\n")
    names, tokens = root / "names", root / "tokens"
    national([root / f"store-{f}" for f in FORCES], out=names, period="2025")
    national([root / f"return-{f}" for f in FORCES], out=tokens, population=root / "children.csv")
    return World(root, names, tokens)


def _sent(root, extract, force, name):
    extract.write(root / f"package-{name}")
    run([root / f"package-{name}"], root / f"store-{name}")
    fill_return(
        root / f"store-{name}",
        spec="group-based-records",
        force=FORCES[force],
        period="2025",
        out=root / f"return-{name}",
        key=root / "key",
    )


def _count(out, table, *cell):
    counts = json.loads((out / "national" / "kept" / "counts.json").read_text())
    return next(row["count"] for row in counts[table] if row["cell"] == list(cell))


COUNTED_BY_HAND = [
    ("crimes organised-network-iicsa", ("",), 10),
    ("crimes organised-network-iicsa", (B,), 4),
    ("categories", ("cse",), 10),
    ("suspects by force", ("",), 18),
    ("suspects by force", (A,), 6),
    ("suspects by force", (B,), 8),
    ("suspects by force", (C,), 6),
    ("victims by force", ("",), 9),
    ("victims by force", (B,), 4),
    ("networks by force", ("",), 8),
    ("networks by force", (B,), 4),
    ("networks", ("", "yes"), 2),
    ("networks", ("3 to 5", "yes"), 2),
    ("networks", ("2", "no"), 6),
    ("networks shared", (f"{A} and {B}",), 1),
    ("networks shared", (f"{B} and {C}",), 1),
    ("networks shared", (f"{A} and {C}",), 0),
    ("suspects shared", (f"{A} and {B}",), 1),
    ("suspects shared", (f"{B} and {C}",), 1),
    ("victims shared", ("",), 1),
]


@pytest.mark.parametrize(("table", "cell", "count"), COUNTED_BY_HAND)
def test_everything_counts_once_by_names_and_by_tokens_alike(world, table, cell, count):
    assert _count(world.names, table, *cell) == count
    assert _count(world.tokens, table, *cell) == count


def test_a_quarter_of_the_networks_cross_a_border(world):
    crossing, every = (_count(world.tokens, "networks", "", key) for key in ("yes", ""))
    assert crossing / every == 0.25


@pytest.fixture(scope="module")
def again(world):
    """The country by tokens once more, in a copy, with what force B sent again."""
    out = world.root / "tokens-again"
    shutil.copytree(world.tokens, out)
    national([world.root / "return-b-again"], out=out, population=world.root / "children.csv")
    return out


def _difference(out):
    return json.loads((out / "national" / "kept" / "difference.json").read_text())


def _changed(difference):
    return {
        (row["table"], tuple(row["cell"])): (row["after"] - row["before"], len(row["went"]))
        for row in difference["changes"]
        if row["table"] in SHOWN
    }


SHOWN = {
    *("crimes organised-network-iicsa", "suspects by force", "victims by force"),
    *("networks", "networks by force", "networks shared", "suspects shared", "victims shared"),
}
# The crime, P3 and the network's reach go; V1 and P1 stay, as people of force A alone.
WHAT_SHOULD_CHANGE = {
    ("crimes organised-network-iicsa", ("",)): (-1, 1),
    ("crimes organised-network-iicsa", (B,)): (-1, 1),
    ("suspects by force", ("",)): (-1, 1),
    ("suspects by force", (B,)): (-2, 2),
    ("victims by force", (B,)): (-1, 1),
    ("networks by force", (B,)): (-1, 1),
    ("networks", ("", "yes")): (-1, 1),
    ("networks", ("", "no")): (1, 0),
    ("networks", ("3 to 5", "")): (-1, 1),
    ("networks", ("3 to 5", "yes")): (-1, 1),
    ("networks", ("2", "")): (1, 0),
    ("networks", ("2", "no")): (1, 0),
    ("networks shared", ("",)): (-1, 1),
    ("networks shared", (f"{A} and {B}",)): (-1, 1),
    ("suspects shared", ("",)): (-1, 1),
    ("suspects shared", (f"{A} and {B}",)): (-1, 1),
    ("victims shared", ("",)): (-1, 1),
    ("victims shared", (f"{A} and {B}",)): (-1, 1),
}


def test_a_return_sent_again_changes_exactly_what_it_should(again):
    difference = _difference(again)
    assert _changed(difference) == WHAT_SHOULD_CHANGE
    assert [line.split(":")[0] for line in difference["about"]] == [
        f"return of {B} 2025-01-01 to 2025-12-31"
    ]


def test_records_sent_again_change_the_same_by_names(world, tmp_path):
    shutil.copytree(world.names, tmp_path / "n", symlinks=True)
    stores = [world.root / f"store-{name}" for name in ("a", "b-again", "c")]
    national(stores, out=tmp_path / "n", period="2025")
    assert _changed(_difference(tmp_path / "n")) == WHAT_SHOULD_CHANGE


def test_an_older_return_that_comes_late_changes_nothing(world, again, tmp_path, capsys):
    shutil.copytree(again, tmp_path / "late")
    national([world.root / "return-b"], out=tmp_path / "late")
    assert _count(tmp_path / "late", "suspects by force", B) == 6
    assert "older than the return held" in capsys.readouterr().err


def test_the_difference_can_be_asked_for_again(again, capsys):
    return_diff(again / "national-before", again / "national")
    assert f"suspects by force: {B}: 8 to 6 (0 came, 2 went)" in capsys.readouterr().out


def test_a_record_return_sent_again_says_which_rows_came_and_went(world, capsys):
    return_diff(world.root / "return-b", world.root / "return-b-again")
    told = capsys.readouterr().out
    for line in ("crimes: all: 4 to 3 (0 came, 1 went)", "suspects: all: 8 to 6 (0 came, 2 went)"):
        assert line in told


def test_no_name_birth_date_or_id_of_a_person_is_in_what_leaves(world):
    people = {**MEN, **GIRLS}.items()
    told = {word for key, (first, last, born) in people for word in (first, last, born)}
    told |= {f"{force}-{key}" for force in FORCES for key, _ in people}
    told |= {"2003/0045678K", "03/45678K", "K1", "force-a/"}
    for folder in ("return-a", "return-b", "return-c"):
        for file in (world.root / folder / "released").glob("*.*"):
            if file.suffix in {".csv", ".json", ".html"}:
                text = file.read_text("utf-8-sig")
                assert [word for word in told if word in text] == []
    for out in (world.names, world.tokens):
        text = (out / "national" / "released" / "national-report.html").read_text()
        assert [word for word in told if word in text] == []


def test_without_the_key_one_force_says_something_else_of_the_same_people(world, tmp_path):
    make_key(tmp_path / "other")
    fill_return(
        world.root / "store-a",
        spec="group-based-records",
        force=A,
        period="2025",
        out=tmp_path / "a",
        key=tmp_path / "other",
    )
    ours, theirs = (
        set((folder / "released" / "person_tokens.csv").read_text("utf-8-sig").split())
        for folder in (world.root / "return-a", tmp_path / "a")
    )
    shared = {word for line in ours & theirs for word in line.split(",") if len(word) == 32}
    assert shared == set()
    with pytest.raises(UnusableReturn, match="different keys"):
        national([world.root / "return-b", tmp_path / "a"], out=tmp_path / "n")
    assert not (tmp_path / "n").exists()


def test_a_force_with_nothing_to_report_is_there_with_nought(world, tmp_path):
    fill_return(
        world.root / "store-c",
        spec="group-based-records",
        force=C,
        period="2026-Q1",
        out=tmp_path / "nil",
        key=world.root / "key",
    )
    national([tmp_path / "nil"], out=tmp_path / "n")
    assert _count(tmp_path / "n", "suspects by force", C) == 0
    assert "nil return" in (tmp_path / "n" / "national" / "released" / "table_9_1.csv").read_text()


def test_the_report_says_who_is_missing_and_what_it_cannot_say(world):
    text = (world.tokens / "national" / "released" / "national-report.html").read_text()
    for part in ("No return from E23000904", "What cannot be said", "no one force", "Funnel"):
        assert part.casefold() in text.casefold()


def test_a_force_of_which_nothing_of_the_period_was_delivered_is_missing_and_not_nil(
    world, tmp_path
):
    latest = (world.names / "runs" / "latest").resolve()
    shutil.copytree(latest, tmp_path / "run")
    sources = pq.read_table(latest / "sources.parquet")
    rows = [
        {**row, "period_to": date(2024, 12, 31)} if row["force_code"] == C else row
        for row in sources.to_pylist()
    ]
    pq.write_table(
        pa.Table.from_pylist(rows, schema=sources.schema), tmp_path / "run" / "sources.parquet"
    )
    year = date(2025, 1, 1), date(2025, 12, 31)
    pooled = returns_of(tmp_path / "run", year)
    assert ([one.force for one in pooled.returns], pooled.uncovered) == ([A, B], (C,))
    built = build_national(pooled.returns, Options(NAMES, uncovered=pooled.uncovered))
    assert built.absent == (C,)
    with pytest.raises(UnusableReturn, match="nothing of 2019-01-01 to 2019-12-31 was delivered"):
        returns_of(tmp_path / "run", (date(2019, 1, 1), date(2019, 12, 31)))


def test_the_report_speaks_in_words_of_days_answers_and_kinds(world):
    released = world.names / "national" / "released"
    page = (released / "national-report.html").read_text()
    assert "1 January 2025 to 31 December 2025" in page
    assert "Reported by more than one force: yes" in page
    assert "ethnicity_self" not in page
    rows = (released / "table_9_1.csv").read_text("utf-8-sig").splitlines()[1:]
    assert all(",2025-01-01,2025-12-31,2026-04-02," in row for row in rows)
    assert all(row.endswith((",received", ",nil return")) for row in rows)


def test_a_report_of_invented_forces_says_so_in_its_workbook_too(tmp_path):
    said = Document("T", "S", Marking.OFFICIAL, (), (), author="A", is_synthetic=True)
    assert INVENTED in _workbook(said).cover
    assert INVENTED not in _workbook(replace(said, is_synthetic=False)).cover


def test_no_small_figure_is_in_what_leaves(world):
    page = openpyxl.load_workbook(world.names / "national" / "released" / "national-report.xlsx")
    sheet = page["table_2_2"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["All forces", "all", "[c]", 20, "[c]"] in rows


def _rows(out, table):
    with (out / "national" / "released" / f"{table}.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", ["table_2_1", "table_2_2", "table_8_1", "table_8_3"])
def test_forces_stand_by_name_and_by_code_wherever_figures_are_by_force(world, table):
    for out in (world.names, world.tokens):
        found = [(row["Force"], row["Force code"]) for row in _rows(out, table)]
        assert found == [("Force A", A), ("Force B", B), ("Force C", C), ("All forces", "all")]


def test_the_pages_name_forces_and_give_each_code_once(world):
    for out in (world.names, world.tokens):
        page = (out / "national" / "released" / "national-report.html").read_text()
        assert page.count(f">{A}<") == 1
        assert "1 January 2025" in page
        assert not re.search(r"20\d\d-\d\d-\d\d", page)
        assert "Force A and Force B" in page


def test_a_missing_force_goes_by_the_name_that_the_file_of_children_gives_it(world, tmp_path):
    (tmp_path / "children.csv").write_text(
        f"force_code,children,force_name\n{A},150000,Another name\nE23000904,5,Force D\n"
    )
    national([world.root / "return-a"], out=tmp_path / "n", population=tmp_path / "children.csv")
    page = (tmp_path / "n" / "national" / "released" / "national-report.html").read_text()
    assert "No return from Force D (E23000904)." in page
    # A force's own name stands before what somebody else calls it.
    assert "Another name" not in page


def test_the_files_of_the_report_bear_the_day_of_the_newest_extract(world):
    book = openpyxl.load_workbook(world.tokens / "national" / "released" / "national-report.xlsx")
    word = docx.Document(world.tokens / "national" / "released" / "national-report.docx")
    assert book.properties.created.date() == date(2026, 4, 2)
    assert word.core_properties.created.date() == date(2026, 4, 2)
    newest = next(book["table_9_1"].iter_rows(min_row=4))[4]
    assert (newest.value, newest.is_date) == (datetime(2026, 4, 2), True)


def test_the_same_returns_give_the_same_bytes(world, tmp_path):
    returns = [world.root / f"return-{force}" for force in reversed(FORCES)]
    national(returns, out=tmp_path / "n", population=world.root / "children.csv")
    for path in (world.tokens / "national").rglob("*.*"):
        same = tmp_path / "n" / "national" / path.relative_to(world.tokens / "national")
        assert path.read_bytes() == same.read_bytes(), path.name


def test_what_cannot_be_merged_is_refused_in_words(world, tmp_path):
    both = [world.root / "return-a", world.root / "store-b"]
    with pytest.raises(UserFacingError, match="not both"):
        national(both, out=tmp_path / "n")
    fill_return(
        world.root / "store-a",
        spec="group-based-records",
        force=A,
        period="2025",
        out=tmp_path / "a",
    )
    with pytest.raises(UserFacingError, match="--key"):
        national([tmp_path / "a"], out=tmp_path / "n")
    with pytest.raises(UserFacingError, match="Give only the one that counts"):
        other = tmp_path / "twin"
        shutil.copytree(world.root / "return-a" / "released", other)
        suspects = other / "suspects.csv"
        suspects.write_text(suspects.read_text("utf-8").replace(",M,", ",U,", 1), "utf-8")
        about = json.loads((other / "return.json").read_text())
        about["files"]["suspects.csv"] = as_sent(suspects.read_bytes())
        (other / "return.json").write_text(json.dumps(about))
        national([world.root / "return-a", other], out=tmp_path / "n")
