"""Ids become pseudonyms, and people tokens, that say nothing to anybody without the key."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from accord.errors import UserFacingError
from accord.returns.build import TOKENS, BuiltReturn, FilledRecords, Keyed, Rows
from accord.returns.specification import RecordTable
from accord.returns.tokens import Identity, identities

SCHEME = "accord-tokens-2"
LEAST_BYTES, FEWEST_DIFFERENT = 32, 12
LETTERS = 32
# Which columns hold an id, and of what.
IDS = {"crime_id": "crime", "person_id": "person", "network_id": "network"}


class WeakKey(UserFacingError):
    """A key that could be guessed: too short, or of too few different characters."""

    exit_code = 15


@dataclass(frozen=True)
class Key:
    """A secret that forces share and nobody else holds; it is never shown."""

    secret: bytes = field(repr=False)

    def token(self, kind: str, value: str) -> str:
        """What stands for a value; each kind has tokens of its own."""
        said = "\x1f".join((SCHEME, kind, value)).encode()
        return hmac.new(self.secret, said, sha256).hexdigest()[:LETTERS]

    @property
    def check(self) -> str:
        """Tells two keys apart, and nothing of either."""
        return self.token("key check", "")[:8]


def read_key(path: Path) -> Key:
    """The key in a file; raises WeakKey for one that could be guessed."""
    try:
        secret = path.read_bytes().strip()
    except OSError:
        raise UserFacingError(f"The key file {path} cannot be read.") from None
    if len(secret) < LEAST_BYTES or len(set(secret)) < FEWEST_DIFFERENT:
        raise WeakKey(
            f"The key must have at least {LEAST_BYTES} characters, {FEWEST_DIFFERENT} of them "
            "different. Make one with: accord return-key FILE"
        )
    return Key(secret)


def make_key(path: Path) -> None:
    """Write a new key that nobody can guess to a file that only its owner can read."""
    import os
    import secrets

    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UserFacingError(f"{path} is there already; a key is never written over.") from None
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(LEAST_BYTES) + "\n")


def keyed_return(built: BuiltReturn, key: Key, run_folder: Path) -> BuiltReturn:
    """The return with a pseudonym for every id, and with the tokens of its identified people."""
    people = _ids(built.records, "person_id")
    found = identities(run_folder, people)
    names: dict[str, str] = {}
    records = tuple(_renamed(filled, key, names) for filled in built.records)
    return replace(
        built,
        records=(*records, _tokens(found, key)),
        keyed=Keyed(SCHEME, key.check, dict(sorted(names.items()))),
    )


def _ids(records: Iterable[FilledRecords], column: str) -> set[str]:
    return {
        str(row[filled.table.columns.index(column)])
        for filled in records
        if column in filled.table.columns
        for row in filled.rows
    }


def _renamed(filled: FilledRecords, key: Key, names: dict[str, str]) -> FilledRecords:
    kinds = [IDS.get(column) for column in filled.table.columns]

    def renamed(value: object, kind: str | None) -> object:
        if kind is None or value is None:
            return value
        name = key.token(kind, str(value))
        names[name] = f"{kind} {value}"
        return name

    rows = (tuple(map(renamed, row, kinds)) for row in filled.rows)
    # In the order of the pseudonyms: the order of the ids would say something of them.
    return replace(filled, rows=tuple(sorted(rows, key=_order)))


def _order(row: tuple[object, ...]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in row)


def _tokens(found: Iterable[Identity], key: Key) -> FilledRecords:
    rows: Rows = tuple(sorted(set(_token_rows(found, key))))
    table = RecordTable(
        TOKENS, "Tokens of each person", "token", {}, ("person_id", "token_kind", "token")
    )
    return FilledRecords(table, rows)


def _token_rows(found: Iterable[Identity], key: Key) -> Iterator[tuple[str, str, str]]:
    for identity in found:
        person = key.token("person", identity.person_id)
        yield person, identity.kind, key.token(identity.kind, identity.value)
