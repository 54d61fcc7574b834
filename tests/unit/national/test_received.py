"""Returns that cannot be merged are refused with everything that is wrong, and no value is told."""

import csv
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.national.making import Asked, make_national
from accord.national.pooling import left_out
from accord.national.received import SPECIFICATION, UnusableReturn, read_return, read_returns
from accord.returns.populations import COLUMNS
from accord.returns.specification import specification
from accord.returns.write import as_sent
from accord.run import Overlays
from accord.store import Store

ROWS = {
    "crimes": [{"crime_id": "k1", "category": "cse", "cse_recorded": "True"}],
    "victims": [{"crime_id": "k1", "person_id": "v1", "identified": "yes", "sex": "F"}],
    "suspects": [{"crime_id": "k1", "person_id": "s1", "identified": "yes", "sex": "M"}],
    "networks": [
        {
            "network_id": "n1",
            "n_people_low": "2",
            "n_people_high": "3",
            "n_identified": "1",
            "mapped": "no",
        }
    ],
    "network_members": [{"network_id": "n1", "person_id": "s1", "identified": "yes"}],
    "network_children": [{"network_id": "n1", "person_id": "v1", "identified": "yes"}],
    "answers": [{"crime_id": "k1", "definition_id": "group-csae-cocad", "outcome": "met"}],
    "person_tokens": [{"person_id": "s1", "token_kind": "pnc", "token": "t" * 32}],
}
TOKEN_OF_V1 = {"person_id": "v1", "token_kind": "upn", "token": "u" * 32}
ABOUT = {
    "return": SPECIFICATION,
    "force": "E23000901",
    "first": "2025-01-01",
    "last": "2025-12-31",
    "key_check": "abcd",
}


