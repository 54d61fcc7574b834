"""A case's content becomes the tables that are handed out."""

from __future__ import annotations

from typing import Any

from accord.review.access.masking import GROUPS
from accord.workbooks import Sheet

Content = dict[str, Any]
Named = tuple[str, str, tuple[str, ...], list[tuple[Any, ...]]]
WORDS = {"met": "met", "not_met": "not met", "not_known": "not known"}


def sheets_of(content: Content, notes: tuple[str, ...]) -> tuple[Sheet, ...]:
    """What a run said of a case: people, records, criteria and ties, each table marked."""
    made = (_people(content), _records(content), _criteria(content), _ties(content))
    return tuple(
        Sheet(name, title, columns, tuple(rows), notes) for name, title, columns, rows in made
    )


def n_rows(content: Content) -> int:
    """How much is handed out: rows about people, records and ties."""
    people = sum(len(content[group]) for group, _ in GROUPS)
    return people + len(content["records"]) + len(content["ties"])


def _people(content: Content) -> Named:
    rows = [
        (alias, p["name"], p["age"], ", ".join(p["roles"]), p["reason"])
        for group, alias in GROUPS
        for p in content[group]
    ]
    columns = ("Stands as", "Name", "Age then", "Recorded parts", "Why on this case")
    return "People", "Children first, adults who were harmed, people of concern", columns, rows


def _records(content: Content) -> Named:
    rows = [
        (
            f"{r['kind']} {r['ref']}",
            r["at"],
            r["organisation"],
            r["grade"],
            r["place"],
            " ".join(r["texts"].values()),
        )
        for r in content["records"]
    ]
    columns = ("Record", "When", "Held by", "Grade", "Place", "What it says")
    return "Records", "Records in order of time", columns, rows


def _criteria(content: Content) -> Named:
    rows = [
        (f"{d['title']} {d['version']}", c["id"], c["name"], WORDS[c["outcome"]], c["reason"])
        for d in content["definitions"]
        for c in d["criteria"]
    ]
    columns = ("Definition", "Criterion", "Name", "Answer", "Reason")
    return "Criteria", "What the records give; a person decides", columns, rows


def _ties(content: Content) -> Named:
    names = {p["person_id"]: p["name"] for group, _ in GROUPS for p in content[group]}
    other = "not on this case"
    rows = [
        (names.get(t["a"], other), names.get(t["b"], other), t["basis"], t["on"], t["reason"])
        for t in content["ties"]
    ]
    return "Ties", "What ties people to each other", ("One", "Other", "By", "When", "Why"), rows
