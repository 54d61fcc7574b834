"""Rows that no earlier run turned are turned, no others, and it comes out as if all had been."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.engine import Turning, Work, open_engine, turn
from accord.reading import stage
from accord.tables import TABLES

ROWS = pa.schema(
    [
        ("key", pa.string()),
        ("part", pa.int64()),
        ("said", pa.string()),
        ("of", pa.list_(pa.string())),
    ]
)
TEXT_TABLES = ("crimes", "intelligence", "missing_episodes", "partner_reports")
WORDS = pa.schema([("key", pa.string()), ("part", pa.int64()), ("word", pa.string())])
TURNED: list[int] = []


def words(rows: pa.Table) -> pa.Table:
    """The words of every row, and the people it is of."""
    TURNED.append(len(rows))
    made = [
        {"key": row["key"], "part": row["part"], "word": word}
        for row in rows.to_pylist()
        for word in [*(row["said"] or "").split(), *(row["of"] or [])]
    ]
    return pa.Table.from_pylist(made, schema=WORDS)


TURNING = Turning("words", "select * from rows", words, WORDS, by=("key", "part"))
# The same where a row is known by something that costs less to make than the row.
TOLD = Turning(
    "words",
    'select r.key, r.part, r.said, r."of" from rows r semi join words_due d '
    "on d.key is not distinct from r.key and d.part = r.part",
    words,
    WORDS,
    by=("key", "part"),
    told="select key, part, value_number(to_json({'said': said, 'of': \"of\"})) as row_digest "
    "from rows",
)
SAYINGS = st.sampled_from(["", "a", "a b", "a 'b'", "a\x1fb", "ß 📱", None])
PEOPLE = st.sampled_from([None, [], ["a"], ["a, b"], ["a", "b"], ["a", None]])
# What a night leaves in a store, each row by its key: new ones, corrected ones, some gone.
DELIVERIES = st.lists(
    st.dictionaries(
        st.tuples(st.sampled_from(["k", "m", None]), st.integers(0, 2)), st.tuples(SAYINGS, PEOPLE)
    ),
    min_size=1,
    max_size=5,
)
Held = dict[tuple[str | None, int], tuple[str | None, list[str | None] | None]]


def turned(
    held: Held, keep: Path | None, made_with: str = "one", turning: Turning = TURNING
) -> list[dict[str, object]]:
    TURNED.clear()
    rows = [{"key": k, "part": p, "said": s, "of": of} for (k, p), (s, of) in held.items()]
    with closing(open_engine(threads=1)) as engine:
        engine.register("rows", pa.Table.from_pylist(rows, schema=ROWS))
        turn(Work(engine, keep=keep, made_with=made_with), turning)
        return engine.arrow("from words order by all").to_pylist()


@pytest.mark.parametrize("turning", [TURNING, TOLD], ids=["by the row", "by what is told of it"])
@settings(max_examples=30, deadline=None)
@given(nights=DELIVERIES)
def test_any_sequence_of_deliveries_gives_what_one_full_run_gives(
    tmp_path_factory, turning, nights
):
    keep = tmp_path_factory.mktemp("kept") / "reading"
    before: Held = {}
    for held in nights:
        night = turned(held, keep, turning=turning)
        new = [key for key, said in held.items() if key not in before or before[key] != said]
        assert sum(TURNED) == len(new)
        assert night == turned(held, None)
        before = held


@pytest.mark.parametrize("why", ["other code", "half written", "never finished"])
def test_what_cannot_be_trusted_is_made_again(why, tmp_path):
    held: Held = {("k", 1): ("a b", None), ("m", 1): ("c", ["d"])}
    whole = turned(held, tmp_path)
    if why == "half written":
        (tmp_path / "words" / "made-with").unlink()
    if why == "never finished":
        (tmp_path / "words").rename(tmp_path / ".unfinished-words")
    assert turned(held, tmp_path, "other" if why == "other code" else "one") == whole
    assert sum(TURNED) == 2
    assert turned(held, tmp_path, "other" if why == "other code" else "one") == whole
    assert sum(TURNED) == 0


def test_nothing_is_kept_of_a_row_that_is_gone(tmp_path):
    turned({("k", 1): ("gone", None), ("m", 1): ("stays", None)}, tmp_path)
    turned({("m", 1): ("stays", None)}, tmp_path)
    kept = (pa.parquet.read_table(path) for path in (tmp_path / "words").glob("*.parquet"))
    assert all("gone" not in str(rows.to_pylist()) for rows in kept)


KEYS = pa.schema([("key", pa.string()), ("part", pa.int64())])


def test_a_row_that_is_nothing_but_its_key_is_turned_once(tmp_path):
    made = []
    for keys in ([("k", 1)], [("k", 1), ("m", 1), (None, 2)], [(None, 2)]):
        TURNED.clear()
        rows = [{"key": key, "part": part} for key, part in keys]
        with closing(open_engine(threads=1)) as engine:
            engine.register("rows", pa.Table.from_pylist(rows, schema=KEYS))
            turning = Turning("named", "select * from rows", _named, WORDS, by=("key", "part"))
            turn(Work(engine, keep=tmp_path, made_with="one"), turning)
            made.append((sum(TURNED), engine.rows("select word from named order by all")))
    assert made == [(1, [("k",)]), (2, [("k",), ("m",), ("none",)]), (0, [("none",)])]


def _named(rows: pa.Table) -> pa.Table:
    TURNED.append(len(rows))
    made = [row | {"word": row["key"] or "none"} for row in rows.to_pylist()]
    return pa.Table.from_pylist(made, schema=WORDS)


TEXTS = (
    "Two unknown males took her to a hotel.",
    "She was given gifts by Karl Moss.",
    "The offender acted alone.",
)


Row = dict[str, object]


def _read(
    texts: list[str], keep: Path | None, people: Sequence[Row] = (), roles: Sequence[Row] = ()
) -> tuple[list[Row], list[str]]:
    """Mentions of some crimes' texts, and how many texts were read for them."""
    reported: list[str] = []
    crimes = [{"source_id": "s", "crime_ref": str(n), "mo_text": t} for n, t in enumerate(texts)]
    given_rows = {"crimes": crimes, "nominals": people, "involvements": roles}
    with closing(open_engine(threads=1)) as engine:
        for name in (*TEXT_TABLES, "nominals", "involvements"):
            rows = given_rows.get(name, ())
            engine.register(name, pa.Table.from_pylist(list(rows), schema=TABLES[name].schema))
        stage.run(Work(engine, reported.append, keep=keep, made_with="this"))
        return engine.arrow("from mentions order by all").to_pylist(), reported


