"""Sign in again: before an export or a change of permissions, within five minutes."""

from __future__ import annotations

import time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accord.review.access.door import CONFIRMED, Visit, page
from accord.review.access.key_questions import AGAIN
from accord.review.access.sign_in import AgainForm, asked_for_key, checked
from accord.review.access.ways_back import way_back
from accord.review.audit_log.actions import Action

REFUSED = "The password or code is not right, or was tried too often. Wait, then try again."


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, None)
def again(request: Any, visit: Visit) -> HttpResponse:
    """Say once more who you are; then the page that asked for it."""
    form = AgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = checked({"username": request.user.username, **form.cleaned_data})
        if found is not None and found.asks_for_key:
            return asked_for_key(request, visit, request.user, AGAIN)
        if found is not None:
            request.session[CONFIRMED] = time.time()
            visit.did(Action.CONFIRM, [])
            answer: HttpResponse = redirect(way_back(request, request.GET.get("next", "")))
            return answer
        visit.did(Action.SIGN_IN_FAILED, [], "signing in again")
        visit.outcome = "refused"
        form.add_error(None, REFUSED)
    status = 422 if form.errors else 200
    return render(request, "access/again.html", {"form": form}, status=status)
