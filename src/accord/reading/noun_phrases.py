"""The words before a noun that means a person: whose, how many, of what kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from accord.reading import who

_TOKEN = re.compile(r"\d{1,2}\+|\d{1,2}[-/]\d{1,2}(?![a-z0-9/])|[a-z0-9$/&]+(?:'[a-z]+)?|[,:;(]")
_RANGE = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_YEARS = frozenset({"year", "yr", "yrs", "yo", "y/o", "years"})
_BEFORE_AGE = frozenset(
    {",", "(", "of", "aged", "age", "both", "all", "approx", "about", "around", "est", "is", "only"}
)
_AFTER_AGE = frozenset(
    {"in", "with", "was", "who", "found", "and", "seen", "years", "year", "yrs", "at", "has", "got"}
)
_ONLY_WITH_OF = frozenset({"ring", "pack", "wave", "band", "circle", "string", "host", "parade"})
_UNITS = frozenset(
    {"minutes", "mins", "months", "month", "weeks", "week", "days", "hours", "times", "years"}
)
_AND_MORE = frozenset({"plus", "odd", "ish"})
_PERHAPS = frozenset({"possibly", "perhaps", "maybe", "poss"})
_AT_LEAST = frozenset({"at least", "no fewer", "not less", "minimum of", "upwards of"})
_TWO = frozenset({"both", "neither", "either"})
_HELPS = frozenset(
    {"who", "that", "has", "is", "was", "had", "have", "are", "were", "been", "would"}
)
_OWNERS = frozenset({"his", "her", "their", "my"})
_AFTER_PAIR = frozenset(
    {"in", "who", "aged", "have", "has", "had", "were", "are", "living", ",", "at"}
)
_SEXES = frozenset({"male", "female", "adult"})
_IS = frozenset({"he's", "she's", "they're", "that's", "it's", "who's", "i'm", "we're"})
_MEETS = frozenset({"met", "meets", "meet", "knows", "knew", "talks", "talked", "got"})
_BETWEEN_COPULA = frozenset(
    {"both", "all", "also", "not", "close", "known", "good", "a", "an", "thought", "believed"}
)
# Between a number and a person any word may stand that none of our lists has: "three Romanian
# males". Nothing may turn on which words those are.
_MOST_UNLISTED = 2


class Token(NamedTuple):
    """A word of the sentence and where it stands."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word without a possessive ending, and without a verb joined to it."""
        return self.text.partition("'")[0] if "'" in self.text else self.text


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of a stretch, two-word names of people joined."""
    joined: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        token = Token(match.group(), match.start(), match.end())
        pair = who.PAIRS.get((joined[-1].text, token.word)) if joined else None
        if pair:
            before = joined.pop()
            token = Token(pair + token.text[len(token.word) :], before.start, token.end)
        joined.append(token)
    return joined


@dataclass(frozen=True)
class Number:
    """How many, and the place before the words that say so."""

    at: int
    low: int = 1
    high: int | None = 1
    is_counted: bool = False
    is_both: bool = False
    is_some: bool = False


@dataclass(frozen=True)
class Phrase:
    """What stands before a noun: owner, number, adjectives."""

    start: int
    number: Number
    adjectives: frozenset[str]
    owner: str
    is_definite: bool
    is_business: bool
    follows_preposition: bool
    is_predicate: bool
    is_one_of: bool = False

    @property
    def is_adding(self) -> bool:
        """'another male' is somebody besides those before."""
        return bool(self.adjectives & who.ADDING)

    @property
    def is_unknown(self) -> bool:
        return bool(self.adjectives & who.UNKNOWN)

    @classmethod
    def read(cls, tokens: Sequence[Token], place: int) -> Phrase:
        """Walk left from a noun over the words that belong to it."""
        at, adjectives = _adjectives_before(tokens, place - 1)
        number = number_before(tokens, at)
        if not number.is_counted:
            number = _number_beyond(tokens, at) or _times_after(tokens, place, at) or number
        at = number.at
        while at >= 0 and tokens[at].text in who.ADJECTIVES:
            adjectives.add(tokens[at].text)
            at -= 1
        owner, definite, start = _opening(tokens, at)
        is_one_of = False
        if (
            (owner or definite or number.is_counted)
            and start > 1
            and (tokens[start - 1].text == "of")
        ):
            part = number_before(tokens, start - 2)
            if part.is_counted:
                is_one_of = part.low == 1
                start = part.at + 1
                number = number if is_one_of and not owner else _part_of(part, number, owner)
        if start <= at and tokens[at].text in who.ADDING:
            adjectives.add(tokens[at].text)
        return cls(
            tokens[start].start,
            number,
            frozenset(adjectives),
            owner,
            definite or number.is_both,
            _is_business(tokens, place),
            start > 0 and tokens[start - 1].text in who.PREPOSITIONS,
            _is_predicate(tokens, start),
            is_one_of,
        )


def _part_of(part: Number, whole: Number, owner: str) -> Number:
    """'two of his mates' are two; 'two of the men' are some of at least so many."""
    if owner or part.is_both:
        return part
    if whole.is_counted:
        return whole
    return Number(part.at, part.low, None, True)


def _adjectives_before(tokens: Sequence[Token], at: int) -> tuple[int, set[str]]:
    adjectives = set[str]()
    while at >= 0 and tokens[at].text in who.ADJECTIVES and tokens[at].text not in who.NUMBERS:
        adjectives.add(tokens[at].text)
        at -= 1
        is_age = at >= 0 and (tokens[at].text.isdigit() or tokens[at].text in who.NUMBERS)
        if tokens[at + 1].text in _YEARS and is_age:
            at -= 1  # "15 year old": an age and not a number of people
    return at, adjectives


def _opening(tokens: Sequence[Token], at: int) -> tuple[str, bool, int]:
    """The owner, whether it points back, and the first word of the phrase."""
    if at < 0:
        return "", False, at + 1
    word = tokens[at].text
    if word in _OWNERS or word.endswith("'s"):
        has_article = at >= 1 and tokens[at - 1].text in ("a", "the", "another")
        return word, False, at - 1 if has_article else at
    if word in who.DETERMINERS:
        return "", word in who.DEFINITE, at
    return "", False, at + 1


def _is_predicate(tokens: Sequence[Token], start: int) -> bool:
    """'the two suspects are brothers' speaks of two people and not of four."""
    at = start - 1
    while at >= 0 and tokens[at].text in _BETWEEN_COPULA:
        at -= 1
    if at >= 1 and tokens[at].text == "as":
        return True  # "two of them identified as brothers"
    if at >= 0 and tokens[at].text in _IS:
        return True  # "he says she's his girlfriend"
    if at < 1 or tokens[at].text not in ("are", "is", "were", "was"):
        return False
    return tokens[at - 1].text not in ("there", "it", "who", "where", "others")


def _is_business(tokens: Sequence[Token], place: int) -> bool:
    """Staff of a hotel or a shop, who care for no child."""
    near = (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 4])
    return any(token.text in who.BUSINESS for token in near)


def is_modifier(tokens: Sequence[Token], place: int) -> bool:
    """'adult' in 'adult male', 'group' in 'group of men': the noun that follows is the person."""
    word = tokens[place].text
    if place + 1 >= len(tokens) or word not in who.CONCERN_WORDS | who.CHILDREN_ONE:
        return False
    follows = tokens[place + 1]
    if word in who.MANY and follows.text == "of":
        return True
    if follows.text in ("drug", "heroin", "crack") and place + 2 < len(tokens):
        follows = tokens[place + 2]  # "two adult drug users"
    elif follows.start - tokens[place].end != 1:
        return False
    if word in _SEXES and follows.word in who.PROFESSIONALS:
        return True  # "two male officers attended"
    return follows.text != "others" and follows.word in who.CONCERN_WORDS | who.CHILDREN


def is_aged_child(tokens: Sequence[Token], place: int) -> bool:
    """'a female, 15', 'a lad of fourteen', 'teenage males': an age says that it is a child."""
    near = [token.text for token in tokens[max(0, place - 4) : place]]
    if "teenage" in near or "teenaged" in near or "schoolage" in near:
        return True
    if any(a in who.CHILD_AGES and b in _YEARS for a, b in pairwise(near)):
        return True
    at = place + 1
    while at < len(tokens) and tokens[at].text in _BEFORE_AGE:
        at += 1
    if at >= len(tokens) or tokens[at].text not in who.CHILD_AGES:
        return False
    follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if at == place + 1:  # "one female 16, one female 15"
        return tokens[at].text.isdigit() and (follows in _YEARS or not follows or follows == ",")
    return (follows not in _UNITS and not follows.isalpha()) or follows in _AFTER_AGE


def _number_beyond(tokens: Sequence[Token], at: int) -> Number | None:
    """A number further left, past words that no list has."""
    for back in range(1, _MOST_UNLISTED + 1):
        if at - back < 0 or not _is_unlisted(tokens[at - back + 1].text):
            return None
        number = number_before(tokens, at - back)
        if number.is_counted:
            return number
    return None


def _is_unlisted(word: str) -> bool:
    known = word in who.ANYBODY or word in who.DETERMINERS or word in who.PREPOSITIONS
    return (
        word.isalpha()
        and len(word) > 3
        and word not in _UNITS
        and not known
        and word not in who.NUMBERS
    )


def number_before(tokens: Sequence[Token], at: int) -> Number:
    """Read '3 or 4', 'at least five', 'a group of', 'a few' ending at a place."""
    if at >= 1 and tokens[at].text == "or" and tokens[at + 1].text == "more":
        return _and_more(tokens, at - 1)
    if at >= 0 and tokens[at].text == "of":
        if at < 1 or tokens[at - 1].text not in who.MANY | who.FEW | who.NUMBERS.keys():
            return Number(at)
        at -= 1
    elif at >= 0 and tokens[at].text in _ONLY_WITH_OF:
        return Number(at)  # "ring doorbell", and not "a ring of men"
    if at < 0:
        return Number(at)
    if tokens[at].text == "," and at >= 2 and tokens[at - 2].text in _PERHAPS:
        at -= 1  # "two, perhaps three, men"
    word = tokens[at].text
    if word in _AND_MORE and at >= 1 and tokens[at - 1].text in who.NUMBERS:
        return _and_more(tokens, at - 1)
    if word[-1] == "+":
        return _and_more(tokens, at)
    if _is_of_a_time(tokens, at):
        return Number(at)
    if (found := _RANGE.fullmatch(word)) and 0 < int(found[1]) < int(found[2]):
        return Number(at - 1, int(found[1]), int(found[2]), True)
    if word in who.MANY:
        return Number(at - 1, 3, None, True)
    if word in ("each", "every") and tokens[at + 1].text in who.TIMES:
        return Number(at)  # "on each occasion suspect"
    if word in ("each", "every"):
        return Number(at - 1, 2, None, True)  # "on each man's lap"
    if word in who.FEW and word != "couple":
        return Number(at - 1, 2, None, True, is_some=word == "some")
    if word == "dozen" and (before := _half(tokens, at)):
        return Number(at - before, 6, 6, True)
    if word == "x" and at >= 1 and tokens[at - 1].text in who.NUMBERS:
        at, word = at - 1, tokens[at - 1].text
    if word not in who.NUMBERS or word in ("a", "an"):
        return Number(at)
    return _with_range(tokens, at, who.NUMBERS[word], word in _TWO)


def _is_of_a_time(tokens: Sequence[Token], at: int) -> bool:
    """'01:12 male B joins' speaks of a time and not of twelve people; '(14) says' of an age."""
    if not tokens[at].text.isdigit() or at < 1:
        return False
    if tokens[at - 1].text == "(":
        return at < 2 or tokens[at - 2].text not in who.NUMBERS
    is_joined = tokens[at - 1].end == tokens[at].start and tokens[at - 1].text == ":"
    return is_joined and at >= 2 and tokens[at - 2].text.isdigit()


def _half(tokens: Sequence[Token], at: int) -> int:
    """How many words before 'dozen' belong to 'half a dozen' or 'half dozen'."""
    if at >= 1 and tokens[at - 1].text == "half":
        return 2
    return 3 if at >= 2 and (tokens[at - 2].text, tokens[at - 1].text) == ("half", "a") else 0


def _times_after(tokens: Sequence[Token], place: int, at: int) -> Number | None:
    """'u/k male x2', 'males x 3'."""
    follows = [token.text for token in tokens[place + 1 : place + 3]]
    if follows[:1] == ["x"]:
        follows = [f"x{follows[-1]}"]
    if follows and follows[0][0] == "x" and (count := who.NUMBERS.get(follows[0])):
        return Number(at, count, count, True)
    return None


def _and_more(tokens: Sequence[Token], at: int) -> Number:
    """'four or more', '2+'."""
    low = who.NUMBERS.get(tokens[at].text.rstrip("+"), 0)
    return Number(at - 1, low, None, True) if low > 1 else Number(at)


def _with_range(tokens: Sequence[Token], at: int, high: int, is_both: bool) -> Number:
    """What stands before a number and widens it: 'two or', 'at least', 'up to'."""
    texts = [token.text for token in tokens[max(0, at - 3) : at]]
    if len(texts) >= 2 and texts[-1] in ("or", "to", "and/or") and texts[-2] in who.NUMBERS:
        return Number(at - 3, who.NUMBERS[texts[-2]], high, True)
    if len(texts) == 3 and texts[0] == "between" and texts[2] == "and" and texts[1] in who.NUMBERS:
        return Number(at - 4, who.NUMBERS[texts[1]], high, True)
    if " ".join(texts[-2:]) in _AT_LEAST:
        return Number(at - 3, high, None, True)
    if texts[-2:] in (["fewer", "than"], ["less", "than"]) and high > 2:
        return Number(at - 3, 2, high - 1, True)
    if texts[-2:] == ["maximum", "of"]:
        return _from_minimum(tokens, at, high)
    if texts[-1:] and texts[-1] in _PERHAPS:
        return _or_perhaps(tokens, at, high)
    if texts in (["no", "more", "than"], ["not", "more", "than"], ["as", "many", "as"]):
        return Number(at - 4, min(2, high), high, True)
    if texts[-2:] == ["more", "than"]:
        return Number(at - 3, high + 1, None, True)
    if texts[-2:] == ["up", "to"]:
        return Number(at - 3, min(2, high), high, True)
    if texts[-1:] == ["over"]:
        return Number(at - 2, high + 1, None, True)
    return Number(at - 1, high, high, True, is_both)


def _from_minimum(tokens: Sequence[Token], at: int, high: int) -> Number:
    """'a minimum of three and a maximum of five'; a maximum alone is two or more."""
    texts = [token.text for token in tokens[max(0, at - 8) : at]]
    if "minimum" in texts:
        lows = [who.NUMBERS[t] for t in texts if t in who.NUMBERS and t not in ("a", "an")]
        if lows and lows[-1] < high:
            return Number(max(-1, at - 8), lows[-1], high, True)
    return Number(at - 3, min(2, high), high, True)


def _or_perhaps(tokens: Sequence[Token], at: int, high: int) -> Number:
    """'three, possibly four' and 'three or maybe four'."""
    back = at - 2
    while back >= 0 and tokens[back].text in (",", "or", "and", "("):
        back -= 1
    low = who.NUMBERS.get(tokens[back].text, 0) if back >= 0 else 0
    if 0 < low < high and at - 2 - back <= 2:
        return Number(back - 1, low, high, True)
    return Number(at - 1, high, high, True)


def acts(tokens: Sequence[Token], place: int) -> bool:
    """Whether a general word for a person is one of concern by what the person does."""
    word = tokens[place].text
    if word not in who.BY_DEED or place + 1 >= len(tokens):
        return False
    at = place + 1
    follows = tokens[at].text
    if word in who.SUBJECTS and (not place or tokens[place - 1].text in who.DEFINITE):
        return follows.isalpha() and follows not in ("to", "of")  # the subject of an intelligence
    while follows in _HELPS and at + 1 < len(tokens):
        at += 1
        follows = tokens[at].text
    if follows in ("she", "he", "they", "i") and at + 1 < len(tokens):
        # "people she met off an app"
        return tokens[place].text in ("people", "someone", "somebody") and (
            tokens[at + 1].text in _MEETS
        )
    return follows in who.DEEDS


def is_pair_of_people(tokens: Sequence[Token], place: int) -> bool:
    """'a couple in their fifties', and not 'a couple of weeks'."""
    follows = tokens[place + 1].text if place + 1 < len(tokens) else ","
    return follows in _AFTER_PAIR
