"""Turn two nominals of a store or of a linked folder into why they are one person, or are not."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.engine import Engine, Work, open_engine
from accord.errors import NotFound, UserFacingError
from accord.linkage.explain import Key, explain_pair
from accord.linkage.fitted import fitted_in
from accord.pipeline import STAGES
from accord.store import Store
from accord.tables import TABLES

Row = dict[str, Any]
(_LINKAGE,) = (stage for stage in STAGES if stage.name == "linkage")


@dataclass(frozen=True)
class PairExplained:
    """Why two nominals are one person or not: fields with weights, and what became of them."""

    one: Key
    other: Key
    rows: tuple[Row, ...]
    verdict: str | None
    reason: str | None
    is_one_person: bool
    person_ids: tuple[str, str]

    @property
    def outcome(self) -> str:
        """What became of the pair, in one sentence."""
        if self.is_one_person:
            return "They are believed to be one person."
        if self.verdict == "refused_relative":
            return "They are kept apart: they may be relatives. A person can rule otherwise."
        if self.verdict == "refused_judgement":
            return "They are kept apart because of what people ruled."
        if self.verdict == "review":
            return "It is not settled: a person should look. Until then they are two persons."
        return "They are two persons; nothing brought them near each other."

    def as_text(self) -> str:
        """Words first, then the table."""
        width = max(len(row["field"]) for row in self.rows)
        table = [
            f"  {row['field']:<{width}}  {row['weight']:>6.1f}  {row['says']}"
            for row in self.rows
            if row["field"] != "guard"
        ]
        return "\n".join(
            (
                f"{'/'.join(self.one)} and {'/'.join(self.other)}",
                self.outcome,
                *([f"Reason: {self.reason}."] if self.reason else []),
                *self._sentences(),
                "",
                "Each bit of weight doubles (or, below nought, halves) the odds that they are one:",
                *table,
                "",
            )
        )

    def _sentences(self) -> list[str]:
        said = []
        for speaks, words in (("for", "For one person"), ("against", "Against it")):
            rows = [r for r in self._fields() if r["speaks"] == speaks]
            rows.sort(key=lambda r: -abs(r["weight"]))
            if rows:
                said.append(f"{words}: " + "; ".join(row["says"] for row in rows) + ".")
        guards = [row["says"] for row in self.rows if row["field"] == "guard"]
        return said + [f"Guard: {says}; so their weight does not join them." for says in guards]

    def _fields(self) -> list[Row]:
        totals = ("beforehand", "altogether", "guard")
        return [row for row in self.rows if row["field"] not in totals]

    def to_json(self) -> str:
        """Everything, for another program."""
        told = {
            "nominals": ["/".join(self.one), "/".join(self.other)],
            "person_ids": list(self.person_ids),
            "is_one_person": self.is_one_person,
            "verdict": self.verdict,
            "outcome": self.outcome,
            "reason": self.reason,
            "fields": list(self.rows),
        }
        return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def explain(place: Path, one: str, other: str) -> PairExplained:
    """Explain two nominals of the newest run of a store, or of a folder that was linked alone."""
    folder = _folder(place)
    with tempfile.TemporaryDirectory() as spill, closing(open_engine(spill=Path(spill))) as engine:
        for name in _LINKAGE.reads:
            _load(engine, name, folder)
        for name in ("person_nominals", "nominal_links"):
            engine.load(f"published_{name}", folder / f"{name}.parquet")
        keys = _key(engine, one), _key(engine, other)
        if keys[0] == keys[1]:
            raise UserFacingError("Name two different records.")
        verdict, reason = _published(engine, *keys)
        persons = _person(engine, keys[0]), _person(engine, keys[1])
        rows = tuple(explain_pair(Work(engine), *keys, fitted_in(folder)).to_pylist())
    return PairExplained(*keys, rows, verdict, reason, persons[0] == persons[1], persons)


def _folder(place: Path) -> Path:
    if (place / "nominals.parquet").is_file():
        return place
    if (place / "runs").is_dir():
        return Store(place).latest()
    raise NotFound(f"{place.name} is neither a store with a run nor a folder that was linked.")


def _load(engine: Engine, name: str, folder: Path) -> None:
    file = folder / f"{name}.parquet"
    if file.is_file():
        engine.load(name, file)
    else:
        engine.register(name, TABLES[name].empty())


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _key(engine: Engine, reference: str) -> Key:
    """A nominal by SOURCE/ID, or by its id where only one source has it."""
    wanted = _text(reference)
    rows = engine.rows(
        "select source_id, nominal_id from published_person_nominals "
        f"where source_id || '/' || nominal_id = {wanted} or nominal_id = {wanted} order by all"
    )
    if len(rows) > 1:
        raise UserFacingError("Several sources have a record of that id: write SOURCE/ID.")
    if not rows:
        raise NotFound("One of the two nominals is not there. Write it as SOURCE/ID.")
    return str(rows[0][0]), str(rows[0][1])


def _is(key: Key, side: str = "") -> str:
    return f"(source_id{side} = {_text(key[0])} and nominal_id{side} = {_text(key[1])})"


def _published(engine: Engine, one: Key, other: Key) -> tuple[str | None, str | None]:
    rows = engine.rows(
        "select verdict, reason from published_nominal_links where "
        f"({_is(one, '_a')} and {_is(other, '_b')}) or ({_is(other, '_a')} and {_is(one, '_b')})"
    )
    return (str(rows[0][0]), str(rows[0][1])) if rows else (None, None)


def _person(engine: Engine, key: Key) -> str:
    return str(
        engine.rows(f"select person_id from published_person_nominals where {_is(key)}")[0][0]
    )
