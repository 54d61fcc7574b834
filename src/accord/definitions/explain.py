"""Why a crime or a network was or was not flagged: from a run's tables to sentences.

Nothing is said that is not a stored reason: the tree is read from the published tables, and the
renderings in text, HTML and JSON only lay it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from accord.definitions.criteria import CRITERIA
from accord.definitions.definition import Definition, definitions_of
from accord.definitions.explanation import (
    CriterionSaid,
    DefinitionSaid,
    Explanation,
    Ground,
    PersonShown,
    Quote,
    TieShown,
)
from accord.definitions.rendering import as_html, as_json, as_text
from accord.engine import Engine, opened_tables, quoted
from accord.errors import NotFound

__all__ = [
    "as_html",
    "as_json",
    "as_text",
    "explain_crime",
    "explain_network",
    "explain_record",
]

CONTEXT = 90
_TEXTS = {
    "mo_text": ("crimes", "crime_ref"),
    "rhi_text": ("missing_episodes", "episode_id"),
}
_TEXT_TABLES = {
    "intelligence": ("intelligence", "report_id"),
    "partner_report": ("partner_reports", "report_id"),
}
_KINDS = {
    "crime": "crime",
    "intelligence": "intelligence report",
    "missing_episode": "missing episode",
    "partner_report": "partner report",
}
_NEEDED = (
    *("findings", "criterion_results", "evidence", "candidates", "candidate_people"),
    *("candidate_records", "candidate_ties", "ties", "events", "event_people", "persons"),
    *("sources", "crimes", "intelligence", "missing_episodes", "partner_reports"),
)
# A child who may be a member, or is a suspect, stands among the children: a child first.
_CHILDREN = (
    "(bool_or(c.side = 'child') or bool_or(c.is_child = 'yes')) "
    "and not (bool_or(c.is_child = 'no') and not bool_or(c.is_child = 'yes'))"
)
_ADULT_VICTIMS = (
    "bool_or(c.side = 'child') and bool_or(c.is_child = 'no') and not bool_or(c.is_child = 'yes')"
)
_OF_CONCERN = "not bool_or(c.side = 'child') and not bool_or(c.is_child = 'yes')"
_FIRST = ("organised-network-iicsa", "group-cse-inquiry-draft", "group-csae-cocad")


def explain_crime(run_folder: Path, reference: str) -> Explanation:
    """Explain every definition's answer for one crime, named SOURCE/REF."""
    return _explain(run_folder, "crime", reference)


def explain_record(run_folder: Path, reference: str) -> Explanation:
    """Explain every definition's answer for another record, named SOURCE/KIND/REF."""
    return _explain(run_folder, "record", reference)


def explain_network(run_folder: Path, network_id: str) -> Explanation:
    """Explain a network, or a candidate that did not become one, by its id."""
    return _explain(run_folder, "network", network_id)


def _explain(run_folder: Path, kind: str, reference: str) -> Explanation:
    with opened_tables(run_folder, _NEEDED) as engine:
        chosen = _chosen(engine, kind, reference)
        if not engine.rows("select 1 from chosen_findings limit 1"):
            raise NotFound(f"This run holds no {kind} of that reference.")
        return Explanation(
            kind=kind,
            reference=reference,
            title=f"{'Network' if kind == 'network' else kind.capitalize()} {reference}",
            children=tuple(_people(engine, chosen, _CHILDREN)),
            adult_victims=tuple(_people(engine, chosen, _ADULT_VICTIMS)),
            people=tuple(_people(engine, chosen, _OF_CONCERN)),
            ties=tuple(_ties(engine, chosen)),
            records=tuple(_records(engine, chosen)),
            definitions=tuple(_definitions(engine, definitions_of(run_folder))),
            **_handling(engine, chosen),
        )


def _chosen(engine: Engine, kind: str, reference: str) -> str:
    """Pick out the candidate's findings; give the condition that picks its other rows."""
    condition = f"candidate_kind = '{kind}' and candidate_id = {quoted(reference)}"
    engine.run(f"create or replace view chosen_findings as from findings where {condition}")
    engine.run(
        "create or replace table chosen_evidence as select e.* from evidence e "
        "join chosen_findings f using (finding_id)"
    )
    return condition


def _handling(engine: Engine, chosen: str) -> dict[str, Any]:
    rows = engine.rows(
        f"""select array_to_string(collect_sorted(marking), ', '), bool_or(is_synthetic)
        from sources where source_id in (
            select e.source_id from candidate_records r join events e using (event_id)
            where {chosen})"""
    )
    marking, is_synthetic = rows[0]
    return {"marking": marking or "", "is_synthetic": bool(is_synthetic)}


def _people(engine: Engine, chosen: str, whom: str) -> Iterator[PersonShown]:
    """People of the candidate, each once."""
    rows = engine.rows(
        f"""select c.person_id, any_value(p.forename), any_value(p.surname),
            any_value(p.is_identified), bool_or(c.is_child = 'yes') as is_child,
            min(a.low), max(a.high), bool_or(c.is_also_victim),
            array_to_string(collect_sorted(r.role), '|'),
            array_to_string(collect_sorted(c.reason), ' ')
        from candidate_people c
            left join persons p using (person_id)
            left join (select c2.person_id, c2.side, unnest(c2.roles) as role
                from candidate_people c2 where {chosen}) r
                on r.person_id = c.person_id and r.side = c.side
            left join (select e.person_id, min(e.age_low) as low, max(e.age_high) as high
                from event_people e join candidate_records using (event_id)
                where {chosen} group by e.person_id) a on a.person_id = c.person_id
        where {chosen}
        group by c.person_id
        having {whom}
        order by c.person_id"""
    )
    for person_id, forename, surname, known, is_child, low, high, also, roles, reason in rows:
        yield PersonShown(
            person_id=person_id,
            name=" ".join(n for n in (forename, surname) if n)
            or ("name not recorded" if known else "not identified"),
            is_child=bool(is_child),
            age=_age(low, high),
            is_also_victim=bool(also),
            roles=tuple(role.replace("_", " ") for role in (roles or "").split("|") if role),
            reason=reason or "",
        )


