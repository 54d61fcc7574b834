"""Spec tests: small worlds as pipe tables that judge the definitions and become the reference.

A spec test takes `spec` and calls it once, with the tables of a world (see support.world) and what
must be found in it. All worlds of one module are judged in one run, each under ids of its own, so
that none can disturb another; and once more with half of the records moved to a second force and
every table shuffled. The same calls, recorded, give the published specification.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from accord.definitions import stage as definitions
from accord.definitions.criteria import CRITERIA
from accord.engine import Engine, Work
from accord.flags import stage as flags
from accord.networks import stage as networks
from accord.tables import TABLES
from support.two_forces import divided, shuffled
from support.world import KNOWN_SOURCES, REF_OF, SOURCE_DEFAULTS, Row, pipes, world

EXPECTATIONS = (
    "findings", "criteria", "flags", "evidence", "questions", "networks", "ties", "hubs"
)  # fmt: skip
# The definition a criterion is read from where a test does not say.
_READ_FROM = {
    "V1": "cse-england",
    "A1": "cse-england",
    "X1": "cse-england",
    "X2": "cse-england",
    "X3a": "cse-england",
    "X3b": "cse-england",
    "X3w": "cse-wales",
    "V2": "complex-abuse",
    "C1": "cce",
}
_NETWORK = "organised-network-iicsa"
_IDS = {"nominal_id", "nominal_id_a", "nominal_id_b", "who", "about", "person", "object_id",
        "action_id", "provenance_root", "target_ref", "related_event_ref",
        "crime_ref", "report_id", "episode_id", "event_ref"}  # fmt: skip
_SOURCES = {"source_id", "source_id_a", "source_id_b", "related_source_id"}


@dataclass(frozen=True)
class Paragraph:
    """One spec test: its sentence, its world, and what must be found."""

    name: str
    note: str
    tables: dict[str, str] = field(default_factory=dict)
    expected: dict[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The name of the test as a sentence."""
        words = self.name.removeprefix("test_").replace("_", " ")
        return words[0].upper() + words[1:] + "."


def paragraphs(module: ModuleType) -> list[Paragraph]:
    """Every spec test of a module, in the order it is written."""
    found = [
        (name, function)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("test_") and "spec" in inspect.signature(function).parameters
    ]
    found.sort(key=lambda item: item[1].__code__.co_firstlineno)
    return [_recorded(name, function) for name, function in found]


def _recorded(name: str, function: Callable[..., None]) -> Paragraph:
    kept: dict[str, str] = {}
    function(spec=lambda **given: kept.update(given))
    return Paragraph(
        name,
        inspect.cleandoc(function.__doc__ or ""),
        {k: v for k, v in kept.items() if k not in EXPECTATIONS},
        {k: v for k, v in kept.items() if k in EXPECTATIONS},
    )


