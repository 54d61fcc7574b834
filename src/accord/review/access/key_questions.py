"""What a security key is asked to sign: new each time, for one account and purpose, used once."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from accord.review.access.models import Account, KeyQuestion

SIGN_IN, AGAIN, ADD = "sign in", "again", "add"
LASTS = timedelta(minutes=5)
# Where a browser's session keeps the number of its question, and where to go once it is answered.
NUMBER, NEXT = "key question", "key next"


def ask(request: Any, account: Account, purpose: str) -> KeyQuestion:
    """A new question in place of the one this browser had; old ones of the account go too."""
    drop(request)
    KeyQuestion.objects.filter(account=account, asked_at__lt=timezone.now() - LASTS).delete()
    made: KeyQuestion = KeyQuestion.objects.create(
        account=account,
        purpose=purpose,
        challenge=secrets.token_urlsafe(32),
        asked_at=timezone.now(),
    )
    request.session[NUMBER] = str(made.pk)
    return made


def asked(request: Any, *purposes: str) -> KeyQuestion | None:
    """The question this browser was asked for one of these, while it lasts."""
    try:
        rows = KeyQuestion.objects.filter(pk=request.session.get(NUMBER), purpose__in=purposes)
        found = rows.select_related("account").first()
    except (ValueError, ValidationError):
        return None
    is_open = found is not None and timezone.now() - found.asked_at <= LASTS
    return found if is_open else None


def taken(request: Any, *purposes: str) -> KeyQuestion | None:
    """The same, and nobody can answer it again: of two answers at one moment, one finds it."""
    found = asked(request, *purposes)
    if found is None:
        return None
    n_gone, _ = KeyQuestion.objects.filter(pk=found.pk).delete()
    return found if n_gone else None


def drop(request: Any) -> None:
    """Forget what this browser was asked."""
    number = request.session.pop(NUMBER, None)
    if number is not None:
        KeyQuestion.objects.filter(pk=number).delete()
