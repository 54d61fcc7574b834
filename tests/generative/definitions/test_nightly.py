"""A night takes over what nothing changed, and gives what judging everything anew gives."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.definitions import stage
from accord.definitions.as_before import ANSWERED, RESULTS
from accord.engine import Work
from accord.finished import save
from generative.definitions.test_laws import worlds
from support.world import world

WRITES = (*RESULTS, "candidate_settings")
Tables = dict[str, list[dict[str, str]]]
Rows = dict[str, list[str]]


def judged(tables: Tables, before: Path | None, beside: Path | None) -> tuple[Rows, int]:
    """The results as rows, and how many questions were answered for findings anew."""
    if beside:
        beside.mkdir()
    given_rows: dict[str, Any] = {k: [dict(r) for r in rows] for k, rows in tables.items()}
    with closing(world(order=0, **given_rows).engine) as engine:
        stage.run(Work(engine, before=before, beside=beside))
        if beside:
            save(engine, WRITES, beside, run_id="night")
        ((n_anew,),) = engine.rows("select count(*) from asked_anew")
        columns = {"findings": "*", "candidate_settings": "*", "evidence": "*"}
        columns["criterion_results"] = (
            "finding_id, criterion_id, outcome, count_low, count_high, reason"
        )
        found = {
            name: sorted(map(repr, engine.rows(f"select {said} from {name}")))
            for name, said in columns.items()
        }
    return found, int(n_anew)


def corrected(tables: Tables, record: str, n: int) -> Tables:
    """The same records, one of them gone, or with other words, people or offence than before."""
    if n == 0:
        return {
            name: [r for r in rows if record not in (r.get("record"), r.get("crime_ref"))]
            for name, rows in tables.items()
        }
    changed = {
        1: ("mentions", "record", {"assertion": "negated"}),
        2: ("involvements", "record", {"nominal_id": "S1"}),
        3: ("crimes", "crime_ref", {"offence_code": "49"}),
    }
    name, key, said = changed[n]
    rows = [r | said if r[key] == record else r for r in tables[name]]
    unique = {tuple(sorted(row.items())): row for row in rows}
    return tables | {name: list(unique.values())}


@settings(max_examples=3, deadline=None)
@given(worlds(), worlds(prefix="Z", most=2), st.integers(0, 3), st.integers(0, 3))
def test_any_sequence_of_deliveries_gives_what_one_full_run_gives(
    tmp_path_factory, first, second, at, how
):
    folder = tmp_path_factory.mktemp("runs")
    both = {name: first[name] + second[name] for name in first}
    record = first["crimes"][at % len(first["crimes"])]["crime_ref"]
    before = None
    for n, tables in enumerate((first, both, corrected(both, record, how), first)):
        beside = folder / str(n)
        night, _ = judged(tables, before, beside)
        assert night == judged(tables, None, None)[0]
        before = beside


TWO = {
    "crimes": [
        {"crime_ref": f"K{n}", "offence_code": "22B", "committed_from": f"2025-0{n}-01T20:00:00"}
        for n in (1, 2)
    ],
    "involvements": [
        {"record": f"K{n}", "nominal_id": f"{letter}{n}", "role": role}
        for n in (1, 2)
        for letter, role in (("C", "victim"), ("S", "suspect"))
    ],
    "mentions": [{"record": "K1", "concept_id": "exchange.gift", "start": "0"}],
}


def test_only_questions_of_which_an_answer_changed_are_worded_again(tmp_path):
    _, n_first = judged(TWO, None, tmp_path / "first")
    _, n_same = judged(TWO, tmp_path / "first", tmp_path / "same")
    other = TWO | {"mentions": [TWO["mentions"][0] | {"assertion": "negated"}]}
    _, n_other = judged(other, tmp_path / "same", tmp_path / "other")
    assert (n_first, n_same, n_other) == (2, 0, 1)


def test_what_was_left_without_its_answers_is_not_taken_over(tmp_path):
    whole, _ = judged(TWO, None, tmp_path / "first")
    (tmp_path / "first" / ANSWERED).unlink()
    again, n_anew = judged(TWO, tmp_path / "first", tmp_path / "again")
    assert (again, n_anew) == (whole, 2)
