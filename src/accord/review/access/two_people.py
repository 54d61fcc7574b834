"""What one person asks for and another settles; nobody settles what they asked for themselves."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class AskedOfAnother(models.Model):
    """Who asked, who agreed or refused, and when; the constraint on the two is each table's own."""

    asked_by = models.CharField(max_length=80)
    settled_by = models.CharField(max_length=80, blank=True)
    settled_at = models.DateTimeField(null=True)
    is_agreed = models.BooleanField(null=True)

    class Meta:
        abstract = True

    def settle(self, username: str, *, is_agreed: bool) -> None:
        """Write down who settled it, and how; whether they may is asked before."""
        self.settled_by, self.settled_at = username, timezone.now()
        self.is_agreed = is_agreed
        self.save(update_fields=["settled_by", "settled_at", "is_agreed"])
