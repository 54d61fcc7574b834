"""Names in a text, and whose they are: the record's nominals where a name fits, else nobody's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accord.reading.catalogue import shipped_lists
from accord.reading.entities import NamedSpan
from accord.reading.mentions import CHILD, CONCERN, Person
from accord.text import Normal, normalise
from accord.text.slips import is_one_slip

# With one letter in three another, a name is likelier another name.
_SHORTEST = 4
_TITLES = shipped_lists("words.txt")["titles"]
_WORDS_TOO = shipped_lists("words.txt")["words_too"]
_NO_NAME = shipped_lists("words.txt")["no_name"]
_NO_CAPITALS = shipped_lists("words.txt")["no_capitals"] | _NO_NAME
_WORD = re.compile(r"[a-z0-9]+(?:'[a-rt-z][a-z]*)?")
_LETTER = re.compile(r"[a-z]")
_MARKS = {CONCERN: "X", CHILD: "C"}
# The longest that has room leaves the fewest spaces: a phrase allows for five between two words.
_PARTS = {
    CHILD: ("the victim", "victim", "ip"),
    CONCERN: ("the suspect", "suspect", "susp", "s1"),
}
_SPARE = 4
_NO_WORD = "z"  # a name of as many letters is found as a name would be, and in no list
# "Will gave her a phone": at the head of a sentence what follows says that it is a name.
_ACTS = re.compile(
    r" (?:is|was|has|had|and|gave|took|drove|told|said|went|bought|got|sent|met|came|did|made|let"
    r"|paid|lent|kept|who|then|also|[a-z]{2,}(?:ed|es|ts|ks|ys|ls))\b| ?\(\d"
)
_INTRODUCED = re.compile(
    r"\b(?:named|called|aka|a/k/a|known as|k/a|goes by(?: the name(?: of)?)?|nicknamed|street name"
    r"|alias|name(?: given)? (?:of|as|is)|first name|using the name|by the name of"
    r"|introduced himself as|introduced herself as|calls himself|calling himself|mr|mrs|ms|miss)"
    r"[.:]? [\"'(]?",
)
_NAME = re.compile(r"[\"'“‘(]?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)")
_NEXT_NAME = re.compile(r"[\"'”’)]?(?:, | and | & |, and )([A-Z][a-z][\w'’-]*)(?! [A-Z])")
# Reports of intelligence write the surnames of their subjects in capitals, with a verb or another
# person beside them; four letters at least, so that few abbreviations are taken for a name.
_CAPITALS = re.compile(
    r"\b([A-Z][A-Z'-]{3,}(?: [A-Z][A-Z'-]{3,})?)(?=,? (?:and|plus|with|& [A-Z]"
    r"|drives|drove|has|have|had|is|was|were|uses|used|lets|rents|took|takes|brings|brought|who|then|lives|runs|collects"
    r"|gave|gives)\b)"
    r"|(?<= and )([A-Z][A-Z'-]{3,})(?= )"
)
_SHOUTED = re.compile(r"[A-Z][A-Z'-]{3}")  # without such a word there is nobody in capitals
_AND_HIS = re.compile(
    r"\b([a-z'-]+)[\"']? and his (?:boys|mates?|friends?|brothers?|cousins?|crew|lads|uncles?"
    r"|business partners?|half brothers?|associates?|flatmates?|nephews?|sons?)"
)


@dataclass(frozen=True)
class NameSpan:
    """A name in the searchable text: where, in normal form, and the nominals it fits."""

    start: int
    end: int
    value: str
    people: tuple[Person, ...]

    @property
    def side(self) -> str:
        """Which side it names somebody of; nothing where it may be either, or is nobody's."""
        sides = {person.side for person in self.people}
        return sides.pop() if len(sides) == 1 else ""

    @property
    def as_entity(self) -> NamedSpan:
        return NamedSpan(self.start, self.end, self.people)


class _Word(NamedTuple):
    """A word of the text, plain and as written."""

    text: str
    start: int
    end: int
    written: str


def _words_of(text: str, normal: Normal) -> list[_Word]:
    words = []
    for match in _WORD.finditer(normal.text):
        start, end = normal.original(match.start(), match.end())
        words.append(_Word(match.group(), match.start(), match.end(), text[start:end]))
    return words


def _plain(name: str | None) -> list[str]:
    return re.findall(r"[a-z0-9']+", normalise(name).text) if name else []


def _is_slip_of(person: Person, forename: str, surname: str) -> bool:
    """'Scott Lockwood' where the record has Lckwood: one name the same, the other one slip off."""
    first, last = _plain(person.forename)[:1], _plain(person.surname)
    if forename in first:
        known, written = last, surname
    elif surname in last:
        # Sisters are Zara and Sara; a slip seldom falls on the first letter.
        known, written = [name for name in first if name[0] == forename[0]], forename
    else:
        return False
    return any(
        min(len(name), len(written)) >= _SHORTEST and is_one_slip(name, written) for name in known
    )