def test_a_night_reads_new_and_corrected_texts_only(tmp_path):
    _, first = _read([TEXTS[0], TEXTS[1]], tmp_path)
    mentions, night = _read([TEXTS[0], TEXTS[2], TEXTS[1]], tmp_path)
    assert (first, night) == (["2 rows to mentions"], ["2 rows to mentions"])
    assert mentions == _read([TEXTS[0], TEXTS[2], TEXTS[1]], None)[0]
    assert _read([TEXTS[0], TEXTS[2], TEXTS[1]], tmp_path)[1] == ["0 rows to mentions"]


KARL = {"source_id": "s", "nominal_id": "1", "forename": "Karl", "surname": "Moss"}
SUSPECT = {
    "source_id": "s",
    "event_kind": "crime",
    "event_ref": "1",
    "nominal_id": "1",
    "role": "suspect",
}


@pytest.mark.parametrize(
    ("people", "roles", "n_read"),
    [
        ([KARL], [SUSPECT], 0),
        ([KARL | {"surname": "Most"}], [SUSPECT], 1),
        ([KARL | {"known_as": ["a", "b"]}], [SUSPECT], 1),
        ([KARL], [SUSPECT | {"role": "victim"}], 1),
        ([KARL], [SUSPECT, SUSPECT | {"role": "victim"}], 1),
        ([KARL], [SUSPECT | {"event_ref": "0"}], 2),
        ([KARL, KARL | {"nominal_id": "2"}], [SUSPECT | {"nominal_id": "2"}], 1),
        ([KARL], [], 1),
        ([KARL, KARL | {"nominal_id": "2"}], [SUSPECT], 0),
    ],
)
def test_a_night_reads_again_the_texts_of_records_whose_people_changed(
    tmp_path, people, roles, n_read
):
    _read(list(TEXTS), tmp_path, [KARL], [SUSPECT])
    night, told = _read(list(TEXTS), tmp_path, people, roles)
    assert told == [f"{n_read} rows to mentions"]
    assert night == _read(list(TEXTS), None, people, roles)[0]


def test_two_names_are_not_taken_for_one_with_a_comma_in_it(tmp_path):
    _read(list(TEXTS), tmp_path, [KARL | {"known_as": ["a, b"]}], [SUSPECT])
    _, told = _read(list(TEXTS), tmp_path, [KARL | {"known_as": ["a", "b"]}], [SUSPECT])
    assert told == ["1 rows to mentions"]
