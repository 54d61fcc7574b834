"""Who must sign in with what resists phishing, and where the application is for a security key."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from accord.review.access.models import Account, SecurityKey
from accord.review.access.permissions import Permission as May
from accord.review.access.roles import role_may
from accord.review.access.sessions import BY_KEY, FACTOR

# Who says what others may do, and whose word settles what somebody else asked for or answered.
SETTLES = (
    *(May.MANAGE_ACCESS, May.MANAGE_OPERATIONS, May.DECIDE_THIRD, May.AGREE_TO_HAND_OUT),
    May.REVIEW_RETENTION,
)
STILL_OPEN = ("own-password", "again", "sign-in-key", "sign-on", "signed-on", "sign-out")
TO_ADD_ONE = ("keys", "add-key")
ON_THIS_MACHINE = re.compile(r"http://localhost(?::\d+)?")


@cache
def keys_can_be_used() -> bool:
    """Whether the library that checks what a key has signed is installed."""
    return find_spec("fido2") is not None


def role_needs_key(role_id: str) -> bool:
    """Whether the role lets a person name others or settle what they asked for."""
    return any(role_may(role_id, permission) for permission in SETTLES)


def needs_key(account: Account) -> bool:
    """Whether this account signs in with a security key, and with nothing less."""
    return bool(settings.ACCORD.are_keys_demanded) and role_needs_key(account.role)


def has_keys(account: Account) -> bool:
    """Whether the account has a security key."""
    return SecurityKey.objects.filter(account=account).exists()


def place() -> str:
    """The name a key is bound to: it signs for no other, whatever a page calls itself."""
    return str(settings.ACCORD.place)


def is_ours(origin: str) -> bool:
    """Whether a browser that says this origin was at this application."""
    if settings.ACCORD.origin:
        return bool(origin == settings.ACCORD.origin)
    if settings.ACCORD.is_secure:
        return origin == f"https://{place()}"
    return ON_THIS_MACHINE.fullmatch(origin) is not None


class KeyDemanded:
    """Whoever needs a key and signed in without one adds one, or uses it, before anything else."""

    def __init__(self, then: Callable[[HttpRequest], HttpResponse]) -> None:
        self.then = then

    def __call__(self, request: Any) -> HttpResponse:
        """Our own files are open; every other page waits."""
        is_file = request.path.startswith("/static/")
        if is_file or not request.user.is_authenticated or not _is_missing(request):
            return self.then(request)
        has_one = has_keys(request.user)
        still_open = STILL_OPEN if has_one else (*STILL_OPEN, *TO_ADD_ONE)
        if request.path in {reverse(name) for name in still_open}:
            return self.then(request)
        wanted = f"{reverse('again')}?{urlencode({'next': request.path})}"
        answer: HttpResponse = redirect(wanted if has_one else "add-key")
        return answer


def _is_missing(request: Any) -> bool:
    return needs_key(request.user) and request.session.get(FACTOR) != BY_KEY
