"""Filters of the queue that somebody keeps under a name, for themselves alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accord.review.access.door import Visit, page
from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.audit_log.actions import Action
from accord.review.cases.forms import FilterForm
from accord.review.cases.models import SavedFilter

MOST_KEPT = 20
NOT_VALID = 422


class SaveFilterForm(forms.Form):
    """A name for the filters in the address."""

    name = forms.CharField(
        label=_("Name for these filters"),
        max_length=80,
        error_messages={"required": _("Give them a name")},
    )
    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)

    def clean_query(self) -> str:
        """Filters of ours alone; an address of another kind is never kept."""
        given = QueryDict(self.cleaned_data["query"], mutable=True)
        for name in [name for name in given if name not in FilterForm.base_fields]:
            del given[name]
        return given.urlencode()


def kept_by(account: Account) -> list[SavedFilter]:
    """The account's own, by name."""
    return list(SavedFilter.objects.filter(account=account).order_by("name"))


@require_POST
@page(Action.LIST, Permission.SEE_CASES)
def save_filter(request: Any, visit: Visit) -> HttpResponse:
    """Keep the filters, in the place of those of the same name; or forget one."""
    mine = SavedFilter.objects.filter(account=request.user)
    if request.POST.get("forget"):
        return _forget(request, visit, mine)
    form = SaveFilterForm(request.POST)
    if form.is_valid() and mine.exclude(name=form.cleaned_data["name"]).count() >= MOST_KEPT:
        form.add_error("name", f"You keep {MOST_KEPT} already. Forget one first.")
    if not form.is_valid():
        return render(request, "cases/save_filter.html", {"form": form}, status=NOT_VALID)
    said = form.cleaned_data
    SavedFilter.objects.update_or_create(
        account=request.user, name=said["name"], defaults={"query": said["query"]}
    )
    visit.did(Action.SAVE_FILTER, [])
    response: HttpResponse = redirect("queue")
    if said["query"]:
        response.headers["Location"] += f"?{said['query']}"
    return response


def _forget(request: Any, visit: Visit, mine: Any) -> HttpResponse:
    number = request.POST["forget"]
    gone, _what = mine.filter(pk=int(number)).delete() if number.isdecimal() else (0, {})
    if not gone:
        raise Http404
    visit.did(Action.SAVE_FILTER, [], "forgotten")
    response: HttpResponse = redirect("queue")
    return response
