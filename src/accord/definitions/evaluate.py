"""Criteria are answered once; every definition is then a rule over the answers, all in SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from accord.definitions.answers import Answer, number_sql, word_sql
from accord.definitions.criteria import CRITERIA
from accord.definitions.criterion import ANSWER_COLUMNS, EVIDENCE_COLUMNS, Criterion
from accord.definitions.definition import Definition
from accord.definitions.facts import AFTER_TEXTS
from accord.definitions.questions import ask_sql, question_sql
from accord.definitions.rule import Criterion as Leaf
from accord.definitions.rule import Holds, as_sql
from accord.engine import Step

# Whose finding makes a candidate a network, and lends its N criteria to its members' crimes.
NETWORK_DEFINITION = "organised-network-iicsa"
_LENT = ("N1", "N2", "N3")
_AFTER_NETWORKS = ("M1",)
_NOT_ASKED = "Nothing recorded points to a sexual element, so the question does not arise."

_OPEN_QUESTIONS = Step(
    "open_questions",
    "Where a sexual element is met or not known; elsewhere most criteria do not arise",
    "select unit from answer_a1 where outcome <> 'not_met'",
)

_NETWORKS_MET = Step(
    "networks_met",
    "The candidates that are networks, with the child for whom it holds",
    f"select network_id, unit as network_unit from outcomes_network_chosen "
    f"where definition_id = '{NETWORK_DEFINITION}' and outcome = {Answer.MET.value}",
)

_BORROWERS = Step(
    "borrowers",
    "Crimes by a member within a network's time, which take the network's N criteria",
    """
    select u.unit, n.network_unit
    from judged u join networks_met n using (network_id) join answer_a1 a using (unit)
    where u.in_network_span and u.candidate_kind <> 'network' and a.outcome <> 'not_met'
    """,
)


def criterion_steps() -> Iterator[Step]:
    """Every criterion's working queries and its answers, those that need networks excepted."""
    yield from AFTER_TEXTS
    for criterion in CRITERIA.values():
        if criterion.key in _AFTER_NETWORKS:
            continue
        yield from _answered(criterion)
        if criterion.key == "A1":
            yield _OPEN_QUESTIONS


def network_steps(definitions: Sequence[Definition]) -> Iterator[Step]:
    """Outcomes for networks, and with what networks lend the last answers for all others."""
    yield _wide("network", exclude=_AFTER_NETWORKS)
    yield _outcomes("outcomes_network", "network", definitions)
    yield _chosen()
    yield _NETWORKS_MET
    yield _BORROWERS
    for key in _LENT:
        yield from _borrowed(CRITERIA[key])
    for key in _AFTER_NETWORKS:
        yield from _answered(CRITERIA[key])


def outcome_steps(definitions: Sequence[Definition]) -> Iterator[Step]:
    """Outcomes for the crimes and records that are asked about anew, then all outcomes."""
    yield _wide("other")
    yield _outcomes("outcomes_other", "other", definitions)
    yield _all_outcomes()


def _answered(criterion: Criterion) -> Iterator[Step]:
    """A criterion's own steps, its answer for every question, and its evidence."""
    yield from criterion.steps
    answer = f"select {ANSWER_COLUMNS} from ({criterion.answer})"
    if criterion.waits_for == "A1":
        answer += f"""
        union all
        select unit, '{criterion.on_silence.word}', null, null, '{_NOT_ASKED}'
        from answer_a1 where outcome = 'not_met'
        """
    yield Step(f"answer_{criterion.column}", criterion.says, answer)
    yield Step(
        f"evidence_{criterion.column}",
        f"The records on which {criterion.key} rests",
        f"select distinct {EVIDENCE_COLUMNS} from ({criterion.evidence})",
    )


