"""What to do, drafted by rule on the 4P frame; and how the last profile's recommendations fared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accord.documents import Paragraph
from accord.errors import UserFacingError
from accord.profile.facts import Facts, Number
from accord.profile.saying import say
from accord.profile.words import Words

KINDS = ("Pursue", "Prevent", "Protect", "Prepare")
STATUSES = ("done", "partly", "not done")


@dataclass(frozen=True)
class Recommendation:
    """One recommendation: what, of which P, by whom, by when, and what will show it worked."""

    id: str
    kind: str
    target: str
    what: Paragraph
    owner: str
    measure: str
    due: date | None
    query: str = ""
    key: tuple[str, ...] = ()
    baseline: str = ""


@dataclass(frozen=True)
class Rule:
    """When a recommendation is drafted: where the figure it is measured by is not nought."""

    id: str
    kind: str
    target: str
    says: str
    owner: str
    measure: str
    days: int
    query: str
    key: tuple[str, ...]


RULES: tuple[Rule, ...] = (
    Rule(
        "R1",
        "Pursue",
        "crimes",
        "Read each crime that meets the group definition and carries no group flag ({n:crime|"
        "crimes}), and record a decision on it.",
        "Force crime registrar",
        "Crimes that meet the group definition without the group flag",
        90,
        "crimes-by-group-flag",
        ("met", "no"),
    ),
    Rule(
        "R2",
        "Pursue",
        "offender",
        "Open lines of enquiry on each network in which somebody is not identified ({n:network|"
        "networks}).",
        "Head of intelligence",
        "Networks in which somebody is not identified",
        120,
        "networks-by-size",
        ("", "yes"),
    ),
    Rule(
        "R3",
        "Pursue",
        "offender",
        "Agree a lead force for each network that reaches another force ({n:network|networks}).",
        "Regional organised crime unit, exploitation lead",
        "Networks of more than one force",
        60,
        "networks-by-reach",
        ("yes",),
    ),
    Rule(
        "R4",
        "Protect",
        "victim",
        "Hold a multi-agency discussion on each child about whom a partner recorded a concern and "
        "police hold no record ({n:child|children}).",
        "Director of children's services and head of public protection",
        "Children of concern to an agency without any police record",
        30,
        "children-of-agency-concern",
        ("", "unknown"),
    ),
    Rule(
        "R5",
        "Protect",
        "victim",
        "Settle why no protective step is recorded for {n:child|children} harmed or "
        "believed at risk.",
        "Safeguarding partnership, exploitation subgroup",
        "Children harmed or at risk without a recorded protective step",
        30,
        "children-by-first-protective-step",
        ("none",),
    ),
    Rule(
        "R6",
        "Protect",
        "victim",
        "Offer a return home interview after every missing episode: after {n:episode|episodes} "
        "none was offered.",
        "Missing co-ordinator",
        "Missing episodes without an interview offered",
        90,
        "missing-by-interview",
        ("not_offered",),
    ),
    Rule(
        "R7",
        "Prevent",
        "place",
        "Visit, with licensing authorities, the businesses that called ({n:call|calls}).",
        "Licensing lead and Makesafe co-ordinator",
        "Calls from businesses",
        120,
        "business-calls-by-place",
        (),
    ),
    Rule(
        "R8",
        "Prepare",
        "practice",
        "Record self-defined ethnicity, or the reason it is missing, for {n:identified person|"
        "identified people} of concern without it.",
        "Data quality lead",
        "Identified people of concern without self-defined ethnicity",
        180,
        "suspects-with-ethnicity",
        ("no",),
    ),
    Rule(
        "R9",
        "Prepare",
        "practice",
        "Ask the open questions of section 30 on {n:crime|crimes} not yet known to be "
        "exploitation.",
        "Detective chief inspector, exploitation",
        "Crimes not yet known to be exploitation",
        90,
        "crimes-by-assessment",
        ("not_known",),
    ),
    Rule(
        "R10",
        "Prepare",
        "practice",
        "Allocate exploitation crimes to accredited investigators: {n:is|are} with others.",
        "Head of investigations",
        "Exploitation crimes with an investigator not accredited",
        180,
        "measure-q1",
        ("no",),
    ),
)


def drafted(facts: Facts, words: Words) -> tuple[Recommendation, ...]:
    """Recommendations by rule, with what analysts changed, then those they added."""
    own = {str(given["id"]): given for given in words.recommendations if "id" in given}
    found = [
        _changed(_drafted(rule, facts, number), own.pop(rule.id, {}))
        for rule in RULES
        if (number := _figure(rule, facts)) is not None
    ]
    added = [g for g in words.recommendations if "id" not in g or str(g["id"]) in own]
    found += [_own(given, place) for place, given in enumerate(added, 1)]
    return tuple(found)


def _figure(rule: Rule, facts: Facts) -> Number | None:
    """The figure, where these readers may see it and it is not nought."""
    number = facts.number(rule.query, *rule.key)
    return number if number.value else None


def _drafted(rule: Rule, facts: Facts, number: Number) -> Recommendation:
    due = facts.scope.on + timedelta(days=rule.days)
    return Recommendation(
        rule.id,
        rule.kind,
        rule.target,
        say(rule.says, n=number),
        rule.owner,
        rule.measure,
        due,
        rule.query,
        number.cell.key,
        number.text,
    )


def _changed(drafted: Recommendation, given: Mapping[str, Any]) -> Recommendation:
    texts = {name: str(given[name]) for name in ("kind", "owner", "measure") if name in given}
    what = Paragraph(str(given["what"])) if "what" in given else drafted.what
    due = given.get("due", drafted.due)
    return Recommendation(**{**vars(drafted), **texts, "what": what, "due": due})


def _own(given: Mapping[str, Any], place: int) -> Recommendation:
    return Recommendation(
        str(given.get("id", f"A{place}")),
        str(given.get("kind", "")),
        str(given.get("target", "")),
        Paragraph(str(given.get("what", ""))),
        str(given.get("owner", "")),
        str(given.get("measure", "")),
        given.get("due"),
    )


@dataclass(frozen=True)
class Earlier:
    """A recommendation of the last profile: what became of it, and its figure then and now."""

    id: str
    kind: str
    what: str
    owner: str
    due: str
    measure: str
    then: str
    now: Number | str
    status: str
    effect: str


def as_json(recommendations: tuple[Recommendation, ...], facts: Facts) -> str:
    """The register that next year's profile reads; it names figures, and no person."""
    rows = [
        {
            "id": r.id,
            "kind": r.kind,
            "what": r.what.text,
            "owner": r.owner,
            "due": r.due.isoformat() if r.due else "",
            "measure": r.measure,
            "query": r.query,
            "key": list(r.key),
            "baseline": r.baseline,
        }
        for r in recommendations
    ]
    head = {"force": facts.scope.force, "period": facts.scope.period, "on": str(facts.scope.on)}
    return json.dumps({**head, "recommendations": rows}, indent=1, ensure_ascii=False) + "\n"


