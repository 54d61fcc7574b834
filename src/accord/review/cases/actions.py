"""What changes a case: each in one transaction, the case's row locked, its audit entry with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from accord.review.access.door import Visit
from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.audit_log.actions import Action
from accord.review.cases.asking import AFTER_ASKING, Asked
from accord.review.cases.models import Case, Decision, Hypothesis, Request, Weighing
from accord.review.cases.policies import (
    NotAllowed,
    answers_of,
    check_can_decide,
    cycle_of,
    round_of,
)
from accord.review.cases.states import (
    READ_TWICE_ONE_IN,
    TRANSITIONS,
    Answer,
    State,
    after_first,
    after_second,
)


@dataclass(frozen=True)
class Said:
    """One answer with its reason."""

    answer: Answer
    reason_code: str
    reason: str


@dataclass(frozen=True)
class Given:
    """What a reader hands in: on the whole, on criteria, and which revision they read."""

    definition: Mapping[str, Any]
    whole: Said
    criteria: Mapping[str, Said]
    revision: int


class Overtaken(Exception):
    """The case changed, by a person or by a run, while it was being read."""


def decide(visit: Visit, account: Account, case: Case, given: Given) -> State:
    """Keep a reader's answers and move the case on. The case's row is locked by the caller."""
    if given.revision != case.revision:
        raise Overtaken
    check_can_decide(account, case)
    if given.whole.answer is Answer.NEEDS_INFORMATION and round_of(case) == 3:
        raise NotAllowed("third-settles", "A third reader settles it: agree or disagree.")
    cycle, turn = cycle_of(case), round_of(case)
    state = _next_state(case, cycle, turn, given)
    if state not in TRANSITIONS[State(case.state)] and state.value != case.state:
        raise NotAllowed("no-such-step", "The case cannot go there from where it is.")
    if turn == 1:
        # An open question may be followed by an answer of the same reading: the newest holds.
        cycle = _fresh_cycle(case, cycle)
    _keep(account, case, given, cycle, turn)
    # The next number tells a second reader of the same page that somebody was quicker.
    case.state, case.is_changed, case.revision = state.value, False, case.revision + 1
    case.save(update_fields=["state", "is_changed", "revision"])
    visit.did(Action.DECIDE, [case.ref, given.definition["id"]], given.whole.reason_code)
    return state


def _fresh_cycle(case: Case, cycle: int) -> int:
    return cycle + 1 if case.decisions.filter(cycle=cycle, round=1).exists() else cycle


def _next_state(case: Case, cycle: int, turn: int, given: Given) -> State:
    if turn == 1:
        met = given.definition["outcome"] == "met"
        return after_first(
            given.whole.answer,
            machine_met=met,
            is_network=case.kind == "network",
            # The id is random and never shown, so nobody can tell which cases are read twice.
            is_sampled=(case.id.int + cycle) % READ_TWICE_ONE_IN == 0,
        )
    if turn == 2:
        first = answers_of(case, cycle)[1]
        return after_second(Answer(first.answer), given.whole.answer)
    return State.DECIDED


def _keep(account: Account, case: Case, given: Given, cycle: int, turn: int) -> None:
    now = timezone.now()
    machine = {c["id"]: c["outcome"] for c in given.definition["criteria"]}
    machine[""] = given.definition["outcome"]
    Decision.everything.bulk_create(
        Decision(
            case=case,
            revision=case.revision,
            cycle=cycle,
            round=turn,
            definition_id=given.definition["id"],
            definition_version=given.definition["version"],
            criterion_id=criterion,
            machine=machine[criterion],
            answer=said.answer.value,
            reason_code=said.reason_code,
            reason=said.reason,
            by=account.username,
            unit=account.unit,
            at=now,
        )
        for criterion, said in {"": given.whole, **given.criteria}.items()
    )


def assign(visit: Visit, account: Account, case: Case, to: Account) -> None:
    """Say who works on a case: only somebody who may see it and decide on it."""
    from accord.review.access.visibility import Visible

    if not account.may(Permission.ASSIGN):
        raise NotAllowed("no-permission", "Your role does not assign cases.")
    if not to.may(Permission.DECIDE) or not Visible(to).cases().filter(pk=case.pk).exists():
        raise NotAllowed("cannot-take-it", "That person cannot work on this case.")
    case.assigned_to = to
    case.save(update_fields=["assigned_to"])
    visit.did(Action.ASSIGN, [case.ref, to.username])


def ask(
    visit: Visit, account: Account, case: Case, question: str, of: str, due_on: date | None = None
) -> None:
    """Ask somebody who could know; the question is tracked until it is answered."""
    if not account.may(Permission.DECIDE):
        raise NotAllowed("no-permission", "Your role does not ask about cases.")
    Request.everything.create(
        case=case,
        question=question,
        asked_of=of,
        asked_by=account.username,
        asked_at=timezone.now(),
        due_on=due_on,
    )
    visit.did(Action.ASK, [case.ref])


@dataclass(frozen=True)
class Followed:
    """What became of a question, in words where words are needed."""

    state: Asked
    words: str


def follow_up(
    visit: Visit, account: Account, case: Case, asked: Request, followed: Followed
) -> None:
    """Note where a question stands. The case's row is locked by the caller."""
    if not account.may(Permission.DECIDE):
        raise NotAllowed("no-permission", "Your role does not ask about cases.")
    if followed.state not in AFTER_ASKING[Asked(asked.state)]:
        raise NotAllowed("no-such-step", "Somebody else followed this up. Read it again.")
    now = timezone.now()
    asked.state = followed.state.value
    if followed.state is Asked.PUT:
        asked.put_by, asked.put_at = account.username, now
    else:
        asked.answer, asked.answered_by, asked.answered_at = followed.words, account.username, now
    asked.save()
    visit.did(Action.FOLLOW_UP, [case.ref, f"question:{asked.pk}"], followed.state.value)


def explain(visit: Visit, account: Account, case: Case, text: str) -> Hypothesis:
    """Write down what may explain the records."""
    if not account.may(Permission.DECIDE):
        raise NotAllowed("no-permission", "Your role does not weigh explanations.")
    row: Hypothesis = Hypothesis.everything.create(
        case=case, text=text, by=account.username, at=timezone.now()
    )
    visit.did(Action.EXPLAIN, [case.ref, f"explanation:{row.pk}"])
    return row


def weigh(visit: Visit, account: Account, row: Hypothesis, said: Mapping[str, str]) -> None:
    """Keep what somebody thinks of an explanation, beside what was thought before."""
    if not account.may(Permission.DECIDE):
        raise NotAllowed("no-permission", "Your role does not weigh explanations.")
    Weighing.everything.create(
        case=row.case,
        hypothesis=row,
        standing=said["standing"],
        speaks_for=said["speaks_for"],
        against=said["against"],
        by=account.username,
        at=timezone.now(),
    )
    visit.did(Action.WEIGH, [row.case.ref, f"explanation:{row.pk}"], said["standing"])
