"""Holds on a case, and what two people decided on how long it is kept."""

from __future__ import annotations

from django.db import models

from accord.review.access.guard import Refusing
from accord.review.access.two_people import AskedOfAnother
from accord.review.cases.models import Case

KEEP, ERASE = "keep", "erase"
DECISIONS = {KEEP: "Keep it", ERASE: "Erase it"}
REASONS = {
    "needed": "It is still needed to protect a child or to investigate",
    "pattern": "It is part of a pattern that is still looked at",
    "not_needed": "It is no longer needed for any policing purpose",
    "wrong": "The records it rests on were wrong or were removed",
    "court": "A court or the Information Commissioner ordered it",
}


class Hold(models.Model):
    """Why a case must be kept whatever the schedule says: an inquiry, a court, a complaint."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="holds")
    reason = models.CharField(max_length=400)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    ended_by = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)
    everything = models.Manager()
    objects = Refusing()


class Review(AskedOfAnother):
    """A decision to keep or erase a case; of one that was erased only a hash is left."""

    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="reviews")
    hashed = models.CharField(max_length=64)
    decision = models.CharField(max_length=8, choices=list(DECISIONS.items()))
    reason_code = models.CharField(max_length=20, choices=list(REASONS.items()))
    schedule = models.CharField(max_length=80)
    next_on = models.DateField(null=True)
    asked_at = models.DateTimeField()
    everything = models.Manager()
    objects = Refusing()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(settled_by=models.F("asked_by")), name="erased_by_two"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(decision="erase", is_agreed__isnull=True),
                name="asked_to_erase_once",
            ),
        )
