"""Turn proposed flags and expected flags into figures, beside what simpler methods say."""

from __future__ import annotations

from typing import NamedTuple

from accord.engine import Engine, Step
from accord.evaluation import baselines
from accord.evaluation.figures import (
    ACCORD,
    EVERYTHING,
    METHODS,
    RECORDED_FLAGS,
    TWO_SUSPECTS,
    TWO_SUSPECTS_SEXUAL,
    Evaluation,
    Score,
    Share,
)

READS = ("record_flags", "true_crimes", *baselines.READS)
FLAGS = ("CSE", "GROUP_CSE", "CSA", "CCE")
# The naive rule speaks of groups who exploit; it says nothing of CSA or CCE.
NAIVE_FLAGS = ("CSE", "GROUP_CSE")
ANSWERS = ("yes", "no", "not_known")
UNKNOWNS_KEPT = "expected not_known, kept not_known"
CCE_KEPT_APART = "criminal exploitation alone, not proposed as sexual"
SCENARIO = "scenario"

_EXPECTED = " union all ".join(
    f"select source_id, crime_ref, scenario, '{flag}' as flag, expected_{flag.lower()} as expected "
    "from true_crimes"
    for flag in FLAGS
)


def _naive(method: str, condition: str) -> str:
    flags = " union all ".join(f"select '{flag}' as flag" for flag in NAIVE_FLAGS)
    return (
        f"select '{method}', c.source_id, c.crime_ref, f.flag, case when s.crime_ref is null "
        f"then 'no' else 'yes' end from crimes c cross join ({flags}) f "
        "left join crimes_with_two_suspects s on s.source_id = c.source_id "
        f"and s.crime_ref = c.crime_ref and {condition}"
    )


STEPS = (
    *baselines.STEPS,
    Step("expected_flags", "what the records of each crime allow", _EXPECTED),
    Step(
        "said_flags",
        "what each method says of each crime",
        f"""
        select '{ACCORD}' as method, source_id, crime_ref, flag, proposed as said
        from record_flags
        union all
        select '{RECORDED_FLAGS}', source_id, crime_ref, flag,
               case when recorded then 'yes' else 'no' end
        from record_flags
        union all
        {_naive(TWO_SUSPECTS, "true")}
        union all
        {_naive(TWO_SUSPECTS_SEXUAL, "s.is_sexual")}
        """,
    ),
    # A crime of which a method says nothing counts as a no: it is a miss, never left out.
    Step(
        "flag_counts",
        "how often each answer was given for each true answer",
        """
        select m.method, e.flag, e.scenario, e.expected, coalesce(s.said, 'no row') as said,
               count(*) as n
        from expected_flags e
        join (select distinct method, flag from said_flags) m on m.flag = e.flag
        left join said_flags s on s.method = m.method and s.flag = e.flag
            and s.source_id = e.source_id and s.crime_ref = e.crime_ref
        group by m.method, e.flag, e.scenario, e.expected, coalesce(s.said, 'no row')
        """,
    ),
)


class Cell(NamedTuple):
    """How many crimes of a scenario got one answer from one method, given the true answer."""

    method: str
    flag: str
    scenario: str
    expected: str
    said: str
    n: int


Cells = list[Cell]


def work_out(engine: Engine) -> Evaluation:
    """How well the proposed flags agree with what the records allow."""
    for step in STEPS:
        engine.step(step)
    rows = engine.rows(
        "select method, flag, scenario, expected, said, n from flag_counts "
        "order by method, flag, scenario, expected, said"
    )
    cells = [Cell(*row) for row in rows]
    ours = _where(cells, method=ACCORD)
    shares = (*_unknowns(ours), _kept_apart(engine), *_confusion(ours))
    return Evaluation(_scores(cells), shares)


def _kept_apart(engine: Engine) -> Share:
    ((n, of),) = engine.rows(
        f"""
        select count(*) filter (where coalesce(s.said, 'no row') <> 'yes'), count(*)
        from true_crimes t
        left join said_flags s on s.source_id = t.source_id and s.crime_ref = t.crime_ref
            and s.method = '{ACCORD}' and s.flag = 'CSE'
        where t.expected_cce = 'yes' and t.expected_cse = 'no'
        """
    )
    return Share("flags", CCE_KEPT_APART, EVERYTHING, EVERYTHING, int(n), int(of))


def _where(cells: Cells, **wanted: str) -> Cells:
    return [
        cell
        for cell in cells
        if all(getattr(cell, name) == value for name, value in wanted.items())
    ]


def _total(cells: Cells) -> int:
    return sum(cell.n for cell in cells)


def _scores(cells: Cells) -> tuple[Score, ...]:
    kinds = sorted({(FLAGS.index(cell.flag), METHODS.index(cell.method)) for cell in cells})
    scores = []
    for split, values in _splits(cells):
        for flag, method in kinds:
            of_kind = _where(cells, flag=FLAGS[flag], method=METHODS[method])
            for value in values:
                confined = _where(of_kind, scenario=value) if split == SCENARIO else of_kind
                scores.append(_score(confined, FLAGS[flag], METHODS[method], split, value))
    return tuple(s for s in scores if s.split == EVERYTHING or s.n_said or s.n_true)


def _splits(cells: Cells) -> tuple[tuple[str, list[str]], ...]:
    scenarios = sorted({cell.scenario for cell in cells})
    return ((EVERYTHING, [EVERYTHING]), (SCENARIO, scenarios))


def _score(cells: Cells, flag: str, method: str, split: str, value: str) -> Score:
    """One score over the crimes whose records settle the matter.

    A crime expected to stay not known is neither right nor wrong here; the shares show it.
    """
    true = _where(cells, expected="yes")
    right = _total(_where(true, said="yes"))
    said = right + _total(_where(cells, expected="no", said="yes"))
    return Score("flags", flag, method, split, value, right, said, _total(true))


def _unknowns(ours: Cells) -> list[Share]:
    open_cells = _where(ours, expected="not_known")

    def share(split: str, value: str, cells: Cells) -> Share:
        kept = _total(_where(cells, said="not_known"))
        return Share("flags", UNKNOWNS_KEPT, split, value, kept, _total(cells))

    scenarios = sorted({cell.scenario for cell in open_cells})
    return [
        share(EVERYTHING, EVERYTHING, open_cells),
        *(share("flag", flag, _where(open_cells, flag=flag)) for flag in FLAGS),
        *(share(SCENARIO, name, _where(open_cells, scenario=name)) for name in scenarios),
    ]


def _confusion(ours: Cells) -> list[Share]:
    """For each flag and each true answer, how often each answer was given."""
    shares = []
    for flag in FLAGS:
        for expected in ANSWERS:
            cells = _where(ours, flag=flag, expected=expected)
            about, of = f"{flag}: expected {expected}", _total(cells)
            for said in (*ANSWERS, "no row"):
                n = _total(_where(cells, said=said))
                shares.append(Share("flags", about, "answer", said, n, of))
    return shares
