"""What a business or a partner saw; it becomes a partner report for the next run."""

from __future__ import annotations

import uuid

from django.db import models

from accord.review.access.guard import Refusing


class ConcernReport(models.Model):
    """One report. The reference is random and leads to nothing without signing in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ref = models.CharField(max_length=16, unique=True)
    received_at = models.DateTimeField()
    language = models.CharField(max_length=2)
    setting = models.CharField(max_length=20)
    force_code = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=200)
    postcode = models.CharField(max_length=10, blank=True)
    happened_on = models.DateField()
    signs = models.JSONField(default=list)
    words = models.TextField()
    contact = models.CharField(max_length=200, blank=True)
    everything = models.Manager()
    objects = Refusing()
