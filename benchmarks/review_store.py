"""A review database of invented cases, as a handover leaves it: how many is all that is given."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

Content = dict[str, Any]
FORCES = tuple((f"E2300090{n}", f"Invented Force {n}") for n in range(1, 6))
DEFINITIONS = ("organised-network-iicsa", "group-csae-cocad", "cse-england")
UNITS = ("Child Exploitation Team", "Response", "Intelligence")
FIRST = ("Ash", "Bay", "Cory", "Dell", "Elin", "Fen", "Gail", "Hale", "Ira", "Jo")
LAST = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")
OUTCOMES = ("met", "not_known", "not_known", "not_met")
TEXT = "The record says in some words what was seen and by whom, and what was done about it. " * 6
BATCH = 1000


def fill(count: int, *, first: int = 0, seed: int = 6) -> None:
    """Put so many cases into the database that is set up, after those that are there."""
    from django.db import transaction
    from django.utils import timezone

    from accord.review.access.guard import machine_scope
    from accord.review.access.models import Area
    from accord.review.handover.cases import store_new

    chance, now = random.Random(f"{seed} {first}"), timezone.now()
    with transaction.atomic(), machine_scope("a benchmark"):
        for code, name in FORCES:
            Area.objects.update_or_create(code=code, defaults={"name": name})
    for start in range(first, first + count, BATCH):
        contents = [_content(chance, n) for n in range(start, min(start + BATCH, first + count))]
        with transaction.atomic(), machine_scope("a benchmark"):
            store_new(contents, "benchmark", now - timedelta(minutes=start // BATCH))


def _content(chance: random.Random, number: int) -> Content:
    force, force_name = FORCES[min(chance.randrange(8), 4)]
    people = list(_people(chance, number))
    records = [_record(chance, number, n, force) for n in range(chance.choice((1, 1, 2, 3, 6)))]
    names = chance.sample(DEFINITIONS, 3)
    definitions = [_definition(chance, name, records) for name in names]
    return {
        "kind": "network" if number % 40 == 0 else "crime",
        "reference": f"{force}/K{number:07d}",
        "definitions": sorted(definitions, key=lambda d: OUTCOMES.index(d["outcome"])),
        "children": people[:1],
        "adult_victims": [],
        "people": people[1:],
        "records": records,
        "flags": [],
        "ties": [],
        "objects": [{"kind": "phone", "key": f"4477009{number:05d}"}],
        "network": None,
        "forces": [{"code": force, "name": force_name}],
        "councils": [f"E0800090{chance.randrange(9)}"],
        "marking": "OFFICIAL-SENSITIVE",
        "is_synthetic": True,
    }


def _people(chance: random.Random, number: int) -> Iterator[Content]:
    for n in range(chance.choice((2, 3, 3, 4, 8))):
        yield {
            "person_id": f"P{number}-{n}" if n else f"C{number // 3}",
            "name": f"{chance.choice(FIRST)} {chance.choice(LAST)}{number % 997}",
            "age": "14" if n == 0 else "about 30",
            "is_child": n == 0,
            "is_adult_victim": False,
            "is_also_victim": False,
            "roles": ["victim" if n == 0 else "suspect"],
            "reason": "on the record",
        }


def _record(chance: random.Random, number: int, n: int, force: str) -> Content:
    day = date(2025, 1, 1) + timedelta(days=chance.randrange(600))
    return {
        "id": f"s/crime/K{number}-{n}",
        "source": "s",
        "kind": "Crime",
        "ref": f"K{number:07d}-{n}",
        "organisation": "Invented Force",
        "sector": "police",
        "force": force,
        "council": "",
        "marking": "OFFICIAL-SENSITIVE",
        "is_synthetic": True,
        "at": datetime(day.year, day.month, day.day, 20).isoformat(timespec="minutes"),
        "place_kind": "private home",
        "place": f"{number % 90 + 1} Invented Road",
        "offence": "",
        "unit": chance.choice(UNITS),
        "grade": "B2",
        "scope": "own" if n == 0 else "linked",
        "texts": {"mo_text": TEXT},
    }


def _definition(chance: random.Random, name: str, records: list[Content]) -> Content:
    outcome = chance.choice(OUTCOMES)
    ground = {"supports": "for", "spans": [{"field": "mo_text", "start": 4, "end": 40}]}
    criteria = [
        {
            "id": f"A{n}",
            "name": "a criterion",
            "says": "what it asks for",
            "outcome": outcome,
            "low": None,
            "high": None,
            "reason": "what the records give",
            "grounds": [{"record": records[0]["id"], **ground}],
        }
        for n in range(1, 8)
    ]
    return {
        "id": name,
        "version": "1",
        "title": name.replace("-", " ").capitalize(),
        "is_provisional": False,
        "outcome": outcome,
        "question": "Who paid?" if outcome == "not_known" else "",
        "ask": "The officer in the case",
        "criteria": criteria,
    }
