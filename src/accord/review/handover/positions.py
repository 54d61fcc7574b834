"""After a handover every network has its positions: new ones laid out, grown ones added to."""

from __future__ import annotations

from django.utils import timezone

from accord.review.cases.models import Case, Version
from accord.review.networks.models import Layout
from accord.review.networks.positions import positions_of


def place_networks(run_id: str) -> int:
    """Give a place to everybody who has none on the networks a run made or changed."""
    placed = 0
    rows = Version.everything.filter(run_id=run_id, case__kind="network")
    for version in rows.select_related("case", "case__layout").order_by("pk").iterator():
        placed += _place(version.case, version)
    return placed


def _place(case: Case, version: Version) -> int:
    kept = getattr(case, "layout", None)
    if kept is not None and kept.revision == version.revision:
        return 0
    Layout.everything.update_or_create(
        case=case,
        defaults={
            "revision": version.revision,
            "positions": positions_of(version.content, kept.positions if kept else None),
            "at": timezone.now(),
        },
    )
    return 1