class Judged:
    """All worlds of a module after one run."""

    def __init__(self, module: ModuleType, is_divided: bool = False) -> None:
        self.moved: dict[tuple[str, str], str] = {}
        self.numbers = {p.name: n for n, p in enumerate(paragraphs(module), start=1)}
        merged: dict[str, list[Row]] = {}
        for number, paragraph in enumerate(paragraphs(module), start=1):
            for table, text in paragraph.tables.items():
                rows = [_own(row, number) for row in pipes(text)]
                if table == "nominals":
                    # An empty cell means that nobody knows.
                    rows = [{"date_of_birth": "", "sex": "U", **row} for row in rows]
                merged.setdefault(table, []).extend(rows)
            merged.setdefault("sources", []).extend(_sources(number))
        if is_divided:
            merged, self.moved = divided(merged)
            merged = shuffled(merged)
        self.engine: Engine = world(**merged).engine
        for stage in (definitions, networks, flags):
            stage.run(Work(self.engine))
        self._check_keys()

    def _check_keys(self) -> None:
        """Every declared key is held once, and every criterion answers every question once."""
        keys = {name: table.key for name, table in TABLES.items()}
        keys |= {f"answer_{criterion.column}": ("unit",) for criterion in CRITERIA.values()}
        for name in sorted(keys.keys() & set(self.engine.tables())):
            columns = ", ".join(f'"{column}"' for column in keys[name])
            double = f"select 1 from {name} group by {columns} having count(*) > 1 limit 1"
            assert not self.engine.rows(double), f"a key of {name} is held twice"

    def check(self, name: str, expected: dict[str, str]) -> None:
        """Compare what was found with what was expected, cell by cell."""
        checks = {
            "findings": self._finding,
            "criteria": self._criterion,
            "flags": self._flag,
            "evidence": self._evidence,
            "questions": self._question,
            "networks": self._network,
            "ties": self._tie,
            "hubs": self._hub,
        }
        for kind, text in expected.items():
            for row in pipes(text):
                found = checks[kind](self.numbers[name], row)
                wanted = {k: v for k, v in row.items() if k in found}
                assert {k: found[k] for k in wanted} == wanted, f"{kind} of {row}: {found}"

    def _finding(self, number: int, row: Row) -> Row:
        return {"outcome": self._of(number, row, "outcome")}

    def _question(self, number: int, row: Row) -> Row:
        question = self._of(number, row, "question") or ""
        return {"asks": row["asks"] if row["asks"] in question else question}

    def _of(self, number: int, row: Row, column: str) -> str:
        found = self.engine.rows(
            f"select {column} from findings where {self._candidate(number, row)} "
            f"and definition_id = '{row['definition']}'"
        )
        if not found:
            return "not asked"
        ((value,),) = found
        return value

    def _criterion(self, number: int, row: Row) -> Row:
        definition = row.get("definition") or _READ_FROM.get(row["criterion"], _NETWORK)
        found = self.engine.rows(
            "select c.outcome, count_low, count_high, reason from criterion_results c "
            f"join findings f using (finding_id) where {self._candidate(number, row)} "
            f"and definition_id = '{definition}' and criterion_id = '{row['criterion']}'"
        )
        if not found:
            return {"outcome": "not shown", "count": "", "because": ""}
        ((outcome, low, high, reason),) = found
        count = f"{low}" if low == high else f"{low} to {'more' if high is None else high}"
        because = row.get("because", "")
        return {
            "outcome": outcome,
            "count": count,
            "because": because if because.lower() in reason.lower() else reason,
        }

    def _flag(self, number: int, row: Row) -> Row:
        ((recorded, proposed, change, category),) = self.engine.rows(
            'select recorded, proposed, "change", category from record_flags '
            f"where source_id || '/' || crime_ref = '{self._named(number, row['record'])[1]}' "
            f"and flag = '{row['flag']}'"
        )
        return {
            "recorded": "yes" if recorded else "no",
            "proposed": proposed,
            "change": change,
            "category": category or "none",
        }

    def _evidence(self, number: int, row: Row) -> Row:
        definition = row.get("definition") or _READ_FROM.get(row["criterion"], _NETWORK)
        source, kind, ref = _event(number, row["rests on"])
        source = self.moved.get((source, ref), source)
        found = self.engine.rows(
            "select supports from evidence e join findings f using (finding_id) "
            f"where {self._candidate(number, row)} and definition_id = '{definition}' "
            f"and criterion_id = '{row['criterion']}' and source_id = '{source}' "
            f"and event_kind like '{kind}' and event_ref = '{ref}'"
        )
        supports = sorted({s for (s,) in found})
        return {"supports": ", ".join(supports) or "nothing"}

    def _candidate(self, number: int, row: Row) -> str:
        kind, name = self._named(number, row["record"])
        if kind == "network":
            return (
                "candidate_kind = 'network' and candidate_id in (select candidate_id "
                f"from candidate_people where candidate_kind = 'network' "
                f"and person_id = '{name}' and side = 'concern')"
            )
        return f"candidate_kind = '{kind}' and candidate_id = '{name}'"

    def _named(self, number: int, record: str) -> tuple[str, str]:
        """A candidate's kind and id, wherever its record is held."""
        kind, name = _named(number, record)
        source, _, rest = name.partition("/")
        held = self.moved.get((source, rest.rpartition("/")[2]))
        return kind, f"{held}/{rest}" if held and kind != "network" else name

    def _network(self, number: int, row: Row) -> Row:
        """The network that has just these members; `apart` where no two of them are in one."""
        wanted = {f"{name.strip()}-{number}" for name in row["members"].split(",")}
        groups: dict[str, set[str]] = {}
        for network, person in self.engine.rows(
            "select network_id, person_id from network_members"
        ):
            groups.setdefault(network, set()).add(person)
        found = [network for network, people in groups.items() if people == wanted]
        if not found:
            most = max((len(people & wanted) for people in groups.values()), default=0)
            return {"found": "none" if most == 0 else "apart" if most == 1 else "another"}
        return {"found": "one", **self._network_row(found[0], number, row)}

    def _network_row(self, network: str, number: int, row: Row) -> Row:
        ((low, high, identified, crimes, is_mapped, is_partner_only, sources, sectors),) = (
            self.engine.rows(
                "select n_people_low, n_people_high, n_identified, n_crimes, is_ocg_mapped, "
                "is_partner_only, n_independent_sources, array_to_string(sectors, ', ') "
                f"from networks where network_id = '{network}'"
            )
        )
        children = self.engine.rows(
            f"select person_id, status from network_children where network_id = '{network}' "
            "order by all"
        )
        own = f"-{number}"
        return {
            "people": str(low) if low == high else f"{low} to {high}",
            "identified": str(identified),
            "crimes": str(crimes),
            "mapped": "yes" if is_mapped else "no",
            "partner only": "yes" if is_partner_only else "no",
            "sources": str(sources),
            "sectors": sectors,
            "children": ", ".join(f"{c.removesuffix(own)} {s}" for c, s in children) or "nobody",
            "roles": self._roles(network, row.get("of", ""), number),
        }

    def _roles(self, network: str, person: str, number: int) -> str:
        rows = self.engine.rows(
            "select array_to_string(roles, ', '), is_child, is_also_victim from network_members "
            f"where network_id = '{network}' and person_id = '{person}-{number}'"
        )
        if not rows:
            return ""
        ((roles, is_child, is_also_victim),) = rows
        first = [word for word, holds in (("child", is_child), ("victim", is_also_victim)) if holds]
        return ", ".join([*first, roles] if roles else first)

    def _tie(self, number: int, row: Row) -> Row:
        """The strongest tie between two people, over every basis or over the one asked for."""
        low, high = sorted(f"{row[end]}-{number}" for end in ("one", "other"))
        basis = f" and basis = '{row['basis']}'" if "basis" in row else ""
        found = dict(
            self.engine.rows(
                f"select strength, string_agg(reason, '; ' order by reason) from ties "
                f"where person_id_a = '{low}' and person_id_b = '{high}'{basis} group by strength"
            )
        )
        strength = next((s for s in ("counts", "open", "none") if s in found), "no tie")
        reasons, because = found.get(strength, ""), row.get("because", "")
        return {
            "basis": row.get("basis", ""),
            "strength": strength,
            "because": because if because.lower() in reasons.lower() else reasons,
        }

    def _hub(self, number: int, row: Row) -> Row:
        """The reason for which a person, or an object by the end of its key, ties nobody."""
        name = _own_mark(row["what"], number).lower().replace(" ", "")
        reasons = [
            reason
            for hub, reason in self.engine.rows("select hub_id, reason from hubs")
            if hub.lower().endswith(name) or hub == f"{row['what']}-{number}"
        ]
        because = row.get("because", "")
        found = "; ".join(reasons) or "no hub"
        return {"because": because if because.lower() in found.lower() else found}


