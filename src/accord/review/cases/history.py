"""What runs said of a case and what people did on it become one story, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.review.access.door import Visit, page
from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.explanations import explanations
from accord.review.cases.models import Case, Decision, Request, Version
from accord.review.cases.policies import may_see_decisions
from accord.review.cases.states import ANSWER_WORDS, REASONS, Answer

Event = dict[str, Any]
READERS = {
    1: gettext_lazy("first reader"),
    2: gettext_lazy("second reader"),
    3: gettext_lazy("third reader"),
}


@page(Action.VIEW_CASE, Permission.SEE_CASES)
def history_page(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """What each run said and what people did, newest first."""
    case = Visible(request.user).case(ref)
    visit.saw([case.ref])
    context = {
        "case": case,
        "events": history(request.user, case),
        "blind": not may_see_decisions(request.user, case),
    }
    return render(request, "cases/history.html", context)


def history(account: Account, case: Case) -> list[Event]:
    """Every event the account may see; who is still to read blind sees no decision."""
    events = [*_runs(case), *_questions(case), *_explanations(account, case)]
    if may_see_decisions(account, case):
        events += _decisions(case)
    return sorted(events, key=lambda event: event["at"], reverse=True)


def _event(at: Any, what: str, by: str, *lines: str) -> Event:
    return {"at": at, "what": what, "by": by, "lines": [line for line in lines if line]}


def _runs(case: Case) -> Iterator[Event]:
    for version in Version.everything.filter(case=case).defer("content"):
        changes = version.changes or [_("The case was made.")]
        yield _event(version.at, _("Run %(run)s") % {"run": version.run_id}, "", *changes)


def _questions(case: Case) -> Iterator[Event]:
    for row in Request.everything.filter(case=case):
        told = _("To %(whom)s: %(question)s") % {"whom": row.asked_of, "question": row.question}
        yield _event(row.asked_at, _("A question was kept"), row.asked_by, told)
        if row.put_at:
            yield _event(row.put_at, _("The question was put"), row.put_by, row.question)
        if row.answered_at:
            said = (row.question, row.answer)
            yield _event(row.answered_at, row.state_name, row.answered_by, *said)


def _explanations(account: Account, case: Case) -> Iterator[Event]:
    for one in explanations(account, case):
        row = one["row"]
        yield _event(row.at, _("An explanation was written down"), row.by, row.text)
        for said in one["weighings"]:
            told = (row.text, said.speaks_for, said.against)
            yield _event(said.at, said.get_standing_display(), said.by, *told)


def _decisions(case: Case) -> list[Event]:
    """One event for each reading, the answers on criteria under the answer on the whole."""
    rows = list(case.decisions.order_by("cycle", "round", "criterion_id"))
    found = []
    for key in sorted({(row.cycle, row.round) for row in rows}):
        told = [row for row in rows if (row.cycle, row.round) == key]
        first = told[0]
        by = f"{first.by}, {READERS[first.round]}"
        found.append(_event(first.at, _("Decided"), by, *(_told(row) for row in told)))
    return found


def _told(row: Decision) -> str:
    on = f"{row.definition_id}, {row.criterion_id}" if row.criterion_id else row.definition_id
    answer, reason = ANSWER_WORDS[Answer(row.answer)], REASONS.get(row.reason_code, row.reason_code)
    was = row.machine.replace("_", " ")
    words = f" {row.reason}" if row.reason else ""
    return f"{on}, which was {was}: {answer}. {reason}.{words}"
