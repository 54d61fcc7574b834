"""Puts practitioners' flags on crimes, as often wrong and as often missing as published."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accord.synthetic.calibration import Calibration
from accord.synthetic.chance import happens
from accord.synthetic.expectation import Answer
from accord.synthetic.organisations import PERIOD_FROM, PERIOD_TO
from accord.synthetic.planted import Judged
from accord.synthetic.recording import Row


@dataclass(frozen=True)
class Flaggable:
    """A crime that a flag may be put on."""

    source_id: str
    crime_ref: str
    when: date
    is_cse: bool
    is_group: bool
    is_csa: bool
    is_cce: bool


def of_true_crime(crime: Judged) -> Flaggable:
    """What a planted crime really was, for flagging."""
    expected = crime.expected
    return Flaggable(
        crime.event.source.source_id,
        crime.event.ref,
        max(crime.event.when.date(), PERIOD_FROM),
        crime.really_cse,
        crime.network_id is not None,
        expected.csa is Answer.YES,
        expected.cce is Answer.YES,
    )


class Flagger:
    """Chooses which crimes carry which flag."""

    def __init__(self, rng: random.Random, rates: Calibration) -> None:
        self._rng = rng
        self._rates = rates

    def markers(self, crimes: Sequence[Flaggable], others: Sequence[Flaggable]) -> list[Row]:
        """Markers on planted crimes, and wrong ones on crimes against children of other kinds."""
        rates = self._rates
        rows = self._cse(crimes, others)
        group = [c for c in crimes if c.is_group]
        lone = [c for c in crimes if c.is_csa and not c.is_group]
        rows += self._flag("GROUP_CSE", group, lone, rates["group_flag_recall"],
                           rates["group_flag_precision"])  # fmt: skip
        abuse = [c for c in crimes if c.is_csa]
        rows += self._flag("CSA", abuse, others, rates["csa_flag_recall"],
                           rates["csa_flag_precision"])  # fmt: skip
        criminal = [c for c in crimes if c.is_cce]
        rows += self._flag("CCE", criminal, others, rates["cce_flag_recall"],
                           rates["cce_flag_precision"])  # fmt: skip
        return rows

    def _cse(self, crimes: Sequence[Flaggable], others: Sequence[Flaggable]) -> list[Row]:
        rates = self._rates
        right = self._some((c for c in crimes if c.is_cse), rates["cse_flag_recall"])
        all_flags = len(right) / rates["cse_flag_precision"] if rates["cse_flag_precision"] else 0
        criminal = [c for c in crimes if c.is_cce and not c.is_cse]
        wrong = self._pick(criminal, all_flags * rates["cce_under_cse_flag"])
        still = all_flags - len(right) - len(wrong)
        abuse = [c for c in crimes if c.is_csa and not c.is_cse and not c.is_cce]
        wrong += self._pick(abuse, still * 0.6)
        wrong += self._pick(others, all_flags - len(right) - len(wrong))
        return [self._row("CSE", c) for c in (*right, *wrong)]

    def _flag(
        self, code: str, right: Sequence[Flaggable], wrong: Sequence[Flaggable], recall: float,
        precision: float,
    ) -> list[Row]:  # fmt: skip
        chosen = self._some(right, recall)
        extra = len(chosen) / precision - len(chosen) if precision else 0
        return [self._row(code, c) for c in (*chosen, *self._pick(wrong, extra))]

    def _some(self, crimes: Iterable[Flaggable], share: float) -> list[Flaggable]:
        return [c for c in crimes if happens(self._rng, share)]

    def _pick(self, crimes: Sequence[Flaggable], wanted: float) -> list[Flaggable]:
        whole = int(wanted) + int(happens(self._rng, wanted - int(wanted)))
        return self._rng.sample(list(crimes), min(max(0, whole), len(crimes)))

    def _row(self, code: str, crime: Flaggable) -> Row:
        set_on = min(crime.when + timedelta(days=self._rng.randint(1, 60)), PERIOD_TO)
        return {
            "source_id": crime.source_id,
            "target_kind": "crime",
            "target_ref": crime.crime_ref,
            "code": code,
            "set_on": set_on,
            "cleared_on": None,
        }
