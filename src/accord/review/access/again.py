"""Sign in again: before an export or a change of permissions, within five minutes."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from accord.review.access.door import CONFIRMED, Visit, page
from accord.review.access.sign_in import checked
from accord.review.audit_log.actions import Action

REFUSED = "The password or code is not right, or was tried too often. Wait, then try again."


class AgainForm(forms.Form):
    """Password and a fresh code."""

    password = forms.CharField(
        label="Password",
        max_length=200,
        strip=False,
        error_messages={"required": "Enter your password"},
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label="One-time code",
        help_text="The 6 digits your authenticator shows now. Each works once.",
        max_length=10,
        error_messages={"required": "Enter the 6 digits of your one-time code"},
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, None)
def again(request: Any, visit: Visit) -> HttpResponse:
    """Say once more who you are; then the page that asked for it."""
    form = AgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if checked({"username": request.user.username, **form.cleaned_data}) is not None:
            request.session[CONFIRMED] = time.time()
            visit.did(Action.CONFIRM, [])
            answer: HttpResponse = redirect(_next(request))
            return answer
        visit.did(Action.SIGN_IN_FAILED, [], "signing in again")
        visit.outcome = "refused"
        form.add_error(None, REFUSED)
    status = 422 if form.errors else 200
    return render(request, "access/again.html", {"form": form}, status=status)


def _next(request: Any) -> str:
    wanted = request.GET.get("next", "")
    hosts = {request.get_host()}
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts) else "/"
