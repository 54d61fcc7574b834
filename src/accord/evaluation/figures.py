"""What an evaluation is made of: scores and shares, each with the counts behind it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

ACCORD = "accord"
RECORDED_FLAGS = "recorded flags"
TWO_SUSPECTS = "two suspects on one crime with a child"
TWO_SUSPECTS_SEXUAL = "two suspects on one sexual offence with a child"
METHODS = (ACCORD, RECORDED_FLAGS, TWO_SUSPECTS, TWO_SUSPECTS_SEXUAL)

EVERYTHING = "all"


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True)
class Score:
    """How much of what is true was found, and how much of what was found is true.

    `split` says what the figure is confined to: all, scenario, name group or reach;
    `value` says which of them.
    """

    part: str
    about: str
    method: str
    split: str
    value: str
    n_right: int
    n_said: int
    n_true: int

    @property
    def precision(self) -> float | None:
        """Of what was said, the share that is true; empty where nothing was said."""
        return _ratio(self.n_right, self.n_said)

    @property
    def recall(self) -> float | None:
        """Of what is true, the share that was said; empty where nothing is true."""
        return _ratio(self.n_right, self.n_true)

    @property
    def f1(self) -> float | None:
        """Precision and recall in one figure."""
        return _ratio(2 * self.n_right, self.n_said + self.n_true)

    def as_json(self) -> dict[str, Any]:
        return {**vars(self), "precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(frozen=True)
class Share:
    """A count with what it is a count of; `per` says in what unit the rate is given."""

    part: str
    about: str
    split: str
    value: str
    n: int
    of: int
    per: int = 1

    @property
    def rate(self) -> float | None:
        """The share, or the rate per so many; empty where there is nothing to share."""
        return _ratio(self.n * self.per, self.of)

    def as_json(self) -> dict[str, Any]:
        return {**vars(self), "rate": self.rate}


@dataclass(frozen=True)
class Evaluation:
    """Every figure of one run against its truth, and what could not be worked out."""

    scores: tuple[Score, ...]
    shares: tuple[Share, ...]
    skipped: tuple[str, ...] = ()

    def score(
        self, about: str, method: str = ACCORD, split: str = EVERYTHING, value: str = EVERYTHING
    ) -> Score:
        """The one score of that name; KeyError where there is none."""
        wanted = (about, method, split, value)
        for score in self.scores:
            if (score.about, score.method, score.split, score.value) == wanted:
                return score
        raise KeyError(wanted)

    def share(self, about: str, split: str = EVERYTHING, value: str = EVERYTHING) -> Share:
        """The one share of that name; KeyError where there is none."""
        for share in self.shares:
            if (share.about, share.split, share.value) == (about, split, value):
                return share
        raise KeyError((about, split, value))

    def to_json(self) -> str:
        """Every figure as JSON text, in a fixed order."""
        figures = {
            "scores": [score.as_json() for score in self.scores],
            "shares": [share.as_json() for share in self.shares],
            "skipped": list(self.skipped),
        }
        return json.dumps(figures, indent=2, ensure_ascii=False) + "\n"

    def as_text(self) -> str:
        """The figures for a terminal."""
        from accord.evaluation.report import as_text

        return as_text(self)

    def as_summary(self) -> str:
        """The figures over everything, without any split, for a terminal."""
        from accord.evaluation.report import as_summary

        return as_summary(self)

    def as_markdown(self) -> str:
        """The figures for a page."""
        from accord.evaluation.report import as_markdown

        return as_markdown(self)


def together(pieces: Iterable[Evaluation]) -> Evaluation:
    """Several parts as one evaluation."""
    parts = tuple(pieces)
    return Evaluation(
        tuple(score for part in parts for score in part.scores),
        tuple(share for part in parts for share in part.shares),
        tuple(sentence for part in parts for sentence in part.skipped),
    )


def skipped(part: str, missing: Iterable[str]) -> Evaluation:
    """A part that cannot be worked out, said in a sentence."""
    return Evaluation((), (), (f"{part}: not evaluated, for want of {', '.join(missing)}",))
