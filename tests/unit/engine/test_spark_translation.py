"""Our SQL in Spark's words: what would be answered otherwise is put right, or refused."""

from __future__ import annotations

from contextlib import closing

import pytest

from accord.engine import open_engine
from accord.engine.spark import functions
from accord.engine.spark.translation import UnknownToSparkError, translated
from accord.errors import OutOfRoom, UserFacingError


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("select a[1] from t", "SELECT TRY_ELEMENT_AT(`a`, 1) FROM `t`"),
        ("select 1 / n from t", "SELECT CAST(1 AS DOUBLE) / CAST(`n` AS DOUBLE) FROM `t`"),
        ("select any_value(a) from t", "SELECT MIN(`a`) FROM `t`"),
        ("select null::ubigint", "SELECT CAST(NULL AS DECIMAL(20, 0))"),
        ("from t order by a", "SELECT * FROM `t` ORDER BY `a` NULLS LAST"),
        ("select regexp_matches(a, 'b$') from t", r"SELECT `a` RLIKE 'b\\z' FROM `t`"),
        (
            "select unnest(a) || 'x' as b from t",
            "SELECT `taken_apart`.`item` || 'x' AS `b` FROM `t` "
            "LATERAL VIEW EXPLODE(`a`) taken_apart AS `item`",
        ),
    ],
)
def test_what_spark_answers_otherwise_is_said_in_other_words(ours, theirs):
    assert translated(ours) == theirs


@pytest.mark.parametrize(
    "query",
    [
        "select list(a) from t",
        "select list(a order by b desc) from t",
        "select regexp_matches(a, b) from t",
        "select regexp_replace(a, '(b)', '\\1', 'g') from t",
        "select a[n] from t",
        "select unnest(a), unnest(b) from t",
        "select unnest(a), count(*) over () from t",
        "select age_at(a) from t",
        "from read_parquet('p/q')",
    ],
)
def test_what_has_no_one_meaning_on_both_engines_is_refused(query):
    with pytest.raises(UnknownToSparkError):
        translated(query)


def test_a_union_by_name_is_made_one_by_place():
    columns = {"one": ["a", "b"], "two": ["b", "c"]}
    said = translated("from one union all by name from two", columns.__getitem__)
    assert said == (
        "SELECT `a`, `b`, NULL AS `c` FROM (SELECT * FROM `one`) AS `part` "
        "UNION ALL SELECT NULL AS `a`, `b`, `c` FROM (SELECT * FROM `two`) AS `part`"
    )


def test_a_union_of_three_by_name_is_one_union():
    columns = {"one": ["a"], "two": ["b"], "three": ["a", "b"]}
    query = "from one union all by name from two union all by name from three"
    said = translated(f"with x as ({query}) select * from x", columns.__getitem__)
    assert said.count("UNION ALL SELECT") == 2
    assert said.count("SELECT `a`, `b` FROM (SELECT * FROM `three`)") == 1
    assert "SELECT FROM" not in said


def test_an_argument_stands_in_place_whole():
    assert "YEAR((`b` + 1))" in translated("select age_at(a, b + 1) from t")


def test_a_function_within_a_function_is_put_right_too():
    said = translated("select n_items(collect_sorted(upper(a))) from t")
    assert "ARRAY_SORT(COLLECT_SET(" in said
    assert "COLLECT_SORTED" not in said


def test_the_workers_answer_with_the_embedded_engine():
    import pyarrow as pa

    one, other = pa.array(["martha", "Zoë", "", None]), pa.array(["marhta", "Zoe", "a", "b"])
    with closing(open_engine(threads=1)) as engine:
        engine.register("t", pa.table({"a": one, "b": other}))
        expected = engine.arrow("select text_likeness(a, b) as x, strip_accents(a) as y from t")
    assert functions.text_likeness(one, other).to_pylist() == expected["x"].to_pylist()
    assert functions.strip_accents(one).to_pylist() == expected["y"].to_pylist()


def test_an_engine_that_is_not_there_is_said_in_words(tmp_path):
    from accord.run import Options, run

    with pytest.raises(UserFacingError, match="duckdb or spark"):
        run([], tmp_path, options=Options(engine="abacus"))
    with pytest.raises(UserFacingError, match="--engine spark"):
        run([], tmp_path, options=Options(master="local[2]"))


def test_memory_or_disk_that_runs_out_on_any_machine_is_said_in_words():
    from accord.engine.spark.session import in_words

    @in_words
    def fail(problem):
        raise RuntimeError(problem)

    with pytest.raises(OutOfRoom, match="--memory"):
        fail("Job aborted: java.lang.OutOfMemoryError: Java heap space, row ('Zoë', 14)")
    with pytest.raises(OutOfRoom) as told:
        fail("java.io.IOException: No space left on device, row ('Zoë', 14)")
    assert "Zoë" not in str(told.value)
    with pytest.raises(RuntimeError, match="something else"):
        fail("something else")
