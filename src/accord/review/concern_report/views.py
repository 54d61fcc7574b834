"""The public form, in two languages; and the list of reports for those who read them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, open_page, page
from accord.review.access.models import Area
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.concern_report.limits import LIMIT
from accord.review.concern_report.models import ConcernReport
from accord.review.concern_report.words import SETTINGS, SIGNS, choices_in, words_in
from accord.review.handover.cases import make_ref

A_LIST = 50
TOO_MANY = 429


class ConcernForm(forms.Form):
    """Where, when, what: the least that helps."""

    setting = forms.ChoiceField(widget=forms.RadioSelect)
    force = forms.ChoiceField(required=False)
    place = forms.CharField(max_length=200)
    postcode = forms.CharField(max_length=10, required=False)
    day = forms.IntegerField(required=False, widget=forms.TextInput({"inputmode": "numeric"}))
    month = forms.IntegerField(required=False, widget=forms.TextInput({"inputmode": "numeric"}))
    year = forms.IntegerField(required=False, widget=forms.TextInput({"inputmode": "numeric"}))
    signs = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(max_length=4000, widget=forms.Textarea)
    contact = forms.CharField(max_length=200, required=False)

    def __init__(self, *given: Any, language: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.said = words_in(language)
        for name, bound in self.fields.items():
            bound.label = self.said[name]
        self.fields["words"].help_text = self.said["words_hint"]
        self.fields["setting"].choices = choices_in(language, SETTINGS)
        self.fields["signs"].choices = choices_in(language, SIGNS)
        areas = Area.objects.order_by("name").values_list("code", "name")
        self.fields["force"].choices = [("", self.said["force_unknown"]), *areas]
        for name in ("setting", "place", "words"):
            self.fields[name].error_messages = {"required": self.said[f"need_{name}"]}

    def clean(self) -> dict[str, Any]:
        """The day, from its three boxes."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            parts = [int(given.get(name) or 0) for name in ("year", "month", "day")]
            given["happened_on"] = date(*parts)
        except (ValueError, OverflowError):
            given["happened_on"] = None
        if given["happened_on"] is None or given["happened_on"] > timezone.now().date():
            self.errors.pop("month", None)
            self.errors.pop("year", None)
            self.errors.pop("day", None)
            self.add_error("day", self.said["need_day"])
        return given


@require_http_methods(["GET", "HEAD", "POST"])
@open_page(Action.VIEW_PAGE)
def concern(request: Any, visit: Visit, language: str) -> HttpResponse:
    """The form. What was sent is never shown again, not even to who sent it."""
    form = ConcernForm(request.POST or None, language=language)
    said = words_in(language)
    status = 200
    if request.method == "POST" and form.is_valid():
        if LIMIT.is_reached(request.META.get("REMOTE_ADDR", "")):
            form.add_error(None, said["too_many"])
            status = TOO_MANY
        else:
            report = _kept(form, language)
            visit.did(Action.REPORT_CONCERN, [report.ref])
            context = {"said": said, "language": language, "ref": report.ref}
            return render(request, "concern/sent.html", context)
    elif form.errors:
        status = 422
    context = {"form": form, "said": said, "language": language}
    return render(request, "concern/concern.html", context, status=status)


def _kept(form: ConcernForm, language: str) -> ConcernReport:
    said = form.cleaned_data
    report = ConcernReport(
        ref=make_ref(),
        received_at=timezone.now(),
        language=language,
        setting=said["setting"],
        force_code=said["force"],
        place=said["place"],
        postcode=said["postcode"],
        happened_on=said["happened_on"],
        signs=said["signs"],
        words=said["words"],
        contact=said["contact"],
    )
    report.save(force_insert=True)
    return report


@page(Action.VIEW_REPORT, Permission.SEE_CONCERN_REPORTS)
def reports(request: Any, visit: Visit) -> HttpResponse:
    """The newest reports of the account's areas; all of them go into the next run."""
    rows = list(Visible(request.user).concern_reports().order_by("-received_at")[:A_LIST])
    visit.saw(row.ref for row in rows)
    signs = dict(choices_in("en", SIGNS))
    listed = [(row, [signs.get(sign, sign) for sign in row.signs]) for row in rows]
    return render(request, "concern/reports.html", {"listed": listed, "most": A_LIST})
