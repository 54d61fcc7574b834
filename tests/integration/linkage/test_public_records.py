"""Linkage on public records whose truth is known: figures of history, and a made-up thousand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest

from support.nominals import Linked, Row, pairwise, table
from support.shared_data import shared


def day(text: str | None) -> date | None:
    """A date as written; nothing where there is no such day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def figures() -> tuple[list[Row], dict[tuple[str, str], Any]]:
    rows, truth = [], {}
    path = shared("from-fetch/er/historical_figures_50k.parquet")
    for found in pq.read_table(path).to_pylist():
        rows.append(
            {
                "nominal_id": found["unique_id"],
                "forename": found["first_name"],
                "surname": found["surname"],
                "date_of_birth": day(found["dob"]),
                "sex": {"male": "M", "female": "F"}.get(found["gender"]),
                "address": found["birth_place"],
                "postcode": found["postcode_fake"],
            }
        )
        truth["north", found["unique_id"]] = found["cluster"]
    return rows, truth


def made_up() -> tuple[list[Row], dict[tuple[str, str], Any]]:
    rows, truth = [], {}
    for found in pc.read_csv(shared("from-fetch/er/fake_1000.csv")).to_pylist():
        number = str(found["unique_id"])
        rows.append(
            {
                "nominal_id": number,
                "forename": found["first_name"] or None,
                "surname": found["surname"] or None,
                "date_of_birth": found["dob"],
                "address": found["city"] or None,
                "emails": [found["email"]] if found["email"] else None,
            }
        )
        truth["north", number] = found["cluster"]
    return rows, truth


# Stock Splink, trained on the data themselves and read at its best threshold, reaches 0.950 and
# 0.810 (first and last name, birth date, postcode and birthplace) in clusters.
STOCK_MADE_UP, STOCK_FIGURES, MARGIN = 0.950, 0.810, 0.005


def test_a_thousand_made_up_records_come_together():
    rows, truth = made_up()
    precision, _, f1 = pairwise(Linked(table("nominals", rows)).person_of, truth)
    assert precision >= 0.99
    assert f1 >= STOCK_MADE_UP - MARGIN


@pytest.mark.slow
def test_figures_of_history_are_joined_with_care():
    rows, truth = figures()
    precision, _, f1 = pairwise(Linked(table("nominals", rows)).person_of, truth)
    assert precision >= 0.98
    assert f1 >= STOCK_FIGURES - MARGIN