def _age(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return "age not known" if low is None and high is None else f"about {low or high}"
    return f"{low}" if low == high else f"{low} to {high}"


def _ties(engine: Engine, chosen: str) -> Iterator[TieShown]:
    rows = engine.rows(
        f"""select t.person_id_a, t.person_id_b, t.basis, t.reason, t.strength, t.source_id,
            t.event_kind, t.event_ref, a.forename, a.surname, b.forename, b.surname
        from candidate_ties c join ties t using (tie_id)
            left join persons a on a.person_id = t.person_id_a
            left join persons b on b.person_id = t.person_id_b
        where {chosen} order by t.strength, t.tie_id"""
    )
    for a, b, basis, reason, strength, source, kind, ref, *names in rows:
        record = _record(f"{source}/{kind}/{ref}") if ref else f"an association held by {source}"
        between = f"{_named(a, *names[:2])} and {_named(b, *names[2:])}"
        yield TieShown(between, basis.replace("_", " "), reason, record, strength)


def _named(person_id: str, forename: str | None, surname: str | None) -> str:
    """A person by name, or by id where no name is recorded."""
    return " ".join(name for name in (forename, surname) if name) or f"person {person_id}"


def _records(engine: Engine, chosen: str) -> Iterator[str]:
    for (event_id,) in engine.rows(
        f"select event_id from candidate_records where {chosen} order by event_id"
    ):
        yield _record(event_id)


def _record(event_id: str) -> str:
    source, kind, ref = event_id.split("/", 2)
    return f"{_KINDS.get(kind, kind)} {source}/{ref}"


def _definitions(engine: Engine, among: Sequence[Definition]) -> Iterator[DefinitionSaid]:
    known = {d.id: d for d in among}
    quotes = _all_quotes(engine)
    rows = engine.rows(
        "select finding_id, definition_id, definition_version, outcome, question, ask "
        "from chosen_findings"
    )
    for finding_id, name, version, outcome, question, ask in sorted(rows, key=_placed):
        definition = known.get(name)
        yield DefinitionSaid(
            id=name,
            version=version,
            title=definition.title if definition else name,
            is_provisional=bool(definition and definition.is_provisional),
            outcome=outcome,
            question=question,
            ask=ask,
            criteria=tuple(_criteria(engine, finding_id, quotes)),
        )


def _placed(row: tuple[Any, ...]) -> tuple[int, int, str]:
    """What is met first, then what is not known; the definitions of groups before the rest."""
    outcomes = ("met", "not_known", "not_met")
    place = _FIRST.index(row[1]) if row[1] in _FIRST else len(_FIRST)
    return outcomes.index(row[3]), place, row[1]


def _criteria(
    engine: Engine, finding_id: str, quotes: Callable[[str, str, int, int], Quote | None]
) -> Iterator[CriterionSaid]:
    order = [c.id for c in CRITERIA.values()]
    rows = engine.rows(
        "select criterion_id, outcome, count_low, count_high, reason from criterion_results "
        f"where finding_id = '{finding_id}'"
    )
    for name, outcome, low, high, reason in sorted(rows, key=lambda r: order.index(r[0])):
        criterion = next(c for c in CRITERIA.values() if c.id == name)
        yield CriterionSaid(
            id=name,
            name=criterion.name.replace("_", " "),
            says=criterion.says,
            outcome=outcome,
            count_low=low,
            count_high=high,
            reason=reason,
            grounds=tuple(_grounds(engine, finding_id, name, quotes)),
        )


def _grounds(
    engine: Engine,
    finding_id: str,
    criterion_id: str,
    quotes: Callable[[str, str, int, int], Quote | None],
) -> Iterator[Ground]:
    rows = engine.rows(
        f"""select source_id || '/' || event_kind || '/' || event_ref, supports, field, "start",
            "end"
        from chosen_evidence
        where finding_id = '{finding_id}' and criterion_id = '{criterion_id}'
        order by supports desc, 1, field, "start" """
    )
    for key in dict.fromkeys((record, supports) for record, supports, *_ in rows):
        found = [
            quotes(record, field, start, end)
            for record, supports, field, start, end in rows
            if (record, supports) == key and start is not None
        ]
        yield Ground(key[0], _record(key[0]), key[1], tuple(q for q in found if q))


def _all_quotes(engine: Engine) -> Callable[[str, str, int, int], Quote | None]:
    """The texts of the records relied on, read once, and a way to quote from them."""
    texts: dict[tuple[str, str], str] = {}
    relied_on = engine.rows(
        "select distinct source_id, event_kind, event_ref, field from chosen_evidence "
        'where "start" is not null'
    )
    for source, kind, ref, field in relied_on:
        table, key = _TEXTS[field] if field in _TEXTS else _TEXT_TABLES[kind]
        found = engine.rows(
            f'select "{field}" from {table} where source_id = {quoted(source)} '
            f"and {key} = {quoted(ref)}"
        )
        texts[f"{source}/{kind}/{ref}", field] = (found[0][0] if found else None) or ""

    def quote(record: str, field: str, start: int, end: int) -> Quote | None:
        text = texts.get((record, field), "")
        if not 0 <= start < end <= len(text):
            return None
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return Quote(
            field=field,
            before=("…" if start > CONTEXT else "") + before,
            words=text[start:end],
            after=after + ("…" if end + CONTEXT < len(text) else ""),
            start=start,
            end=end,
        )

    return quote
