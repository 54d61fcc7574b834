"""Run what follows scoring on a handful of numbered nominals whose weights a test gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa

from accord.engine import Engine, Step, Work, open_engine
from accord.linkage import grouping
from accord.linkage.attention import write_attention
from accord.linkage.combination_log import write_log
from accord.linkage.fitted import write_model
from accord.linkage.judgements import rule
from accord.linkage.links import write_links
from accord.linkage.model import shipped_model
from accord.linkage.people import PERSON_NOMINALS
from accord.linkage.person_ids import name_persons
from accord.linkage.questions import write_questions
from support.nominals import MADE, Row, ruled, table

Pairs = dict[tuple[int, int], float]
LEAST = -8.0


def name(number: int) -> str:
    """The nominal of that number; numbers sort as the nominals do."""
    return f"N{number:03d}"


def said(one: int, other: int, verdict: str, by: str = "A", day: int = 1) -> Row:
    """A ruling on two nominals by number."""
    return ruled(name(one), name(other), verdict, by, day)


class Lives:
    """One engine on which any number of runs are made, each taking over from the one before."""

    def __init__(self, monkeypatch: Any) -> None:
        self.engine: Engine = open_engine(threads=1)
        self.model = shipped_model()
        monkeypatch.setattr(grouping, "score", lambda *_, **__: None)
        monkeypatch.setattr(grouping, "guard", self._guard)

    def run(
        self,
        numbers: Iterable[int],
        weights: Pairs,
        *,
        guards: dict[tuple[int, int], str] | None = None,
        rulings: Iterable[Row] = (),
        before: Run | None = None,
    ) -> Run:
        """Group, name and log the nominals of those numbers."""
        there = sorted(numbers)
        engine, keys = self.engine, {n: at for at, n in enumerate(there, start=1)}
        nominals = [
            {"nominal_key": keys[n], "source_id": "north", "nominal_id": name(n)} for n in there
        ]
        schema = pa.schema(
            {"nominal_key": pa.int64(), "source_id": pa.string(), "nominal_id": pa.string()}
        )
        engine.register("link_nominals", pa.Table.from_pylist(nominals, schema))
        # Everybody is dated: who has no birth date is a matter of other tests.
        births = {"nominal_key": list(keys.values()), "birth_low": [date(1990, 1, 1)] * len(keys)}
        born = pa.schema({"nominal_key": pa.int64(), "birth_low": pa.date32()})
        engine.register("link_births", pa.table(births, schema=born))
        engine.register("link_judgements", table("link_judgements", rulings))
        taken_over = before.next_run() if before else {}
        for what in ("person_nominals", "held_links", "former_persons"):
            given = f"previous_{what}"
            engine.register(given, table(given, taken_over.get(given, [])))
        self._weigh(keys, weights, guards or {})
        return self._finish()

    def _weigh(
        self, keys: dict[int, int], weights: Pairs, guards: dict[tuple[int, int], str]
    ) -> None:
        every = [
            (keys[one], keys[other], weights.get((one, other), LEAST), guards.get((one, other)))
            for one in keys
            for other in keys
            if one < other
        ]
        columns: list[Any] = list(zip(*every, strict=True)) or [[], [], [], []]
        kinds = (pa.int64(), pa.int64(), pa.float64(), pa.string())
        names = ("nominal_key_l", "nominal_key_r", "match_weight", "guard")
        arrays = [pa.array(c, kind) for c, kind in zip(columns, kinds, strict=True)]
        self.engine.register("every_pair", pa.Table.from_arrays(arrays, names=list(names)))
        levels = ", ".join(f"'empty' as {c.column}_is" for c in self.model.comparisons)
        self._pairs_as("link_guarded", levels, "where match_weight > -5 or ruled")

    def _pairs_as(self, made: str, levels: str, which: str) -> None:
        rule(Work(self.engine))
        self.engine.step(
            Step(
                made,
                "Pairs as the guards leave them",
                f"""
                select p.*, 1 / (1 + pow(2, -match_weight)) as match_probability, {levels},
                    false as is_clear
                from (select e.*, r.ruling is not null as ruled from every_pair e
                    left join link_rulings r on r.nominal_key_l = e.nominal_key_l
                        and r.nominal_key_r = e.nominal_key_r) p {which}
                """,
            )
        )
        self.engine.step(Step("link_pairs", "", "select nominal_key_l as join_key_l, "
                              f"nominal_key_r as join_key_r from {made}"))  # fmt: skip

    def _guard(self, work: Work, model: object, scored: str, guarded: str) -> None:
        inside = """
            select e.*, false as is_clear from every_pair e join link_inside i
                on i.join_key_l = e.nominal_key_l and i.join_key_r = e.nominal_key_r
        """
        work.engine.step(Step(guarded, "Pairs inside a piece", inside))

    def _finish(self) -> Run:
        work = Work(self.engine)
        grouping.group(work, self.model)
        write_links(work, self.model)
        name_persons(work)
        work.engine.step(PERSON_NOMINALS)
        write_log(work, self.model)
        write_attention(work)
        write_questions(work)
        write_model(work, self.model)
        made = ("person_nominals", "nominal_links", *MADE)
        return Run({t: self.engine.arrow(f"from {t} order by all").to_pylist() for t in made})


class Run:
    """What one run left."""

    def __init__(self, made: dict[str, list[Row]]) -> None:
        self.made = made

    def next_run(self) -> dict[str, list[Row]]:
        """What the run after this one takes over from it."""
        people = [
            {key: row[key] for key in ("source_id", "nominal_id", "person_id")}
            for row in self.made["person_nominals"]
        ]
        return {
            "previous_person_nominals": people,
            "previous_held_links": self.made["held_links"],
            "previous_former_persons": self.made["former_persons"],
        }

    @property
    def person_of(self) -> dict[str, str]:
        return {row["nominal_id"]: row["person_id"] for row in self.made["person_nominals"]}

    def together(self, one: int, other: int) -> bool:
        return self.person_of[name(one)] == self.person_of[name(other)]

    @property
    def groups(self) -> set[frozenset[str]]:
        """Who is with whom, whatever the ids."""
        members: dict[str, set[str]] = {}
        for nominal, person in self.person_of.items():
            members.setdefault(person, set()).add(nominal)
        return set(map(frozenset, members.values()))

    @property
    def state(self) -> dict[str, list[Row]]:
        """Everything that says who is who, without what says how it changed."""
        history = ("person_lineage", "combination_log", "former_persons")
        return {name: rows for name, rows in self.made.items() if name not in history}
