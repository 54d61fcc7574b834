"""Search: people, vehicles, phones, places and records, through the one query."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.masking import begun, case_key, is_shown
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.models import SearchTerm
from accord.review.handover.cases import folded
from accord.review.search import beginning as beginning

MOST_SHOWN = 50
SHORTEST = 3
RECORD = "record"
PURPOSES = {
    "case": "I work on a case that this is about",
    "safeguarding": "A child may need safeguarding now",
    "intelligence": "A report or call names this",
    "review": "A supervisor or court asked for a review",
}


class SearchForm(forms.Form):
    """Why, then what."""

    purpose = forms.ChoiceField(
        label=_("Why are you searching?"),
        choices=list(PURPOSES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why you are searching")},
    )
    looked_for = forms.CharField(
        label=_("Name, vehicle, phone, place or record"),
        help_text=_(
            "At least 3 letters or digits. It starts at the beginning of what is recorded."
        ),
        max_length=100,
        error_messages={"required": _("Enter what you are looking for")},
    )

    def clean_looked_for(self) -> str:
        """Long enough to mean something."""
        text: str = self.cleaned_data["looked_for"]
        if len(folded(text)) < SHORTEST:
            raise forms.ValidationError("Enter at least 3 letters or digits")
        return text


# The words looked for travel in the body: an address is kept by browsers and servers.
@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, Permission.SEARCH)
def search(request: Any, visit: Visit) -> HttpResponse:
    """Search, and say only what is within reach; the count too comes from the one query."""
    form = SearchForm(request.POST or None)
    found: list[dict[str, Any]] | None = None
    if request.method == "POST" and form.is_valid():
        looked = folded(form.cleaned_data["looked_for"])
        found = _found(request.user, looked)
        # The words may be a name: the log keeps their hash, which a suspicion can be held against.
        hashed = hashlib.sha256(looked.encode()).hexdigest()
        refs = [f"query:{hashed}", *(row["case"].ref for row in found)]
        visit.did(Action.SEARCH, refs, form.cleaned_data["purpose"])
    context = {"form": form, "found": found, "most": MOST_SHOWN}
    return render(request, "search/search.html", context, status=422 if form.errors else 200)


def _found(account: Any, looked: str) -> list[dict[str, Any]]:
    # Each term that begins so asks for its own case: never the list of all that may be seen.
    visible = Visible(account).cases().filter(pk=OuterRef("case"))
    terms = SearchTerm.everything.filter(Exists(visible), folded__begins=looked)
    ordered = terms.select_related("case").order_by("kind", "label", "case__ref")[:MOST_SHOWN]
    return [{"kind": t.kind, "label": _label(t, looked), "case": t.case} for t in ordered]


def _label(term: SearchTerm, looked: str) -> str:
    """What was found: whole where it was typed whole or its names were asked for."""
    is_open = term.kind == RECORD or term.folded == looked
    if is_open or is_shown(case_key(term.case.kind, term.case.candidate_id)):
        return str(term.label)
    return begun(term.label, len(looked))
