"""People told by a number or a label and no noun: 'S1', 'males 1 and 2', 'two of them'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.reading import who
from accord.reading.entity import OTHER, Entity
from accord.reading.mentions import CHILD, CONCERN
from accord.reading.noun_phrases import Token

LABEL = re.compile(r"(?:s|sus|susp|om|poi|m|d)\d{1,2}(?:'s)?")
_NUMBERED = {
    **dict.fromkeys(("suspect", "suspects", "sus", "susp", "offender", "offenders"), "s"),
    **dict.fromkeys(("male", "males", "man", "men"), "m"),
    **dict.fromkeys(("nominal", "nominals", "perpetrator", "perpetrators", "perp"), "n"),
}
NUMBERED_ALONE = frozenset({"other", *list(who.NUMBERS_IN_WORDS)[1:]})
_AFTER_OTHER = frozenset(
    {",", ":", ";", "(", "who", "were", "was", "is", "are", "in", "at", "not", "and"}
)
_MODALS = frozenset(
    {"are", "were", "might", "may", "could", "have", "come", "came", "live", "all", "both", "drove"}
)
_AFTER_GROUP = frozenset(
    {".", ",", "(", "in", "at", "with", "and", "who", "were", "on", "outside", "had", "have", "by"}
)
_DOES = who.DOING | _MODALS
_NOT_NUMBERED = frozenset(
    {"year", "years", "yr", "yrs", "yo", "y/o", "months", "hours", "hrs", "am", "pm", "times", "of"}
)


def labelled(tokens: Sequence[Token], place: int) -> Entity | None:
    """'S1', 'suspect 2', 'males 1 and 2': people a record numbers."""
    token = tokens[place]
    if LABEL.fullmatch(token.text) and not _is_section(token.word):
        return Entity(token.start, token.end, CONCERN, token.word, is_definite=True)
    one = _NUMBERED.get(token.text)
    numbers = _numbers_after(tokens, place) if one else []
    if not numbers:
        return None
    end = numbers[-1].end
    if len(numbers) == 1:
        return Entity(token.start, end, CONCERN, f"{one}{numbers[0].text}", is_definite=True)
    low = len(numbers)
    return Entity(token.start, end, CONCERN, token.text, low, low, is_plural=True, is_counted=True)


def _numbers_after(tokens: Sequence[Token], place: int) -> list[Token]:
    """The numbers of 'suspect 2' and 'males 1, 2 and 3'; an age or a time is none."""
    numbers: list[Token] = []
    for at in range(place + 1, min(place + 8, len(tokens))):
        word = tokens[at].text
        if len(word) == 1 and word.isdigit() and word != "0":
            numbers.append(tokens[at])
        elif word not in ("and", ",", "&", "no", "number") or (word == "," and not numbers):
            break
    is_one = tokens[place].text in who.CONCERN_ONE
    if numbers and _NOT_NUMBERED & {t.text for t in tokens[place + 1 : place + 4]}:
        return []
    is_next = bool(numbers) and numbers[0].start - tokens[place].end <= 4
    return (numbers[:1] if is_one else numbers if len(numbers) > 1 else []) if is_next else []


def the_other(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'the other' with no person named after it: 'one drove and the other sat with her'."""
    if tokens[place].text != "other" or place < 1 or tokens[place - 1].text != "the":
        return None
    follows = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if not (follows in who.DOING or (len(follows) > 4 and follows.endswith("ed"))):
        return None
    if not any(e.kind == CONCERN for e in before) or any(
        e.kind == CHILD and e.is_plural for e in before
    ):
        return None
    start, end = tokens[place - 1].start, tokens[place].end
    return Entity(start, end, CONCERN, "other", is_definite=True, is_adding=True)


def one_other(tokens: Sequence[Token], place: int) -> Entity | None:
    """'S1, his brother and one other'."""
    if tokens[place].text != "other" or place < 1 or tokens[place - 1].text != "one":
        return None
    if place + 1 < len(tokens) and tokens[place + 1].text not in _AFTER_OTHER:
        return None
    start, end = tokens[place - 1].start, tokens[place].end
    return Entity(start, end, CONCERN, "one other", is_adding=True, is_counted=True)


def so_many_more(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'S1, S2 and at least four more': people besides those before."""
    if tokens[place].text != "more" or place < 2 or not before or before[-1].kind != CONCERN:
        return None
    number = who.NUMBERS.get(tokens[place - 1].text, 0)
    follows = tokens[place + 1].text if place + 1 < len(tokens) else "."
    if not number or (follows not in _AFTER_GROUP and follows not in _DOES and len(follows) < 4):
        return None
    is_least = tokens[place - 2].text == "least"
    start = tokens[place - (3 if is_least and place >= 3 else 1)].start
    return Entity(
        start, tokens[place].end, CONCERN, "more", number, None if is_least else number,
        is_plural=number > 1, is_adding=True, is_counted=True,
    )  # fmt: skip


def the_number(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'the three might have come together', 'all five took part': people, with no noun."""
    word = tokens[place].text
    if word not in NUMBERED_ALONE or word == "other" or place < 1:
        return None
    if tokens[place - 1].text not in ("the", "these", "those", "all", "other"):
        return None
    follows = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if follows not in _DOES or any(e.is_plural and e.kind in (CHILD, OTHER) for e in before):
        return None
    number = who.NUMBERS[word]
    start, end = tokens[place - 1].start, tokens[place].end
    return Entity(
        start, end, CONCERN, "of them", number, number, is_plural=True, is_definite=True,
        is_counted=True,
    )  # fmt: skip


def of_them(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'two of them', 'a load of them': people of concern, unless children were spoken of."""
    if tokens[place].text not in ("them", "em", "us") or place < 2:
        return None
    if tokens[place - 1].text not in ("of", "on"):
        return None
    number, high = _how_many(tokens[place - 2].text)
    if number < 2 or any(e.is_plural and e.kind in (CHILD, OTHER) for e in before):
        return None
    start, end = tokens[place - 2].start, tokens[place].end
    return Entity(
        start, end, CONCERN, "of them", number, high, is_plural=True, is_definite=high is not None,
        is_counted=True,
    )  # fmt: skip


def _how_many(word: str) -> tuple[int, int | None]:
    if word in who.MANY:
        return 3, None
    if word in who.FEW and word not in who.NUMBERS:
        return 2, None
    number = who.NUMBERS.get(word, 0)
    return number, number


def group_of(tokens: Sequence[Token], place: int) -> Entity | None:
    """'a group of about eight', 'a gang of six': so many people, with no noun for them."""
    if tokens[place].text not in ("group", "gang", "crew", "party") or place + 2 >= len(tokens):
        return None
    if tokens[place + 1].text != "of":
        return None
    at = place + 2
    if tokens[at].text in ("about", "around", "approx", "some", "roughly") and at + 1 < len(tokens):
        at += 1
    number = who.NUMBERS.get(tokens[at].text, 0)
    follows = tokens[at + 1].text if at + 1 < len(tokens) else "."
    if number < 2 or (follows not in _AFTER_GROUP and follows not in who.DOING):
        return None
    start = tokens[place - 1].start if place and tokens[place - 1].text in ("a", "the") else -1
    first = start if start >= 0 else tokens[place].start
    return Entity(
        first, tokens[at].end, CONCERN, "group", number, number, is_plural=True, is_counted=True
    )


def _is_section(word: str) -> bool:
    """S47 is an enquiry and not a forty-seventh suspect; M25 is a road."""
    number = int("".join(c for c in word if c.isdigit()))
    return number > 20 or (word[0] in "md" and number > 6)
