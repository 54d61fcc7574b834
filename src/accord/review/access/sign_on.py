"""Sign in through a force's identity provider; who may do what is said here, never there."""

from __future__ import annotations

import secrets
import time
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accord.review.access.door import CONFIRMED, Visit, open_page
from accord.review.access.identity_provider import (
    Asked,
    NotProved,
    Provider,
    address_of,
    exchanged,
    new_question,
    proved_by,
)
from accord.review.access.key_rules import needs_key
from accord.review.access.models import Account
from accord.review.access.sessions import BY_KEY, FACTOR, OTHERWISE, begin
from accord.review.access.ways_back import way_back
from accord.review.audit_log.actions import Action

UNDER_WAY = "sign-on under way"
LASTS_SECONDS = 10 * 60
REFUSED = 403


def provider() -> Provider:
    """The provider that is set up; without one these pages are not there."""
    found: Provider | None = settings.ACCORD.provider
    if found is None:
        raise Http404
    return found


@require_GET
@open_page(Action.VIEW_PAGE)
def sign_on(request: Any, visit: Visit) -> HttpResponse:
    """Send the browser to the provider, and remember what was asked."""
    theirs, asked = provider(), new_question()
    again = request.user.is_authenticated
    request.session[UNDER_WAY] = {
        "asked": [asked.state, asked.nonce, asked.verifier],
        "at": time.time(),
        "again": request.user.username if again else "",
        "next": request.GET.get("next", ""),
    }
    return HttpResponseRedirect(address_of(theirs, asked, _back(request), again=again))


@require_GET
@open_page(Action.SIGN_IN_FAILED)
def signed_on(request: Any, visit: Visit) -> HttpResponse:
    """The provider sends the browser back: check everything, then sign in."""
    theirs = provider()
    under_way = request.session.pop(UNDER_WAY, None)
    try:
        account, factor = _account(request, theirs, under_way)
    except NotProved as refused:
        visit.did(Action.SIGN_IN_FAILED, [], f"sign-on: {refused.check}")
        visit.outcome = "refused"
        return render(request, "access/not_signed_on.html", status=REFUSED)
    visit.actor, visit.role = account.username, account.role
    if under_way["again"]:
        request.session[CONFIRMED], request.session[FACTOR] = time.time(), factor
        visit.did(Action.CONFIRM, [])
    else:
        login(request, account, "django.contrib.auth.backends.ModelBackend")
        begin(request, factor)
        visit.did(Action.SIGN_IN, [], "sign-on")
    answer: HttpResponse = redirect(way_back(request, under_way["next"]))
    return answer


def _account(
    request: Any, theirs: Provider, under_way: dict[str, Any] | None
) -> tuple[Account, str]:
    """Whose sign-in is proved, and with what; the open account an administrator made for them."""
    if under_way is None or time.time() - under_way["at"] > LASTS_SECONDS:
        raise NotProved("nothing under way")
    asked = Asked(*under_way["asked"])
    if not secrets.compare_digest(request.GET.get("state", "").encode(), asked.state.encode()):
        raise NotProved("state")
    if request.GET.get("error") or not request.GET.get("code"):
        raise NotProved("refused there")
    token = exchanged(theirs, request.GET["code"], asked, _back(request))
    since = under_way["at"] if under_way["again"] else 0.0
    proved = proved_by(theirs, token, asked, since=since)
    if under_way["again"] and under_way["again"] != proved.username:
        raise NotProved("somebody else")
    account = Account.objects.filter(username=proved.username, is_active=True).first()
    if account is None:
        raise NotProved("no account")
    if needs_key(account) and not proved.resists_phishing:
        raise NotProved("what resists phishing")
    return account, BY_KEY if proved.resists_phishing else OTHERWISE


def _back(request: Any) -> str:
    return str(request.build_absolute_uri(reverse("signed-on")))
