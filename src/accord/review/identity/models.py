"""A question whether two records are one person, and what people ruled on it."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models

from accord.review.access.guard import Refusing
from accord.review.access.masking import is_shown, link_key, link_without_names

VERDICTS = {
    "same": "The same person",
    "different": "Different people",
    "cannot_say": "Cannot say from these records",
}


class LinkQuestion(models.Model):
    """Two records side by side, with what speaks for and against."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ref = models.CharField(max_length=16, unique=True)
    source_a = models.CharField(max_length=80)
    nominal_a = models.CharField(max_length=80)
    source_b = models.CharField(max_length=80)
    nominal_b = models.CharField(max_length=80)
    person_a = models.CharField(max_length=40, blank=True)
    person_b = models.CharField(max_length=40, blank=True)
    force_a = models.CharField(max_length=20, blank=True)
    force_b = models.CharField(max_length=20, blank=True)
    fields = models.JSONField()
    reason = models.TextField()
    weights = models.JSONField(default=list)
    # Joined by the linkage: people may take the two apart again.
    is_joined = models.BooleanField(default=False)
    joins_networks = models.BooleanField(default=False)
    is_in_run = models.BooleanField(default=True)
    is_settled = models.BooleanField(default=False)
    everything = models.Manager()
    objects = Refusing()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["source_a", "nominal_a", "source_b", "nominal_b"],
                name="one_question_a_pair",
            ),
        )
        indexes = (models.Index(fields=["is_settled", "is_in_run"]),)

    @classmethod
    def from_db(cls, *row: Any) -> Any:
        """A question as it may be seen: names only where they were asked for."""
        question = super().from_db(*row)
        said = question.__dict__
        if said.get("fields") and not is_shown(link_key(said.get("ref", ""))):
            question.fields = link_without_names(question.fields)
        return question


class Judgement(models.Model):
    """One person's ruling; never edited."""

    question = models.ForeignKey(LinkQuestion, models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=12, choices=list(VERDICTS.items()))
    reason = models.TextField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    everything = models.Manager()
    objects = Refusing()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["question", "by"], name="one_ruling_a_person"),
        )
