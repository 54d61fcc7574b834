"""Where a network's people stand in its drawing, and the views that people kept, with why."""

from __future__ import annotations

from django.db import models

from accord.review.access.guard import Refusing
from accord.review.cases.models import Case


class Layout(models.Model):
    """Fixed positions: a network looks the same whoever opens it, and whenever."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="layout")
    revision = models.PositiveIntegerField()
    positions = models.JSONField()
    at = models.DateTimeField()
    everything = models.Manager()
    objects = Refusing()


class SavedView(models.Model):
    """A drawing as somebody arranged it, with the reason; never edited."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="saved_views")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    reason = models.TextField()
    revision = models.PositiveIntegerField()
    filters = models.JSONField(default=dict)
    positions = models.JSONField(default=dict)
    hidden = models.JSONField(default=list)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    everything = models.Manager()
    objects = Refusing()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case", "number"], name="one_view_a_number"),
        )
