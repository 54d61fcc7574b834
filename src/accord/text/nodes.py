"""The parts of a phrase as a tree that is matched without compiling anything.

Each part says where it may end if it begins at a place, the likeliest end first, just as the
expression it stands for would try them; what many phrases share is worked out once a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain

from accord.text.alternation import Phrase, any_of

_TOKEN = re.compile(r"[a-z0-9_]+")
_SPACES, _COMMA_SPACES = frozenset(" \"'()"), frozenset(" ,\"'()")
_MOST_TOKENS = 20_000  # words that a choice keeps in mind
WORD_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")

Ends = Sequence[int]
Parts = Mapping[str, tuple[int, int]]
Trace = Iterator[tuple[int, Parts]]
NO_PARTS: Parts = {}


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


class Stretch:
    """A sentence while phrases are looked for in it, with what was worked out for others."""

    __slots__ = ("_commas", "_spaces", "end", "memo", "start", "text", "tokens")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.tokens = {m.start(): m.group() for m in _TOKEN.finditer(text, start, end)}
        self.memo: dict[tuple[int, int], Ends] = {}
        self._spaces: dict[int, Ends] = {}
        self._commas: dict[int, Ends] = {}

    def spaces(self, place: int, crosses_commas: bool) -> Ends:
        """Where the space after a word may end: the furthest first."""
        known = self._commas if crosses_commas else self._spaces
        found = known.get(place)
        if found is None:
            signs, most = (_COMMA_SPACES, 6) if crosses_commas else (_SPACES, 5)
            last, furthest = place, min(self.end, place + most)
            while last < furthest and self.text[last] in signs:
                last += 1
            found = known[place] = tuple(range(last, place, -1))
        return found

    def is_inside_word(self, place: int) -> bool:
        """Whether a word goes on at a place."""
        return place < self.end and self.text[place] in WORD_SIGNS


class Piece:
    """What a phrase is made of, a part of it or a step from one part to the next."""

    @property
    def source(self) -> str:
        """The expression it stands for."""
        raise NotImplementedError

    def words(self) -> Iterator[str]:
        """Every word that it tells from others; `groom*` stands for those that begin so."""
        raise NotImplementedError

    def ends(self, stretch: Stretch, place: int) -> Ends:
        """Where it may end if what comes before ends at a place, in the order they are tried."""
        raise NotImplementedError

    def traces(self, stretch: Stretch, place: int) -> Trace:
        """The same, with the parts captured on the way."""
        for end in self.ends(stretch, place):
            yield end, NO_PARTS


class Node(Piece):
    """A part of a phrase."""

    # Whether somebody captured is in it: the child a thing is done to, or the one who does it.
    has_parts = False

    def may_begin(self, _token: str, /) -> bool:
        """Whether it can begin with a word; with no word, whether with a sign."""
        return True

    def claimed(self, _names: set[str], /) -> Node:
        """The node with only the first of the parts of each name, in the order of the phrase."""
        return self


class Words(Node):
    """One of some plain words and phrases."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)

    @cached_property
    def source(self) -> str:
        return any_of(self.phrases)

    def words(self) -> Iterator[str]:
        return chain.from_iterable(self.phrases)

    @cached_property
    def _index(self) -> dict[str, str]:
        """By first word: the expression for the phrases that begin so; none for the word alone."""
        by_word: dict[str, list[Phrase]] = {}
        for phrase in dict.fromkeys(self.phrases):
            for word in {_first_token(way) for way in _ways(phrase[0])}:
                by_word.setdefault(word, []).append(phrase)
        return {
            word: "" if phrases == [(word,)] else any_of(phrases)
            for word, phrases in by_word.items()
        }

    def may_begin(self, token: str, /) -> bool:
        return token in self._index

    def ends(self, stretch: Stretch, place: int) -> Ends:
        token = stretch.tokens.get(place, "")
        source = self._index.get(token)
        if source is None:
            return ()
        if not source:
            return (place + len(token),)
        return _shrinking(_compiled(source), stretch, place)


def _ways(word: str) -> list[str]:
    """A word with and without its apostrophe, which may be missing in the text."""
    return [word, word.replace("'", "")] if "'" in word else [word]


def _first_token(word: str) -> str:
    found = _TOKEN.match(word)
    return found.group() if found else ""


