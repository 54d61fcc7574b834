"""The entries and the head of the chain; no foreign keys, so the log never depends on live rows."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One thing that happened. The body is what was hashed, byte for byte."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=32)
    actor = models.CharField(max_length=80, db_index=True)
    action = models.CharField(max_length=40, db_index=True)
    outcome = models.CharField(max_length=12)
    body = models.TextField()
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        # Unusual use is told by what one person did within the last hour.
        indexes = (models.Index(fields=["actor", "at"]),)


class Head(models.Model):
    """The newest entry: locked by whoever writes the next one, so that two writers queue."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)
    at = models.CharField(max_length=32, default="")
    signed_seq = models.BigIntegerField(default=0)
    signed_at = models.CharField(max_length=32, default="")
