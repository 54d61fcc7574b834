"""The door every page goes through: permission, one transaction, and the audit entry in it.

No entry, no page: where the entry cannot be written, nothing is shown and nothing is changed.
What is refused is recorded, and looks like a page that does not exist.
"""

from __future__ import annotations

import functools
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from accord.review.access.guard import nothing_opened
from accord.review.access.masking import names_shown
from accord.review.access.permissions import Permission
from accord.review.audit_log.actions import Action
from accord.review.audit_log.chain import Happening, append

ANONYMOUS = "nobody signed in"
SHOWN = "names shown until"
CONFIRMED = "confirmed"
CONFIRMED_FOR_SECONDS = 5 * 60


@dataclass
class Visit:
    """One request: what it does, and the objects it has shown or changed so far."""

    action: Action
    actor: str
    role: str
    request_id: str
    objects: list[str] = field(default_factory=list)
    reason: str = ""
    outcome: str = "shown"
    recipient: str = ""

    def saw(self, refs: Iterable[str]) -> None:
        """Note what is about to be shown."""
        self.objects.extend(refs)

    def did(self, action: Action, refs: Iterable[str], reason: str = "") -> None:
        """Note that this request changes something: the entry says that, not that it was seen."""
        self.action, self.reason, self.outcome = action, reason, "done"
        self.objects = list(refs)

    def record(self) -> None:
        """Write the audit entry, in the transaction of the page."""
        append(
            Happening(
                action=self.action.value,
                actor=self.actor,
                role=self.role,
                objects=tuple(dict.fromkeys(self.objects)),
                reason=self.reason,
                outcome=self.outcome,
                request_id=self.request_id,
                recipient=self.recipient,
            )
        )


View = Callable[..., HttpResponse]


def page(action: Action, may: Permission | None, *, again: bool = False) -> Callable[[View], View]:
    """Make a view a page: signed in, permitted, recorded. `may` is None for everybody's own.

    With `again`, whoever is permitted must have said who they are within five minutes.
    """

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def inside(request: HttpRequest, **given: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if again and _is_permitted(request, may) and not is_confirmed(request):
                return _to_sign_in_again(request)
            return _through(view, request, action, may, given)

        inside.declares = (action, may)  # type: ignore[attr-defined]
        inside.asks_again = again  # type: ignore[attr-defined]
        return inside

    return wrap


def open_page(action: Action) -> Callable[[View], View]:
    """A page without signing in; recorded like any other. Listed in urls.OPEN_TO_ALL."""

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def inside(request: HttpRequest, **given: Any) -> HttpResponse:
            return _through(view, request, action, None, given)

        inside.declares = (action, None)  # type: ignore[attr-defined]
        made: View = login_not_required(inside)
        return made

    return wrap


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = redirect_to_login(request.get_full_path())
    return response


def is_confirmed(request: Any) -> bool:
    """Whether the person said who they are, with password and code, a moment ago."""
    return bool(time.time() - request.session.get(CONFIRMED, 0.0) <= CONFIRMED_FOR_SECONDS)


def _is_permitted(request: Any, may: Permission | None) -> bool:
    return may is None or request.user.may(may)


def _to_sign_in_again(request: HttpRequest) -> HttpResponse:
    # A form that was sent cannot be sent on: its page is opened again.
    back = request.get_full_path() if request.method in ("GET", "HEAD") else _page_before(request)
    response: HttpResponse = redirect(f"{reverse('again')}?{urlencode({'next': back})}")
    return response


def _page_before(request: HttpRequest) -> str:
    """Where the form was: what stands after the host of the referring address."""
    _, _, after = request.META.get("HTTP_REFERER", "").partition("//")
    path = after.partition("/")[2].partition("?")[0]
    return f"/{path}"


def _through(
    view: View,
    request: Any,
    action: Action,
    may: Permission | None,
    given: dict[str, Any],
) -> HttpResponse:
    visit = _visit(request, action)
    with nothing_opened(), names_shown(_shown_in(request)), transaction.atomic():
        try:
            with transaction.atomic():
                if not _is_permitted(request, may):
                    raise Http404
                response = view(request, visit, **given)
                if callable(getattr(response, "render", None)):
                    response = response.render()
                refused = False
        except Http404:
            refused = True
            visit.objects = [str(value) for value in given.values()]
            visit.outcome = "refused"
        visit.record()
        _notice(request, visit)
    if refused:
        raise Http404
    return response


def _notice(request: Any, visit: Visit) -> None:
    from accord.review.access.unusual import notice

    if request.user.is_authenticated:
        notice(request.user, visit)


def _shown_in(request: Any) -> list[str]:
    """Of what this session has asked to see the names, and within its hour."""
    now = time.time()
    return [key for key, until in request.session.get(SHOWN, {}).items() if now < until]


def _visit(request: Any, action: Action) -> Visit:
    user = request.user
    known = user.is_authenticated
    return Visit(
        action=action,
        actor=user.username if known else ANONYMOUS,
        role=user.role if known else "",
        request_id=secrets.token_hex(8),
    )


__all__ = ["ANONYMOUS", "CONFIRMED", "SHOWN", "Visit", "open_page", "page"]
