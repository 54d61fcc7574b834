"""Functions Spark lacks, answered on its workers by the embedded engine itself, batch by batch.

So the answers are the same because they are made by the same code.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

# Each function as Spark calls it, with how many texts it takes, the embedded engine's words for it,
# and the type it gives.
FUNCTIONS: tuple[tuple[str, int, str, str], ...] = (
    ("accord_text_likeness", 2, "jaro_winkler_similarity(c0, c1)", "double"),
    ("accord_strip_accents", 1, "strip_accents(c0)", "string"),
    ("accord_try_day", 1, "try_cast(c0 as date)", "date"),
)


@cache
def _embedded() -> duckdb.DuckDBPyConnection:
    """This worker's own connection; it holds no table and writes no file."""
    return duckdb.connect(":memory:", config={"threads": 1, "temp_directory": ""})


def answered(words: str, columns: list[pa.Array]) -> pa.Array:
    """One value for every row of a batch."""
    names = [f"c{place}" for place in range(len(columns))]
    rows = pa.table([column.cast(pa.string()) for column in columns], names=names)
    cursor = _embedded().cursor()
    try:
        cursor.register("batch", rows)
        answer = cursor.sql(f"select {words} as answer from batch").to_arrow_table()["answer"]
        return answer.combine_chunks()
    finally:
        cursor.close()


def text_likeness(one: pa.Array, other: pa.Array) -> pa.Array:
    """How alike two texts are, for every row of a batch."""
    return answered(FUNCTIONS[0][2], [one, other])


def strip_accents(value: pa.Array) -> pa.Array:
    """Texts without their accents, for every row of a batch."""
    return answered(FUNCTIONS[1][2], [value])


def try_day(value: pa.Array) -> pa.Array:
    """The days that texts say, for every row of a batch."""
    return answered(FUNCTIONS[2][2], [value])


def register(session: Any) -> None:
    """Make the functions known to a session."""
    from pyspark.sql.functions import arrow_udf

    for (name, _, _, kind), function in zip(
        FUNCTIONS, (text_likeness, strip_accents, try_day), strict=True
    ):
        session.udf.register(name, arrow_udf(function, kind))
