"""Names in a text, and whose they are: the record's nominals where a name fits, else nobody's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accord.reading.entities import NamedSpan
from accord.reading.mentions import Person
from accord.text import Normal, normalise

_CAPITAL = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*")
_PARTICLES = frozenset("al el bin bint ben de da du van von der la le ul ur o mac".split())
_TITLES = frozenset("mr mrs ms miss mister dr sir".split())
# Names that are words too: taken for a name only where they stand as one, inside a sentence.
_WORDS_TOO = frozenset(
    """will may mark rose grace joy hope faith young brown green white black grey long short little man
    king bill frank rich pat sue dawn june april august drew chase miles art ray guy jack rob nick bob
    summer autumn amber ruby jade pearl crystal ivy lily daisy heather holly robin star sky angel prince
    ace dee bee day church price power best park field wood hill ford love sharp case cash law self
    major page read rush cross bond bell ball banks bush camp care chance close cook court dale dean
    early fair field first fox gold good hall hand hunt keen lane light mason moon north east west south
    street stone storm swift wise worth cant in so no an to on he do be as bo li my yu son long dong
    """.split()
)
_INTRODUCED = re.compile(
    r"\b(?:named|called|aka|a/k/a|known as|k/a|goes by(?: the name(?: of)?)?|nicknamed|street name|alias"
    r"|name(?: given)? (?:of|as|is)|first name|using the name|by the name of|introduced himself as"
    r"|introduced herself as|calls himself|calling himself|mr|mrs|ms|miss)[.:]? [\"'(]?",
)
_NAME = re.compile(r"[\"'“‘(]?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)")
_NO_NAME = frozenset(
    "Snapchat Instagram Facebook WhatsApp TikTok Police Social Mum Mother Dad The A An Operation January February "
    "March May June July August September October November December Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday She He They It Child YP IP MISPER".split()
)  # fmt: skip


@dataclass(frozen=True)
class NameSpan:
    """A name in the searchable text: where, in normal form, and the nominals it fits."""

    start: int
    end: int
    value: str
    people: tuple[Person, ...]

    @property
    def as_entity(self) -> NamedSpan:
        return NamedSpan(self.start, self.end, self.people)


def _plain(name: str | None) -> list[str]:
    return re.findall(r"[a-z0-9']+", normalise(name).text) if name else []


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
        words = list(re.finditer(r"[a-z0-9]+(?:'[a-rt-z][a-z]*)?", normal.text))
        spans: list[NameSpan] = []
        place = 0
        while place < len(words):
            length, people = self._match(text, normal, words, place)
            if length:
                start, end = words[place].start(), words[place + length - 1].end()
                value = " ".join(w.group() for w in words[place : place + length])
                spans.append(NameSpan(start, end, value, _unique(people)))
            place += max(1, length)
        return spans

    def _match(
        self, text: str, normal: Normal, words: Sequence[re.Match[str]], place: int
    ) -> tuple[int, list[Person]]:
        word = words[place].group()
        for length in range(min(self._longest_alias, len(words) - place), 0, -1):
            alias = tuple(w.group() for w in words[place : place + length])
            if alias in self._aliases and _is_name(text, normal, words[place]):
                return length, self._aliases[alias]
        follows = words[place + 1].group() if _are_adjacent(normal, words, place) else ""
        if word in self._forenames and follows in self._surnames:
            both = [p for p in self._forenames[word] if p in self._surnames[follows]]
            if both:
                return 2, both
        return self._part(text, normal, words, place, follows)

    def _part(
        self, text: str, normal: Normal, words: Sequence[re.Match[str]], place: int, follows: str
    ) -> tuple[int, list[Person]]:
        word = words[place].group()
        if follows in self._surnames and (word in _TITLES or len(word) == 1):
            people = self._surnames[follows]
            if len(word) == 1:
                people = [
                    p for p in people if _plain(p.forename)[:1] and _plain(p.forename)[0][0] == word
                ]
            return (2, people) if people else (0, [])
        if not _is_name(text, normal, words[place]):
            return 0, []
        if word in self._forenames:
            # Another surname after it: another person of that first name.
            if (
                follows
                and follows not in self._surnames
                and _is_other_name(text, normal, words, place + 1)
            ):
                return 0, []
            return 1, self._forenames[word]
        if word in self._surnames:
            return 1, self._surnames[word]
        return 0, []


def _unique(people: Sequence[Person]) -> tuple[Person, ...]:
    return tuple({person.nominal_id: person for person in people}.values())


def _are_adjacent(normal: Normal, words: Sequence[re.Match[str]], place: int) -> bool:
    if place + 1 >= len(words):
        return False
    between = normal.text[words[place].end() : words[place + 1].start()]
    return (
        between.strip(" .,\"'") == ""
        and len(between) <= 3
        and "\n" not in between
        and ". " not in between[1:]
    )


def _is_name(text: str, normal: Normal, word: re.Match[str]) -> bool:
    """Whether a word is written as a name: a capital, or all capitals about it."""
    start, end = normal.original(word.start(), word.end())
    written = text[start:end]
    if not written[:1].isupper():
        return len(written) > 3 and text.islower() and word.group() not in _WORDS_TOO
    if word.group() not in _WORDS_TOO:
        return True
    return not written.isupper() and not _begins_sentence(text, start)


def _is_other_name(text: str, normal: Normal, words: Sequence[re.Match[str]], place: int) -> bool:
    start, end = normal.original(words[place].start(), words[place].end())
    between = normal.text[words[place - 1].end() : words[place].start()]
    return (
        between == " "
        and text[start].isupper()
        and not text[start:end].isupper()
        and end - start > 2
    )


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?:;\n-•*"


_AND_HIS = re.compile(
    r"[\"'“‘]?\b([A-Z][a-z'’-]+)[\"'”’]? and his (?:boys|mates?|friends?|brothers?|cousins?|crew|lads|uncles?)"
)


def introduced_names(text: str, normal: Normal, taken: Sequence[NameSpan]) -> list[NameSpan]:
    """Names no nominal bears, where the text introduces them: 'a male called Dav'."""
    spans = []
    for match in _AND_HIS.finditer(text) if normal.offsets is None else ():
        if match[1] not in _NO_NAME and all(
            s.end <= match.start(1) or match.end(1) <= s.start for s in taken
        ):
            spans.append(NameSpan(match.start(1), match.end(1), match[1].lower(), ()))
    for found in _INTRODUCED.finditer(normal.text):
        start, _ = (
            normal.original(found.end(), found.end() + 1)
            if found.end() < len(normal.text)
            else (0, 0)
        )
        name = _NAME.match(text, start)
        if not name or name.group(1).split()[0] in _NO_NAME:
            continue
        first = found.end() + (name.start(1) - name.start())
        last = first + len(normalise(name.group(1)).text)
        if any(span.start < last and first < span.end for span in taken):
            continue
        spans.append(NameSpan(first, last, normal.text[first:last], ()))
    return spans
