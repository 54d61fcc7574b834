"""One's own security keys and passkeys: which there are, another one, one less."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.key_answers import NotSigned, added, to_add
from accord.review.access.key_questions import ADD, ask, taken
from accord.review.access.key_rules import keys_can_be_used, needs_key
from accord.review.access.models import Account, KeyQuestion, SecurityKey, SignedIn
from accord.review.access.session_store import kept_as
from accord.review.access.sessions import BY_KEY, FACTOR
from accord.review.audit_log.actions import Action

MOST = 10
NOT_VALID, CONFLICT = 422, 409
NOT_ADDED = _("The security key was not added. Try again, or use another one.")


class KeyForm(forms.Form):
    """What one calls a key, so as to know later which it is."""

    name = forms.CharField(
        label=_("What do you call this key?"),
        help_text=_("For example “the black one on my keys”. Not your name."),
        max_length=60,
        error_messages={"required": _("Give the key a name")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *given: Any, account: Account, **named: Any) -> None:
        super().__init__(*given, **named)
        self.account = account

    def clean_name(self) -> str:
        """Each name once, and no more keys than anybody carries."""
        name: str = self.cleaned_data["name"]
        rows = SecurityKey.objects.filter(account=self.account)
        if rows.filter(name=name).exists():
            raise forms.ValidationError(_("Another of your keys has this name"))
        if rows.count() >= MOST:
            raise forms.ValidationError(_("You have as many keys as one can have. Remove one"))
        return name


@page(Action.VIEW_PAGE, None)
def keys(request: Any, visit: Visit) -> HttpResponse:
    """The keys of this account."""
    rows = SecurityKey.objects.filter(account=request.user).order_by("added_at", "pk")
    context = {
        "listed": list(rows),
        "is_needed": needs_key(request.user),
        "can_add": keys_can_be_used(),
    }
    return render(request, "access/keys.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, None, again=True)
def add_key(request: Any, visit: Visit) -> HttpResponse:
    """Give a key a name and have it made."""
    if not keys_can_be_used():
        raise Http404
    form = KeyForm(request.POST or None, account=request.user)
    if request.method == "POST":
        question = taken(request, ADD)
        if form.is_valid() and _is_kept(request, visit, form, question):
            answer: HttpResponse = redirect("keys")
            return answer
    context = {
        "form": form,
        "options": to_add(ask(request, request.user, ADD)),
        "is_needed": needs_key(request.user) and request.session.get(FACTOR) != BY_KEY,
    }
    return render(request, "access/add_key.html", context, status=NOT_VALID if form.errors else 200)


def _is_kept(request: Any, visit: Visit, form: KeyForm, question: KeyQuestion | None) -> bool:
    """Whether the browser's answer was a key of this account's, which is then kept."""
    try:
        if question is None or question.account_id != request.user.pk:
            raise NotSigned("nothing was asked")
        made = added(question, request.POST.get("credential", ""))
        if SecurityKey.objects.filter(credential_id=made.credential_id).exists():
            raise NotSigned("known already")
    except NotSigned as refused:
        visit.did(Action.ADD_KEY, [], refused.check)
        visit.outcome = "refused"
        form.add_error(None, NOT_ADDED)
        return False
    name = form.cleaned_data["name"]
    key = SecurityKey.objects.create(account=request.user, name=name, **vars(made))
    visit.did(Action.ADD_KEY, [f"key:{key.pk}"])
    # It was here a moment ago, and so was whoever it is of: they said so before.
    request.session[FACTOR] = BY_KEY
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, None, again=True)
def remove_key(request: Any, visit: Visit, number: int) -> HttpResponse:
    """Ask whether this one is meant, then forget it; every other session of the account ends."""
    # All of them are locked: two last ones must not be removed at one moment.
    rows = list(SecurityKey.objects.select_for_update().filter(account=request.user))
    key = next((row for row in rows if row.pk == number), None)
    if key is None:
        raise Http404
    is_kept = len(rows) == 1 and needs_key(request.user)
    if request.method == "POST" and not is_kept:
        key.delete()
        here = kept_as(request.session.session_key)
        SignedIn.objects.filter(account=request.user).exclude(session_key=here).delete()
        visit.did(Action.REMOVE_KEY, [f"key:{number}"])
        answer: HttpResponse = redirect("keys")
        return answer
    context = {"key": key, "is_kept": is_kept, "is_last": len(rows) == 1}
    status = CONFLICT if request.method == "POST" else 200
    return render(request, "access/remove_key.html", context, status=status)
