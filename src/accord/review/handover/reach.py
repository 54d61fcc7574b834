"""Whose records are on a case becomes one set, made once however many cases have it."""

from __future__ import annotations

import hashlib
from typing import Any

from accord.review.access.models import COUNCIL, COUNTRY, FORCE
from accord.review.cases.models import ReachSet, ReachSetMember

Member = tuple[str, str]


class ReachSets:
    """The sets met so far in one handover."""

    def __init__(self) -> None:
        self._known: dict[frozenset[Member], ReachSet] = {}

    def of(self, content: dict[str, Any]) -> ReachSet:
        """The set of everybody whose records are on a case; the whole country is in each."""
        members = {(FORCE, force["code"]) for force in content["forces"]}
        members |= {(COUNCIL, council) for council in content["councils"]}
        return self.with_members(members)

    def with_members(self, members: set[Member]) -> ReachSet:
        """The set of these members and the country."""
        whole = frozenset({*members, (COUNTRY, "")})
        if whole not in self._known:
            self._known[whole] = _kept(whole)
        return self._known[whole]


def _kept(members: frozenset[Member]) -> ReachSet:
    said = ", ".join(f"{kind} {code}" for kind, code in sorted(members))
    key = hashlib.sha256(said.encode()).hexdigest()
    found: ReachSet
    found, is_new = ReachSet.objects.get_or_create(key=key)
    if is_new:
        ReachSetMember.objects.bulk_create(
            ReachSetMember(reach_set=found, kind=kind, code=code) for kind, code in sorted(members)
        )
    return found
