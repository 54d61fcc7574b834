"""The handover whole: what people decided goes to the store, then the newest run comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from accord.review.access.guard import machine_scope
from accord.review.access.models import Area
from accord.review.audit_log.actions import Action
from accord.review.audit_log.chain import Happening, append, sign_now
from accord.review.cases.models import Case
from accord.review.handover.back import give_back, write_concerns
from accord.review.handover.cases import TakenOver, take_over
from accord.review.handover.contents import read_contents
from accord.review.handover.links import read_links, take_over_links
from accord.review.handover.positions import place_networks
from accord.review.handover.refused import read_refused, take_over_refused
from accord.review.handover.statistics import count_for_the_planner
from accord.store import Store

MACHINE = "accord handover"


@dataclass(frozen=True)
class HandedOver:
    """What went each way."""

    run_id: str
    cases: TakenOver
    links: int
    given: dict[str, int]
    concerns: int

    def as_text(self) -> str:
        """For the person who asked for it."""
        c = self.cases
        given = ", ".join(f"{name} {n:,}" for name, n in sorted(self.given.items()))
        return (
            f"Run {self.run_id}: {c.made:,} cases made, {c.changed:,} changed "
            f"({c.reopened:,} of them opened again), {c.same:,} as they were, "
            f"{c.gone:,} no longer found.\n"
            f"{self.links:,} links put to people. Given to the store: {given}, "
            f"concern reports {self.concerns:,}."
        )


def hand_over(store_path: Path, report: Callable[[str], None] = lambda _: None) -> HandedOver:
    """Give the store what people decided, and take over its newest run, in one transaction."""
    store = Store(store_path)
    folder = store.latest()
    report("reading the newest run")
    contents = read_contents(folder)
    links = read_links(folder, _people(contents))
    report("bringing the cases in line with it")
    with transaction.atomic(), machine_scope("handover"):
        given = give_back(store)
        concerns = write_concerns(store, is_synthetic=_is_synthetic(contents))
        append(Happening(Action.HAND_BACK.value, MACHINE, objects=tuple(sorted(given))))
        cases = take_over(folder.name, contents)
        place_networks(folder.name)
        put = take_over_links(links)
        _name_areas(contents)
        take_over_refused(folder.name, read_refused(folder))
        append(Happening(Action.HANDOVER.value, MACHINE, objects=(folder.name,)))
    count_for_the_planner()
    sign_now()
    return HandedOver(folder.name, cases, put, given, concerns)


def _people(contents: dict[tuple[str, str], dict[str, Any]]) -> set[str]:
    groups = ("children", "adult_victims", "people")
    return {p["person_id"] for c in contents.values() for group in groups for p in c[group]}


def _is_synthetic(contents: dict[tuple[str, str], dict[str, Any]]) -> bool:
    return any(content["is_synthetic"] for content in contents.values())


def _name_areas(contents: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Keep the forces' names, for the filters and for the concern report."""
    names = {f["code"]: f["name"] for content in contents.values() for f in content["forces"]}
    for code, name in sorted(names.items()):
        Area.objects.update_or_create(code=code, defaults={"name": name})


def is_taken_over(store_path: Path) -> bool:
    """Whether the newest run has been handed over already."""
    latest = Store(store_path).latest_or_none()
    with machine_scope("asking which run the cases come from"):
        return latest is None or Case.everything.filter(run_id=latest.name).exists()
