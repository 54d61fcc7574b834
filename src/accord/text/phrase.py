"""The small language of the catalogue: a readable phrase into a pattern that cannot run away.

    {give!|buy!} @child (a) (new|second) {phone|sim card}

A word is itself; `word*` begins with it; `verb!` is every form of a verb; `{a|b}` is one of them;
`(a|b)` is one of them or nothing; `@name` is a list from the lexicon; `~` is up to three words,
`~5` up to five; `~,5` may cross commas; `&name` is any run of the single words of a list, commas
included; `.` in a list is the end of the phrase, by a stop or comma; `#` is a number, `####` a
year, `$#` an amount of money, `_` any one word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from accord.text.alternation import Phrase, any_of
from accord.text.needs import atoms_of, held_by_any, holds_of, most_telling, rarest
from accord.text.nodes import (
    Choice,
    Node,
    Part,
    Sign,
    Stretchable,
    Words,
)
from accord.text.normal import normalise
from accord.text.pattern import AtomClass, Pattern, WordClass
from accord.text.scanner import Atom
from accord.text.starts import DIGITS, POUNDS, START
from accord.text.steps import First, Gap, Lead, Row, Run, Step, Then, ThenOrEnd
from accord.text.verbs import verb_forms
from accord.text.words import word_set

WORD = r"[a-z0-9$'&/%-]+"
_TOKEN = re.compile(r"(\{|\}|\(|\)|\||~,?\d*|[@&][a-z_]+|[^\s{}()|~@]+)")
_NUMBER_WORDS = word_set(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty hundred"""
)
_NUMBER_SOURCE = rf"(?:\d{{1,4}}|{any_of((word,) for word in _NUMBER_WORDS)})"
_ANY_WORD = Stretchable(WORD, WORD[:-1])
_END = Sign(r"(?=[\"')]*\s*(?:[.,;:!?)]|$))")
_COMMA = Sign(",")
_NUMBER = Sign(_NUMBER_SOURCE, _NUMBER_WORDS)
_YEAR = Sign(r"(?:19|20)\d\d")
_MONEY = Stretchable(r"\$ ?\d[\d,.]*[km]?", r"\$ ?\d")
# In a run a sum takes the signs in it for good: were they shared with the space between two words,
# there would be many ways to read one run.
_MONEY_IN_RUN = Sign(r"\$ ?\d[\d,.]*+[km]?")
_MOST_PHRASES, _MOST_JOINED = 400, 12
COMMON_WORDS = word_set(
    """a an the to of for in on at by with from and or her him them she he they it his their is was
    were be been being are has had have not no that this who what i me my we us some any so up out
    off if as but do did does would could should will can may all one more"""
)

_SIGNS = frozenset("?,;:.-\x02\x03")


class PhraseError(ValueError):
    """A phrase that does not follow the language; the message says where."""


@dataclass(frozen=True)
class _Piece:
    """A part of a phrase: what it matches, what it needs, and whether it may be missing."""

    node: Node | Step
    needs: tuple[AtomClass, ...] = ()
    is_optional: bool = False
    is_gap: bool = False
    crosses_commas: bool = False
    may_end: bool = False
    starts: frozenset[str] | None = None
    # The same with beginnings of words, written `groom*`, where it can begin with such a word.
    heads: frozenset[str] | None = None
    # Where it is one of so many plain phrases and nothing else: those phrases.
    phrases: tuple[Phrase, ...] = ()
    # Words of which one must stand in a text too, however ordinary they are.
    holds: tuple[WordClass, ...] = ()


_SPECIAL = {
    ",": _Piece(_COMMA),
    ".": _Piece(_END),
    "_": _Piece(_ANY_WORD),
    "#": _Piece(
        _NUMBER,
        starts=frozenset((DIGITS, *_NUMBER_WORDS)),
        heads=frozenset((DIGITS, *_NUMBER_WORDS)),
        holds=(frozenset((DIGITS, *_NUMBER_WORDS)),),
    ),
    "####": _Piece(
        _YEAR,
        starts=frozenset({DIGITS}),
        heads=frozenset({DIGITS}),
        holds=(frozenset({DIGITS}),),
    ),
    "$#": _Piece(
        _MONEY,
        (frozenset({Atom("$", True)}),),
        starts=frozenset({POUNDS}),
        heads=frozenset({POUNDS}),
    ),
}


