"""People's tables alone are linked by a command, explained, and put in the order to review them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from accord.cli import app
from accord.errors import BadOverlay, NotFound, RefusedDelivery, UserFacingError
from accord.standalone.explaining import explain
from accord.standalone.linking import link_files

HEADER = "id,first_name,last_name,dob,gender,street,town,postcode,phone"
NORTH = (
    HEADER,
    "1,Thomas,Ashworth,17/04/2010,Male,12 Larch Road,Northmoor,NM4 2LB,07700900111",
    "2,Tom,Ashworth,17/04/2010,M,12 Larch Rd,Northmoor,NM4 2LB,",
    "3,Daniel,Ashworth,17/04/2010,M,12 Larch Road,Northmoor,NM4 2LB,",
    "4,Ewa,Nowak,1999-02-03,F,,,SV9 1XY,",
)
SOUTH = (HEADER, "1,Thomas,Ashworth,20100417,m,12 Larch Road,Northmoor,NM4 2LB,07700900111")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, lines in (("north", NORTH), ("south", SOUTH)):
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return [tmp_path / "north.csv", tmp_path / "south.csv"]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def people(out: Path) -> dict[tuple[str, str], str]:
    return {
        (row["source_id"], row["nominal_id"]): row["person_id"]
        for row in rows(out / "person_nominals.csv")
    }


def test_two_files_are_linked_with_their_own_headers(files, tmp_path):
    linked = link_files(files, tmp_path / "out", columns=["address=street+town"])
    who = people(tmp_path / "out")
    assert who["north", "1"] == who["north", "2"] == who["south", "1"]
    assert len(set(who.values())) == 3
    assert linked.counts["nominals"] == 5
    assert "5 records" in (tmp_path / "out" / "report.md").read_text("utf-8")
    links = rows(tmp_path / "out" / "links.csv")
    assert all(link["reason"] and float(link["match_weight"]) for link in links)
    assert pq.read_table(tmp_path / "out" / "persons.parquet").num_rows == 3


def test_a_folder_of_parquet_gives_the_same_people(files, tmp_path):
    link_files(files, tmp_path / "out")
    folder = tmp_path / "tables"
    folder.mkdir()
    again = pq.read_table(tmp_path / "out" / "nominals.parquet")
    pq.write_table(again, folder / "nominals.parquet")
    link_files([folder], tmp_path / "again")
    assert people(tmp_path / "again") == people(tmp_path / "out")


def test_the_same_files_give_the_same_bytes(files, tmp_path):
    for name in ("one", "two"):
        link_files(files, tmp_path / name)
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_a_mapping_file_says_which_columns_make_which(tmp_path):
    (tmp_path / "list.csv").write_text("ref,a,b\n1,Thomas,Ashworth\n2,Ewa,Nowak\n", "utf-8")
    (tmp_path / "m.toml").write_text(
        '[columns]\nnominal_id = "ref"\nforename = "a"\nsurname = "b"\n', "utf-8"
    )
    link_files([tmp_path / "list.csv"], tmp_path / "out", mapping=tmp_path / "m.toml")
    assert {p["surname"] for p in rows(tmp_path / "out" / "persons.csv")} == {"Ashworth", "Nowak"}


def test_rulings_hold_and_a_second_link_into_the_same_folder_carries_ids_on(files, tmp_path):
    out = tmp_path / "out"
    link_files(files, out)
    first = people(out)
    ruling = tmp_path / "link_judgements.csv"
    ruling.write_text(
        "source_id_a,nominal_id_a,source_id_b,nominal_id_b,verdict,decided_by,decided_at\n"
        "north,1,north,3,same,A,2026-01-01 10:00:00\n",
        "utf-8",
    )
    link_files(files, out, judgements=ruling)
    assert people(out)["north", "3"] == people(out)["north", "1"]
    (log,) = rows(out / "combination_log.csv")
    assert (log["action"], log["part_id"]) == ("joined", first["north", "3"])
    link_files(files, out)
    assert people(out) == first
    assert [row["action"] for row in rows(out / "combination_log.csv")] == ["parted"]


def test_an_explanation_says_what_agrees_what_it_weighs_and_why_a_guard_refused(files, tmp_path):
    link_files(files, tmp_path / "out", columns=["address=street+town"])
    joined = explain(tmp_path / "out", "north/1", "south/1")
    assert joined.is_one_person
    assert joined.verdict == "linked"
    weights = {row["field"]: row["weight"] for row in joined.rows}
    assert weights["surname"] > 3 and weights["birth date"] > 3
    parts = [w for field, w in weights.items() if field not in ("altogether", "guard")]
    assert sum(parts) == pytest.approx(weights["altogether"], abs=0.6)
    refused = explain(tmp_path / "out", "2", "3")
    assert not refused.is_one_person
    assert "twins" in refused.as_text()
    assert "Guard:" in refused.as_text()
    assert "ashworth" not in refused.as_text().lower()


def test_the_commands_take_paths_first_or_options_first(files, tmp_path):
    runner = CliRunner()
    first = runner.invoke(app, ["link", *map(str, files), "--out", str(tmp_path / "a")])
    assert first.exit_code == 0, first.output
    second = runner.invoke(app, ["link", "--out", str(tmp_path / "b"), *map(str, files)])
    assert second.exit_code == 0, second.output
    assert people(tmp_path / "a") == people(tmp_path / "b")
    told = runner.invoke(app, ["link", "explain", str(tmp_path / "a"), "north/1", "2", "--json"])
    assert told.exit_code == 0
    assert json.loads(told.stdout)["is_one_person"] is True


def test_what_cannot_be_linked_is_said_without_a_value(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFound):
        link_files([tmp_path / "empty"], tmp_path / "out")
    (tmp_path / "x.csv").write_text("colour,size\nred,2\n", "utf-8")
    with pytest.raises(RefusedDelivery, match="no column of names"):
        link_files([tmp_path / "x.csv"], tmp_path / "out")
    (tmp_path / "y.csv").write_text("id,surname\n1,Zebedee\n1,Quill\n", "utf-8")
    with pytest.raises(RefusedDelivery, match="more than one record") as refused:
        link_files([tmp_path / "y.csv"], tmp_path / "out")
    assert "Zebedee" not in str(refused.value)
    with pytest.raises(BadOverlay, match="ours=theirs"):
        link_files([tmp_path / "y.csv"], tmp_path / "out", columns=["hair=colour"])
    with pytest.raises(RefusedDelivery, match="no such column"):
        link_files([tmp_path / "y.csv"], tmp_path / "out", columns=["forename=given"])


def test_a_record_that_is_not_there_or_is_in_two_sources_is_asked_about(files, tmp_path):
    link_files(files, tmp_path / "out")
    with pytest.raises(NotFound):
        explain(tmp_path / "out", "north/1", "north/99")
    with pytest.raises(UserFacingError, match="SOURCE/ID"):
        explain(tmp_path / "out", "1", "2")
    with pytest.raises(NotFound):
        explain(tmp_path / "empty", "1", "2")