def _named(number: int, record: str) -> tuple[str, str]:
    """`K1`, `south/K1`, `intelligence/I1` or `network of S1` as a candidate's kind and id."""
    if record.startswith("network of "):
        return "network", f"{record.removeprefix('network of ')}-{number}"
    *before, ref = record.split("/")
    kind = next((part for part in before if part in REF_OF), None)
    source = next((part for part in before if part not in REF_OF), "north")
    if kind in (None, "crime"):
        return "crime", f"{source}-{number}/{ref}-{number}"
    return "record", f"{source}-{number}/{kind}/{ref}-{number}"


def _event(number: int, record: str) -> tuple[str, str, str]:
    *before, ref = record.split("/")
    kind = next((part for part in before if part in REF_OF), "%")
    source = next((part for part in before if part not in REF_OF), "north")
    return f"{source}-{number}", kind, f"{ref}-{number}"


def _own(row: Row, number: int) -> Row:
    """The same row under ids of its own world."""
    owned = dict(row)
    for column, value in row.items():
        if column in _IDS or column in _SOURCES:
            owned[column] = f"{value}-{number}"
        elif column == "record":
            *before, ref = value.split("/")
            kind = [part for part in before if part in REF_OF]
            source = next((part for part in before if part not in REF_OF), "north")
            owned[column] = "/".join([f"{source}-{number}", *kind, f"{ref}-{number}"])
        elif column in ("identifier", "postcode", "found_postcode", "phones", "location_text"):
            owned[column] = _own_mark(value, number)
    if "record" not in row and not _SOURCES & set(row):
        owned["source_id"] = f"north-{number}"
    return owned


_MARK = re.compile(r"([A-Z]{2}\d{2} ?)[A-Z]{3}$")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d ?\d)[A-Z]{2}$")
_NUMBER = re.compile(r"(07[\d ]+?) ?(\d ?\d ?\d)$")
_LETTERS = "ABCDEFGHJKLNPQRSTUWXYZ"


def _own_mark(value: str, number: int) -> str:
    """A registration mark, postcode or number of this world; another name with the number on it."""
    tens, ones = divmod(number, len(_LETTERS))
    letters = _LETTERS[tens] + _LETTERS[ones]
    if mark := _MARK.match(value):
        return f"{mark[1]}{value[-3]}{letters}"
    if code := _POSTCODE.match(value):
        return f"{code[1]}{letters}"
    if phone := _NUMBER.match(value):
        return f"{phone[1]}{number:03d}"
    return f"{value}-{number}"


def _sources(number: int) -> Iterator[Row]:
    for name in ("north", "south", "east", *KNOWN_SOURCES):
        police = {"sector": "police", "force_code": f"E23-{name}"}
        yield {
            **SOURCE_DEFAULTS,
            "source_id": f"{name}-{number}",
            **KNOWN_SOURCES.get(name, police),
        }


def check(judged: Judged, name: str) -> Callable[..., Any]:
    """What a spec test is handed."""
    return lambda **given: judged.check(name, {k: v for k, v in given.items() if k in EXPECTATIONS})
