"""Turn a pair of nominals into rows: what agrees, what does not, and how much it weighs."""

from __future__ import annotations

import pyarrow as pa

from accord.engine import Step, Work
from accord.errors import NotFound
from accord.linkage.model import Comparison, Model, score
from accord.linkage.relatives import GUARDS, guard
from accord.linkage.stage import clear, prepare

Key = tuple[str, str]

EXPLANATION = pa.schema(
    [
        pa.field("field", pa.string()),
        pa.field("says", pa.string()),
        # for one person, against it, or neither
        pa.field("speaks", pa.string()),
        # in bits: each doubles (or halves) the odds that the two are one person
        pa.field("weight", pa.float64()),
    ]
)


def _number(work: Work, key: Key) -> int:
    source, nominal = (part.replace("'", "''") for part in key)
    rows = work.engine.rows(
        "select nominal_key from link_nominals "
        f"where source_id = '{source}' and nominal_id = '{nominal}'"
    )
    if not rows:
        raise NotFound("One of the two nominals is not in the nominals table.")
    return int(rows[0][0])


def _speaks(weight: float) -> str:
    if weight == 0:
        return "neither"
    return "for" if weight > 0 else "against"


def _row(field: str, says: str, weight: float) -> dict[str, object]:
    return {"field": field, "says": says, "speaks": _speaks(weight), "weight": round(weight, 1)}


def _adjusted(comparison: Comparison) -> str:
    """What a comparison adds: its level, and how common the value is where that is counted."""
    column = f"mw_{comparison.column}"
    if any(level.share for level in comparison.levels):
        return f"{column} + mw_tf_adj_{comparison.column}"
    return column


def _compared(work: Work, model: Model) -> list[dict[str, object]]:
    rows = []
    for comparison in model.comparisons:
        query = f"select gamma_{comparison.column}, {_adjusted(comparison)} from link_explained"
        ((gamma, weight),) = work.engine.rows(query)
        rows.append(_row(comparison.field, comparison.says(int(gamma)), float(weight)))
    return rows


def _guarded(work: Work) -> list[dict[str, object]]:
    """Why the pair is not joined whatever its weight, if there is a reason."""
    ((name,),) = work.engine.rows("select guard from link_explained_guarded")
    return [_row("guard", found.says, 0.0) for found in GUARDS if found.name == name]


def explain_pair(work: Work, one: Key, other: Key) -> pa.Table:
    """Say of two nominals, each a source_id and a nominal_id, why they are one person or not.

    The rows are one per field compared, how rare a match is before anything is compared, the
    sum, and the guard that refuses the pair where there is one. No row holds a recorded value.
    """
    model = prepare(work)
    left, right = sorted((_number(work, one), _number(work, other)))
    pair = f"select {left} as join_key_l, {right} as join_key_r, '0' as match_key"
    work.engine.step(Step("link_explain", "The pair to explain", pair))
    score(work, model, "link_explain", "link_explained", least=None, in_detail=True)
    guard(work, model, "link_explained", "link_explained_guarded")
    ((total,),) = work.engine.rows("select match_weight from link_explained")
    compared = _compared(work, model)
    before = float(total) - float(work.engine.rows(_sum_of(model))[0][0])
    rows = [
        _row("beforehand", "how seldom two records of this file are one person", before),
        *compared,
        _row("altogether", "all of it added up", float(total)),
        *_guarded(work),
    ]
    clear(work)
    return pa.Table.from_pylist(rows, schema=EXPLANATION)


def _sum_of(model: Model) -> str:
    added = " + ".join(_adjusted(comparison) for comparison in model.comparisons)
    return f"select {added} from link_explained"
