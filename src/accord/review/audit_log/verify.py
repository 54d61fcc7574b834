"""An exported audit log and its signed heads become what is proved about them.

This one file needs nothing but Python: a stranger can read it and run it.

    python verify.py LOG [HEADS-FOLDER] [PUBLIC-KEY]

LOG is an export (one JSON object a line) or the SQLite database itself. The hash of an entry
covers its number, the hash before it and its body; a head is signed with Ed25519 (RFC 8032).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

NOTHING_BEFORE = "0" * 64
ENTRY_DOMAIN = b"accord audit entry 1\x00"
HEAD_DOMAIN = b"accord audit head 1\x00"
SQLITE_BEGINS = b"SQLite format 3\x00"
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]
ZERO: Point = (0, 1, 1, 0)


def hash_of(seq: int, before: str, body: str) -> str:
    """The hash of an entry."""
    said = ENTRY_DOMAIN + seq.to_bytes(8, "big") + bytes.fromhex(before) + body.encode()
    return hashlib.sha256(said).hexdigest()


def head_message(seq: int, made: str, at: str) -> bytes:
    """What a head's signature covers."""
    return HEAD_DOMAIN + f"{seq} {made} {at}".encode()


@dataclass(frozen=True)
class Line:
    """One entry as it was exported."""

    seq: int
    before: str
    body: str
    hash: str


@dataclass(frozen=True)
class Verdict:
    """What is proved, what is wrong, and what is only noted."""

    proved: str
    problems: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing speaks against the log."""
        return not self.problems

    def as_text(self) -> str:
        """For a person."""
        lines = [self.proved, *(f"PROBLEM: {p}" for p in self.problems)]
        return "\n".join([*lines, *(f"Note: {n}" for n in self.notes)])


def read_log(path: Path) -> list[Line]:
    """The entries of an export or of a database, in the order they are kept in."""
    with path.open("rb") as file:
        is_database = file.read(16) == SQLITE_BEGINS
    if is_database:
        with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as database:
            rows = database.execute(
                "select seq, before, body, hash from audit_log_entry order by seq"
            ).fetchall()
        database.close()
        return [Line(*row) for row in rows]
    with path.open(encoding="utf-8") as file:
        found = [json.loads(line) for line in file if line.strip()]
    return [Line(f["seq"], f["before"], f["body"], f["hash"]) for f in found]


def check_chain(
    lines: Sequence[Line], after: int = 0, before: str = NOTHING_BEFORE
) -> tuple[list[str], list[str]]:
    """Problems and notes of the chain by itself: edits, gaps, reordering, clock steps."""
    problems, notes = [], []
    expected, last = after + 1, ""
    for line in lines:
        if line.seq != expected:
            problems.append(f"after entry {expected - 1} comes entry {line.seq}")
        if line.before != before:
            problems.append(f"entry {line.seq} does not follow the entry before it")
        if hash_of(line.seq, line.before, line.body) != line.hash:
            problems.append(f"entry {line.seq} was changed")
        said = json.loads(line.body)
        if said.get("seq") != line.seq:
            problems.append(f"entry {line.seq} says that it is another")
        if said.get("at", "") < last:
            told = "and says so" if said.get("clock") else "and does not say so"
            notes.append(f"the clock went back before entry {line.seq}, {told}")
        before, expected, last = line.hash, line.seq + 1, said.get("at", "")
    return problems, notes


def check_heads(lines: Sequence[Line], heads: Iterable[Path], key: bytes) -> tuple[list[str], int]:
    """What the signed heads say against the log, and up to which entry they vouch for it."""
    by_seq = {line.seq: line.hash for line in lines}
    problems, vouched = [], 0
    for path in sorted(heads):
        head = json.loads(path.read_text("utf-8"))
        message = head_message(head["seq"], head["hash"], head["at"])
        if not verify(key, message, bytes.fromhex(head["signature"])):
            problems.append(f"the head {path.name} is not signed with this key")
        elif head["seq"] not in by_seq:
            problems.append(f"entry {head['seq']} was signed and is gone")
        elif by_seq[head["seq"]] != head["hash"]:
            problems.append(f"entry {head['seq']} is not the one that was signed")
        else:
            vouched = max(vouched, head["seq"])
    return problems, vouched


def check_log(log: Path, heads: Path | None = None, key: str = "") -> Verdict:
    """Everything that can be proved about a log."""
    lines = read_log(log)
    problems, notes = check_chain(lines)
    proved = f"{len(lines)} entries chained."
    if heads is None:
        notes.append(
            "no signed heads were given: a log cut short or written again whole is not seen"
        )
        return Verdict(proved, tuple(problems), tuple(notes))
    trusted = key or (heads / "public-key.txt").read_text("utf-8").strip()
    signed, vouched = check_heads(lines, heads.glob("head-*.json"), bytes.fromhex(trusted))
    notes += [] if key else ["the key was taken from the heads' folder: hold it against your own"]
    return Verdict(
        f"{proved} Signed heads vouch for entries 1 to {vouched}.",
        (*problems, *signed),
        tuple(notes),
    )


def add(a: Point, b: Point) -> Point:
    """The sum of two points, in extended coordinates."""
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    t, z = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, z - t, z + t, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar: int, point: Point) -> Point:
    """A point added to itself so many times."""
    found = ZERO
    while scalar:
        if scalar & 1:
            found = add(found, point)
        point, scalar = add(point, point), scalar >> 1
    return found


def x_of(y: int, sign: int) -> int | None:
    """The x of a point on the curve, or none where there is no such point."""
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def point_of(text: bytes) -> Point | None:
    """A point from its 32 bytes."""
    number = int.from_bytes(text, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    x = x_of(y, sign) if y < P and len(text) == 32 else None
    return None if x is None else (x, y, 1, x * y % P)


def bytes_of(point: Point) -> bytes:
    """The 32 bytes of a point."""
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


GENERATOR_Y = 4 * pow(5, P - 2, P) % P
_GENERATOR_X = x_of(GENERATOR_Y, 0) or 0
GENERATOR: Point = (_GENERATOR_X, GENERATOR_Y, 1, _GENERATOR_X * GENERATOR_Y % P)


def digest_number(*parts: bytes) -> int:
    """SHA-512 of the parts, as a scalar."""
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % ORDER


def verify(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of the key signed this message."""
    public, point = point_of(key), point_of(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if public is None or point is None or len(signature) != 64 or scalar >= ORDER:
        return False
    challenge = digest_number(signature[:32], key, message)
    left, right = times(scalar, GENERATOR), add(point, times(challenge, public))
    return bytes_of(left) == bytes_of(right)


if __name__ == "__main__":
    _log, _heads, _key = ([*sys.argv[1:], "", "", ""])[:3]
    _verdict = check_log(Path(_log), Path(_heads) if _heads else None, _key)
    sys.stdout.write(_verdict.as_text() + "\n")
    sys.exit(0 if _verdict.is_whole else 1)
