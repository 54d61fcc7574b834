"""Session rules: ended when idle, when old, and when the account is closed; never stored."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from accord.review.settings import IDLE_SECONDS, LONGEST_SECONDS

BEGAN, LAST = "began", "last"


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
            else:
                request.session[LAST] = now
        return self.then(request)


def _is_over(request: Any, now: float) -> bool:
    began, last = request.session.get(BEGAN, 0.0), request.session.get(LAST, 0.0)
    is_idle, is_old = now - last > IDLE_SECONDS, now - began > LONGEST_SECONDS
    return is_idle or is_old or not request.user.is_active


def begin(request: Any) -> None:
    """Note when somebody signed in."""
    request.session[BEGAN] = request.session[LAST] = time.time()
