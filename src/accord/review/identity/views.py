"""Link review: two records side by side, and a ruling; two people where a merge joins networks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.design.language import SaysWithoutBlame
from accord.review.identity.models import VERDICTS, Judgement, LinkQuestion

A_PAGE = 25
CANNOT_SAY = "cannot_say"


class JudgeForm(SaysWithoutBlame):
    """A ruling with its reason."""

    checked = ("reason",)
    verdict = forms.ChoiceField(
        label="Are they one person?",
        choices=list(VERDICTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they are one person"},
    )
    reason = forms.CharField(
        label="Why",
        help_text="What you relied on. It outranks any calculation, so others must be able to "
        "check it.",
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": "Say why"},
    )


@page(Action.LIST, Permission.JUDGE_LINKS)
def links(request: Any, visit: Visit) -> HttpResponse:
    """The links left open that the account has not ruled on, those that join networks first."""
    rows = Visible(request.user).links().filter(is_in_run=True, is_settled=False)
    mine = rows.exclude(judgements__by=request.user.username)
    ordered = mine.order_by("-joins_networks", "ref")
    shown = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    visit.saw(question.ref for question in shown)
    return render(request, "identity/links.html", {"page": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_LINK, Permission.JUDGE_LINKS)
def link(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """One question. Whoever ruled on it does not rule again."""
    question = Visible(request.user).link(ref, lock=request.method == "POST")
    visit.saw([question.ref])
    ruled = Judgement.everything.filter(question=question, by=request.user.username).first()
    form = JudgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not ruled and not question.is_settled:
        judge(visit, request.user, question, form.cleaned_data)
        return redirect("links")
    fields = [
        {**f, "differs": bool(f["a"] and f["b"] and f["a"] != f["b"])} for f in question.fields
    ]
    context = {"question": question, "fields": fields, "form": form, "ruled": ruled}
    return render(request, "identity/link.html", context, status=422 if form.errors else 200)


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
    question.is_settled = is_settled([r.verdict for r in rulings], question.joins_networks)
    question.save(update_fields=["is_settled"])
    visit.did(Action.JUDGE, [question.ref], said["verdict"])


def is_settled(verdicts: list[str], joins_networks: bool) -> bool:
    """Enough people say one thing and nobody the other; "cannot say" settles nothing."""
    said = [verdict for verdict in verdicts if verdict != CANNOT_SAY]
    needed = 2 if joins_networks and "same" in said else 1
    return len(set(said)) == 1 and len(said) >= needed
