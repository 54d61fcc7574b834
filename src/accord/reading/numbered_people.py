"""People told by a number or a label and no noun: 'S1', 'males 1 and 2', 'two of them'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from accord.reading import who
from accord.reading.entity import OTHER, Entity
from accord.reading.mentions import CHILD, CONCERN
from accord.reading.noun_phrases import Number, Token, number_before

LABEL = re.compile(r"(?:s|sus|susp|om|poi|m|d)\d{1,2}(?:'s)?")
_NUMBERED = {
    **dict.fromkeys(("suspect", "suspects", "sus", "susp", "offender", "offenders"), "s"),
    **dict.fromkeys(("male", "males", "man", "men"), "m"),
    **dict.fromkeys(("nominal", "nominals", "perpetrator", "perpetrators", "perp"), "n"),
}
_SETS = {"pair": 2, "duo": 2, "trio": 3, "threesome": 3, "foursome": 4, "quartet": 4}
_DIGITS = frozenset("23456789")
_THAT_LOT = frozenset({"lot", "crowd", "crew", "mob", "gang", "bunch", "shower"})
NUMBERED_ALONE = frozenset(
    {"other", "total", "all", "altogether", "lot", "crowd", "mob", "bunch", "shower", *_SETS,
     *_DIGITS, *list(who.NUMBERS_IN_WORDS)[1:], "third", "fourth", "fifth", "sixth", "outstanding"}
)  # fmt: skip
_FURTHER = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_AFTER_FURTHER = frozenset(
    {"outstanding", "remains", "still", "then", "turned", "joined", "came", "arrived", "untraced",
     "unidentified", "unknown", "yet", "held", "drove", "waited", "watched", "filmed", "sat"}
)  # fmt: skip
_THERE = re.compile(
    r"\bthere (?:\w+ )?(?:was|were|is|are|be|been|must be|has been|have been)(?: \w+){0,2},? $"
)
_QUOTED = re.compile(r"[\"'‘“]the $")
_TELLS = frozenset(
    {"told", "tells", "bragged", "brags", "boasted", "boasts", "charged", "charges", "showed"}
)
_AFTER_OTHER = frozenset(
    {",", ":", ";", "(", "who", "were", "was", "is", "are", "in", "at", "not", "and"}
)
_MODALS = frozenset(
    {"are", "were", "might", "may", "could", "have", "come", "came", "live", "all", "both",
     "drove", "always", "never", "often", "use", "uses", "share", "run", "ran", "know", "knew",
     "met", "meet", "do", "did", "appear", "seem", "regularly", "still", "usually", "work", "drive",
     "take", "waited"}
)  # fmt: skip
_AFTER_GROUP = frozenset(
    {".", ",", "(", "in", "at", "with", "and", "who", "were", "on", "outside", "had", "have", "by"}
)
_DOES = who.DOING | _MODALS
_BEFORE_NUMBER = frozenset({"the", "these", "those", "all", "other", "them", "same"})
_LETTERS = {"b": 2, "c": 3, "d": 4, "e": 5}
_NOT_NUMBERED = frozenset(
    {"year", "years", "yr", "yrs", "yo", "y/o", "months", "hours", "hrs", "am", "pm", "times", "of"}
)


def labelled(tokens: Sequence[Token], place: int) -> Entity | None:
    """'S1', 'suspect 2', 'males 1 and 2', 'male B': people a record numbers."""
    token = tokens[place]
    if lettered := _lettered(tokens, place):
        return lettered
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


def _lettered(tokens: Sequence[Token], place: int) -> Entity | None:
    """'male B': so there is a male A."""
    if tokens[place].text not in _NUMBERED or place + 1 >= len(tokens):
        return None
    letter = tokens[place + 1]
    if letter.text not in _LETTERS or letter.start - tokens[place].end != 1:
        return None
    start, text = tokens[place].start, f"{_NUMBERED[tokens[place].text]}{_LETTERS[letter.text]}"
    return Entity(
        start, letter.end, CONCERN, text, is_definite=True, ordinal=_LETTERS[letter.text]
    )  # fmt: skip


def _digit_of(word: str, *, is_one: bool) -> str:
    """'2', and 'two' after one suspect: 'suspect two had the camera'."""
    if len(word) == 1 and word.isdigit() and word != "0":
        return word
    if is_one and word in who.NUMBERS_IN_WORDS[:6]:
        return str(who.NUMBERS[word])
    return ""


def _numbers_after(tokens: Sequence[Token], place: int) -> list[Token]:
    """The numbers of 'suspect 2' and 'males 1, 2 and 3'; an age or a time is none."""
    numbers: list[Token] = []
    is_one = tokens[place].text in who.CONCERN_ONE
    for at in range(place + 1, min(place + 8, len(tokens))):
        word = tokens[at].text
        if digit := _digit_of(word, is_one=is_one and at == place + 1):
            numbers.append(Token(digit, tokens[at].start, tokens[at].end))
        elif word not in ("and", ",", "&", "no", "number") or (word == "," and not numbers):
            break
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


def is_audience(tokens: Sequence[Token], place: int) -> bool:
    """'bragged to the others', 'charged others to see it': they are told of it or pay to look."""
    near = [token.text for token in tokens[max(0, place - 3) : place]]
    return tokens[place].text == "others" and not _TELLS.isdisjoint(near)


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


def told_by_number(
    tokens: Sequence[Token], place: int, before: Sequence[Entity], text: str
) -> Entity | None:
    """People told by how many they are, or as a set, with no noun for one of them."""
    return (
        the_number(tokens, place, before)
        or in_all(tokens, place, before)
        or group_of(tokens, place)
        or so_many_more(tokens, place, before)
        or that_lot(tokens, place)
        or _so_called(tokens, place, text)
        or _a_further_one(tokens, place, before)
        or _so_many_outstanding(tokens, place, before)
    )


def _a_further_one(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'three males charged, a fourth outstanding': so there are four."""
    ordinal = _FURTHER.get(tokens[place].text, 0)
    if not ordinal or place < 1 or tokens[place - 1].text != "a":
        return None
    follows = [token.text for token in tokens[place + 1 : place + 3]]
    follows = follows[1:] if follows[:1] in (["was"], ["is"]) else follows
    if follows[:1] == [] or follows[0] not in _AFTER_FURTHER:
        return None
    if not any(e.kind == CONCERN for e in before) or _are_children(before):
        return None
    start, end = tokens[place - 1].start, tokens[place].end
    return Entity(start, end, CONCERN, "one more", ordinal=ordinal, is_adding=True)


