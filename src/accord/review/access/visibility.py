"""The one query: what an account may see. Every page reads protected rows through it.

Need to know: the account's postings reach the case, its operation if it has one is the account's
too, and no person on it is one the account must not work on. Opening a single case by
break-glass sets the first two aside and never the third.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accord.review.access.guard import machine_scope, opened
from accord.review.access.models import (
    COUNTRY,
    Account,
    BreakGlass,
    Conflict,
    Membership,
    Posting,
)
from accord.review.access.permissions import Permission


class Visible:
    """What one account may see now; asked afresh each time, so a change holds at once."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def cases(self) -> QuerySet[Any]:
        """The cases the account may see; none without the permission."""
        from accord.review.cases.models import Case

        rows = Case.everything.filter(self._case_is_visible())
        return rows if self.account.may(Permission.SEE_CASES) else rows.filter(pk__in=[])

    def networks(self) -> QuerySet[Any]:
        """The cases about a network."""
        rows = self.cases().filter(kind="network")
        return rows if self.account.may(Permission.SEE_NETWORKS) else rows.filter(pk__in=[])

    def case(self, ref: str, *, lock: bool = False) -> Any:
        """One case by its reference; what may not be seen is not there."""
        rows = self.cases().filter(ref=ref)
        # Only the case's own row: locking the compartments as well would hold up everybody.
        rows = rows.select_for_update(of=("self",)) if lock else rows
        return self._one(rows)

    def listed(self, rows: Iterable[Any]) -> list[Any]:
        """Rows of the one query that a page lists: what belongs to them may be read with them."""
        found = list(rows)
        for row in found:
            opened(row.pk)
        return found

    def links(self) -> QuerySet[Any]:
        """The questions whether two records are one person that the account may rule on."""
        from accord.review.identity.models import LinkQuestion

        rows = LinkQuestion.everything.filter(self._link_is_visible())
        return rows if self.account.may(Permission.JUDGE_LINKS) else rows.filter(pk__in=[])

    def link(self, ref: str, *, lock: bool = False) -> Any:
        """One of them by its reference."""
        rows = self.links().filter(ref=ref)
        return self._one(rows.select_for_update(of=("self",)) if lock else rows)

    def concern_reports(self) -> QuerySet[Any]:
        """What was reported in the account's areas, where its role reads such reports."""
        from accord.review.concern_report.models import ConcernReport

        mine = Posting.objects.filter(account=self.account)
        here = Exists(mine.filter(code=OuterRef("force_code")))
        rows = ConcernReport.everything.filter(here | Exists(mine.filter(kind=COUNTRY)))
        may = self.account.may(Permission.SEE_CONCERN_REPORTS)
        return rows if may else rows.filter(pk__in=[])

    def _one(self, rows: QuerySet[Any]) -> Any:
        found = rows.first()
        if found is None:
            raise Http404
        opened(found.pk)
        return found

    def _case_is_visible(self) -> Q:
        from accord.review.cases.models import CasePerson

        reached = self._in_reach() & self._in_operation()
        # Few have either: who has neither is not made to wait for them.
        glass = self._broken_glass()
        if glass:
            reached |= Q(pk__in=glass)
        barred = Conflict.objects.filter(account=self.account, ended_at__isnull=True)
        persons = list(barred.values_list("person_id", flat=True))
        if persons:
            on_it = CasePerson.everything.filter(person_id__in=persons)
            reached &= ~Q(pk__in=on_it.values("case"))
        return reached

    def _in_reach(self) -> Q:
        from accord.review.cases.models import ReachSetMember

        mine = Posting.objects.filter(account=self.account)
        same = mine.filter(kind=OuterRef("kind"), code=OuterRef("code"))
        return Q(reach_set__in=ReachSetMember.objects.filter(Exists(same)).values("reach_set"))

    def _in_operation(self) -> Q:
        mine = Membership.objects.filter(account=self.account, ended_at__isnull=True)
        return Q(operation__isnull=True) | Q(operation__in=mine.values("operation"))

    def _broken_glass(self) -> list[Any]:
        now = timezone.now()
        mine = BreakGlass.objects.filter(account=self.account, at__lte=now, until__gt=now)
        return list(mine.values_list("case_id", flat=True))

    def _link_is_visible(self) -> Q:
        """Both records within reach; neither person on a case the account may not see."""
        from accord.review.cases.models import CasePerson

        mine = Posting.objects.filter(account=self.account)
        everywhere = Q(Exists(mine.filter(kind=COUNTRY)))
        both = Q(Exists(mine.filter(code=OuterRef("force_a")))) & Q(
            Exists(mine.filter(code=OuterRef("force_b")))
        )
        barred = Conflict.objects.filter(account=self.account, ended_at__isnull=True)
        joined = Membership.objects.filter(account=self.account, ended_at__isnull=True)
        closed = CasePerson.everything.filter(case__operation__isnull=False).exclude(
            case__operation__in=joined.values("operation")
        )
        hidden = Q()
        for person in ("person_a", "person_b"):
            same = {"person_id": OuterRef(person)}
            hidden |= Q(Exists(barred.filter(**same))) | Q(Exists(closed.filter(**same)))
        return (everywhere | both) & ~hidden


def may_approach(account: Account, case_id: Any) -> bool:
    """Whether no conflict keeps the account from a case; break-glass asks before it opens one."""
    from accord.review.cases.models import CasePerson

    barred = Conflict.objects.filter(account=account, ended_at__isnull=True)
    with machine_scope("asking for a conflict before a case is opened"):
        on_it = CasePerson.everything.filter(case=case_id)
        return not on_it.filter(person_id__in=barred.values("person_id")).exists()
