"""Users and access: accounts, roles as described, postings, conflicts of interest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accord.review.access.changes import apply, ask_for, codes_in, needs_another, waiting
from accord.review.access.door import Visit, page
from accord.review.access.first_accounts import ADMINISTRATOR
from accord.review.access.models import COUNCIL, COUNTRY, FORCE, Account, Area, Conflict
from accord.review.access.one_time_codes import make_secret
from accord.review.access.permissions import Permission
from accord.review.access.roles import ROLES
from accord.review.audit_log.actions import Action

ROLE_CHOICES = [(role.id, f"{role.name}: {role.says}") for role in ROLES]


class AccountForm(forms.Form):
    """What an account is: role, unit and where it is posted."""

    role = forms.ChoiceField(
        label="Role",
        choices=ROLE_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role"},
    )
    unit = forms.CharField(label="Unit", max_length=80, required=False)
    forces = forms.CharField(
        label="Forces", help_text="Codes, with commas between them.", max_length=200, required=False
    )
    councils = forms.CharField(
        label="Councils",
        help_text="Codes, with commas between them.",
        max_length=200,
        required=False,
    )
    whole_country = forms.BooleanField(label="Works for the whole country", required=False)
    is_active = forms.BooleanField(label="The account is open", required=False)

    def clean_forces(self) -> str:
        """Codes of forces that a run has named: a slip of the pen would post somebody nowhere."""
        said: str = self.cleaned_data["forces"]
        known = set(Area.objects.values_list("code", flat=True))
        unknown = [code for code in codes_in(said) if known and code not in known]
        if unknown:
            raise forms.ValidationError(f"No run names a force {' or '.join(unknown)}")
        return said


class NewAccountForm(AccountForm):
    """A new account with its first password."""

    field_order = ("username", "name", "password")
    username = forms.SlugField(
        label="User name",
        max_length=80,
        error_messages={
            "required": "Enter a user name",
            "invalid": "Enter a user name of letters, digits, hyphens and underscores",
        },
    )
    name = forms.CharField(
        label="Full name", max_length=120, error_messages={"required": "Enter the full name"}
    )
    password = forms.CharField(
        label="First password",
        help_text="At least 14 characters.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        strip=False,
        validators=[validate_password],
        error_messages={"required": "Enter a first password"},
    )

    def clean_username(self) -> str:
        """Each name once."""
        name: str = self.cleaned_data["username"]
        if Account.objects.filter(username=name).exists():
            raise forms.ValidationError("Another account has this user name")
        return name


class ConflictForm(forms.Form):
    """Somebody the account must not work on."""

    person_id = forms.CharField(
        label="Person",
        help_text="The person's id as Accord gives it.",
        max_length=40,
        error_messages={"required": "Enter the person's id"},
    )
    relation = forms.CharField(
        label="What they are to each other",
        max_length=80,
        error_messages={"required": "Say what they are to each other"},
    )


@page(Action.LIST, Permission.MANAGE_ACCESS)
def people(request: Any, visit: Visit) -> HttpResponse:
    """Every account, and every role in words."""
    accounts = list(Account.objects.prefetch_related("postings").order_by("username"))
    visit.saw(account.username for account in accounts)
    names = dict(Area.objects.values_list("code", "name"))
    context = {
        "accounts": [(account, posted_in_words(account, names)) for account in accounts],
        "roles": ROLES,
        "permissions": list(Permission),
        "waiting": waiting(request.user),
    }
    return render(request, "access/people.html", context)


def posted_in_words(account: Account, names: Mapping[str, str]) -> str:
    """Where an account works, forces by their names."""
    said = [
        "the whole country" if p.kind == COUNTRY else names.get(p.code) or f"{p.kind} {p.code}"
        for p in account.postings.all()
    ]
    return ", ".join(sorted(said)) or "nowhere"


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, Permission.MANAGE_ACCESS, again=True)
def add_person(request: Any, visit: Visit) -> HttpResponse:
    """A new account; its secret for one-time codes is shown once, here."""
    form = NewAccountForm(request.POST or None, initial={"is_active": True})
    if request.method == "POST" and form.is_valid():
        said, secret = form.cleaned_data, make_secret()
        account = _made(said, secret)
        waits = change(account, said, request.user.username)
        visit.did(Action.ACCESS, [account.username], _in_words(said, waits, "added"))
        context = {"added": account, "secret": secret, "waits": waits}
        return render(request, "access/added.html", context)
    context = {"form": form, "title": "Add a person"}
    return render(request, "access/edit.html", context, status=422 if form.errors else 200)


def _made(said: dict[str, Any], secret: str) -> Account:
    """The account, closed and without a role until the change to it is made."""
    return Account.objects.make(
        said["username"],
        said["password"],
        name=said["name"],
        role="",
        is_active=False,
        code_secret=secret,
        must_change_password=True,
    )


def change(account: Account, said: dict[str, Any], by: str) -> bool:
    """Change an account now, or have it wait for another administrator; gives whether it waits."""
    if needs_another(account, said):
        ask_for(account, said, by)
        return True
    apply(account, said)
    return False


def _in_words(said: dict[str, Any], waits: bool, done: str) -> str:
    return f"{'asked for' if waits else done}: role {said['role']}"


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_PAGE, Permission.MANAGE_ACCESS, again=True)
def edit_person(request: Any, visit: Visit, username: str) -> HttpResponse:
    """Change a role, a posting, or close an account; it holds from the next request on."""
    account = _account(username)
    form = AccountForm(request.POST or None, initial=_as_it_is(account))
    if request.method == "POST" and form.is_valid() and _is_of_another(request, account, form):
        said = form.cleaned_data
        waits = change(account, said, request.user.username)
        visit.did(Action.ACCESS, [account.username], _in_words(said, waits, "changed"))
        return redirect("people")
    return _editing(request, account, form, ConflictForm())


def _editing(
    request: Any, account: Account, form: AccountForm, conflict_form: ConflictForm
) -> HttpResponse:
    context = {
        "form": form,
        "title": account.name,
        "person": account,
        "can_be_given_again": account.role != ADMINISTRATOR and account.code_secret,
        "conflicts": list(account.conflicts.filter(ended_at__isnull=True)),
        "conflict_form": conflict_form,
    }
    status = 422 if form.errors or conflict_form.errors else 200
    return render(request, "access/edit.html", context, status=status)


@require_http_methods(["POST"])
@page(Action.ACCESS, Permission.MANAGE_ACCESS, again=True)
def change_conflict(request: Any, visit: Visit, username: str) -> HttpResponse:
    """Declare a conflict of interest, or end one."""
    account = _account(username)
    ended = request.POST.get("end", "")
    form = ConflictForm(request.POST)
    if ended.isdigit():
        account.conflicts.filter(pk=int(ended)).update(ended_at=timezone.now())
        visit.did(Action.ACCESS, [username], "conflict ended")
    elif form.is_valid():
        Conflict.objects.create(account=account, **form.cleaned_data)
        visit.did(Action.ACCESS, [username], "conflict declared")
    else:
        return _editing(request, account, AccountForm(initial=_as_it_is(account)), form)
    return redirect("person", username=username)


def _is_of_another(request: Any, account: Account, form: AccountForm) -> bool:
    """Nobody changes what they may do themselves."""
    if account.pk != request.user.pk:
        return True
    form.add_error(None, "Another administrator changes your account")
    return False


def _account(username: str) -> Account:
    account: Account | None = Account.objects.select_for_update().filter(username=username).first()
    if account is None:
        raise Http404
    return account


def _as_it_is(account: Account) -> dict[str, Any]:
    rows = list(account.postings.all())
    return {
        "role": account.role,
        "unit": account.unit,
        "is_active": account.is_active,
        "forces": ", ".join(sorted(row.code for row in rows if row.kind == FORCE)),
        "councils": ", ".join(sorted(row.code for row in rows if row.kind == COUNCIL)),
        "whole_country": any(row.kind == COUNTRY for row in rows),
    }
