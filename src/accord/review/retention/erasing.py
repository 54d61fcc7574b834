"""A case and everything kept because of it are removed; what is left is a hash and who agreed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import connection, transaction

from accord.review.access.guard import machine_scope
from accord.review.access.models import BreakGlass
from accord.review.cases.models import Case, CasePerson, Decision
from accord.review.dissemination.models import Dissemination
from accord.review.identity.models import Judgement, LinkQuestion
from accord.review.retention.models import ERASE, Review


def hash_of_candidate(kind: str, candidate_id: str) -> str:
    """By this the store is told what was erased, without being told what it was."""
    return hashlib.sha256(f"{kind}/{candidate_id}".encode()).hexdigest()


def erase(case: Case) -> None:
    """Remove it with its versions, people, terms, decisions, questions, views and files."""
    with machine_scope("erasing a case that two people agreed to erase"):
        people = set(CasePerson.everything.filter(case=case).values_list("person_id", flat=True))
        BreakGlass.objects.filter(case_id=case.pk).delete()
        Dissemination.everything.filter(case=case).delete()
        Decision.everything.filter(case=case).delete()
        Case.everything.filter(pk=case.pk).delete()
        _forget_pairs(people)
    transaction.on_commit(_empty_the_journal)


def _forget_pairs(people: set[str]) -> None:
    """Questions about people of no other case; what the newest run still asks stays."""
    elsewhere = set(
        CasePerson.everything.filter(person_id__in=people).values_list("person_id", flat=True)
    )
    gone = people - elsewhere
    rows = LinkQuestion.everything.filter(is_in_run=False, person_a__in=gone, person_b__in=gone)
    numbers = list(rows.values_list("pk", flat=True))
    Judgement.everything.filter(question__in=numbers).delete()
    LinkQuestion.everything.filter(pk__in=numbers).delete()


def _empty_the_journal() -> None:
    """The embedded database keeps old pages in its journal until they are written back."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def erased() -> set[str]:
    """The hashes of every candidate whose case was erased."""
    rows = Review.everything.filter(decision=ERASE, is_agreed=True)
    return set(rows.values_list("hashed", flat=True))


def without_erased(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Decisions of the store, those on an erased case left out."""
    gone = erased()
    if not gone:
        return rows
    return [
        row
        for row in rows
        if hash_of_candidate(row["candidate_kind"], row["candidate_id"]) not in gone
    ]
