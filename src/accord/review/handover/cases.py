"""A run's contents become cases: made, changed with what changed in each, or no longer there.

No decision is ever touched: it stays with the revision its reader saw.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accord.review.access.models import COUNCIL, FORCE
from accord.review.cases.models import Case, CasePerson, Reach, SearchTerm, Version
from accord.review.cases.states import State
from accord.review.handover.bulk import add_rows
from accord.review.handover.differences import differences, is_answer_changed
from accord.review.handover.reach import ReachSets

Content = dict[str, Any]
# No vowels and no look-alikes: a reference is read over the phone and spells no word.
LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
REF_LENGTH = 10
LONGEST_TERM = 200


@dataclass
class TakenOver:
    """How many cases a run made, changed and left."""

    made: int = 0
    changed: int = 0
    same: int = 0
    reopened: int = 0
    gone: int = 0


def make_ref() -> str:
    """A random reference."""
    return "".join(secrets.choice(LETTERS) for _ in range(REF_LENGTH))


def take_over(run_id: str, contents: dict[tuple[str, str], Content]) -> TakenOver:
    """Bring the cases in line with a run. In the caller's transaction and scope."""
    counts, now = TakenOver(), timezone.now()
    known = {(c.kind, c.candidate_id): c for c in Case.everything.select_for_update()}
    stands, fresh = _newest_hashes(), list[Content]()
    for key, content in contents.items():
        case = known.pop(key, None)
        if case is None:
            fresh.append(content)
        elif case.is_in_run and stands.get(case.pk) == content_hash(content):
            counts.same += 1
        else:
            _brought_up(case, run_id, content, now, counts)
    counts.gone = _left_out(known.values(), run_id, now)
    # All that are left in the run are this run's: most of a night's cases are as they were.
    Case.everything.filter(is_in_run=True).update(run_id=run_id)
    counts.made = store_new(fresh, run_id, now)
    return counts


def _newest_hashes() -> dict[Any, str]:
    """What the newest version of each case held, told by its hash: all in one query."""
    rows = Version.everything.order_by("case_id", "revision").values_list("case_id", "content_hash")
    return dict(rows.iterator())


def store_new(contents: Iterable[Content], run_id: str, now: datetime) -> int:
    """Make a case of each content; none of them is known yet."""
    sets = ReachSets()
    fresh = [(_made(run_id, content, now, sets), content) for content in contents]
    _store(fresh, run_id, now)
    return len(fresh)


def _made(run_id: str, content: Content, now: datetime, sets: ReachSets) -> Case:
    return Case(
        ref=make_ref(),
        kind=content["kind"],
        candidate_id=content["reference"],
        run_id=run_id,
        changed_at=now,
        reach_set=sets.of(content),
        **_summary(content),
    )


def _summary(content: Content) -> dict[str, Any]:
    leading = content["definitions"][0]
    own = _own_record(content)
    days = [r["at"][:10] for r in content["records"] if r["at"]]
    return {
        "definition_id": leading["id"],
        "outcome": leading["outcome"],
        "why": _why(content, leading),
        "reasons": f" {' '.join(_reasons(content, leading))} ",
        "force_code": own.get("force") or (content["forces"] or [{"code": ""}])[0]["code"],
        "unit": own.get("unit", ""),
        "marking": content["marking"],
        "last_on": date.fromisoformat(max(days)) if days else None,
        "n_children": len(content["children"]),
        "n_people": len(content["people"]),
    }


def _own_record(content: Content) -> Content:
    records = content["records"]
    own: list[Content] = [r for r in records if r["scope"] == "own"] or records[:1]
    return own[0] if own else {}


def _why(content: Content, leading: Content) -> str:
    said = [f"{leading['title']}: {leading['outcome'].replace('_', ' ')}."]
    for flag in content["flags"]:
        if flag["change"] != "none":
            name = flag["flag"].replace("_", " ")
            said.append(f"Flag {name}: {_FLAG_WORDS[flag['change']]}.")
    if leading["outcome"] == "not_known" and leading["question"]:
        said.append(f"Open: {leading['question']}")
    return " ".join(said)


def _reasons(content: Content, leading: Content) -> list[str]:
    """The same as codes, each once: what the queue is narrowed by."""
    said = {leading["outcome"]}
    said |= {f"flag_{flag['change']}" for flag in content["flags"] if flag["change"] != "none"}
    if any(d["outcome"] == "not_known" and d["question"] for d in content["definitions"]):
        said.add("question")
    return sorted(said)


