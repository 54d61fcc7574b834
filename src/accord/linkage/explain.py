"""Turn a pair of nominals into rows: what agrees, what does not, and how much it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from accord.engine import Work
from accord.errors import NotFound
from accord.linkage.guards import GUARDS
from accord.linkage.model import Comparison, Model
from accord.linkage.relatives import guard
from accord.linkage.scoring import score
from accord.linkage.stage import clear, prepare

Key = tuple[str, str]
Row = dict[str, object]

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


def _numbers(work: Work, keys: Iterable[Key]) -> dict[Key, int]:
    """The number of each nominal asked about; NotFound where one is not there."""
    wanted = sorted(set(keys))
    columns = zip(*wanted, strict=True)
    names = ("source_id", "nominal_id")
    rows = {name: pa.array(column) for name, column in zip(names, columns, strict=True)}
    work.engine.register("link_asked", pa.table(rows))
    found = {
        (source, nominal): int(number)
        for source, nominal, number in work.engine.rows(
            "select source_id, nominal_id, nominal_key from link_nominals "
            "join link_asked using (source_id, nominal_id)"
        )
    }
    if len(found) < len(wanted):
        raise NotFound("One of the two nominals is not in the nominals table.")
    return found


def _speaks(weight: float) -> str:
    if weight == 0:
        return "neither"
    return "for" if weight > 0 else "against"


def _row(field: str, says: str, weight: float) -> Row:
    return {"field": field, "says": says, "speaks": _speaks(weight), "weight": round(weight, 1)}


def _adjusted(comparison: Comparison) -> str:
    """What a comparison adds: its level, and how common the value is where that is counted."""
    column = f"mw_{comparison.column}"
    if any(level.share for level in comparison.levels):
        return f"{column} + mw_tf_adj_{comparison.column}"
    return column


def _compared(work: Work, model: Model) -> dict[tuple[int, int], list[Row]]:
    """Each field of each pair, with how rare a match is before any and what it comes to."""
    parts = [(f"gamma_{c.column}", _adjusted(c)) for c in model.comparisons]
    columns = ", ".join(column for part in parts for column in part)
    found = {}
    for left, right, total, *values in work.engine.rows(
        "select least(nominal_key_l, nominal_key_r), greatest(nominal_key_l, nominal_key_r), "
        f"match_weight, {columns} from link_explained"
    ):
        said = zip(model.comparisons, values[::2], values[1::2], strict=True)
        rows = [_row(c.field, c.says(int(gamma)), float(weight)) for c, gamma, weight in said]
        before = float(total) - sum(float(weight) for weight in values[1::2])
        found[int(left), int(right)] = [
            _row("beforehand", "how seldom two records of this file are one person", before),
            *rows,
            _row("altogether", "all of it added up", float(total)),
        ]
    return found


def _guarded(work: Work) -> dict[tuple[int, int], list[Row]]:
    """Why a pair is not joined whatever its weight, if there is a reason."""
    says = {found.name: found.says for found in GUARDS}
    return {
        (min(left, right), max(left, right)): [_row("guard", says[name], 0.0)]
        for left, right, name in work.engine.rows(
            "select nominal_key_l, nominal_key_r, guard from link_explained_guarded"
        )
        if name in says
    }


def explain_pairs(
    work: Work, pairs: Sequence[tuple[Key, Key]], fitted: Model | None = None
) -> dict[tuple[Key, Key], list[Row]]:
    """Say of each pair why it is one person or not, by the model as it was fitted to these records.

    Where none was kept it is fitted once for all of them.
    """
    if not pairs:
        return {}
    model = prepare(work, fitted)
    numbers = _numbers(work, (key for pair in pairs for key in pair))
    asked = {pair: _ordered(numbers[pair[0]], numbers[pair[1]]) for pair in pairs}
    left, right = zip(*sorted(set(asked.values())), strict=True)
    columns = {"join_key_l": left, "join_key_r": right, "match_key": ["0"] * len(left)}
    work.engine.register("link_explain", pa.table(columns))
    score(work, model, "link_explain", "link_explained", least=None, in_detail=True)
    guard(work, model, "link_explained", "link_explained_guarded")
    compared, guarded = _compared(work, model), _guarded(work)
    clear(work)
    return {pair: compared[key] + guarded.get(key, []) for pair, key in asked.items()}


def _ordered(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def explain_pair(work: Work, one: Key, other: Key, fitted: Model | None = None) -> pa.Table:
    """Say of two nominals, each a source_id and a nominal_id, why they are one person or not.

    The rows are one per field compared, how rare a match is before anything is compared, the
    sum, and the guard that refuses the pair where there is one. No row holds a recorded value.
    """
    (rows,) = explain_pairs(work, [(one, other)], fitted).values()
    return pa.Table.from_pylist(rows, schema=EXPLANATION)