class NameBook:
    """The ways the nominals of one record may be named."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._forenames: dict[str, list[Person]] = {}
        self._surnames: dict[str, list[Person]] = {}
        self._aliases: dict[tuple[str, ...], list[Person]] = {}
        for person in people:
            for part in _plain(person.forename)[:1]:
                self._forenames.setdefault(part, []).append(person)
            for part in _plain(person.surname):
                self._surnames.setdefault(part, []).append(person)
            for alias in person.known_as:
                if words := tuple(_plain(alias)):
                    self._aliases.setdefault(words, []).append(person)
        self._longest_alias = max((len(words) for words in self._aliases), default=0)

    def __bool__(self) -> bool:
        return bool(self._forenames or self._surnames or self._aliases)

    def find(self, text: str, normal: Normal) -> list[NameSpan]:
        """Every place where a nominal of the record is named."""
        words = _words_of(text, normal)
        search = _Search(self, normal.text, text.islower(), words)
        spans: list[NameSpan] = []
        place = 0
        while place < len(words):
            length, people = search.at(place)
            if length:
                named = words[place : place + length]
                value = " ".join(word.text for word in named)
                unique = tuple({person.nominal_id: person for person in people}.values())
                spans.append(NameSpan(named[0].start, named[-1].end, value, unique))
            place += max(1, length)
        return spans

    def aliases_at(self, words: Sequence[_Word], place: int) -> tuple[int, list[Person]]:
        """The longest nickname that begins here, in words, and whose it is."""
        for length in range(min(self._longest_alias, len(words) - place), 0, -1):
            alias = tuple(word.text for word in words[place : place + length])
            if alias in self._aliases:
                return length, self._aliases[alias]
        return 0, []

    def full(self, forename: str, surname: str) -> list[Person]:
        """Whoever bears both names."""
        bearers = self._surnames.get(surname, [])
        return [person for person in self._forenames.get(forename, []) if person in bearers]

    def nearly(self, forename: str, surname: str) -> list[Person]:
        """Who bears one of both names, and the other but for a slip; nobody where two do."""
        near = [
            person
            for bearers in (*self._forenames.values(), *self._surnames.values())
            for person in bearers
            if _is_slip_of(person, forename, surname)
        ]
        return near if len({person.nominal_id for person in near}) == 1 else []

    def by_surname(self, surname: str, initial: str = "") -> list[Person]:
        """Whoever bears a surname, with that initial if one is given."""
        bearers = self._surnames.get(surname, [])
        return [p for p in bearers if not initial or "".join(_plain(p.forename)[:1])[:1] == initial]

    def by_forename(self, forename: str) -> list[Person]:
        """Whoever bears a first name."""
        return self._forenames.get(forename, [])

    def is_surname(self, word: str) -> bool:
        return word in self._surnames


@dataclass(frozen=True)
class _Search:
    """The names of one record in one text."""

    book: NameBook
    text: str
    is_lower: bool
    words: Sequence[_Word]

    def at(self, place: int) -> tuple[int, list[Person]]:
        """How many words of a name begin here, and whose it is."""
        word, follows = self.words[place], self._next(place)
        length, people = self.book.aliases_at(self.words, place)
        if length and self._is_name(word):
            return length, people
        if follows and (both := self.book.full(word.text, follows.text)):
            return 2, both
        if follows and (near := self._nearly(word, follows)):
            return 2, near
        if follows and (word.text in _TITLES or len(word.text) == 1):
            initial = "" if word.text in _TITLES else word.text
            if people := self.book.by_surname(follows.text, initial):
                return 2, people
        return self._single(word, follows)

    def _single(self, word: _Word, follows: _Word | None) -> tuple[int, list[Person]]:
        if not self._is_name(word):
            return 0, []
        if people := self.book.by_forename(word.text):
            # Another surname after it: another person of that first name.
            is_other = follows is not None and self._is_other_surname(word, follows)
            return (0, []) if is_other else (1, people)
        people = self.book.by_surname(word.text)
        return (1, people) if people else (0, [])

    def _next(self, place: int) -> _Word | None:
        if place + 1 >= len(self.words):
            return None
        between = self.text[self.words[place].end : self.words[place + 1].start]
        is_near = len(between) <= 3 and not between.strip(" .,\"'") and "\n" not in between
        return self.words[place + 1] if is_near and ". " not in between[1:] else None

    def _nearly(self, word: _Word, follows: _Word) -> list[Person]:
        """Whom two words written as a forename and a surname name, but for a slip."""
        are_names = word.written[:1].isupper() and follows.written[:1].isupper()
        if not are_names or self.text[word.end : follows.start] != " ":
            return []
        return self.book.nearly(word.text, follows.text)

    def _is_other_surname(self, word: _Word, follows: _Word) -> bool:
        is_name = follows.written[:1].isupper() and not follows.written.isupper()
        is_next = self.text[word.end : follows.start] == " "
        return (
            is_next and is_name and len(follows.text) > 2 and not self.book.is_surname(follows.text)
        )

    def _is_name(self, word: _Word) -> bool:
        """Whether a word is written as a name: a capital, or no capitals anywhere."""
        if not word.written[:1].isupper():
            return self.is_lower and len(word.text) > 3 and word.text not in _WORDS_TOO
        if word.text not in _WORDS_TOO:
            return True
        if word.written.isupper():
            return False
        return not self._begins_sentence(word) or bool(_ACTS.match(self.text, word.end))

    def _begins_sentence(self, word: _Word) -> bool:
        before = self.text[: word.start].rstrip(" \"'(")
        return not before or before[-1] in ".!?:;\n-*"


def with_parts_for_names(text: str, names: Sequence[NameSpan]) -> str:
    """A text in which people of its record are called what they are in it, in the same places.

    "Passed Hanna on to his cousin" is searched as "passed IP on", and "Price" is no sum of money;
    whoever is on neither side, or perhaps on both, is no word at all.
    """
    return _written_over(text, _of_people(names), _part_of)


def _of_people(names: Sequence[NameSpan]) -> list[NameSpan]:
    return sorted((name for name in names if name.people), key=lambda name: name.start)


def _part_of(words: str, name: NameSpan) -> str:
    """The longest word for somebody's part that has room where the name stood, at its end."""
    for part in _PARTS.get(name.side, ()):
        spare = len(words) - len(part)
        if spare >= 0:
            between = " " * (1 + min(max(spare - _SPARE, 0), _SPARE))
            return part.replace(" ", between).rjust(len(words))
    return _LETTER.sub(_NO_WORD, words)