_FLAG_WORDS = {
    "add": "proposed and not recorded",
    "remove": "recorded and not borne out",
    "review": "cannot be told from the records",
}


def _brought_up(
    case: Case, run_id: str, content: Content, now: datetime, counts: TakenOver
) -> None:
    newest = Version.everything.filter(case=case).order_by("-revision").first()
    case.is_in_run = True
    before = newest.content if newest else content
    changes = differences(before, content) or ["the words of a record or a reason changed"]
    for name, value in _summary(content).items():
        setattr(case, name, value)
    case.reach_set = ReachSets().of(content)
    case.revision, case.changed_at, case.is_changed = case.revision + 1, now, True
    if is_answer_changed(before, content) and case.state != State.OPEN.value:
        case.state = State.OPEN.value
        changes.insert(0, "Opened again: a definition answers differently from what was decided on")
        counts.reopened += 1
    case.save()
    _describe([(case, content)])
    add_rows(Version, [_version(case, content, run_id, now, changes)])
    counts.changed += 1


def _left_out(cases: Iterable[Case], run_id: str, now: datetime) -> int:
    """Cases the run no longer makes: kept, with their decisions, and said to be so."""
    gone = [case for case in cases if case.is_in_run]
    for case in gone:
        newest = Version.everything.filter(case=case).order_by("-revision").first()
        case.is_in_run, case.is_changed, case.changed_at = False, True, now
        case.revision += 1
        case.save()
        if newest:
            said = ["No longer found: no group definition is met or open and no flag would change"]
            Version.everything.create(
                case=case,
                revision=case.revision,
                run_id=run_id,
                content=newest.content,
                content_hash=newest.content_hash,
                changes=said,
                at=now,
            )
    return len(gone)


def _store(fresh: list[tuple[Case, Content]], run_id: str, now: datetime) -> None:
    add_rows(Case, (case for case, _ in fresh))
    add_rows(Version, (_version(case, content, run_id, now, []) for case, content in fresh))
    _describe(fresh, is_fresh=True)


def content_hash(content: Content) -> str:
    """What tells two contents apart; where names are hidden is nothing a run says of a case."""
    records = [{k: v for k, v in r.items() if k != "named"} for r in content["records"]]
    compared = {**content, "records": records}
    said = json.dumps(compared, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(said.encode()).hexdigest()


def _version(
    case: Case, content: Content, run_id: str, now: datetime, changes: list[str]
) -> Version:
    return Version(
        case=case,
        revision=case.revision,
        run_id=run_id,
        content=content,
        content_hash=content_hash(content),
        changes=changes,
        at=now,
    )


def _describe(cases: list[tuple[Case, Content]], *, is_fresh: bool = False) -> None:
    """Who may see a case, who is on it and what it is found by."""
    if not is_fresh:
        for table in (Reach, CasePerson, SearchTerm):
            table.everything.filter(case__in=[case for case, _ in cases]).delete()
    for table, made in ((Reach, _reaches), (CasePerson, _people), (SearchTerm, _terms)):
        add_rows(table, (row for case, content in cases for row in made(case, content)))


def _reaches(case: Case, content: Content) -> Iterator[Reach]:
    for force in content["forces"]:
        yield Reach(case=case, kind=FORCE, code=force["code"])
    for council in content["councils"]:
        yield Reach(case=case, kind=COUNCIL, code=council)


def _people(case: Case, content: Content) -> Iterator[CasePerson]:
    everybody = (*content["children"], *content["adult_victims"], *content["people"])
    for person in sorted({p["person_id"] for p in everybody}):
        yield CasePerson(case=case, person_id=person)


def _terms(case: Case, content: Content) -> Iterator[SearchTerm]:
    everybody = (*content["children"], *content["adult_victims"], *content["people"])
    found = {
        ("person", p["name"]) for p in everybody if not p["name"].startswith(("not ", "name "))
    }
    found |= {("record", r["ref"]) for r in content["records"]}
    found |= {("place", r["place"]) for r in content["records"] if r["place"]}
    found |= {(o["kind"], o["key"]) for o in content["objects"]}
    for kind, label in sorted(found):
        yield SearchTerm(
            case=case, kind=kind[:12], folded=folded(label), label=label[:LONGEST_TERM]
        )


def folded(text: str) -> str:
    """A text as it is searched: letters and digits alone, small."""
    return "".join(c for c in text.casefold() if c.isalnum())[:LONGEST_TERM]
