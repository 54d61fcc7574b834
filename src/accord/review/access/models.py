"""Accounts, where they are posted, operations and who is in them, conflicts, break-glass."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from accord.review.access.permissions import Permission
from accord.review.access.roles import ROLE_OF, ROLES, role_may
from accord.review.access.two_people import AskedOfAnother

FORCE, COUNCIL, COUNTRY = "force", "council", "country"


class Accounts(BaseUserManager):
    """Makes accounts with a hashed password and a secret for one-time codes."""

    def make(self, username: str, password: str, **fields: Any) -> Account:
        """A new account."""
        account: Account = self.model(username=username, **fields)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """A person who signs in. Nothing here grants anything: the role and the postings do."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=[(r.id, r.name) for r in ROLES])
    unit = models.CharField(max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
    # Somebody else chose it: it opens nothing but the page on which it is changed.
    must_change_password = models.BooleanField(default=False)
    code_secret = models.CharField(max_length=64)
    code_last_used = models.BigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    objects = Accounts()
    USERNAME_FIELD = "username"

    def may(self, permission: Permission) -> bool:
        """Whether this account's role lets it do this; a closed account may do nothing."""
        return bool(self.is_active) and role_may(self.role, permission)

    @property
    def role_name(self) -> str:
        """The role as people call it."""
        role = ROLE_OF.get(self.role)
        return role.name if role else "No role"


class SecurityKey(models.Model):
    """A security key or passkey of an account: its public half, and how often it has signed."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="keys")
    name = models.CharField(max_length=60)
    credential_id = models.CharField(max_length=1400, unique=True)
    public = models.TextField()
    transports = models.CharField(max_length=80, blank=True)
    sign_count = models.BigIntegerField(default=0)
    # A passkey that its maker copies between devices, as the key itself says.
    is_synced = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "name"], name="a_key_of_a_name_once"),
        )


class KeyQuestion(models.Model):
    """What a security key was asked to sign; it is gone once an answer came, right or wrong."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="key_questions")
    purpose = models.CharField(max_length=10)
    challenge = models.CharField(max_length=64)
    asked_at = models.DateTimeField()


class Posting(models.Model):
    """Which force or council an account works for, or that it works for the whole country."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="postings")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in (FORCE, COUNCIL, COUNTRY)])
    code = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "kind", "code"], name="posted_once"),
        )


class Area(models.Model):
    """A force by its code, as the newest run names it."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=120)


class Operation(models.Model):
    """A compartment: its cases are seen by its members alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80, unique=True)
    opened_by = models.CharField(max_length=80)
    opened_at = models.DateTimeField(auto_now_add=True)


class Membership(models.Model):
    """An account in an operation, from when until when."""

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="memberships")
    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    given_by = models.CharField(max_length=80)
    given_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["operation", "account"],
                condition=models.Q(ended_at__isnull=True),
                name="in_an_operation_once",
            ),
        )


class Conflict(models.Model):
    """Somebody the account must not work on: themselves, a relative, a colleague."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="conflicts")
    person_id = models.CharField(max_length=40)
    relation = models.CharField(max_length=80)
    declared_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)


class BreakGlass(models.Model):
    """One case opened outside the account's operations: why, until when, who has read of it."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="broken_glass")
    case_id = models.UUIDField()
    reason = models.TextField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    noticed_by = models.CharField(max_length=80, blank=True)
    noticed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(noticed_at__isnull=True, noticed_by="")
                | (models.Q(noticed_at__isnull=False) & ~models.Q(noticed_by="")),
                name="noticed_by_somebody_at_some_time",
            ),
        )

    def is_open(self, now: datetime) -> bool:
        """Whether it still lets the case be seen."""
        return bool(self.at <= now < self.until)


class SignedIn(AbstractBaseSession):
    """A session, kept by the hash of its key, and whose it is."""

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions")

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Where its contents are read."""
        from accord.review.access.session_store import SessionStore

        return SessionStore


class AccessChange(AskedOfAnother):
    """A change to an administrator's account, asked for by one and waiting for another."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="changes")
    said = models.JSONField()
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(settled_by=models.F("asked_by")),
                name="settled_by_another_administrator",
            ),
        )


class Unusual(models.Model):
    """Use of the application that somebody should ask about: what, by whom, how often."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="unusual")
    kind = models.CharField(max_length=20)
    day = models.DateField()
    seen_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "kind", "day"], name="said_once_a_day"),
        )