def whole_names(names: Sequence[NameSpan]) -> Callable[[tuple[int, int]], tuple[int, int]]:
    """What makes a span that begins in the middle of a name begin where the name does."""
    begins = {
        place: name.start for name in _of_people(names) for place in range(name.start + 1, name.end)
    }
    return lambda span: (begins.get(span[0], span[0]), span[1])


def with_marks(
    text: str, names: Sequence[NameSpan], first: int = 0, last: int | None = None
) -> str:
    """A stretch with X for every letter of somebody of concern named in it, and C for the child.

    `names` are in order.
    """
    return _written_over(text, names, lambda words, name: _mark(name) * len(words), first, last)


def _written_over(
    text: str,
    names: Sequence[NameSpan],
    over: Callable[[str, NameSpan], str],
    first: int = 0,
    last: int | None = None,
) -> str:
    """A stretch with its names, in order, written over where there is something to write."""
    pieces, place = [], first
    for name in names:
        words = over(text[name.start : name.end], name) if name.start >= place else ""
        if words:
            pieces += [text[place : name.start], words]
            place = name.end
    return "".join((*pieces, text[place:last]))


def _mark(name: NameSpan) -> str:
    return _MARKS.get(name.side, "")


def introduced_names(text: str, normal: Normal, taken: Sequence[NameSpan]) -> list[NameSpan]:
    """Names no nominal bears, where the text introduces them: 'a male called Dav'."""
    spans: list[NameSpan] = []
    named = {place for span in taken for place in range(span.start, span.end)}
    for place in _introductions(normal):
        name = _NAME.match(text, normal.original(place, place + 1)[0])
        while name and name[1].split()[0].lower() not in _NO_NAME:
            first = place + len(normalise(text[name.start() : name.start(1)]).text)
            last = first + len(normalise(name[1]).text)
            if named.isdisjoint(range(first, last)):
                named.update(range(first, last))
                spans.append(NameSpan(first, last, normal.text[first:last], ()))
            # "known as Taz, Biggs and Ray"
            place, name = last, _NEXT_NAME.match(text, name.end(1))
    return spans


def names_in_capitals(text: str, normal: Normal, taken: Sequence[NameSpan]) -> list[NameSpan]:
    """'CARTER and WEBB' in a text otherwise written small: names that no nominal bears."""
    if not _SHOUTED.search(text) or sum(map(str.isupper, text)) * 3 > len(text):
        return []
    spans: list[NameSpan] = []
    named = {place for span in taken for place in range(span.start, span.end)}
    for match in _CAPITALS.finditer(text):
        group = 1 if match[1] else 2
        words = match[group].lower().split()
        if _NO_CAPITALS.intersection(words):
            continue
        first = len(normalise(text[: match.start(group)] + "x").text) - 1
        last = first + len(normalise(match[group]).text)
        is_there = normal.text[first:last] == normalise(match[group]).text
        if is_there and named.isdisjoint(range(first, last)):
            spans.append(NameSpan(first, last, normal.text[first:last], ()))
    return spans


def _introductions(normal: Normal) -> list[int]:
    """Where a name may stand: after 'called', and before 'and his mates'."""
    after = [m.end() for m in _INTRODUCED.finditer(normal.text) if m.end() < len(normal.text)]
    before = [m.start(1) for m in _AND_HIS.finditer(normal.text)]
    return after + before
