"""Link review: two records side by side, and a ruling; two people where a merge joins networks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.models import CasePerson
from accord.review.cases.reading import newest_version
from accord.review.design.language import SaysWithoutBlame
from accord.review.identity.models import VERDICTS, Judgement, LinkQuestion
from accord.review.identity.taking_apart import preview
from accord.review.identity.weights import in_words

A_PAGE = 25
CANNOT_SAY = "cannot_say"
NOT_COMPARED = frozenset({"held by", "is identified"})
JOINS, TAKES_APART = "same", "different"


class JudgeForm(SaysWithoutBlame):
    """A ruling with its reason."""

    checked = ("reason",)
    verdict = forms.ChoiceField(
        label=_("Are they one person?"),
        choices=list(VERDICTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether they are one person")},
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text="What you relied on. It outranks any calculation, so others must be able to "
        "check it.",
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": _("Say why")},
    )


@page(Action.LIST, Permission.JUDGE_LINKS)
def links(request: Any, visit: Visit) -> HttpResponse:
    """The links left open that the account has not ruled on, those that join networks first."""
    rows = Visible(request.user).links().filter(is_in_run=True, is_settled=False, is_joined=False)
    mine = rows.exclude(judgements__by=request.user.username)
    ordered = mine.order_by("-joins_networks", "ref")
    shown = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    visit.saw(question.ref for question in shown)
    return render(request, "identity/links.html", {"page": shown})


@page(Action.LIST, Permission.JUDGE_LINKS)
def joins(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """The records that the linkage joined behind the people of one case; any may be taken apart."""
    visible = Visible(request.user)
    case = visible.case(ref)
    people = CasePerson.everything.filter(case=case).values("person_id")
    rows = visible.links().filter(is_in_run=True, is_joined=True, person_a__in=people)
    shown = Paginator(rows.order_by("person_a", "ref"), A_PAGE).get_page(request.GET.get("page"))
    visit.saw([case.ref, *(question.ref for question in shown)])
    names = _names(newest_version(case).content)
    listed = [(names.get(q.person_a, ""), q) for q in shown]
    context = {"case": case, "page": shown, "listed": listed}
    return render(request, "identity/joins.html", context)


def _names(content: dict[str, Any]) -> dict[str, str]:
    groups = ("children", "adult_victims", "people")
    return {p["person_id"]: p["name"] for group in groups for p in content[group]}


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_LINK, Permission.JUDGE_LINKS)
def link(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """One question. Whoever ruled on it does not rule again."""
    question = Visible(request.user).link(ref, lock=request.method == "POST")
    visit.saw([question.ref])
    ruled = Judgement.everything.filter(question=question, by=request.user.username).first()
    form = JudgeForm(request.POST or None)
    is_open = not ruled and not question.is_settled and question.is_in_run
    if request.method == "POST" and form.is_valid() and is_open:
        judge(visit, request.user, question, form.cleaned_data)
        return redirect("links")
    fields = [_side_by_side(field) for field in question.fields]
    context = {
        "question": question,
        "fields": fields,
        "form": form,
        "ruled": ruled,
        "is_open": is_open,
        "weights": in_words(question.weights),
        "preview": preview(request.user, question) if question.is_joined else None,
        "waits": _waits(question),
    }
    return render(request, "identity/link.html", context, status=422 if form.errors else 200)


def _side_by_side(field: dict[str, Any]) -> dict[str, Any]:
    """A field of both records; who holds a record says nothing of who it is about."""
    is_compared = field["name"] not in NOT_COMPARED and bool(field["a"] and field["b"])
    return {
        **field,
        "is_compared": is_compared,
        "differs": is_compared and field["a"] != field["b"],
    }


def _waits(question: LinkQuestion) -> bool:
    """Whether somebody has ruled and another must; what they said is not shown."""
    return not question.is_settled and Judgement.everything.filter(question=question).exists()


def judge(visit: Visit, account: Account, question: LinkQuestion, said: dict[str, str]) -> None:
    """Keep a ruling, and settle the question where enough people agree."""
    Judgement.everything.create(
        question=question,
        verdict=said["verdict"],
        reason=said["reason"],
        by=account.username,
        at=timezone.now(),
    )
    rulings = Judgement.everything.filter(question=question)
    needs_two = TAKES_APART if question.is_joined else JOINS
    question.is_settled = is_settled(
        [r.verdict for r in rulings], question.joins_networks, needs_two
    )
    question.save(update_fields=["is_settled"])
    visit.did(Action.JUDGE, [question.ref], said["verdict"])


def is_settled(verdicts: list[str], joins_networks: bool, needs_two: str = JOINS) -> bool:
    """Enough people say one thing and nobody the other; "cannot say" settles nothing.

    Where networks hang on it, two people must say what would change them: that two records are
    one person, or, of two that the linkage joined, that they are not.
    """
    said = [verdict for verdict in verdicts if verdict != CANNOT_SAY]
    needed = 2 if joins_networks and needs_two in said else 1
    return len(set(said)) == 1 and len(said) >= needed
