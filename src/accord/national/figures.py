"""The merged country becomes tables of counts, with the ids behind every cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from accord.definitions.definition import published
from accord.disclosure import TOTAL, Dimension, Table
from accord.disclosure.table import Key
from accord.national.checking import AGES, YES_NO
from accord.national.merge import NOT_SAID, National, Person
from accord.returns.specification import specification

HEADLINE = "organised-network-iicsa"
GROUP_BASED = "group-csae-cocad"
SEXES = ("F", "M", "X", "U", "conflicting")
SIZES = ("2", "3 to 5", "6 to 10", "11 or more")
CATEGORIES = ("familial", "cse", "institutional", "ritualistic", "other", "unknown")
# Which facts of people should have been recorded, and of whom.
RECORDED = {
    "victim": {"ethnicity_self": "self-defined ethnicity", "age": "age"},
    "suspect": {
        "ethnicity_self": "self-defined ethnicity",
        "ethnicity_officer": "officer-defined ethnicity",
        "nationality": "nationality",
        "age": "age",
    },
}
CATEGORIES_OF = "group-based-totals"

Category = str | tuple[str, ...]
Row = tuple[str, tuple[Category, ...]]


@dataclass(frozen=True)
class Counted:
    """One table before protection, and the ids that each of its cells counts."""

    table: Table
    trace: Mapping[Key, tuple[str, ...]] = field(repr=False)


def definitions(national: National) -> dict[str, str]:
    """Every definition that was asked anywhere, with its title: the headline first."""
    titles = {one.id: one.title for one in published()}
    found = {*titles, *national.versions}
    ordered = sorted(found, key=lambda name: (name != HEADLINE, name))
    return {name: titles.get(name, name) for name in ordered}


def figures(national: National) -> tuple[Counted, ...]:
    """Every table of the national report; each population names the period it is of."""
    first, last = national.period
    return tuple(
        Counted(
            replace(one.table, population=f"{one.table.population}; all forces; {first} to {last}"),
            one.trace,
        )
        for part in (_crimes, _victims, _suspects, _networks, _shared, _completeness)
        for one in part(national)
    )


def _forces(national: National, *, is_partition: bool) -> Dimension:
    # One force alone knows the whole as its own: there is nobody to hide it from.
    is_held = len(national.forces) > 1
    marks = {"is_partition": is_partition, "is_held": is_held}
    return Dimension.flat("force", "Force", national.forces, **marks)


def _crimes(national: National) -> Iterator[Counted]:
    force = _forces(national, is_partition=True)
    for name, title in definitions(national).items():
        met = national.met.get(name, {})
        rows: list[Row] = [(crime, (recorded_by,)) for crime, recorded_by in sorted(met.items())]
        yield counted(
            f"crimes {name}", f"Crimes: {title}", "crime", f"crime: {name}", [force], rows
        )
        unknown: list[Row] = [(crime, ()) for crime in sorted(national.not_known.get(name, {}))]
        where = f"crime: {name} not known"
        yield counted(f"not known {name}", f"Not known: {title}", "crime", where, [], unknown)
    category = Dimension.flat("category", "COCAD category", CATEGORIES)
    yield counted(
        "categories",
        "Crimes of group-based child sexual abuse and exploitation by category",
        "crime",
        f"crime: {GROUP_BASED}",
        [category],
        [(c.crime_id, (_among(c.row["category"], CATEGORIES),)) for c in national.crimes],
    )
    flag = Dimension.flat("cse_recorded", "CSE flag recorded", ("yes", "no"))
    yield counted(
        "flags",
        "Crimes of group-based child sexual abuse and exploitation by recorded CSE flag",
        "crime",
        f"crime: {GROUP_BASED}",
        [force, flag],
        [
            (c.crime_id, (c.force, "yes" if c.row["cse_recorded"] == "True" else "no"))
            for c in national.crimes
        ],
    )


def _among(value: str | None, known: Sequence[str]) -> str:
    return value if value is not None and value in known else "unknown"


def _people(national: National, unit: str, people: Sequence[Person]) -> Iterator[Counted]:
    """By force, by age and sex, and by each ethnicity alone: never by two of them together."""
    title, where = f"{unit.capitalize()}s", f"{unit}: {GROUP_BASED}"
    age = Dimension.flat("age_band", "Age at the time", AGES, is_partition=False)
    sex = Dimension.flat("sex", "Sex", SEXES)
    force = _forces(national, is_partition=False)
    yield counted(
        f"{unit}s by force",
        f"{title} by force",
        unit,
        where,
        [force],
        [(p.person_id, (p.forces,)) for p in people],
    )
    rows: list[Row] = [(p.person_id, (p.ages, p.facts["sex"])) for p in people]
    yield counted(
        f"{unit}s by age and sex", f"{title} by age and sex", unit, where, [age, sex], rows
    )
    for name, words in RECORDED[unit].items():
        if not name.startswith("ethnicity"):
            continue
        # Every code, met or not: a list of those that were met would tell which were not.
        listed = tuple(specification(CATEGORIES_OF).dimensions[name].parents)
        kinds = (*listed, *sorted({p.facts[name] for p in people} - set(listed)))
        dimension = Dimension.flat(name, words.capitalize(), kinds, is_sensitive=True)
        by: list[Row] = [(p.person_id, (p.facts[name],)) for p in people]
        yield counted(f"{unit}s {name}", f"{title} by {words}", unit, where, [dimension], by)


def _victims(national: National) -> Iterator[Counted]:
    yield from _people(national, "victim", national.victims)


def _suspects(national: National) -> Iterator[Counted]:
    people = national.suspects
    yield from _people(national, "suspect", people)
    identified = Dimension.flat("identified", "Identified", ("yes", "no"))
    yield counted(
        "suspects identified",
        "Suspects, identified or not",
        "suspect",
        f"suspect: {GROUP_BASED}",
        [identified],
        [(p.person_id, (p.identified,)) for p in people],
    )


def _networks(national: National) -> Iterator[Counted]:
    where = "network: with a crime in the period"
    size = Dimension.flat("size", "People, at least", SIZES)
    crossing = Dimension.flat("crossing", "Reported by more than one force", ("yes", "no"))
    rows: list[Row] = [
        (n.network_id, (n.size, "yes" if len(n.forces) > 1 else "no")) for n in national.networks
    ]
    title = "Networks by size and by whether more than one force reports them"
    yield counted("networks", title, "network", where, [size, crossing], rows)
    by_force: list[Row] = [(n.network_id, (n.forces,)) for n in national.networks]
    force = _forces(national, is_partition=False)
    yield counted("networks by force", "Networks by force", "network", where, [force], by_force)


def pair_of(one: str, other: str) -> str:
    """What two forces together are called among the categories."""
    return f"{one} and {other}"


def _shared(national: National) -> Iterator[Counted]:
    """What overlaps: the people and networks that two forces have in common."""
    names = [pair_of(*pair) for pair in combinations(national.forces, 2)]
    pairs = Dimension.flat("pair", "Forces", names, is_partition=False)
    for unit, everybody in (
        ("victim", [(p.person_id, p.forces) for p in national.victims]),
        ("suspect", [(p.person_id, p.forces) for p in national.suspects]),
        ("network", [(n.network_id, n.forces) for n in national.networks]),
    ):
        rows: list[Row] = [
            (name, (tuple(pair_of(*pair) for pair in combinations(forces, 2)),))
            for name, forces in everybody
            if len(forces) > 1
        ]
        title = f"{unit.capitalize()}s that two forces report"
        where = f"{unit}: reported by more than one force"
        yield counted(f"{unit}s shared", title, unit, where, [pairs], rows)


def _completeness(national: National) -> Iterator[Counted]:
    force = _forces(national, is_partition=False)
    for unit, people in (("victim", national.victims), ("suspect", national.suspects)):
        for name, words in RECORDED[unit].items():
            known = Dimension.flat(f"{name}_recorded", f"{words.capitalize()} recorded", YES_NO)
            yield counted(
                f"{unit}s {name} recorded",
                f"{unit.capitalize()}s by whether {words} is recorded",
                unit,
                f"{unit}: {GROUP_BASED}",
                [force, known],
                [(p.person_id, (p.forces, _is_recorded(p, name))) for p in people],
            )


def _is_recorded(person: Person, name: str) -> str:
    if name == "age":
        return "no" if person.ages == ("not known",) else "yes"
    return "no" if person.facts[name] in NOT_SAID else "yes"


def counted(
    name: str,
    title: str,
    unit: str,
    where: str,
    dimensions: Sequence[Dimension],
    rows: Iterable[Row],
) -> Counted:
    """Count rows of (id, categories); an id counts once in a cell, whatever brings it there."""
    found: dict[Key, set[str]] = defaultdict(set)
    for identity, categories in rows:
        for key in _keys(dimensions, categories):
            found[key].add(identity)
    table = Table(name, title, unit, where, tuple(dimensions), {})
    counts = {key: len(found.get(key, ())) for key in table.keys}
    table = Table(name, title, unit, where, tuple(dimensions), counts)
    return Counted(table, {key: tuple(sorted(ids)) for key, ids in sorted(found.items())})


def _keys(dimensions: Sequence[Dimension], categories: Sequence[Category]) -> Iterator[Key]:
    choices = []
    for dimension, given in zip(dimensions, categories, strict=True):
        each = (given,) if isinstance(given, str) else given
        unlisted = set(each) - set(dimension.parents)
        if unlisted:
            raise ValueError(f"{dimension.name} has values that are not among its categories")
        choices.append((TOTAL, *each))
    yield from product(*choices)
