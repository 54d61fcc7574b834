"""One's own password: changed by its owner, and at once where somebody else chose the first one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.models import SignedIn
from accord.review.access.session_store import kept_as
from accord.review.audit_log.actions import Action

# Where somebody with a first password may go: to change it, to say who they are, and out.
STILL_OPEN = ("own-password", "again", "sign-in-key", "sign-out")
# What somebody who wants in would try first.
TOO_EASY = ("accord", "password", "police", "safeguarding")


class OwnPasswordForm(forms.Form):
    """A new password, twice: nobody can read it from the screen to check it."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 14 characters. Four words that do not belong together are good."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": _("Enter a new password")},
        strip=False,
    )
    repeated = forms.CharField(
        label=_("The new password again"),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": _("Enter the new password again")},
        strip=False,
    )

    def __init__(self, *given: Any, account: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.account = account

    def clean_password(self) -> str:
        """Long, not common, not the old one, and not what everybody would try."""
        said: str = self.cleaned_data["password"]
        validate_password(said, self.account)
        own = (self.account.username, *self.account.name.split())
        found = [w for w in (*TOO_EASY, *own) if len(w) > 2 and w.lower() in said.lower()]
        if found:
            raise forms.ValidationError(f"Leave out “{found[0]}”: it would be tried first")
        if self.account.check_password(said):
            raise forms.ValidationError("Choose another password than the one you have")
        return said

    def clean(self) -> dict[str, Any]:
        """The same twice."""
        given = super().clean() or self.cleaned_data
        if given.get("password") and given.get("repeated") not in (None, given["password"]):
            self.add_error("repeated", _("The two are not the same"))
        return given


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, None, again=True)
def own_password(request: Any, visit: Visit) -> HttpResponse:
    """Change it; every other session of the account ends."""
    form = OwnPasswordForm(request.POST or None, account=request.user)
    if request.method == "POST" and form.is_valid():
        account = request.user
        account.set_password(form.cleaned_data["password"])
        account.must_change_password = False
        account.save(update_fields=["password", "must_change_password"])
        here = kept_as(request.session.session_key)
        SignedIn.objects.filter(account=account).exclude(session_key=here).delete()
        update_session_auth_hash(request, account)
        visit.did(Action.CHANGE_PASSWORD, [])
        answer: HttpResponse = redirect("home")
        return answer
    context = {"form": form, "is_first": request.user.must_change_password}
    return render(request, "access/own_password.html", context, status=422 if form.errors else 200)


class FirstPassword:
    """Whoever signs in with a password that somebody else chose changes it before anything else."""

    def __init__(self, then: Callable[[HttpRequest], HttpResponse]) -> None:
        self.then = then

    def __call__(self, request: Any) -> HttpResponse:
        """Our own files are open; every other page waits."""
        is_file = request.path.startswith("/static/")
        if is_file or not getattr(request.user, "must_change_password", False):
            return self.then(request)
        if request.path in {reverse(name) for name in STILL_OPEN}:
            return self.then(request)
        answer: HttpResponse = redirect("own-password")
        return answer