def _so_many_outstanding(
    tokens: Sequence[Token], place: int, before: Sequence[Entity]
) -> Entity | None:
    """'one suspect in custody, three outstanding': three besides."""
    if tokens[place].text != "outstanding" or place < 2 or _are_children(before):
        return None
    at = place - 2 if tokens[place - 1].text == "still" else place - 1
    number = who.NUMBERS.get(tokens[at].text, 0)
    is_besides = any(e.kind == CONCERN for e in before) and tokens[at - 1].text in (",", "and")
    if number < 1 or not is_besides:
        return None
    start, end = tokens[at].start, tokens[place].end
    return Entity(
        start, end, CONCERN, "more", number, number, is_plural=number > 1, is_adding=True,
        is_counted=True,
    )  # fmt: skip


def _set_of(word: str) -> int:
    """How many a word alone says: 'three', '3', 'pair'."""
    return _SETS.get(word) or who.NUMBERS.get(word, 0)


def _does(word: str) -> bool:
    return word in _DOES or word in who.DEEDS or (len(word) > 4 and word.endswith("ed"))


def _are_children(before: Sequence[Entity]) -> bool:
    return any(e.is_plural and e.kind in (CHILD, OTHER) for e in before)


def _is_with_child(before: Sequence[Entity], number: int) -> bool:
    """'the suspect and another male with the child, all three': the child is the third."""
    adults = sum(e.low for e in before if e.kind == CONCERN and not e.is_pronoun)
    is_child_there = any(e.kind == CHILD and not e.is_plural and not e.is_pronoun for e in before)
    return is_child_there and adults + 1 == number


