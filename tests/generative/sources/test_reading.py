"""However a file is spoilt, both readers agree, nothing crashes and no row disappears."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.engine import open_engine
from accord.sources.csv_files import _fast, _slow
from accord.sources.delivery import check
from accord.sources.texts import encoding_of
from support.packages import Package

PIECES = [
    "a",
    '"',
    '""',
    ",",
    "\n",
    "\r\n",
    "\r",
    " ",
    "é",
    "\t",
    "x,y",
    '"q"',
    '"a,b"',
    '"a\nb"',
    '""""',
    "\xa0",
    "'",
    "\\",
    "#",
    "|",
]
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_the_fast_reader_reads_what_the_careful_one_reads(tmp_path_factory, pieces):
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    path.write_text("c1,c2\n" + "".join(pieces), "utf-8", newline="")
    engine = open_engine(threads=1)
    try:
        if encoding_of(path).is_clean and _fast(engine, path, "quick", 2, ","):
            assert _slow(engine, path, "careful", 2, ",") == []
            cells = "trim(coalesce(c{}, ''), ' ' || chr(9) || chr(10) || chr(13) || chr(160))"
            both = f"select {cells.format(1)}, {cells.format(2)} from "
            assert engine.rows(both + "quick order by row_number") == engine.rows(
                both + "careful order by row_number"
            )
    finally:
        engine.close()


@settings(max_examples=15)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_every_row_is_used_or_in_quarantine_whatever_it_holds(tmp_path_factory, rows):
    package = Package().source()
    package.add("nominals", "| nominal_id | is_identified |\n| N1 | true |")
    package.add(
        "associations",
        [
            {"nominal_id_a": "N1", "nominal_id_b": b, "kind": "friend", "from_on": on, "note": note}
            for b, on, note in rows
        ],
    )
    folder = package.write(tmp_path_factory.mktemp("any"))
    report = check([folder])

    assert report.refused == ()
    for table in report.tables:
        assert table.read == table.used + table.quarantined


@settings(max_examples=25)
@given(st.integers(min_value=0, max_value=2**32))
def test_spoilt_bytes_never_crash_a_check_and_never_lose_a_row(tmp_path_factory, seed):
    chance = random.Random(seed)
    package = Package().source()
    package.add("objects", [{"object_id": f"O{n}", "kind": "vehicle"} for n in range(20)])
    folder = package.write(tmp_path_factory.mktemp("spoilt"))
    content = bytearray((folder / "objects.csv").read_bytes())
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(content))
        content[at : at + chance.randrange(3)] = bytes(
            chance.randrange(256) for _ in range(chance.randrange(3))
        )
    (folder / "objects.csv").write_bytes(bytes(content))
    report = check([folder])

    assert report.exit_code in (0, 3, 4)
    for table in report.tables:
        assert table.read == table.used + table.quarantined
