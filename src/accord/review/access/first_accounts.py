"""The first administrators: made by whoever runs the machine, for in the pages it takes two."""

from __future__ import annotations

import secrets

from django.db import transaction

from accord.errors import UserFacingError
from accord.review.access.models import Account
from accord.review.access.one_time_codes import make_secret
from accord.review.audit_log.actions import Action
from accord.review.audit_log.chain import Happening, append

ADMINISTRATOR = "administrator"
FIRST = 2


def open_administrator(username: str, name: str) -> str:
    """Make one of the first two; gives the password and the secret, which are shown once."""
    password, secret = secrets.token_urlsafe(18), make_secret()
    with transaction.atomic():
        there = Account.objects.filter(role=ADMINISTRATOR)
        if there.count() >= FIRST or Account.objects.filter(username=username).exists():
            raise UserFacingError("There are two administrators, or the name is taken.")
        Account.objects.make(
            username,
            password,
            name=name,
            role=ADMINISTRATOR,
            code_secret=secret,
            must_change_password=True,
        )
        said = Happening(Action.ACCESS.value, "accord open-account", objects=(username,))
        append(said)
    return f"{username}: password {password}, secret for one-time codes {secret}"
