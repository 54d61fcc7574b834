"""Somebody lost their password, codes or keys: an administrator has the first two made anew,
knowing neither for long, for the first thing its owner does is to change the password.
"""

from __future__ import annotations

import secrets
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accord.review.access.door import Visit, page
from accord.review.access.first_accounts import ADMINISTRATOR
from accord.review.access.models import Account
from accord.review.access.one_time_codes import make_secret
from accord.review.access.permissions import Permission
from accord.review.access.sessions import end_all
from accord.review.audit_log.actions import Action


@require_POST
@page(Action.ACCESS, Permission.MANAGE_ACCESS, again=True)
def give_again(request: Any, visit: Visit, username: str) -> HttpResponse:
    """A new first password and secret for codes, shown once; every key and session ends."""
    account = Account.objects.select_for_update().filter(username=username).first()
    # One administrator alone could take another's place: theirs takes two, like everything of them.
    if account is None or account.role == ADMINISTRATOR or account.pk == request.user.pk:
        raise Http404
    password, secret = secrets.token_urlsafe(18), make_secret()
    account.set_password(password)
    account.code_secret, account.must_change_password = secret, True
    account.failures, account.locked_until = 0, None
    account.save()
    # Whoever lost a key may have lost it to somebody.
    account.keys.all().delete()
    end_all(account)
    visit.did(Action.ACCESS, [username], "sign-in given again")
    context = {"added": account, "secret": secret, "password": password, "is_again": True}
    return render(request, "access/added.html", context)
