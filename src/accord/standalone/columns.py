"""Turn the headers of a file, and what the user says of them, into our columns of nominals."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from accord.errors import BadOverlay, RefusedDelivery
from accord.sources.mappings.aliases import ALIASES
from accord.sources.naming import plain, shown
from accord.tables import TABLES

NOMINALS = TABLES["nominals"]
# More names that exports and public test files use, beside those that mappings know.
_ALSO = {
    "source_id": ("source", "dataset", "source_dataset"),
    "nominal_id": ("rec_id", "record_id", "recid", "uid"),
    "address": ("address_1", "street_address", "street"),
}
# A person may write that a column is made of several of theirs, one after another.
TOGETHER = "+"


def given(columns: Sequence[str], mapping: Path | None) -> dict[str, str]:
    """What the user says: our column to theirs, from a file and from the command line."""
    said = _from_file(mapping) if mapping else {}
    wrong = [text for text in columns if text.count("=") != 1]
    said |= dict(text.split("=") for text in columns if text not in wrong)
    unknown = sorted(set(said) - set(NOMINALS.names))
    if wrong or unknown:
        raise BadOverlay(
            "Say which of their columns makes which of ours as ours=theirs, where ours is a column "
            "of nominals. " + " ".join(f"Not a column of ours: {shown(name)}." for name in unknown)
        )
    return said


def _from_file(path: Path) -> dict[str, str]:
    """The columns of nominals in a mapping file: [columns], or the rows that go to nominals."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise BadOverlay(
            f"The mapping file {shown(path.name)} cannot be read as TOML."
        ) from problem
    found: dict[str, str] = {}
    entries = [content.get("columns", {})]
    entries += [
        row.get("columns", {}) for row in content.get("rows", []) if row.get("to") == "nominals"
    ]
    for entry in entries:
        for ours, theirs in entry.items():
            name = theirs.get("column") if isinstance(theirs, Mapping) else theirs
            if isinstance(name, str):
                found[ours] = name
    if not found:
        raise BadOverlay(f"The mapping file {shown(path.name)} says nothing of nominals.")
    return found


def settle(headers: Sequence[str], said: Mapping[str, str], file: str) -> dict[str, list[str]]:
    """Our columns, each with the headers it is made of: as said, else by a name we know."""
    there = {plain(header): header for header in headers}
    settled: dict[str, list[str]] = {}
    missing = []
    for ours, theirs in said.items():
        parts = [part.strip() for part in theirs.split(TOGETHER)]
        missing += [part for part in parts if plain(part) not in there]
        settled[ours] = [there[plain(part)] for part in parts if plain(part) in there]
    if missing:
        names = ", ".join(shown(name) for name in missing)
        raise RefusedDelivery([f"{file}: no such column: {names}"])
    taken = {header for parts in settled.values() for header in parts}
    for ours in NOMINALS.names:
        for name in (ours, *ALIASES.get(ours, ()), *_ALSO.get(ours, ())):
            header = there.get(name)
            if ours not in settled and header is not None and header not in taken:
                settled[ours] = [header]
                taken.add(header)
    if not {"forename", "surname", "known_as"} & set(settled):
        raise RefusedDelivery(
            [f"{file}: no column of names; say which with --column surname=THEIRS"]
        )
    return settled
