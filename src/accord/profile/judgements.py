"""What the figures let us judge: drafted by rule, with a word for likelihood and a confidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from accord.documents import Paragraph
from accord.errors import UserFacingError
from accord.profile.facts import Facts, Number
from accord.profile.saying import say
from accord.profile.yardstick import (
    NO_CONFIDENCE,
    TOO_FEW,
    bounded,
    more_of,
    share_above,
    word_for,
)

EVEN = 0.5
# Of fewer than these nothing is judged: a handful says nothing of most.
FEWEST, FEWEST_NETWORKS = 10, 5


@dataclass(frozen=True)
class Judgement:
    """One judgement: what is judged, how likely, how sure, and on which section it rests."""

    id: str
    section: str
    claim: Paragraph
    probability: str
    confidence: str


@dataclass(frozen=True)
class Rule:
    """How one judgement is drafted: its two ways of ending, its evidence, its probability."""

    id: str
    section: str
    asks: str
    holds: str
    fails: str
    evidence: str
    numbers: Mapping[str, tuple[str, tuple[str, ...]]]
    likely: str
    # What is drafted in its place where one of its figures is not shown or they are too few.
    otherwise: Rule | None = None
    fewest: int = FEWEST


# For a force so small that a year's figures are not shown.
OVER_ALL_YEARS = Rule(
    "J1",
    "12",
    "whether most recorded exploitation crimes in the area are the work of a group",
    "that most recorded exploitation crimes in the area are the work of a group",
    "that most recorded exploitation crimes in the area are not the work of a group",
    "Of {whole:exploitation crime|exploitation crimes} in all the years that this profile covers, "
    "{part:meets|meet} the definition of an organised network, and for {none} no group was found. "
    "Where that is not yet known, a crime counts for neither side.",
    {
        "part": ("group-crimes-by-quarter", ()),
        "none": ("exploitation-crimes-by-year-and-group", ("", "not_met")),
        "whole": ("exploitation-crimes-by-quarter", ()),
    },
    "share",
)
RULES: tuple[Rule, ...] = (
    Rule(
        "J1",
        "12",
        "whether most recorded exploitation crimes in the area are the work of a group",
        "that most recorded exploitation crimes in the area are the work of a group",
        "that most recorded exploitation crimes in the area are not the work of a group",
        "Of {whole:crime|crimes} assessed as exploitation, {part:meets|meet} the definition of an "
        "organised network, and for {open} that is not yet known. Beside them, whether "
        "{unsettled:crime is|crimes are} exploitation at all is not yet known.",
        {
            "part": ("crimes-by-assessment", ("met", "met")),
            "whole": ("crimes-by-assessment", ("met",)),
            "open": ("crimes-by-assessment", ("met", "not_known")),
            "unsettled": ("crimes-by-assessment", ("not_known",)),
        },
        "share",
        OVER_ALL_YEARS,
    ),
    Rule(
        "J2",
        "5",
        "whether the recorded group flag misses more group-based exploitation than it wrongly "
        "marks",
        "that the recorded group flag misses more group-based exploitation than it wrongly marks",
        "that the recorded group flag wrongly marks more crimes than it misses",
        "{part:crime meets|crimes meet} the definition without the flag, and {other:carries|carry} "
        "the flag without meeting it.",
        {
            "part": ("crimes-by-group-flag", ("met", "no")),
            "other": ("crimes-by-group-flag", ("not_met", "yes")),
        },
        "more",
    ),
    Rule(
        "J3",
        "10",
        "whether police hold as exploited most of the children about whom partners recorded a "
        "concern",
        "that police do not hold as exploited most of the children about whom partners recorded "
        "a concern",
        "that police hold as exploited most of the children about whom partners recorded a concern",
        "Police hold a record of exploitation for {other} of {whole:child|children} with a partner "
        "agency's record of concern; for {part} they hold no record at all.",
        {
            "other": ("children-of-agency-concern", ("", "concern")),
            "whole": ("children-of-agency-concern", ()),
            "part": ("children-of-agency-concern", ("", "unknown")),
        },
        "rest",
    ),
    Rule(
        "J4",
        "7",
        "whether the pace of recorded exploitation rose on the twelve months before",
        "that the pace of recorded exploitation rose on the twelve months before",
        "that the pace of recorded exploitation did not rise on the twelve months before",
        "Recorded: {part:exploitation crime|exploitation crimes} in the period, and {other} in the "
        "year before. "
        "What is recorded follows recording practice as well as harm.",
        {},
        "more",
    ),
    Rule(
        "J5",
        "12",
        "whether most networks include somebody who is not identified",
        "that most networks include somebody who is not identified",
        "that most networks do not include anybody who is not identified",
        "Somebody is not identified in {part} of {whole:network|networks}.",
        {
            "part": ("networks-by-size", ("", "yes")),
            "whole": ("networks-by-size", ()),
        },
        "share",
        fewest=FEWEST_NETWORKS,
    ),
    Rule(
        "J6",
        "12",
        "whether most networks reach beyond this force",
        "that most networks reach beyond this force",
        "that most networks stay within this force, as far as the records of other forces show",
        "Records of more than one force stand behind {part} of {whole:network|networks}.",
        {
            "part": ("networks-by-reach", ("yes",)),
            "whole": ("networks-by-reach", ()),
        },
        "share",
        fewest=FEWEST_NETWORKS,
    ),
    Rule(
        "J7",
        "17",
        "whether most children harmed or believed at risk were reported missing in the period",
        "that most children harmed or believed at risk were not reported missing in the period",
        "that most children harmed or believed at risk were reported missing in the period",
        "For {part} of {whole:child|children} no missing episode is recorded in the period.",
        {
            "part": ("children-by-missing", ("none",)),
            "whole": ("children-by-missing", ()),
        },
        "share",
    ),
)


def drafted(facts: Facts, confidence: str) -> tuple[Judgement, ...]:
    """Every judgement whose figures may be shown to these readers, and are not nought."""
    found = (_first_drafted(rule, facts, confidence) for rule in RULES)
    return tuple(judgement for judgement in found if judgement)


def _first_drafted(rule: Rule, facts: Facts, confidence: str) -> Judgement | None:
    """The first that can be judged; else the first that says that there are too few."""
    rules = (rule, rule.otherwise) if rule.otherwise else (rule,)
    found = [made for one in rules if (made := _drafted(one, facts, confidence))]
    return min(found, key=lambda made: made.probability == TOO_FEW, default=None)


def _drafted(rule: Rule, facts: Facts, confidence: str) -> Judgement | None:
    numbers = _numbers(rule, facts)
    if not numbers or not all(number.is_shown for number in numbers.values()):
        return None
    probability = _probability(rule, numbers)
    if probability is None:
        return None
    if _whole(numbers) < rule.fewest:
        claim = say(f"There are {TOO_FEW} {rule.asks}. {rule.evidence}", **numbers)
        return Judgement(rule.id, rule.section, claim, TOO_FEW, NO_CONFIDENCE)
    probability = bounded(probability, confidence)
    holds = probability >= EVEN
    word = word_for(probability if holds else 1 - probability)
    claim = _claim(rule, rule.holds if holds else rule.fails, word, numbers)
    return Judgement(rule.id, rule.section, claim, word, confidence)


def _whole(numbers: Mapping[str, Number]) -> float:
    """How many of what is judged there are in all."""
    parts = (numbers["whole"],) if "whole" in numbers else (numbers["part"], numbers["other"])
    return sum(number.value or 0 for number in parts)


def _claim(rule: Rule, claim: str, word: str, numbers: Mapping[str, Number]) -> Paragraph:
    return say(opening(word) + " {claim}. " + rule.evidence, word=word, claim=claim, **numbers)


def opening(word: str) -> str:
    """How a sentence with a word of the yardstick begins."""
    return "There is {word}" if word.startswith("a ") else "It is {word}"


def _numbers(rule: Rule, facts: Facts) -> dict[str, Number]:
    if rule.id == "J4":
        years = two_years(facts)
        return dict(zip(("part", "other"), years, strict=True)) if years else {}
    return {name: facts.number(query, *key) for name, (query, key) in rule.numbers.items()}


def two_years(facts: Facts) -> tuple[Number, Number] | None:
    """Exploitation crimes of the period and of the year before; nothing where it is not covered."""
    query = "exploitation-crimes-by-quarter"
    table = facts.table(query).table
    years = table.dimensions[0].children("")
    now = facts.scope.period
    if years.index(now) == 0:
        return None
    return facts.number(query, now), facts.number(query, years[years.index(now) - 1])


def _probability(rule: Rule, numbers: Mapping[str, Number]) -> float | None:
    if rule.likely == "more":
        if not numbers["part"].value and not numbers["other"].value:
            return None
        return more_of(numbers["part"], numbers["other"])
    if rule.likely == "rest":
        known = share_above(numbers["other"], numbers["whole"])
        return None if known is None else 1 - known
    return _share_with_open(numbers["part"], numbers["whole"], _open(numbers))


def _open(numbers: Mapping[str, Number]) -> Number | None:
    """How many are not yet known: as counted, or what neither side holds."""
    none = numbers.get("none")
    if none is None:
        return numbers.get("open")
    settled = (none.value or 0) + (numbers["part"].value or 0)
    return replace(none, value=max((numbers["whole"].value or 0) - settled, 0))


def _share_with_open(part: Number, whole: Number, open_ones: Number | None) -> float | None:
    """How probable it is that most are, where some are not yet known: they count as no side.

    Where the judgement would turn with them, neither side is likelier than the other.
    """
    least = share_above(part, whole)
    if least is None or open_ones is None or not open_ones.value:
        return least
    most = share_above(replace(part, value=(part.value or 0) + open_ones.value), whole)
    if most is None or least >= EVEN:
        return least
    return most if most < EVEN else EVEN


def with_word(draft: Judgement, word: str, facts: Facts) -> Paragraph:
    """A draft with the word that an analyst chose, which must stand in its text too."""
    if draft.probability == TOO_FEW:
        rule = _rule(draft.id)
        return _claim(rule, rule.holds, word, _numbers(rule, facts))
    said, says = (opening(w).format(word=w) for w in (draft.probability, word))
    return replace(draft.claim, text=draft.claim.text.replace(said, says, 1))


def _rule(judgement_id: str) -> Rule:
    return next(rule for rule in RULES if rule.id == judgement_id)


def reworded(judgement_id: str, text: str, word: str, facts: Facts) -> Paragraph:
    """An analyst's own words for a judgement, with the draft's figures where braces stand."""
    rule = _rule(judgement_id)
    try:
        return say(text, word=word, **_numbers(rule, facts))
    except (KeyError, IndexError, ValueError) as problem:
        names = ", ".join(f"{{{name}}}" for name in ("word", *_numbers(rule, facts)))
        raise UserFacingError(
            f"judgements.{judgement_id}: the text can hold only {names}."
        ) from problem