@cache
def _word(word: str, common: frozenset[str]) -> _Piece:
    if word in _SPECIAL:
        return _SPECIAL[word]
    if word.endswith("!"):
        return _verb(word[:-1], common)
    is_prefix = word.endswith("*")
    stem = word.rstrip("*")
    found = atoms_of(stem, common, is_prefix)
    classes_needed = (found,) if found else ()
    if is_prefix:
        heads = frozenset({f"{stem}*"}) if re.fullmatch(r"[a-z0-9]+", stem) else None
        begun = Sign(any_of([(stem,)]) + "[a-z]*", [word])
        return _Piece(begun, classes_needed, heads=heads)
    starts = _first_words(stem)
    phrases = ((stem,),)
    holds = holds_of([stem])
    return _Piece(
        Words(phrases), classes_needed, starts=starts, heads=starts, phrases=phrases, holds=holds
    )


def _verb(verb: str, common: frozenset[str]) -> _Piece:
    """Every form of a verb."""
    forms = verb_forms(verb)
    classes = [atoms_of(form, common) for form in forms]
    needs = frozenset().union(*(c for c in classes if c)) if all(classes) else None
    phrases, starts = tuple((form,) for form in forms), frozenset(forms)
    needed = (needs,) if needs else ()
    return _Piece(
        Words(phrases), needed, starts=starts, heads=starts, phrases=phrases, holds=holds_of(forms)
    )


def _first_words(word: str) -> frozenset[str] | None:
    """What a word of a phrase looks like to `word_starts`."""
    first = START.match(word)
    return frozenset({first.group(), word.replace("'", "")}) if first else None


def _gap(token: str) -> _Piece:
    most = int(token.lstrip("~,") or 3)
    if most > 12:
        raise PhraseError(f"a gap of {most} words is too wide")
    return _shared_gap(most, "," in token)


@cache
def _shared_gap(most: int, crosses_commas: bool) -> _Piece:
    gap = Gap(_ANY_WORD, most, crosses_commas)
    return _Piece(gap, is_gap=True, crosses_commas=crosses_commas)


def _sequence(pieces: Sequence[_Piece]) -> _Piece:
    """Pieces one after another, with spaces that belong to optional pieces left out with them."""
    pieces = _between_words(pieces)
    if len(pieces) == 1 and pieces[0].is_gap:
        return pieces[0]
    first = next((n for n, p in enumerate(pieces) if not p.is_optional and not p.is_gap), None)
    if first is None or any(piece.is_gap for piece in pieces[:first]):
        raise PhraseError("a phrase needs at least one word that must be there")
    needs = tuple(c for piece in pieces if not piece.is_optional for c in piece.needs)
    holds = tuple(c for piece in pieces if not piece.is_optional for c in piece.holds)
    starts = _union([piece.starts for piece in pieces[: first + 1]])
    heads = _union([piece.heads for piece in pieces[: first + 1]])
    node = _row(pieces, first)
    return _Piece(node, needs, starts=starts, heads=heads, phrases=_joined(pieces), holds=holds)


def _row(pieces: Sequence[_Piece], first: int) -> Node:
    steps: list[Step] = []
    crosses = False
    for place, piece in enumerate(pieces):
        node = piece.node
        if isinstance(node, Step):
            steps.append(node)
            crosses = piece.crosses_commas
            continue
        if piece.may_end:
            steps.append(ThenOrEnd(Then(node, crosses), _END))
        elif place < first:
            steps.append(Lead(node))
        elif place == first:
            steps.append(First(node))
        else:
            steps.append(Then(node, crosses, may_lack=piece.is_optional))
            # After a word that may be left out the gap before it still tells which space may be.
            crosses = crosses and piece.is_optional
            continue
        crosses = False
    only = steps[0].node if len(steps) == 1 and isinstance(steps[0], First) else None
    return only or Row(steps)