def fared(path: Path | None, facts: Facts, words: Words) -> tuple[Earlier, ...]:
    """How the recommendations of the last profile fared: said by people, measured by figures."""
    if path is None:
        return ()
    try:
        rows = json.loads(path.read_text("utf-8"))["recommendations"]
        said = {str(given.get("id")): given for given in words.last_year}
        return tuple(_fared(row, facts, said.get(row["id"], {})) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise UserFacingError(
            f"{path.name} is not the register of recommendations of an earlier profile."
        ) from problem


def _fared(row: Mapping[str, Any], facts: Facts, said: Mapping[str, Any]) -> Earlier:
    now: Number | str = "[x]"
    if row["query"] and facts.has(row["query"]):
        # A category of last year's that is not among this year's has no figure now.
        with suppress(KeyError):
            now = facts.number(row["query"], *row["key"])
    return Earlier(
        row["id"],
        row["kind"],
        row["what"],
        row["owner"],
        row["due"],
        row["measure"],
        row["baseline"],
        now,
        str(said.get("status", "not said")),
        str(said.get("effect", "")),
    )


def incomplete(recommendations: tuple[Recommendation, ...]) -> Iterator[str]:
    """Recommendations that lack a P, an owner, a measure or a date."""
    for r in recommendations:
        lacks = [
            name
            for name, held in (
                ("one of the four Ps", r.kind in KINDS),
                ("an owner", r.owner),
                ("a measure", r.measure),
                ("a date", r.due),
            )
            if not held
        ]
        if lacks:
            yield f"{r.id} lacks {', '.join(lacks)}"