def the_number(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'the three might have come together', 'all five took part', 'the pair': with no noun."""
    word = tokens[place].text
    number = 0 if word == "other" else _set_of(word)
    if number < 2 or place < 1 or word not in NUMBERED_ALONE:
        return None
    if found := _at_least(tokens, place, number) or _plus(tokens, place, number, before):
        return found
    if tokens[place - 1].text not in _BEFORE_NUMBER:
        return None
    follows = tokens[place + 1].text if place + 1 < len(tokens) else ""
    is_told = _does(follows) or tokens[place - 1].text == "them"  # "them two"
    if not is_told or _are_children(before) or _is_with_child(before, number):
        return None
    return _so_many(tokens[place - 1].start, tokens[place].end, Number(place, number, number))


def _at_least(tokens: Sequence[Token], place: int, number: int) -> Entity | None:
    """'at least five had sex with her': with no noun, by what they did."""
    words = [token.text for token in tokens[max(0, place - 2) : place + 3]]
    if words[:2] != ["at", "least"] or words[3:] not in (["had", "sex"], ["have", "had"]):
        return None
    start = tokens[place - 2].start
    return _so_many(start, tokens[place].end, Number(place, number, None), is_total=False)


def _plus(
    tokens: Sequence[Token], place: int, number: int, before: Sequence[Entity]
) -> Entity | None:
    """'S1 plus three had sex with her': so many besides."""
    follows = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if tokens[place - 1].text != "plus" or not before or before[-1].kind != CONCERN:
        return None
    if follows not in ("had", "have", "were", "raped", "took", "sexually", "who"):
        return None
    found = _so_many(
        tokens[place].start, tokens[place].end, Number(place, number, number), is_total=False
    )
    return replace(found, text="more", is_definite=False, is_adding=True)


def _so_many(start: int, end: int, number: Number, *, is_total: bool = True) -> Entity:
    """So many people with no noun; a total says that there are no others."""
    return Entity(
        start, end, CONCERN, "of them", number.low, number.high, is_plural=True,
        is_definite=number.high is not None, is_counted=True,
        ordinal=number.low if is_total else 0,
    )  # fmt: skip


def in_all(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'grown men, seventeen in total', 'four in all', 'five altogether'."""
    word = tokens[place].text
    if word not in ("total", "all", "altogether") or not any(e.kind == CONCERN for e in before):
        return None
    at = place - 1 if word == "altogether" else place - 2
    if at < 0 or (word != "altogether" and tokens[place - 1].text != "in"):
        return None
    number = number_before(tokens, at)
    if not number.is_counted or number.low < 2 or _are_children(before):
        return None
    return _so_many(tokens[number.at + 1].start, tokens[place].end, number)


def that_lot(tokens: Sequence[Token], place: int) -> Entity | None:
    """'by that lot', 'the same crowd', 'them lot': people known for what they are."""
    word = tokens[place].text
    if word not in _THAT_LOT or place < 1:
        return None
    before = tokens[place - 1].text
    follows = tokens[place + 1].text if place + 1 < len(tokens) else "."
    is_meant = before in ("that", "them", "wrong", "same") and follows != "of"
    if not is_meant or follows in ("work", "chat", "session", "number", "member", "members"):
        return None
    start = tokens[place - 1].start
    return Entity(start, tokens[place].end, CONCERN, "group", 3, None, is_plural=True)


def _so_called(tokens: Sequence[Token], place: int, text: str) -> Entity | None:
    """'to meet "the boys"': men whom the child has a name for, and no boys."""
    if tokens[place].text not in ("boys", "crew", "group", "family") or place < 1:
        return None
    if not _QUOTED.search(text, max(0, tokens[place].start - 6), tokens[place].start):
        return None
    start, end = tokens[place - 1].start, tokens[place].end
    low = 2 if tokens[place].text == "boys" else 3
    return Entity(start, end, CONCERN, "lads", low, None, is_plural=True, is_definite=True)


def of_them(
    tokens: Sequence[Token], place: int, before: Sequence[Entity], text: str = ""
) -> Entity | None:
    """'two of them', 'a load of them': people of concern, unless children were spoken of."""
    if tokens[place].text not in ("them", "em") or place < 2:
        return None
    if tokens[place - 1].text not in ("of", "on"):
        return None
    at = place - 2
    if tokens[at].text == "," and at > 0:
        at -= 1  # "three, possibly four, of them"
    if tokens[at].text in ("each", "either", "both") and any(e.is_plural for e in before):
        return None  # "both men ..., where each of them": the same again
    if tokens[at].text in ("each", "either"):
        return None  # whoever was spoken of before
    number = _how_many(tokens, at)
    if number.low < 2 or _are_children(before):
        return None
    start = tokens[number.at + 1].start
    is_total = number.at >= 0 and tokens[number.at].text in ("the", "all", "those", "these")
    is_total = is_total or bool(_THERE.search(text, max(0, start - 40), start))
    return _so_many(start, tokens[place].end, number, is_total=is_total)


def _how_many(tokens: Sequence[Token], at: int) -> Number:
    word = tokens[at].text
    if word in who.MANY:
        return Number(at - 1, 3, None, True)
    if word in who.FEW and word not in who.NUMBERS:
        return Number(at - 1, 2, None, True)
    if word in who.NUMBERS and who.NUMBERS[word] < 2:
        return Number(at)
    return number_before(tokens, at)


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
