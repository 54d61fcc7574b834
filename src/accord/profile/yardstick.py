"""Words for how likely something is, and how far the sources carry a judgement."""

from __future__ import annotations

from dataclasses import dataclass

from accord.profile.facts import Number

# Professional head of intelligence assessment: the government's probability yardstick. The gaps
# between its bands are closed at their middle.
YARDSTICK: tuple[tuple[float, str], ...] = (
    (0.075, "a remote chance"),
    (0.225, "highly unlikely"),
    (0.375, "unlikely"),
    (0.525, "a realistic possibility"),
    (0.775, "likely"),
    (0.925, "highly likely"),
    (1.0, "almost certain"),
)
PROBABILITY_WORDS = tuple(word for _, word in YARDSTICK)
CONFIDENCE = ("low", "moderate", "high")
# What stands in the place of both where a handful would have to speak for most.
TOO_FEW, NO_CONFIDENCE = "too few to judge", "none"
# A judgement of low confidence is never put beyond these words.
BOUND_OF_LOW_CONFIDENCE = 0.75


def word_for(probability: float) -> str:
    """The yardstick's word."""
    return next(word for limit, word in YARDSTICK if probability <= limit)


def more_of(one: Number, other: Number) -> float | None:
    """How probable it is that the first kind is more frequent, given how often each was counted.

    Two counts of one process, each as likely before anything was counted (Jeffreys prior).
    """
    if one.value is None or other.value is None:
        return None
    return _above(one.value, other.value, 0.5)


def share_above(part: Number, whole: Number, limit: float = 0.5) -> float | None:
    """How probable it is that the true share lies above a limit, given the share counted."""
    if part.value is None or whole.value is None or not whole.value:
        return None
    return _above(part.value, max(whole.value - part.value, 0), limit)


def _above(yes: float, no: float, limit: float) -> float:
    from scipy.special import betainc

    return 1 - float(betainc(yes + 0.5, no + 0.5, limit))


@dataclass(frozen=True)
class Grounds:
    """What the confidence of every judgement rests on; each is a yes or a no."""

    has_five_sectors: bool
    has_a_year: bool
    has_audit_sample: bool
    has_complete_fields: bool

    @property
    def confidence(self) -> str:
        """High with all of them, moderate with a year and one or two more, else low."""
        held = sum((self.has_five_sectors, self.has_audit_sample, self.has_complete_fields))
        if not self.has_a_year:
            return "low"
        return "high" if held == 3 else "moderate" if held else "low"

    def reasons(self) -> tuple[str, ...]:
        """Why, in words."""
        return (
            f"{'five or more' if self.has_five_sectors else 'fewer than five'} partner sectors "
            "delivered records",
            f"the period is {'' if self.has_a_year else 'not '}a year or more",
            f"{'a' if self.has_audit_sample else 'no'} reviewed audit sample supports the flags",
            "sex, age, self-defined ethnicity and disability are "
            f"{'each' if self.has_complete_fields else 'not all'} recorded for four in five people",
        )


def bounded(probability: float, confidence: str) -> float:
    """The probability as far as the confidence carries it."""
    if confidence != "low":
        return probability
    return min(max(probability, 1 - BOUND_OF_LOW_CONFIDENCE), BOUND_OF_LOW_CONFIDENCE)
