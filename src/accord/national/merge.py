"""Returns of several forces become one set of crimes, people and networks, each of them once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accord.national.networks import Network, merged_networks
from accord.national.people import JoinedPeople, Named, join_people
from accord.national.received import ForceReturn, Row

NOT_SAID = {"not recorded", "person not identified", "not known", "U", None}
MISSING = ("not recorded", "person not identified")
# Where a force's returns name people, and how the columns of a victim or suspect are settled.
OF_PEOPLE = ("victims", "suspects", "network_members", "network_children")
SETTLED = {
    "victims": ("sex", "ethnicity_self", "disability", "looked_after"),
    "suspects": ("sex", "ethnicity_self", "ethnicity_officer", "nationality"),
}


@dataclass(frozen=True)
class Person:
    """One victim or one suspect of the whole country."""

    person_id: str
    forces: tuple[str, ...]
    identified: str
    ages: tuple[str, ...]
    facts: Mapping[str, str]
    has_tokens: bool


@dataclass(frozen=True)
class Crime:
    """One crime: who recorded it and what is said of it."""

    crime_id: str
    force: str
    row: Row = field(repr=False)


@dataclass(frozen=True)
class National:
    """Everything the national report counts, each thing once."""

    returns: tuple[ForceReturn, ...]
    crimes: tuple[Crime, ...]
    met: Mapping[str, Mapping[str, str]]
    not_known: Mapping[str, Mapping[str, str]]
    versions: Mapping[str, tuple[str, ...]]
    victims: tuple[Person, ...]
    suspects: tuple[Person, ...]
    networks: tuple[Network, ...]
    people: JoinedPeople

    @property
    def forces(self) -> tuple[str, ...]:
        return tuple(sorted({one.force for one in self.returns}))

    @property
    def period(self) -> tuple[date, date]:
        """From the first day that any return is about to the last."""
        return min(one.first for one in self.returns), max(one.last for one in self.returns)


def merge(returns: Sequence[ForceReturn]) -> National:
    """Merge returns: crimes by their id, people by id or token, networks by members they share."""
    people = join_people(_named(returns))
    crimes = {
        str(row["crime_id"]): Crime(str(row["crime_id"]), one.force, row)
        for one in returns
        for row in one.tables["crimes"]
    }
    return National(
        tuple(returns),
        tuple(crimes[name] for name in sorted(crimes)),
        _answers(returns, "met"),
        _answers(returns, "not_known"),
        _versions(returns),
        tuple(_people(returns, "victims", people)),
        tuple(_people(returns, "suspects", people)),
        merged_networks(returns, people),
        people,
    )


def _named(returns: Iterable[ForceReturn]) -> dict[str, Named]:
    """Each person of the returns with what may speak for or against joining it to another."""
    forces: dict[str, set[str]] = defaultdict(set)
    sexes: dict[str, set[str]] = defaultdict(set)
    tokens: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for one in returns:
        for table in OF_PEOPLE:
            for row in one.tables[table]:
                person = str(row["person_id"])
                forces[person].add(one.force)
                if (sex := row.get("sex")) not in NOT_SAID:
                    sexes[person].add(str(sex))
        for person, kinds in one.tokens.items():
            for kind, held in kinds.items():
                # A force may name somebody in two of its returns.
                before = tokens[person].get(kind)
                tokens[person][kind] = before | held if before else held
    return {
        person: Named(frozenset(found), frozenset(sexes[person]), tokens[person])
        for person, found in forces.items()
    }


def _answers(returns: Iterable[ForceReturn], outcome: str) -> dict[str, dict[str, str]]:
    """For each definition the crimes of one answer, with the force of each."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one in returns:
        for row in one.tables["answers"]:
            if row["outcome"] == outcome:
                found[str(row["definition_id"])][str(row["crime_id"])] = one.force
    return dict(found)


def _versions(returns: Iterable[ForceReturn]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in returns:
        for row in one.tables["answers"]:
            found[str(row["definition_id"])].add(str(row["definition_version"]))
    return {name: tuple(sorted(versions)) for name, versions in sorted(found.items())}


def _people(returns: Iterable[ForceReturn], table: str, people: JoinedPeople) -> Iterator[Person]:
    rows: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    with_tokens: set[str] = set()
    for one in returns:
        for row in one.tables[table]:
            rows[people.of(str(row["person_id"]))].append((one.force, row))
        with_tokens.update(map(people.of, one.tokens))
    for person, found in sorted(rows.items()):
        yield _person(person, found, SETTLED[table], person in with_tokens)


def _person(
    person: str, found: Sequence[tuple[str, Row]], settled: Iterable[str], has_tokens: bool
) -> Person:
    marks = {row["identified"] for _, row in found}
    ages = {row["age_band"] or "not known" for _, row in found}
    return Person(
        person,
        tuple(sorted({force for force, _ in found})),
        "yes" if "yes" in marks else "no",
        tuple(sorted(ages - {"not known"} or ages)),
        {name: settle(row[name] for _, row in found) for name in settled},
        has_tokens,
    )


def settle(values: Iterable[str | None]) -> str:
    """What several records together say: unlike answers are not settled, and none is guessed."""
    given = set(values)
    said = {value for value in given if value not in NOT_SAID}
    if len(said) > 1:
        return "conflicting"
    if said:
        return str(said.pop())
    for reason in ("U", *MISSING):
        if reason in given:
            return reason
    return MISSING[0]
