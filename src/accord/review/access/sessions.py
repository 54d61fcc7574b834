"""Session rules: ended when idle, when old, when the account is closed or its owner says so."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accord.review.access.door import CONFIRMED, Visit, page
from accord.review.access.models import Account, SignedIn
from accord.review.access.session_store import kept_as
from accord.review.audit_log.actions import Action
from accord.review.settings import IDLE_SECONDS, LONGEST_SECONDS

BEGAN, LAST, BROWSER = "began", "last", "browser"
# How somebody signed in: with what resists phishing, or with something else.
FACTOR, BY_KEY, OTHERWISE = "factor", "key", "other"
LONGEST_BROWSER = 120
# When a session was last used is written down this often: not with every page, and always soon
# enough that one which is idle ends a little before its time rather than after.
NOTED_EVERY_SECONDS = 30


class SessionRules:
    """Sign out whoever was idle for 15 minutes or signed in for 12 hours."""

    def __init__(self, then: Callable[[HttpRequest], HttpResponse]) -> None:
        self.then = then

    def __call__(self, request: Any) -> HttpResponse:
        """Check the session before the page, and note the moment."""
        if request.user.is_authenticated:
            now = time.time()
            if _is_over(request, now):
                logout(request)
            elif now - request.session.get(LAST, 0.0) > NOTED_EVERY_SECONDS:
                request.session[LAST] = now
        return self.then(request)


def _is_over(request: Any, now: float) -> bool:
    began, last = request.session.get(BEGAN, 0.0), request.session.get(LAST, 0.0)
    is_idle, is_old = now - last > IDLE_SECONDS, now - began > LONGEST_SECONDS
    return is_idle or is_old or not request.user.is_active


def begin(request: Any, factor: str = OTHERWISE) -> None:
    """Note when somebody signed in, and with what; signing in confirms who they are."""
    request.session[FACTOR] = factor
    request.session[BEGAN] = request.session[LAST] = request.session[CONFIRMED] = time.time()
    request.session[BROWSER] = request.META.get("HTTP_USER_AGENT", "")[:LONGEST_BROWSER]


@page(Action.VIEW_PAGE, None)
def sessions(request: Any, visit: Visit) -> HttpResponse:
    """Where this account is signed in."""
    here = kept_as(request.session.session_key)
    rows = SignedIn.objects.filter(account=request.user).order_by("-expire_date")
    listed = [_said(row, here) for row in rows]
    context = {"listed": [one for one in listed if one["is_open"]]}
    return render(request, "access/sessions.html", context)


def _said(row: SignedIn, here: str) -> dict[str, Any]:
    said = row.get_decoded()
    began, last = said.get(BEGAN, 0.0), said.get(LAST, 0.0)
    now = time.time()
    return {
        "number": row.session_key,
        "is_here": row.session_key == here,
        "is_open": now - last <= IDLE_SECONDS and now - began <= LONGEST_SECONDS,
        "began": datetime.fromtimestamp(began, UTC),
        "last": datetime.fromtimestamp(last, UTC),
        "browser": said.get(BROWSER, "") or "not said",
    }


@require_POST
@page(Action.VIEW_PAGE, None)
def end_session(request: Any, visit: Visit) -> HttpResponse:
    """End one's other sessions: one of them, or all."""
    here = kept_as(request.session.session_key)
    rows = SignedIn.objects.filter(account=request.user).exclude(session_key=here)
    if request.POST.get("number"):
        rows = rows.filter(session_key=request.POST["number"])
        if not rows.exists():
            raise Http404
    ended, _ = rows.delete()
    visit.did(Action.SIGN_OUT, [], f"{ended} other sessions ended")
    answer: HttpResponse = redirect("sessions")
    return answer


def end_all(account: Account) -> None:
    """End every session of an account: it was closed, or its password or code changed."""
    SignedIn.objects.filter(account=account).delete()