def _joined(pieces: Sequence[_Piece]) -> tuple[Phrase, ...]:
    """The plain phrases that pieces make one after another, if they are few and nothing else."""
    phrases: list[Phrase] = [()]
    for piece in pieces:
        is_plain = piece.phrases and not piece.may_end and not piece.is_optional
        if not is_plain or (len(pieces) > 1 and len(phrases) * len(piece.phrases) > _MOST_JOINED):
            return ()
        phrases = [phrase + ending for phrase in phrases for ending in piece.phrases]
    return tuple(phrases)


def _union(starts: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    known = [found for found in starts if found is not None]
    return frozenset().union(*known) if len(known) == len(starts) else None


def _between_words(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Gaps at either end say nothing and are left out; a bracket may hold a gap alone."""
    words = [place for place, piece in enumerate(pieces) if not piece.is_gap]
    return pieces[words[0] : words[-1] + 1] if words else pieces[:1]


def _choice(options: Sequence[_Piece]) -> _Piece:
    """One of several: it needs any one atom of each option's most telling class."""
    if len(options) == 1 and options[0].is_gap:
        return options[0]
    may_end = any(option.node in (_END, _COMMA) for option in options)
    options = [o for o in options if not o.is_gap and o.node not in (_END, _COMMA)]
    if not options:
        raise PhraseError("alternatives of gaps only")
    needs = () if may_end else most_telling([option.needs for option in options])
    holds = () if may_end else held_by_any([option.holds for option in options])
    plain = [phrase for option in options for phrase in option.phrases]
    patterned = [o.node for o in options if not o.phrases and isinstance(o.node, Node)]
    return _Piece(
        Choice([*([Words(plain)] if plain else []), *patterned]),
        needs,
        may_end=may_end,
        starts=None if may_end else _union([option.starts for option in options]),
        heads=None if may_end else _union([option.heads for option in options]),
        phrases=() if patterned or may_end or len(plain) > _MOST_PHRASES else tuple(plain),
        holds=holds,
    )


class Lexicon:
    """Named lists of words and phrases that patterns refer to with @name."""

    def __init__(
        self,
        lists: Mapping[str, Sequence[str]],
        captured: Sequence[str] = (),
        *,
        common: frozenset[str] = COMMON_WORDS,
    ) -> None:
        self.lists = dict(lists)
        self._common = common
        self._captured = frozenset(captured)
        self._pieces: dict[str, _Piece] = {}
        self._runs: dict[str, _Piece] = {}
        self._groups: dict[tuple[str, ...], _Piece] = {}
        self._open: list[str] = []

    def pattern(self, phrase: str) -> Pattern:
        """Read a phrase; PhraseError says what is wrong with it."""
        text = normalise(phrase).text
        piece = self._read(text)
        if isinstance(piece.node, Step):
            raise PhraseError("a phrase needs at least one word that must be there")
        begins_word, ends_word = text[:1] not in _SIGNS, text[-1:] not in _SIGNS
        node = piece.node.claimed(set())
        return Pattern(
            phrase,
            node,
            piece.needs,
            piece.starts,
            piece.heads,
            begins_word=begins_word,
            ends_word=ends_word,
            holds=rarest(piece.holds),
        )

    def _slot(self, name: str) -> _Piece:
        if name in self._open:
            raise PhraseError(f"@{name} refers to itself")
        if name not in self.lists:
            raise PhraseError(f"there is no list @{name}")
        if name not in self._pieces:
            self._open.append(name)
            try:
                piece = _choice([self._read(normalise(o).text) for o in self.lists[name]])
            finally:
                self._open.pop()
            if name in self._captured and isinstance(piece.node, Node):
                piece = replace(piece, node=Part(name, piece.node))
            self._pieces[name] = piece
        return self._pieces[name]

    def _run(self, name: str) -> _Piece:
        """A run of words of a list: each one word, so that there is one way only to read it."""
        if name not in self.lists:
            raise PhraseError(f"there is no list &{name}")
        if name not in self._runs:
            self._runs[name] = self._new_run(name)
        return self._runs[name]

    def _new_run(self, name: str) -> _Piece:
        words = [normalise(word).text for word in self.lists[name]]
        if wrong := [word for word in words if not re.fullmatch(r"[a-z0-9$#&']+", word)]:
            raise PhraseError(f"&{name} may hold single words only, not {len(wrong)} others")
        plain = Words((word,) for word in words if word.isalpha())
        others = [_word(word, self._common).node for word in words if not word.isalpha()]
        nodes = [_MONEY_IN_RUN if node is _MONEY else node for node in (plain, *others)]
        run = Run([node for node in nodes if isinstance(node, Node)])
        return _Piece(run, is_gap=True, crosses_commas=True)

    def _read(self, text: str) -> _Piece:
        tokens = _TOKEN.findall(text)
        if "".join(tokens) != re.sub(r"\s+", "", text):
            raise PhraseError("a sign that is not part of the language")
        piece, rest = self._pieces_of(tokens, 0, "")
        if rest != len(tokens):
            raise PhraseError("a bracket is closed that was not opened")
        return piece

    def _pieces_of(self, tokens: Sequence[str], place: int, closing: str) -> tuple[_Piece, int]:
        pieces: list[_Piece] = []
        while place < len(tokens) and tokens[place] not in ("|", closing or "|"):
            token = tokens[place]
            if token in ("{", "("):
                piece, place = self._group(tokens, place)
            elif token in ("}", ")"):
                raise PhraseError("a bracket is closed that was not opened")
            elif token.startswith("~"):
                piece = _gap(token)
            elif token.startswith("&") and len(token) > 1:
                piece = self._run(token[1:])
            else:
                piece = (
                    self._slot(token[1:]) if token.startswith("@") else _word(token, self._common)
                )
            pieces.append(piece)
            place += 1
        if not pieces:
            raise PhraseError("an empty alternative")
        only = pieces[0]
        if len(pieces) == 1 and not (only.is_gap or only.is_optional or only.may_end):
            return only, place
        return _sequence(pieces), place

    def _group(self, tokens: Sequence[str], place: int) -> tuple[_Piece, int]:
        """What stands in brackets; the same alternatives are one and the same piece."""
        closing = _closing(tokens, place)
        written = tuple(tokens[place : closing + 1])
        if written not in self._groups:
            piece, closing = self._new_group(tokens, place)
            self._groups[written] = piece
        return self._groups[written], closing

    def _new_group(self, tokens: Sequence[str], place: int) -> tuple[_Piece, int]:
        closing = "}" if tokens[place] == "{" else ")"
        options: list[_Piece] = []
        closing_is_optional = closing == ")"
        while place < len(tokens) and tokens[place] != closing:
            if place + 1 >= len(tokens):
                raise PhraseError("a bracket is not closed")
            if tokens[place + 1] in ("|", closing):  # an empty alternative says "or nothing"
                place, closing_is_optional = place + 1, True
                continue
            option, place = self._pieces_of(tokens, place + 1, closing)
            options.append(option)
        if place >= len(tokens):
            raise PhraseError("a bracket is not closed")
        piece = _choice(options)
        if piece.is_gap:
            return piece, place
        optional = closing_is_optional and not piece.may_end
        return replace(piece, is_optional=optional), place


def _closing(tokens: Sequence[str], place: int) -> int:
    """Where the bracket that opens at a place is closed."""
    depth = 0
    for at in range(place, len(tokens)):
        depth += (tokens[at] in "{(") - (tokens[at] in "})")
        if depth == 0:
            return at
    return len(tokens)
