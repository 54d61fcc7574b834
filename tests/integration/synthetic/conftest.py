"""One small invented country, made once, with its packages read back as they stand on disk."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from accord.synthetic.country import write_country


def quietly(_: str) -> None:
    """Progress is of no interest to a test."""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small country, seed 11."""
    out = tmp_path_factory.mktemp("country") / "small"
    write_country(out, seed=11, scale="small", report=quietly)
    return out


@pytest.fixture(scope="session")
def small_database(small: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table of the small country as text, and its truth, read once."""
    con = duckdb.connect()
    for name in sorted({p.stem for p in small.glob("packages/*/*.csv")}):
        con.execute(
            f"create table {name} as select * from read_csv('{small}/packages/*/{name}.csv', "
            "all_varchar = true, union_by_name = true, quote = '\"', escape = '\"')"
        )
    for path in sorted(small.glob("truth/*.parquet")):
        con.execute(f"create table {path.stem} as select * from '{path}'")
    yield con
    con.close()


@pytest.fixture
def small_tables(
    small_database: duckdb.DuckDBPyConnection,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same tables for the queries of one test."""
    cursor = small_database.cursor()
    yield cursor
    cursor.close()
