"""Draw the crimes that people read in a flag audit: as many as a wanted precision needs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from pathlib import Path

from accord.audit.intervals import Interval, Stratum, count, share_of_size, share_of_true
from accord.audit.strata import KINDS, Crime, Kind, kind_of, population
from accord.errors import UserFacingError
from accord.published import write_rows

COLUMNS = (
    *("number", "source_id", "crime_ref", "flag", "decision", "reason", "read_by"),
    *("stratum", "run_id", "force", "seed", "precision"),
)
DECISIONS = ("yes", "no", "cannot_tell")
# Below this a stratum says next to nothing, whatever it adds to the whole.
FEWEST_PER_STRATUM = 10


@dataclass(frozen=True)
class Plan:
    """A drawn sample: the sizes, what precision to expect of them, and the crimes to read."""

    run_id: str
    flag: str
    force: str | None
    precision: float
    seed: int
    sizes: Mapping[str, int]
    drawn: Mapping[str, int]
    expected: Mapping[str, Interval]
    crimes: tuple[Crime, ...]

    @property
    def is_enough(self) -> bool:
        """Whether the sample is expected to give the wanted precision."""
        return all(interval.half_width <= self.precision for interval in self.expected.values())

    def to_csv(self) -> str:
        """The file to read from: no column says what is recorded or proposed."""
        rows = (
            {
                "number": number,
                "source_id": crime.source_id,
                "crime_ref": crime.crime_ref,
                "flag": self.flag,
                "stratum": crime.stratum,
                "run_id": self.run_id,
                "force": self.force,
                "seed": self.seed,
                "precision": self.precision,
            }
            for number, crime in enumerate(self.crimes, start=1)
        )
        return write_rows(COLUMNS, rows)

    def as_text(self) -> str:
        """The sizes stratum by stratum, and what to expect."""
        lines = [
            f"Audit of {self.flag}: read {len(self.crimes):,} of {sum(self.sizes.values()):,} "
            "crimes, drawn at random within each stratum."
        ]
        for kind in KINDS:
            if self.sizes.get(kind.code):
                n, size = self.drawn.get(kind.code, 0), self.sizes[kind.code]
                lines.append(f"  {kind.code}  {n:>6,} of {size:>8,}  {kind.says}")
        lines.append("Expected half-width of the 95% interval, if the guesses hold:")
        lines += [f"  {name}: {i.half_width:.3f}" for name, i in self.expected.items()]
        if not self.is_enough:
            lines.append(
                f"This sample is too small for a precision of {self.precision:g} throughout."
            )
        return "\n".join(lines)


def plan(
    run_folder: Path,
    flag: str,
    *,
    precision: float,
    seed: int,
    force: str | None = None,
    most: int | None = None,
) -> Plan:
    """Choose sizes for a wanted half-width of the intervals and draw that sample.

    `most` caps how many people can read; the plan then says what that will give.
    """
    if not 0 < precision < 0.5:
        raise UserFacingError("The precision is half the width of the interval: 0.01 to 0.49.")
    crimes = population(run_folder, flag, force)
    sizes = Counter(crime.stratum for crime in crimes)
    drawn = sizes_needed(sizes, precision, most)
    return Plan(
        run_id=run_folder.resolve().name,
        flag=flag,
        force=force,
        precision=precision,
        seed=seed,
        sizes=dict(sizes),
        drawn=drawn,
        expected=expected(sizes, drawn),
        crimes=draw(crimes, drawn, seed),
    )


def sizes_needed(
    sizes: Mapping[str, int], precision: float, most: int | None = None
) -> dict[str, int]:
    """The smallest samples whose intervals are expected to be no wider than wanted."""
    ceiling = min(most or sum(sizes.values()), sum(sizes.values()))
    low, high = 1, ceiling
    while low < high:
        middle = (low + high) // 2
        widths = expected(sizes, allocated(sizes, middle)).values()
        if all(interval.half_width <= precision for interval in widths):
            high = middle
        else:
            low = middle + 1
    return allocated(sizes, low, most)


def allocated(sizes: Mapping[str, int], wanted: int, most: int | None = None) -> dict[str, int]:
    """So many crimes shared out among the strata: more where more is uncertain."""
    present = [kind for kind in KINDS if sizes.get(kind.code)]
    shares = {kind.code: _pull(kind, sizes) for kind in present}
    given = {kind.code: min(sizes[kind.code], FEWEST_PER_STRATUM) for kind in present}
    left = max(0, wanted - sum(given.values()))
    while left:
        open_ones = {c: p for c, p in shares.items() if given[c] < sizes[c]}
        if not open_ones:
            break
        whole, before = sum(open_ones.values()), left
        for code, pull in open_ones.items():
            more = min(ceil(before * pull / whole), sizes[code] - given[code], left)
            given[code] += more
            left -= more
    return _capped(given, most)


def _capped(given: dict[str, int], most: int | None) -> dict[str, int]:
    """Take from the largest until no more than can be read are left."""
    while most is not None and sum(given.values()) > most and max(given.values()) > 1:
        largest = max(given, key=lambda code: (given[code], code))
        given[largest] -= 1
    return given


def _pull(kind: Kind, sizes: Mapping[str, int]) -> float:
    """Size by spread, and the more so where recorded and proposed leave a crime out of both."""
    return sizes[kind.code] * sqrt(kind.guess * (1 - kind.guess))


def expected(sizes: Mapping[str, int], drawn: Mapping[str, int]) -> dict[str, Interval]:
    """The intervals that samples of these sizes would give, if the guesses held."""
    strata = {
        kind.code: _imagined(kind, sizes[kind.code], drawn.get(kind.code, 0))
        for kind in KINDS
        if sizes.get(kind.code)
    }
    return shares(strata)


def _imagined(kind: Kind, size: int, read: int) -> Stratum:
    true = round(read * kind.guess)
    return Stratum(size, read, true, true)


def shares(strata: Mapping[str, Stratum]) -> dict[str, Interval]:
    """Precision and recall, of the recorded flags and of what Accord proposes."""
    codes = list(strata)
    values = [strata[code] for code in codes]
    found = {}
    for name, inside in (
        ("recorded flags", [kind_of(code).recorded for code in codes]),
        ("proposed flags", [kind_of(code).proposed == "yes" for code in codes]),
    ):
        for measure, work_out in (("precision", share_of_size), ("recall", share_of_true)):
            interval = work_out(values, inside)
            if interval is not None:
                found[f"{measure} of {name}"] = interval
    return found


def true_count(strata: Mapping[str, Stratum]) -> Interval:
    """How many crimes of the population the flag is right for."""
    return count(list(strata.values()))


def draw(crimes: Sequence[Crime], sizes: Mapping[str, int], seed: int) -> tuple[Crime, ...]:
    """A random sample of each stratum, all in one random order; the same for the same seed."""
    taken: list[Crime] = []
    for code, size in sorted(sizes.items()):
        taken += _shuffled((c for c in crimes if c.stratum == code), seed, "drawn")[:size]
    return tuple(_shuffled(taken, seed, "order"))


def _shuffled(crimes: Iterable[Crime], seed: int, purpose: str) -> list[Crime]:
    def lot(crime: Crime) -> str:
        text = f"{seed}|{purpose}|{crime.source_id}|{crime.crime_ref}"
        return hashlib.sha256(text.encode()).hexdigest()

    return sorted(crimes, key=lot)
