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
from functools import cached_property

from accord.text.alternation import SPACE, Phrase, any_of
from accord.text.normal import normalise
from accord.text.scanner import Atom
from accord.text.verbs import verb_forms
from accord.text.words import word_set

WORD = r"[a-z0-9$'&/%-]+"
_END = r"(?=[\"')]*\s*(?:[.,;:!?)]|$))"
_COMMA_SPACE = r"[ ,\"'()]{1,6}"
_TOKEN = re.compile(r"\s*(\{|\}|\(|\)|\||~,?\d*|[@&][a-z_]+|[^\s{}()|~@]+)")
_NUMBER_WORDS = word_set(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty hundred"""
)
_NUMBER = rf"(?:\d{{1,4}}|{any_of((word,) for word in _NUMBER_WORDS)})"
_DIGITS, _POUNDS = "#", "$"  # what `word_starts` lists numbers and sums of money under
_START = re.compile(r"(?<![a-z0-9_])(?:[a-z0-9]+(?:'[a-z]+)?|\$)")
_MOST_PHRASES, _MOST_JOINED = 400, 12
COMMON_WORDS = word_set(
    """a an the to of for in on at by with from and or her him them she he they it his their is was
    were be been being are has had have not no that this who what i me my we us some any so up out
    off if as but do did does would could should will can may all one more"""
)

_SIGNS = frozenset("?,;:.-\x02\x03")

# A choice of required word classes: any of these atoms must be in the text.
AtomClass = frozenset[Atom]


class PhraseError(ValueError):
    """A phrase that does not follow the language; the message says where."""


@dataclass(frozen=True)
class _Piece:
    """A part of a phrase: its regular expression, what it needs, and whether it may be missing."""

    regex: str
    needs: tuple[AtomClass, ...] = ()
    is_optional: bool = False
    is_gap: bool = False
    crosses_commas: bool = False
    may_end: bool = False
    starts: frozenset[str] | None = None
    # Where it is one of so many plain phrases and nothing else: those phrases.
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """A phrase ready to search: an expression, and the word classes it cannot match without."""

    phrase: str
    source: str
    needs: tuple[AtomClass, ...]
    # The words a match can begin with; nothing where that can be any word.
    starts: frozenset[str] | None = None

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first needed: most of a catalogue is not, in most texts."""
        return re.compile(self.source)


def _atoms_of_word(word: str, common: frozenset[str], is_prefix: bool = False) -> AtomClass | None:
    if word in common or word[0] == "'" or not re.search(r"[a-z0-9$]", word):
        return None
    if "'" in word:
        # An apostrophe may be missing in the text.
        return frozenset({Atom(word.split("'")[0]), Atom(word.replace("'", ""))})
    return frozenset({Atom(word, is_prefix)})


def _word(word: str, common: frozenset[str]) -> _Piece:
    if word == ",":
        return _Piece(",")
    if word == ".":
        return _Piece(_END)
    if word == "_":
        return _Piece(WORD)
    if word == "#":
        return _Piece(_NUMBER, starts=frozenset((_DIGITS, *_NUMBER_WORDS)))
    if word == "####":
        return _Piece(r"(?:19|20)\d\d", starts=frozenset({_DIGITS}))
    if word == "$#":
        return _Piece(
            r"\$ ?\d[\d,.]*[km]?", (frozenset({Atom("$", True)}),), starts=frozenset({_POUNDS})
        )
    is_prefix = word.endswith("*")
    stem = word.rstrip("*")
    if word.endswith("!"):
        forms = verb_forms(word[:-1])
        classes = [_atoms_of_word(form, common) for form in forms]
        needs = frozenset().union(*(c for c in classes if c)) if all(classes) else None
        phrases = tuple((form,) for form in forms)
        regex, starts = any_of(phrases), frozenset(forms)
        return _Piece(regex, (needs,) if needs else (), starts=starts, phrases=phrases)
    found = _atoms_of_word(stem, common, is_prefix)
    classes_needed = (found,) if found else ()
    if is_prefix:
        return _Piece(any_of([(stem,)]) + "[a-z]*", classes_needed)
    regex = any_of([(stem,)])
    return _Piece(regex, classes_needed, starts=_first_words(stem), phrases=((stem,),))


def _first_words(word: str) -> frozenset[str] | None:
    """What a word of a phrase looks like to `word_starts`."""
    first = _START.match(word)
    return frozenset({first.group(), word.replace("'", "")}) if first else None


def first_word(text: str) -> str:
    """What `word_starts` would list a word or sign under."""
    found = _START.match(text)
    return found.group() if found else text


def word_starts(text: str, start: int, end: int) -> dict[str, list[int]]:
    """Where each word of a stretch begins; a word with an apostrophe also without its ending."""
    places: dict[str, list[int]] = {}
    for match in _START.finditer(text, start, end):
        word = match.group()
        places.setdefault(word, []).append(match.start())
        if "'" in word:
            places.setdefault(word.partition("'")[0], []).append(match.start())
        elif word[0].isdigit():
            places.setdefault(_DIGITS, []).append(match.start())
    return places


def _gap(token: str) -> _Piece:
    space = _COMMA_SPACE if "," in token else SPACE
    most = int(token.lstrip("~,") or 3)
    if most > 12:
        raise PhraseError(f"a gap of {most} words is too wide")
    regex = f"(?:{space}{WORD}){{0,{most}}}?"
    return _Piece(regex, is_gap=True, crosses_commas="," in token)


def _sequence(pieces: Sequence[_Piece]) -> _Piece:
    """Pieces one after another, with spaces that belong to optional pieces left out with them."""
    pieces = _between_words(pieces)
    if len(pieces) == 1 and pieces[0].is_gap:
        return pieces[0]
    first = next((n for n, p in enumerate(pieces) if not p.is_optional and not p.is_gap), None)
    if first is None or any(piece.is_gap for piece in pieces[:first]):
        raise PhraseError("a phrase needs at least one word that must be there")
    parts: list[str] = []
    space = SPACE
    for place, piece in enumerate(pieces):
        if piece.is_gap:
            parts.append(piece.regex)
            space = _COMMA_SPACE if piece.crosses_commas else SPACE
            continue
        if piece.may_end:
            parts.append(f"(?:{space}{piece.regex}|{_END})")
        elif place < first:
            parts.append(f"(?:{piece.regex}{SPACE})?")
        elif place == first:
            parts.append(piece.regex)
        elif piece.is_optional:
            parts.append(f"(?:{space}{piece.regex})?")
            continue
        else:
            parts.append(f"{space}{piece.regex}")
        space = SPACE
    needs = tuple(c for piece in pieces if not piece.is_optional for c in piece.needs)
    starts = _union([piece.starts for piece in pieces[: first + 1]])
    return _Piece("".join(parts), needs, starts=starts, phrases=_joined(pieces))


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
    may_end = any(option.regex in (_END, ",") for option in options)
    options = [
        option for option in options if not option.is_gap and option.regex not in (_END, ",")
    ]
    if not options:
        raise PhraseError("alternatives of gaps only")
    best = [max(option.needs, key=_telling, default=None) for option in options]
    known = [found for found in best if found]
    needs = (frozenset().union(*known),) if len(known) == len(options) and not may_end else ()
    plain = [phrase for option in options for phrase in option.phrases]
    patterned = [option.regex for option in options if not option.phrases]
    regex = f"(?:{'|'.join(([any_of(plain)] if plain else []) + patterned)})"
    starts = _union([option.starts for option in options])
    return _Piece(
        regex,
        needs,
        may_end=may_end,
        starts=None if may_end else starts,
        phrases=() if patterned or may_end or len(plain) > _MOST_PHRASES else tuple(plain),
    )


def _telling(atoms: AtomClass) -> tuple[int, int]:
    return (-len(atoms), min(len(atom.text) for atom in atoms))


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
        self._open: list[str] = []

    def pattern(self, phrase: str) -> Pattern:
        """Read a phrase; PhraseError says what is wrong with it."""
        text = normalise(phrase).text
        piece = self._read(text)
        source = piece.regex
        for name in self._captured:
            source = source.replace(f"(?:@{name}@", f"(?P<{name}>", 1)
            source = source.replace(f"(?:@{name}@", "(?:")
        before = "" if text[:1] in _SIGNS else r"(?<![a-z0-9_])"
        after = "" if text[-1:] in _SIGNS else r"(?![a-z0-9_])"
        return Pattern(phrase, f"{before}{source}{after}", piece.needs, piece.starts)

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
            regex = piece.regex.replace("(?:", f"(?:@{name}@", 1)
            marked = regex if name in self._captured else piece.regex
            self._pieces[name] = replace(piece, regex=marked)
        return self._pieces[name]

    def _run(self, name: str) -> _Piece:
        """A run of words of a list: each one word, so that there is one way only to read it."""
        if name not in self.lists:
            raise PhraseError(f"there is no list &{name}")
        words = [normalise(word).text for word in self.lists[name]]
        if wrong := [word for word in words if not re.fullmatch(r"[a-z0-9$#&']+", word)]:
            raise PhraseError(f"&{name} may hold single words only, not {len(wrong)} others")
        plain = [(word,) for word in words if word.isalpha()]
        # A sum of money takes the signs in it for good: were they shared with the space between two
        # words, there would be many ways to read one run.
        others = [
            _word(word, self._common).regex.replace("[\\d,.]*", "[\\d,.]*+")
            for word in words
            if not word.isalpha()
        ]
        regex = f"(?:{_COMMA_SPACE}(?:{'|'.join([any_of(plain), *others])}))*?"
        return _Piece(regex, is_gap=True, crosses_commas=True)

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
        return _sequence(pieces), place

    def _group(self, tokens: Sequence[str], place: int) -> tuple[_Piece, int]:
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
