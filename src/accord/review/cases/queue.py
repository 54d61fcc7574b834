"""The queue: cases within reach, narrowed by filters, with why each is there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accord.review.access.door import Visit, page
from accord.review.access.models import Account, Area
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.asking import AFTER_ASKING, Asked
from accord.review.cases.forms import AssignManyForm, FilterForm
from accord.review.cases.models import Decision, Request
from accord.review.cases.saved_filters import SaveFilterForm, kept_by
from accord.review.cases.states import State

A_PAGE = 25
EQUAL = {
    "force": "force_code",
    "unit": "unit",
    "definition": "definition_id",
    "kind": "kind",
    "outcome": "outcome",
    "state": "state",
}


@page(Action.LIST, Permission.SEE_CASES)
def queue(request: Any, visit: Visit) -> HttpResponse:
    """Every case within reach, what changed last first."""
    cases = Visible(request.user).cases()
    areas = dict(Area.objects.values_list("code", "name"))
    form = FilterForm(request.GET, choices=_choices(cases), names=areas)
    form.is_valid()
    found = narrowed(cases, form.cleaned_data, request.user)
    context = {
        "form": form,
        "title": "Queue",
        "saved": kept_by(request.user),
        "save_form": SaveFilterForm(),
    }
    return _listed(request, visit, found, context)


@page(Action.LIST, Permission.DECIDE)
def second_review(request: Any, visit: Visit) -> HttpResponse:
    """Cases that wait for a second reader or for a third; never one's own."""
    states = [State.NEEDS_SECOND.value]
    if request.user.may(Permission.DECIDE_THIRD):
        states.append(State.NEEDS_THIRD.value)
    waiting = Visible(request.user).cases().filter(state__in=states)
    theirs = waiting.exclude(decisions__by=request.user.username)
    return _listed(request, visit, theirs, {"title": "Second review", "is_second": True})


def narrowed(cases: QuerySet[Any], wanted: dict[str, Any], account: Any) -> QuerySet[Any]:
    """The cases that fit every filter given."""
    for name, column in EQUAL.items():
        if wanted.get(name):
            cases = cases.filter(**{column: wanted[name]})
    if wanted.get("changed"):
        cases = cases.filter(is_changed=True)
    if wanted.get("mine"):
        cases = cases.filter(assigned_to=account)
    if wanted.get("reason"):
        cases = for_reason(cases, wanted["reason"])
    if wanted.get("age"):
        cases = cases.filter(changed_at__lt=timezone.now() - timedelta(days=int(wanted["age"])))
    return cases


def for_reason(cases: QuerySet[Any], reason: str) -> QuerySet[Any]:
    """Cases that are here for this; what became of their questions is asked of the questions."""
    asked = Request.everything.all()
    if reason == "overdue":
        open_states = [state.value for state, after in AFTER_ASKING.items() if after]
        late = asked.filter(state__in=open_states, due_on__lt=timezone.localdate())
        return cases.filter(pk__in=late.values("case"))
    if reason == "answered":
        decided = Decision.everything.filter(case=OuterRef("case"), at__gt=OuterRef("answered_at"))
        answered = asked.filter(state=Asked.ANSWERED.value)
        return cases.filter(pk__in=answered.exclude(Exists(decided)).values("case"))
    return cases.filter(reasons__contains=f" {reason} ")


def _choices(cases: QuerySet[Any]) -> dict[str, list[str]]:
    """What there is to choose from, in one reading of the cases within reach."""
    names = ("force", "unit", "definition")
    rows = cases.order_by().values_list(*(EQUAL[name] for name in names)).distinct()
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return {name: sorted(set(values)) for name, values in zip(names, columns, strict=True)}


def _listed(
    request: Any, visit: Visit, cases: QuerySet[Any], context: dict[str, Any]
) -> HttpResponse:
    # Oldest change first within met, open, not met: an order by the finding, never by a child.
    ordered = cases.select_related("assigned_to").order_by("outcome", "changed_at", "ref")
    shown = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    visit.saw(case.ref for case in shown)
    kept = request.GET.copy()
    kept.pop("page", None)
    context |= {"cases": shown, "kept": kept.urlencode()}
    context["can_assign"] = request.user.may(Permission.ASSIGN)
    if context["can_assign"]:
        context["assign_form"] = AssignManyForm(people=takers(request.user))
    return render(request, "cases/queue.html", context)


def takers(account: Account) -> list[tuple[str, str]]:
    """Whom cases can be given to: oneself first; whether each may see a case is asked of each."""
    people = Account.objects.filter(is_active=True).exclude(pk=account.pk).order_by("name")
    others = [(p.username, f"{p.name}, {p.role_name}") for p in people if p.may(Permission.DECIDE)]
    return [(account.username, "Me"), *others]
