"""What tokens are made of: several combinations of each person's identifiers, in one form.

The forms are those that linkage compares, so that two forces write one person alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow as pa

from accord.engine import Step, Work, open_engine
from accord.linkage.names import name_groups, sound
from accord.linkage.standardise import standardise

READS = (
    *("sources", "crimes", "intelligence", "involvements"),
    *("care_status", "person_nominals"),
)
# The surest first; each says what it is made of.
KINDS = {
    "pnc": "the number on the Police National Computer",
    "nhs": "the NHS number, where its check digit is right",
    "upn": "the pupil number, where its check letter is right",
    "names_birth": "forename and surname in either order, spellings joined, and full birth date",
    "written_birth": "both names as written, in either order, and full birth date",
    "alias_birth": "a name gone by, surname and full birth date",
    "sound_birth": "forename, the sound of the surname, and full birth date",
    "names_day_month": "both names, and a birth date whose day and month may have changed places",
    "letter_birth": "both names, a letter of one of them left out, and full birth date",
    "digit_birth": "both names, and a birth date with one of its digits left out",
    "forename_birth_place": "forename, full birth date and postcode, for a surname that changed",
    "forename_birth_contact": "forename, full birth date and a phone number, email or handle",
    "names_year_place": "both names, year of birth and postcode",
    "names_contact": "both names with a phone number, an email or a handle",
    "names_place": "both names and postcode",
}
NUMBERS = ("pnc", "nhs", "upn")
# In a shorter name a letter left out leaves too little to know it by.
FEWEST_LETTERS = 4
# Made without a birth date: two whose full birth dates nothing reconciles are not joined by these.
UNDATED = ("names_contact", "names_place")


@dataclass(frozen=True)
class Identity:
    """One combination of a person's identifiers, in the form it is compared in."""

    person_id: str
    kind: str
    value: str


NOMINALS = Step(
    "nominals",
    "the nominals of the people that a return names",
    """select n.* from every_nominal n
        join person_nominals p on p.source_id = n.source_id and p.nominal_id = n.nominal_id
        join wanted_people w on w.person_id = p.person_id
    where n.is_identified is null or n.is_identified""",
)
FORMS = Step(
    "token_forms",
    "each nominal's identifiers in the forms that linkage compares",
    """select p.person_id, g.forename, g.names, a.names as aliases, f.whole as surname, b.born,
        f.parts as surname_parts, i.pnc, i.nhs, i.upn, c.contacts, l.postcode,
        case when b.basis in ('day', 'year') then year(b.birth_low) end as born_year
    from link_nominals n
        join person_nominals p on p.source_id = n.source_id and p.nominal_id = n.nominal_id
        left join link_given g on g.nominal_key = n.nominal_key
        left join link_aliases a on a.nominal_key = n.nominal_key
        left join link_forms f on f.kind = 'surname' and f.written = n.surname
        left join link_births b on b.nominal_key = n.nominal_key
        left join link_numbers i on i.nominal_key = n.nominal_key
        left join link_places l on l.nominal_key = n.nominal_key
        left join (
            select nominal_key, collect_sorted(contact) as contacts
            from link_contacts_written group by nominal_key
        ) c on c.nominal_key = n.nominal_key""",
)


def identities(run_folder: Path, people: Collection[str]) -> tuple[Identity, ...]:
    """Every combination that people of a run can be known by; none for who has no name."""
    engine = open_engine()
    try:
        for name in READS:
            engine.load(name, run_folder / f"{name}.parquet")
        engine.load("every_nominal", run_folder / "nominals.parquet")
        wanted = pa.array(sorted(people), pa.string())
        engine.register("wanted_people", pa.table({"person_id": wanted}))
        engine.step(NOMINALS)
        standardise(Work(engine))
        engine.step(FORMS)
        rows = engine.arrow("select * from token_forms order by all").to_pylist()
    finally:
        engine.close()
    found = {Identity(row["person_id"], k, v) for row in rows for k, v in combinations(row)}
    return tuple(sorted(found, key=lambda one: (one.person_id, one.kind, one.value)))


