"""Show the names of one case or pair: asked for with a reason, written down, for an hour."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accord.review.access.door import SHOWN, Visit, page
from accord.review.access.masking import case_key, link_key
from accord.review.access.visibility import Visible
from accord.review.access.ways_back import way_back
from accord.review.audit_log.actions import Action

SHOWN_FOR_SECONDS = 60 * 60
REASONS = {
    "deciding": "I cannot decide on it without knowing who is meant",
    "safeguarding": "A child may need safeguarding now",
    "speaking": "I must speak about them with another team",
    "checking": "I check whether two records are of one person",
    "review": "A supervisor or court asked for a review",
}


class NamesForm(forms.Form):
    """Why the names are needed."""

    reason = forms.ChoiceField(
        label="Why do you need the names?",
        help_text="This is recorded. They stay shown to you for an hour, and here alone.",
        choices=list(REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Say why you need the names"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, None)
def show_names(request: Any, visit: Visit, kind: str, ref: str) -> HttpResponse:
    """Ask for the names of a case or of a pair of records."""
    key = _key(request.user, kind, ref)
    back = _back(request, kind, ref)
    form = NamesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        shown = dict(request.session.get(SHOWN, {}))
        request.session[SHOWN] = {**shown, key: time.time() + SHOWN_FOR_SECONDS}
        visit.did(Action.SHOW_NAMES, [ref], form.cleaned_data["reason"])
        answer: HttpResponse = redirect(back)
        return answer
    context = {"form": form, "ref": ref, "back": back}
    return render(request, "access/names.html", context, status=422 if form.errors else 200)


def _key(account: Any, kind: str, ref: str) -> str:
    """What the names are of; what may not be seen has none."""
    if kind == "case":
        case = Visible(account).case(ref)
        return case_key(case.kind, case.candidate_id)
    if kind == "pair":
        return link_key(Visible(account).link(ref).ref)
    raise Http404


def _back(request: Any, kind: str, ref: str) -> str:
    page_of_it = f"/cases/{ref}/" if kind == "case" else f"/same-person/{ref}/"
    return way_back(request, request.GET.get("next", ""), page_of_it)
