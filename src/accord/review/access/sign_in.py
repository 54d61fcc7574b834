"""Sign in with a password and a one-time code; sign out; lock out who guesses."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth import login, logout
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accord.review.access.door import Visit, open_page, page
from accord.review.access.key_questions import NEXT, SIGN_IN, ask
from accord.review.access.key_rules import has_keys, needs_key
from accord.review.access.models import Account
from accord.review.access.one_time_codes import accepted_step
from accord.review.access.sessions import begin
from accord.review.access.ways_back import way_back
from accord.review.audit_log.actions import Action

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
# One sentence for every reason, so that it tells nobody which names exist.
REFUSED = "The name, password or code is not right, or was tried too often. Wait, then try again."


class AgainForm(forms.Form):
    """Password and a fresh code: what shows that it is still you."""

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
        required=False,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    # The button for those who use a security key: it is asked for on the page that follows.
    with_key = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """A code, unless a security key is to be used."""
        given = super().clean() or self.cleaned_data
        if not given.get("with_key") and not given.get("code"):
            self.add_error("code", "Enter the 6 digits of your one-time code")
        return given


class SignInForm(AgainForm):
    """Name, password and code."""

    username = forms.CharField(
        label="User name",
        max_length=80,
        error_messages={"required": "Enter your user name"},
        widget=forms.TextInput({"autocomplete": "username"}),
    )
    field_order = ("username", "password", "code")


@require_http_methods(["GET", "HEAD", "POST"])
@open_page(Action.VIEW_PAGE)
def sign_in(request: Any, visit: Visit) -> HttpResponse:
    """The sign-in page."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = checked(form.cleaned_data)
        if found is not None:
            visit.actor, visit.role = found.account.username, found.account.role
            if found.asks_for_key:
                return asked_for_key(request, visit, found.account, SIGN_IN)
            login(request, found.account, "django.contrib.auth.backends.ModelBackend")
            begin(request)
            visit.did(Action.SIGN_IN, [])
            return redirect(way_back(request, request.GET.get("next", "")))
        visit.did(Action.SIGN_IN_FAILED, [])
        visit.outcome = "refused"
        form.add_error(None, REFUSED)
    status = 200 if request.method == "GET" else 422
    return render(request, "access/sign_in.html", {"form": form}, status=status)


@dataclass(frozen=True)
class Found:
    """Whose password was right, with a code that was right or a key still to be used."""

    account: Account
    asks_for_key: bool


def checked(given: dict[str, Any]) -> Found | None:
    """The account, if everything is right; a guess at any part counts as one failure."""
    account = Account.objects.select_for_update().filter(username=given["username"]).first()
    if account is None:
        # As slow as for a name that exists, so that the time taken tells nothing.
        check_password(given["password"], make_password("nobody"))
        return None
    is_right = account.check_password(given["password"])
    by_key = bool(given.get("with_key")) and has_keys(account)
    step = None if by_key else _step(account, given["code"].replace(" ", ""))
    if is_locked(account) or not is_right or not account.is_active or not (by_key or step):
        count_failure(account)
        return None
    if step:
        account.code_last_used = step
        account.save(update_fields=["code_last_used"])
    # A code does not stand for a key where a key is needed.
    found = Found(account, by_key or (needs_key(account) and has_keys(account)))
    if not found.asks_for_key:
        forget_failures(account)
    return found


def _step(account: Account, code: str) -> int | None:
    return accepted_step(account.code_secret, code, time.time(), account.code_last_used)


def is_locked(account: Account) -> bool:
    """Whether it was guessed at too often a while ago."""
    return account.locked_until is not None and account.locked_until > timezone.now()


def asked_for_key(request: Any, visit: Visit, account: Account, purpose: str) -> HttpResponse:
    """On to the page on which the key is used; nobody is signed in yet."""
    ask(request, account, purpose)
    request.session[NEXT] = request.GET.get("next", "")
    visit.reason = "password right, security key asked for"
    answer: HttpResponse = redirect("sign-in-key")
    return answer


def forget_failures(account: Account) -> None:
    """Every part was right."""
    account.failures, account.locked_until = 0, None
    account.save(update_fields=["failures", "locked_until"])


def count_failure(account: Account) -> None:
    """Lock it for a while once there were too many."""
    account.failures += 1
    if account.failures >= MOST_FAILURES:
        account.failures, account.locked_until = 0, timezone.now() + LOCKED_FOR
    account.save(update_fields=["failures", "locked_until"])


@require_POST
@page(Action.SIGN_OUT, None)
def sign_out(request: HttpRequest, visit: Visit) -> HttpResponse:
    """End the session and clear what the browser kept of it."""
    visit.did(Action.SIGN_OUT, [])
    logout(request)
    response: HttpResponse = redirect("sign-in")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
