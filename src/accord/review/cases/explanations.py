"""Explanations of a case's records: written down, held against each other, and weighed."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.actions import explain, weigh
from accord.review.cases.forms import ExplainForm, WeighForm
from accord.review.cases.models import STANDINGS, Case, Hypothesis, Weighing
from accord.review.cases.policies import may_see_decisions

NOT_VALID = 422
# What else the same records could mean: to be held against them before anybody agrees.
ALTERNATIVES = {
    "crime": (
        "One of the people named was there and took no part.",
        "Two records of one person were counted as two people.",
        "The people named came separately and do not know each other.",
        "The words of the record are somebody else's account, and one part of it is mistaken.",
    ),
    "record": (
        "The record is about somebody else with a like name.",
        "What is described had another purpose.",
        "Two reports tell one event that one person first told.",
    ),
    "network": (
        "The ties come from one record, told again by others.",
        "What they share is shared by many: a landlord, an employer, a public place.",
        "One person is tied to each of the others, and those do not know each other.",
        "Two records of one person were counted as two people.",
        "Some of those counted as people of concern were themselves exploited.",
    ),
}


def explanations(account: Account, case: Case) -> list[dict[str, Any]]:
    """Each explanation with what was thought of it last.

    Who is still to read a case as second sees their own alone: an explanation tells how its
    writer answered.
    """
    rows: QuerySet[Hypothesis] = Hypothesis.everything.filter(case=case).order_by("pk")
    if not may_see_decisions(account, case):
        rows = rows.filter(by=account.username)
    weighings = Weighing.everything.filter(case=case).order_by("pk")
    if not may_see_decisions(account, case):
        weighings = weighings.filter(by=account.username)
    of = {row.pk: [w for w in weighings if w.hypothesis_id == row.pk] for row in rows}
    return [
        {"row": row, "weighings": of[row.pk], "standing": _standing(of[row.pk])} for row in rows
    ]


def _standing(weighings: list[Weighing]) -> str:
    return str(STANDINGS[weighings[-1].standing if weighings else "considered"])


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_CASE, Permission.DECIDE)
def explanations_page(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """What may explain the records, and a new explanation."""
    case = Visible(request.user).case(ref, lock=request.method == "POST")
    visit.saw([case.ref])
    form = ExplainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        explain(visit, request.user, case, form.cleaned_data["text"])
        answer: HttpResponse = redirect("explanations", ref=case.ref)
        return answer
    context = {
        "case": case,
        "form": form,
        "explanations": explanations(request.user, case),
        "alternatives": ALTERNATIVES[case.kind],
        "blind": not may_see_decisions(request.user, case),
    }
    status = NOT_VALID if form.errors else 200
    return render(request, "cases/explanations.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_CASE, Permission.DECIDE)
def weigh_page(request: Any, visit: Visit, ref: str, number: int) -> HttpResponse:
    """Say what speaks for and against one explanation, and where it stands."""
    case = Visible(request.user).case(ref, lock=request.method == "POST")
    visit.saw([case.ref])
    shown = [one for one in explanations(request.user, case) if one["row"].pk == number]
    if not shown:
        raise Http404
    form = WeighForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        weigh(visit, request.user, shown[0]["row"], form.cleaned_data)
        answer: HttpResponse = redirect("explanations", ref=case.ref)
        return answer
    context = {"case": case, "form": form, "one": shown[0]}
    status = NOT_VALID if form.errors else 200
    return render(request, "cases/weigh.html", context, status=status)