def _borrowed(criterion: Criterion) -> Iterator[Step]:
    """A crime in a network takes the network's answer, unless its own is met already."""
    table, column = f"answer_{criterion.column}", criterion.column
    yield Step(
        f"taken_{column}",
        "Questions answered by the network's answer",
        f"""
        select b.unit, b.network_unit
        from borrowers b join {table} o using (unit) join {table} n on n.unit = b.network_unit
        where o.outcome <> 'met' and n.outcome = 'met'
        """,
    )
    yield Step(
        f"evidence_{column}",
        "The same records, with the network's for those",
        f"""
        select {EVIDENCE_COLUMNS} from evidence_{column}
        union
        select t.unit, e.event_id, e.field, e."start", e."end", e.supports
        from taken_{column} t join evidence_{column} e on e.unit = t.network_unit
        """,
    )
    yield Step(
        table,
        "The same answers, with the network's for those",
        f"""
        select a.unit, coalesce(n.outcome, a.outcome) as outcome,
            case when n.unit is null then a.count_low else n.count_low end as count_low,
            case when n.unit is null then a.count_high else n.count_high end as count_high,
            case when n.unit is null then a.reason
                else 'Taken from the network it lies in. ' || n.reason end as reason
        from {table} a
            left join taken_{column} t using (unit)
            left join {table} n on n.unit = t.network_unit
        """,
    )


def _wide(kind: str, exclude: Sequence[str] = ()) -> Step:
    """The answers of one question side by side, as numbers."""
    asked = [c for c in CRITERIA.values() if c.key not in exclude]
    columns = [f"{number_sql(f'{c.column}.outcome')} as {c.column}" for c in asked]
    columns += [f"{CRITERIA[key].on_silence.value} as {CRITERIA[key].column}" for key in exclude]
    joins = " ".join(f"join answer_{c.column} {c.column} using (unit)" for c in asked)
    among = "= 'network'"
    if kind != "network":
        among = "<> 'network' and unit in (select unit from asked_anew)"
    return Step(
        f"answers_{kind}",
        "One row per question, its answers side by side",
        f"""
        select u.unit, candidate_kind, candidate_id, nation, network_id, {", ".join(columns)}
        from judged u {joins}
        where candidate_kind {among}
        """,
    )


def rule_sql(definition: Definition, among: Mapping[str, Definition]) -> str:
    """A definition's rule over the columns of the answers table."""

    def leaf(part: Leaf | Holds) -> str:
        if isinstance(part, Leaf):
            return CRITERIA[part.key].column
        inner = rule_sql(among[part.definition], among)
        if part.nation is None:
            return inner
        return f"case when nation = '{part.nation}' then {inner} else 0 end"

    return as_sql(definition.rule, leaf)


def _outcomes(name: str, kind: str, definitions: Sequence[Definition]) -> Step:
    among = {d.id: d for d in definitions}
    asked = [d for d in definitions if _is_asked(d, kind)]
    selects = [
        f"""
        select unit, candidate_kind, candidate_id, nation, network_id,
            '{d.id}' as definition_id, '{d.version}' as definition_version,
            {rule_sql(d, among)} as outcome,
            {question_sql(d, among)} as question, {ask_sql(d, among)} as ask
        from answers_{kind}
        """
        for d in asked
    ]
    return Step(name, "What each definition says", " union all ".join(selects))


def _is_asked(definition: Definition, kind: str) -> bool:
    if kind == "network":
        return "network" in definition.candidates
    return bool({"crime", "record"} & set(definition.candidates))


def _chosen() -> Step:
    # The definition asks for one child for whom it holds: the network is judged by that child.
    return Step(
        "outcomes_network_chosen",
        "Each network by the child for whom most holds",
        """
        select * exclude (place) from (
            select *, row_number() over (
                partition by candidate_id, definition_id order by outcome desc, unit) as place
            from outcomes_network)
        where place = 1
        """,
    )


def _all_outcomes() -> Step:
    return Step(
        "outcomes",
        "Every finding, with the id that is the same whenever inputs and versions are",
        f"""
        select stable_id(definition_id || '|' || definition_version || '|' || candidate_kind || '|'
                || candidate_id) as finding_id,
            unit, nation, definition_id, definition_version, candidate_kind, candidate_id,
            {word_sql("outcome")} as outcome,
            case when outcome = {Answer.NOT_KNOWN.value} then nullif(question, '') end as question,
            case when outcome = {Answer.NOT_KNOWN.value} then nullif(ask, '') end as ask
        from (select * from outcomes_network_chosen union all select * from outcomes_other)
        """,
    )
