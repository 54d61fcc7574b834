"""What is handed out: of which case, to whom, why, under which marking, and who agreed."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import models

from accord.review.access.guard import Refusing
from accord.review.access.two_people import AskedOfAnother
from accord.review.cases.models import Case

FORMATS = {
    "pdf": "PDF, to read and print",
    "xlsx": "Workbook for Excel",
    "ods": "Workbook, open format",
    "csv": "Table as CSV",
}
PURPOSES = {
    "safeguarding": "To safeguard a child",
    "investigation": "For an investigation by the recipient",
    "prosecution": "For a prosecutor or a court",
    "partnership": "For a strategy discussion with partners",
    "review": "For a review, inspection or inquiry",
}
# As the Government Security Classifications name them; the report takes the highest of its parts.
MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE")
LASTS = timedelta(hours=24)
# More rows than this about people are handed out only when a second person has agreed.
MOST_ALONE = 30


class Dissemination(AskedOfAnother):
    """One handing out of one case; what was asked for is never edited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ref = models.CharField(max_length=16, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="disseminations")
    revision = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    recipient = models.CharField(max_length=120)
    organisation = models.CharField(max_length=120)
    purpose = models.CharField(max_length=20, choices=list(PURPOSES.items()))
    reason = models.TextField()
    marking = models.CharField(max_length=40, choices=[(m, m) for m in MARKINGS])
    form = models.CharField(max_length=8, choices=list(FORMATS.items()))
    has_names = models.BooleanField()
    n_rows = models.PositiveIntegerField()
    recipient_key = models.CharField(max_length=80, blank=True)
    needs_second = models.BooleanField()
    everything = models.Manager()
    objects = Refusing()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(settled_by=models.F("asked_by")), name="agreed_by_another"
            ),
            models.CheckConstraint(
                condition=~models.Q(recipient="") & ~models.Q(organisation=""),
                name="handed_to_somebody",
            ),
        )

    @property
    def is_waiting(self) -> bool:
        """Whether a second person has still to agree."""
        return self.needs_second and self.is_agreed is None

    def is_open(self, now: datetime) -> bool:
        """Whether the file can be taken: agreed where it must be, and within its day."""
        since = self.settled_at if self.needs_second else self.asked_at
        is_agreed = self.is_agreed if self.needs_second else True
        return bool(is_agreed and since and now < since + LASTS)