def sent(folder, rows=None, about=None):
    """A return as a force sends it, changed where it is told."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = {t.name: t.columns for t in specification(SPECIFICATION).records}
    columns["person_tokens"] = ("person_id", "token_kind", "token")
    for table, held in {**ROWS, **(rows or {})}.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS[name][0] for name in columns[table])
            writer.writerows([row.get(name, "") for name in columns[table]] for row in held)
    (folder / "return.json").write_text(json.dumps({**ABOUT, **(about or {})}))
    return folder


def test_a_whole_return_is_read(tmp_path):
    read = read_return(sent(tmp_path / "a"))
    assert (read.force, len(read.tables["suspects"])) == ("E23000901", 1)


def _changed(table, **changed):
    return {table: [{**ROWS[table][0], **changed}]}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (_changed("suspects", sex="male"), "column Sex: 1 row without one of F, M, X, U"),
        (
            _changed("victims", identified="perhaps"),
            "column Identified: 1 row without one of yes, no",
        ),
        (_changed("victims", age_band="12"), "column Age at the time: 1 row without one of"),
        (_changed("networks", n_people_low="two"), "1 row without a whole number"),
        (_changed("networks", n_people_high=""), "1 row without a whole number"),
        (_changed("networks", n_people_low="-2"), "1 row without a whole number"),
        (_changed("networks", n_people_high="1"), "1 row with more people at least than at most"),
        (_changed("networks", n_identified="9"), "1 row with more identified than at most"),
        (_changed("suspects", crime_id="k9"), "1 row with what is not in crimes.csv"),
        (_changed("network_members", network_id="n9"), "what is not in networks.csv"),
        (_changed("crimes", crime_id=""), "column Crime: 1 row without a value"),
        ({"crimes": ROWS["crimes"] * 2}, "crimes.csv: 1 row there twice"),
        (_changed("answers", outcome="yes"), "column Answer: 1 row without one of met"),
    ],
)
def test_what_would_count_somebody_wrongly_is_told(tmp_path, rows, told):
    with pytest.raises(UnusableReturn) as refused:
        read_return(sent(tmp_path / "a", rows))
    assert told in str(refused.value)
    assert not any(value in str(refused.value) for value in ("male", "perhaps", "k9", "n9"))


def test_everything_that_is_wrong_in_all_returns_is_told_at_once(tmp_path):
    one = sent(tmp_path / "a", {**_changed("suspects", sex="m"), **_changed("crimes", crime_id="")})
    other = sent(tmp_path / "b", about={"first": "2026-01-01"})
    with pytest.raises(UnusableReturn) as refused:
        read_returns([one, other, tmp_path / "c"])
    for told in ("column Sex", "column Crime", "ends before it begins", "holds no return"):
        assert told in str(refused.value)
    assert refused.value.exit_code == 11


def _with_manifest(folder):
    """A return that says, as accord return does, what stands in each of its files."""
    about = json.loads((folder / "return.json").read_text())
    about["files"] = {path.name: as_sent(path.read_bytes()) for path in folder.glob("*.csv")}
    (folder / "return.json").write_text(json.dumps(about))
    return folder


def test_a_file_that_was_cut_between_two_rows_is_refused_with_what_is_missing(tmp_path):
    folder = sent(tmp_path / "a", {"person_tokens": [*ROWS["person_tokens"], TOKEN_OF_V1]})
    _with_manifest(folder)
    assert read_return(folder)
    whole = (folder / "person_tokens.csv").read_bytes()
    (folder / "person_tokens.csv").write_bytes(whole[: whole[:-1].rindex(b"\n") + 1])
    with pytest.raises(UnusableReturn) as refused:
        read_return(folder)
    assert "person_tokens.csv has 1 of the 2 rows that were written" in str(refused.value)
    assert "send it again" in str(refused.value)


def test_a_file_that_was_changed_after_it_was_written_is_refused(tmp_path):
    folder = _with_manifest(sent(tmp_path / "a"))
    text = (folder / "suspects.csv").read_text("utf-8-sig").replace(",M,", ",U,")
    (folder / "suspects.csv").write_text(text, "utf-8-sig")
    with pytest.raises(UnusableReturn, match=r"suspects\.csv is not as it was written") as refused:
        read_return(folder)
    assert "s1" not in str(refused.value)


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"return": "cocad-categories"}, "holds the return cocad-categories"),
        ({"return": "of a person's name"}, "holds another return"),
        ({"key_check": None}, "was made without a key"),
        ({"first": None}, "does not say whose it is and of which days"),
        ({"first": "2026-12-31"}, "ends before it begins"),
    ],
)
def test_what_is_wrong_with_a_whole_return_is_told_with_what_to_do_next(tmp_path, about, told):
    with pytest.raises(UnusableReturn) as refused:
        read_return(sent(tmp_path / "a", about=about))
    assert told in str(refused.value)
    assert "Ask the force" in str(refused.value)
    assert "person's name" not in str(refused.value)


def test_a_folder_without_a_return_says_which_folder_to_give(tmp_path):
    with pytest.raises(UnusableReturn, match=r"holds no return\. Give the folder that"):
        read_return(tmp_path)


def test_a_return_that_is_no_json_says_so(tmp_path):
    folder = sent(tmp_path / "a")
    (folder / "return.json").write_text('{"return": "group-ba')
    with pytest.raises(UnusableReturn, match=r"return\.json was cut short or is no JSON.* again"):
        read_return(folder)


@pytest.mark.parametrize(
    "content", [b"", b"Crime,Person\r\nk1,v1\r\n", b"\xff\xfe\x00Crime", b'"Crime\r\nk1,v1\r\n']
)
def test_a_table_that_is_no_table_of_the_return_is_refused_in_words(tmp_path, content):
    folder = sent(tmp_path / "a")
    (folder / "victims.csv").write_bytes(content)
    with pytest.raises(UnusableReturn, match=r"victims\.csv"):
        read_return(folder)


def test_a_table_that_was_cut_in_the_middle_of_a_row_is_refused(tmp_path):
    folder = sent(tmp_path / "a", {"victims": ROWS["victims"] * 1})
    whole = (folder / "victims.csv").read_bytes()
    (folder / "victims.csv").write_bytes(whole[:-12])
    with pytest.raises(UnusableReturn, match="cut short"):
        read_return(folder)


@pytest.mark.parametrize(
    "about",
    [
        {"first": "2026-12-31"},
        {"force": "all the forces"},
        {"first": "yesterday"},
        {"return": "cocad-categories"},
        {"key_check": None},
    ],
)
def test_a_return_that_does_not_say_whose_and_when_is_refused(tmp_path, about):
    with pytest.raises(UnusableReturn):
        read_return(sent(tmp_path / "a", about=about))


def test_an_overlay_beside_returns_is_refused_and_nothing_is_taken_in(tmp_path):
    folder = sent(tmp_path / "a")
    asked = Asked((folder,), tmp_path / "out", overlays=Overlays((tmp_path / "own.toml",)))
    with pytest.raises(UnusableReturn, match="bring their answers with them"):
        make_national(asked)
    assert not (tmp_path / "out").exists()


def test_overlays_of_a_forces_own_run_that_are_not_given_are_said(tmp_path):
    run = tmp_path / "force-a" / "runs" / "r1"
    run.mkdir(parents=True)
    versions = json.dumps({"overlays": {"catalogue": {"own-phrases.toml": "abc"}}})
    pq.write_table(pa.table({"versions": [versions]}), run / "runs.parquet")
    Store(tmp_path / "force-a").point_latest_at("r1")
    (line,) = left_out([tmp_path / "force-a"], Overlays())
    assert "own-phrases.toml" in line and "--overlay" in line
