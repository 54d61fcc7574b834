"""Rows that come in by COPY are the rows that would come in one batch at a time."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from support.review_app import everything

AT = dt.datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=dt.UTC)
# What a format with separators and escapes is most likely to lose.
HARD = ["", " ", "\\N", "\\.", "a\tb\nc\r\nd", 'quo"ted', "back\\slash", "Siân – ú 𝔘", "{}", "null"]


def case(number, text):
    from accord.review.cases.models import Case

    return Case(
        id=uuid.UUID(int=number),
        ref=f"BULK{number:06d}",
        kind="crime",
        candidate_id=f"{number}/{text}"[:200],
        definition_id="group-offending",
        outcome="met",
        why=text,
        unit=text[:80],
        last_on=dt.date(2025, 2, 28) if number % 2 else None,
        run_id="run1",
        changed_at=AT,
    )


def version(number, text):
    from accord.review.cases.models import Version

    return Version(
        case_id=uuid.UUID(int=number),
        revision=1,
        run_id="run1",
        content={"text": text, "nested": [{"a": text, "n": 1.5, "none": None}], "is": True},
        content_hash="0" * 64,
        changes=[text, text],
        at=AT,
    )


@pytest.fixture
def handing_over(app):
    from accord.review.access.guard import machine_scope

    with machine_scope("a test"):
        yield


def rows_of(table, numbers):
    """Every column of the rows but what tells the two ways of adding them apart."""
    key = "id" if table.__name__ == "Case" else "case_id"
    ids = [uuid.UUID(int=n) for n in numbers]
    found = table.everything.filter(**{f"{key}__in": ids}).order_by(key).values()
    left_out = {"id", "ref", "candidate_id", "case_id", "made_at"}
    return [{k: v for k, v in row.items() if k not in left_out} for row in found]


def test_rows_added_in_bulk_are_those_that_are_added_one_batch_at_a_time(handing_over):
    from accord.review.cases.models import Case, Version
    from accord.review.handover.bulk import add_rows

    copied, batched = range(1, 1 + len(HARD)), range(101, 101 + len(HARD))
    for table, made in ((Case, case), (Version, version)):
        n = add_rows(table, (made(*one) for one in zip(copied, HARD, strict=True)))
        assert n == len(HARD)
        table.everything.bulk_create([made(*one) for one in zip(batched, HARD, strict=True)])
        assert rows_of(table, copied) == rows_of(table, batched)
        assert len(rows_of(table, copied)) == len(HARD)
    assert [row["why"] for row in rows_of(Case, copied)] == HARD
    assert [row["content"]["text"] for row in rows_of(Version, copied)] == HARD


def test_numbers_and_times_that_are_made_on_the_way_in_are_made(handing_over):
    from accord.review.cases.models import Case, SearchTerm
    from accord.review.handover.bulk import add_rows

    before = dt.datetime.now(dt.UTC)
    add_rows(Case, [case(1, "x")])
    assert before <= Case.everything.get(pk=uuid.UUID(int=1)).made_at <= dt.datetime.now(dt.UTC)
    terms = [SearchTerm(case_id=uuid.UUID(int=1), kind="place", folded=t, label=t) for t in "ab"]
    add_rows(SearchTerm, terms)
    one = SearchTerm.everything.create(
        case_id=uuid.UUID(int=1), kind="place", folded="c", label="c"
    )
    kept = SearchTerm.everything.filter(case_id=uuid.UUID(int=1)).order_by("pk")
    assert [term.label for term in kept] == ["a", "b", "c"]
    assert one.pk == max(term.pk for term in kept)


def test_more_rows_than_one_batch_all_come(handing_over):
    from accord.review.cases.models import Case, SearchTerm
    from accord.review.handover.bulk import BATCH, add_rows

    add_rows(Case, [case(1, "x")])
    rows = (
        SearchTerm(case_id=uuid.UUID(int=1), kind="place", folded=str(n), label=str(n))
        for n in range(2 * BATCH + 1)
    )
    assert add_rows(SearchTerm, rows) == 2 * BATCH + 1
    assert SearchTerm.everything.filter(case_id=uuid.UUID(int=1)).count() == 2 * BATCH + 1


def test_a_row_that_the_table_refuses_lets_none_in(handing_over):
    from django.db import IntegrityError, transaction

    from accord.review.cases.models import Case
    from accord.review.handover.bulk import add_rows

    n_before = len(everything(Case))
    with pytest.raises(IntegrityError), transaction.atomic():
        add_rows(Case, [case(1, "x"), case(1, "x")])
    assert len(everything(Case)) == n_before


def test_nobody_but_the_handover_adds_rows_round_the_guard(app):
    from accord.review.access.guard import Unscoped
    from accord.review.cases.models import Case
    from accord.review.handover.bulk import add_rows

    with pytest.raises(Unscoped):
        add_rows(Case, [case(1, "x")])
    assert not [c for c in everything(Case) if c.ref.startswith("BULK")]