def _shrinking(regex: re.Pattern[str], stretch: Stretch, place: int) -> Ends:
    """Every end of a phrase out of a list, the longest first; never inside a word."""
    ends: list[int] = []
    text, limit = stretch.text, stretch.end
    while limit > place and (match := regex.match(text, place, limit)):
        limit = match.end() - 1
        if text[limit] not in WORD_SIGNS or not stretch.is_inside_word(limit + 1):
            ends.append(limit + 1)
    return ends


class Sign(Node):
    """Something with an expression of its own that can end in one way only."""

    def __init__(self, source: str, words: Iterable[str] = ()) -> None:
        self._source, self._words = source, tuple(words)

    @property
    def source(self) -> str:
        return self._source

    def words(self) -> Iterator[str]:
        return iter(self._words)

    def ends(self, stretch: Stretch, place: int) -> Ends:
        found = _compiled(self._source).match(stretch.text, place, stretch.end)
        if found is None:
            return ()
        end = found.end()
        ends_word = end > place and stretch.text[end - 1] in WORD_SIGNS
        return () if ends_word and stretch.is_inside_word(end) else (end,)


class Stretchable(Sign):
    """Any word, or a sum of money: it may leave signs at its end to what follows."""

    def __init__(self, source: str, least: str) -> None:
        super().__init__(source)
        self._least = least

    def ends(self, stretch: Stretch, place: int) -> Ends:
        key = (id(self), place)
        known = stretch.memo.get(key)
        if known is None:
            known = stretch.memo[key] = self._ends(stretch, place)
        return known

    def _ends(self, stretch: Stretch, place: int) -> Ends:
        text = stretch.text
        found = _compiled(self._source).match(text, place, stretch.end)
        least = found and _compiled(self._least).match(text, place, stretch.end)
        if found is None or least is None:
            return ()
        return [
            end
            for end in range(found.end(), least.end() - 1, -1)
            if not (text[end - 1] in WORD_SIGNS and stretch.is_inside_word(end))
        ]


class Choice(Node):
    """One of several parts, tried in their order."""

    def __init__(self, options: Sequence[Node]) -> None:
        self._options = tuple(options)
        # By word, the options that can begin with it.
        self._by_word: dict[str, tuple[Node, ...]] = {}
        self.has_parts = any(option.has_parts for option in options)

    @cached_property
    def source(self) -> str:
        return f"(?:{'|'.join(option.source for option in self._options)})"

    def words(self) -> Iterator[str]:
        return chain.from_iterable(option.words() for option in self._options)

    def may_begin(self, token: str, /) -> bool:
        return bool(self._beginning(token))

    def _beginning(self, token: str) -> tuple[Node, ...]:
        found = self._by_word.get(token)
        if found is None:
            if len(self._by_word) > _MOST_TOKENS:
                self._by_word.clear()
            found = tuple(option for option in self._options if option.may_begin(token))
            self._by_word[token] = found
        return found

    def ends(self, stretch: Stretch, place: int) -> Ends:
        options = self._beginning(stretch.tokens.get(place, ""))
        if not options:
            return ()
        if len(options) == 1:
            return options[0].ends(stretch, place)
        key = (id(self), place)
        known = stretch.memo.get(key)
        if known is None:
            known = [end for option in options for end in option.ends(stretch, place)]
            if len(known) > 1:
                known = list(dict.fromkeys(known))
            stretch.memo[key] = known
        return known

    def traces(self, stretch: Stretch, place: int) -> Trace:
        for option in self._beginning(stretch.tokens.get(place, "")):
            yield from option.traces(stretch, place)

    def claimed(self, names: set[str], /) -> Node:
        if not self.has_parts:
            return self
        return Choice([option.claimed(names) for option in self._options])


class Part(Node):
    """A part whose place is kept under a name."""

    def __init__(self, name: str, node: Node) -> None:
        self._name, self.inner = name, node
        self.has_parts = True

    @cached_property
    def source(self) -> str:
        return self.inner.source.replace("(?:", f"(?P<{self._name}>", 1)

    def words(self) -> Iterator[str]:
        return self.inner.words()

    def may_begin(self, token: str, /) -> bool:
        return self.inner.may_begin(token)

    def ends(self, stretch: Stretch, place: int) -> Ends:
        return self.inner.ends(stretch, place)

    def traces(self, stretch: Stretch, place: int) -> Trace:
        for end, parts in self.inner.traces(stretch, place):
            yield end, {self._name: (place, end), **parts}

    def claimed(self, names: set[str], /) -> Node:
        if self._name in names:
            return self.inner.claimed(names)
        names.add(self._name)
        return Part(self._name, self.inner.claimed(names))
