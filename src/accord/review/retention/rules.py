"""Who may keep, hold and erase a case, and when: a hold always wins."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.cases.models import Case
from accord.review.cases.policies import NotAllowed
from accord.review.retention.erasing import erase, hash_of_candidate
from accord.review.retention.models import ERASE, KEEP, Hold, Review
from accord.review.retention.schedule import OUTCOMES, Schedule


def schedule() -> Schedule:
    """The schedule this application was set up with."""
    kept: Schedule = settings.ACCORD.schedule
    return kept


def due(account: Account) -> QuerySet[Any]:
    """Cases whose time has come, that nobody holds and nobody decided to keep until later."""
    today, old = timezone.localdate(), Q()
    for outcome in OUTCOMES:
        day = schedule().earliest(outcome, today)
        old |= Q(outcome=outcome, last_on__lt=day) | Q(
            outcome=outcome, last_on__isnull=True, made_at__date__lt=day
        )
    held = Hold.everything.filter(case=OuterRef("pk"), ended_at__isnull=True)
    later = Review.everything.filter(case=OuterRef("pk"), next_on__gt=today)
    asked = Review.everything.filter(case=OuterRef("pk"), decision=ERASE, is_agreed__isnull=True)
    rows = Visible(account).cases().filter(old)
    return rows.exclude(Exists(held)).exclude(Exists(later)).exclude(Exists(asked))


def is_held(case: Case) -> bool:
    """Whether somebody holds it now."""
    return bool(Hold.everything.filter(case=case, ended_at__isnull=True).exists())


def waiting(case: Case) -> Review | None:
    """That it is erased was asked for, and a second person has still to say."""
    rows = Review.everything.filter(case=case, decision=ERASE, is_agreed__isnull=True)
    found: Review | None = rows.first()
    return found


def check_may_erase(case: Case) -> None:
    """Say in words why a case cannot be erased now."""
    if is_held(case):
        raise NotAllowed("held", "Somebody holds this case. A hold wins over everything.")
    if case.is_in_run:
        raise NotAllowed(
            "still-found",
            "The newest run still makes this case. Have its records removed where they are kept; "
            "once a run no longer finds it, it can be erased here.",
        )


def hold(account: Account, case: Case, reason: str) -> None:
    """Hold it; whoever asked that it is erased waits until the hold ends."""
    Hold.everything.create(case=case, reason=reason, by=account.username, at=timezone.now())


def end_holds(account: Account, case: Case) -> int:
    """End every hold on it."""
    rows = Hold.everything.filter(case=case, ended_at__isnull=True)
    return int(rows.update(ended_by=account.username, ended_at=timezone.now()))


def keep(account: Account, case: Case, reason_code: str) -> None:
    """Keep it until the schedule brings it up again."""
    until = schedule().next_after(case.outcome, timezone.localdate())
    _row(account, case, KEEP, reason_code, next_on=until).save(force_insert=True)


def ask_to_erase(account: Account, case: Case, reason_code: str) -> None:
    """Ask a second person whether it is erased."""
    check_may_erase(case)
    if waiting(case) is not None:
        raise NotAllowed("asked", "Somebody has asked for that already.")
    _row(account, case, ERASE, reason_code).save(force_insert=True)


def _row(account: Account, case: Case, decision: str, reason_code: str, **more: Any) -> Review:
    return Review(
        case=case,
        hashed=hash_of_candidate(case.kind, case.candidate_id),
        decision=decision,
        reason_code=reason_code,
        schedule=schedule().version,
        asked_by=account.username,
        asked_at=timezone.now(),
        **more,
    )


def settle(account: Account, case: Case, *, is_agreed: bool) -> None:
    """The second person agrees, and it is gone; or refuses, and it stays."""
    review = waiting(case)
    if review is None:
        raise NotAllowed("not-asked", "Nobody asks for that any longer.")
    if review.asked_by == account.username:
        raise NotAllowed("own", "You asked for this. Another person has to agree.")
    if is_agreed:
        check_may_erase(case)
    said = {"settled_by": account.username, "settled_at": timezone.now(), "is_agreed": is_agreed}
    # By the case, as the guard of the database asks: who was shown the case was not shown this row.
    Review.everything.filter(case=case, pk=review.pk).update(**said)
    if is_agreed:
        erase(case)


def may_review(account: Account) -> bool:
    """Whether the account's role decides how long cases are kept."""
    return account.may(Permission.REVIEW_RETENTION)