def combinations(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each kind of combination that one nominal's identifiers allow, with its value."""
    for kind in NUMBERS:
        if row[kind]:
            yield kind, row[kind]
    if row["forename"] and row["surname"] and row["born"]:
        yield from _with_birth(row["forename"], row["surname"], row)
        yield from _with_slips(row["forename"], row["surname"], row["born"])
    if row["forename"] and row["born"]:
        yield from _with_forename(row)
    if row["forename"] and row["surname"]:
        yield from _without_birth(row)


def _with_forename(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """For whoever changed a surname: what is left of one and ties it to where somebody lives."""
    for forename in name_groups("forename", row["forename"]):
        if row["postcode"]:
            yield "forename_birth_place", f"{forename}|{row['born']}|{row['postcode']}"
        for contact in row["contacts"] or ():
            yield "forename_birth_contact", f"{forename}|{row['born']}|{contact}"


def _without_birth(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """For whom no full birth date is recorded: a place or a contact stands in its stead."""
    for pair in _pairs(row["forename"], row["surname"]):
        for contact in row["contacts"] or ():
            yield "names_contact", f"{pair}|{contact}"
        if row["postcode"]:
            yield "names_place", f"{pair}|{row['postcode']}"
            if row["born_year"]:
                yield "names_year_place", f"{pair}|{row['born_year']}|{row['postcode']}"


def _with_slips(forename: str, surname: str, born: date) -> Iterator[tuple[str, str]]:
    """For one slip of the pen: each name without each of its letters, the date without a digit.

    Two names that differ by a letter left out, added, changed or moved by one place have a form
    with a letter left out in common; so have two dates that differ by one digit.
    """
    forenames = {forename, *name_groups("forename", forename)}
    surnames = {surname, *name_groups("surname", surname)}
    for one, other in product(forenames, surnames):
        for short in _without_each(one):
            yield "letter_birth", f"forename|{short}|{other}|{born}"
        for short in _without_each(other):
            yield "letter_birth", f"surname|{one}|{short}|{born}"
    digits = f"{born:%Y%m%d}"
    for pair, place in product(_pairs(forename, surname), range(len(digits))):
        yield "digit_birth", f"{pair}|{digits[:place]}*{digits[place + 1 :]}"


def _without_each(name: str) -> set[str]:
    """A name, and the name without each of its letters in turn; short names are left whole."""
    if len(name) < FEWEST_LETTERS:
        return {name}
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def _with_birth(forename: str, surname: str, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    born: date = row["born"]
    groups = _pairs(forename, surname)
    for part in row["surname_parts"] or ():
        if part != surname:
            # Either half of a double surname may stand alone elsewhere.
            yield from (("names_birth", f"{pair}|{born}") for pair in _pairs(forename, part))
    for pair in groups:
        yield "names_birth", f"{pair}|{born}"
        low, high = sorted((born.month, born.day))
        yield "names_day_month", f"{pair}|{born.year}|{low}|{high}"
    yield "written_birth", f"{_either_way((row['names'] or [forename])[0], surname)}|{born}"
    for forename_group in name_groups("forename", forename):
        yield "sound_birth", f"{forename_group}|{sound(surname)}|{born}"
    for alias in row["aliases"] or ():
        for pair in _pairs(alias, surname):
            yield "alias_birth", f"{pair}|{born}"
    # Who is known elsewhere by the name that is an alias here.
    for pair in groups:
        yield "alias_birth", f"{pair}|{born}"


def _pairs(forename: str, surname: str) -> list[str]:
    """Every pair of spellings of two names, whichever of them is written first."""
    both = product(name_groups("forename", forename), name_groups("surname", surname))
    return sorted({_either_way(*pair) for pair in both})


def _either_way(one: str, other: str) -> str:
    return "|".join(sorted((one, other)))
