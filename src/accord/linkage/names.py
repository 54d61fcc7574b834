"""Turn names as written into parts, the groups they belong to, and how they sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest

from accord.linkage.letters import plain

# Md, Mo and Mohd are too short to be found at the beginning of a longer name.
_ABBREVIATED = 5


def lines_of(name: str) -> list[str]:
    """The lines of a file of words, without what is said about it."""
    text = files("accord.linkage").joinpath("words", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _labelled(name: str) -> dict[str, frozenset[str]]:
    """A file of "label: words" lines as the words of each label."""
    found: dict[str, set[str]] = {}
    for line in lines_of(name):
        label, _, words = line.partition(":")
        found.setdefault(label, set()).update(plain(word) for word in words.split())
    return {label: frozenset(words) for label, words in found.items()}


@cache
def groups_of_file(name: str) -> dict[str, tuple[str, ...]]:
    """Every name of a file of groups, with the groups it is in: the one it stands for first."""
    found: dict[str, set[str]] = {}
    for line in lines_of(name):
        members = [plain(word).replace(" ", "") for word in line.split()]
        for member in members:
            found.setdefault(member, set()).add(members[0])
    return {
        member: (*({member} & groups), *sorted(groups - {member}))
        for member, groups in found.items()
    }


@cache
def customary(kind: str) -> frozenset[str]:
    """Names of that kind that so many people carry by custom that agreement says little."""
    labelled = _labelled("customary_names.txt")
    return _in_every_spelling(kind, labelled[kind] | labelled.get(f"{kind}_once", frozenset()))


@cache
def respelt(kind: str) -> frozenset[str]:
    """Those of them that come from another script and are spelt in many ways."""
    return _in_every_spelling(kind, _labelled("customary_names.txt")[kind])


@cache
def beside_a_family_name() -> frozenset[str]:
    """Those that are written down beside a family name, instead of it, or not at all."""
    return _in_every_spelling("surname", _labelled("customary_names.txt")["beside"])


def _in_every_spelling(kind: str, named: frozenset[str]) -> frozenset[str]:
    table = groups_of_file(f"{kind}_groups.txt")
    groups = {group for name in named for group in table.get(name, ()) if group in named}
    spelt = {name for name, of in table.items() if groups & set(of)}
    return named | frozenset(spelt)


@dataclass(frozen=True)
class NameForm:
    """A name as written, taken apart: no titles, no particles, no words that stand for nobody."""

    whole: str | None
    parts: tuple[str, ...]


# Two words that are one name, and are written as one as often.
_ONE_NAME = {("ud", "din"), ("noor", "jahan"), ("nur", "jahan"), ("shah", "jahan")}


@dataclass(frozen=True)
class _Particles:
    """Words that are part of the next, that are dropped, and that are dropped after another."""

    joined: frozenset[str]
    dropped: frozenset[str]
    dropped_within: frozenset[str]

    def close_up(self, words: list[str]) -> list[str]:
        """Join abdul to the next word and drop words such as al, where a name is left."""
        closed: list[str] = []
        pending = ""
        for word, after in zip_longest(words, words[1:]):
            if word in self.joined or (word, after) in _ONE_NAME:
                pending += word
            elif after is None or not self._is_dropped(word, bool(closed)):
                closed.append(pending + word)
                pending = ""
        return [*closed, pending] if pending else closed

    def _is_dropped(self, word: str, is_within: bool) -> bool:
        return word in self.dropped or (is_within and word in self.dropped_within)


@cache
def _particles(kind: str) -> _Particles:
    titles = _labelled("titles.txt")
    dropped, within = titles["dropped"], titles["dropped_within"]
    if kind == "surname":
        return _Particles(titles["joined"] | titles["joined_surname"], dropped | within, within)
    return _Particles(titles["joined"], dropped, within)


def _without_titles(kind: str, words: list[str]) -> list[str]:
    titles = _labelled("titles.txt")
    before = titles["before"] | (titles["before_surname"] if kind == "surname" else frozenset())
    while len(words) > 1 and words[0] in before:
        words = words[1:]
    while len(words) > 1 and words[-1] in titles["after"]:
        words = words[:-1]
    return words


@cache
def _doubled(word: str) -> tuple[str, ...]:
    """A given name that is Mohammed and another written as one word, taken apart."""
    if not is_listed("forename", word):
        for first in _mohammeds():
            rest = word.removeprefix(first)
            if rest != word and len(rest) > 1 and is_listed("forename", rest):
                return first, rest
    return (word,)


@cache
def _mohammeds() -> tuple[str, ...]:
    """Every spelling of Mohammed that is no abbreviation, the longest first."""
    groups = groups_of_file("forename_groups.txt")
    spelt = (name for name, of in groups.items() if "mohammed" in of and len(name) > _ABBREVIATED)
    return tuple(sorted(spelt, key=lambda name: (-len(name), name)))


@cache
def generation(text: str) -> str | None:
    """Whether somebody is called the elder or the younger of two of one name: Snr, Jr, III."""
    words = plain(text).split()
    if len(words) < 2 and words not in (["jnr"], ["snr"]):
        return None
    labelled = _labelled("titles.txt")
    found = (label for label in ("senior", "junior") if words[-1] in labelled[label])
    return next(found, None)


def _nobody(kind: str) -> frozenset[str]:
    unnamed = _labelled("unnamed.txt")
    return unnamed["anywhere"] | (unnamed["forename"] if kind == "forename" else frozenset())


def unnamed_alone() -> frozenset[str]:
    """Words that are a forename before a surname, and no name without one."""
    return _labelled("unnamed.txt")["before_surname"]


def name_form(kind: str, text: str) -> NameForm:
    """Take apart a forename or a surname as written."""
    words = _particles(kind).close_up(_without_titles(kind, plain(text).split()))
    if not words or any(word in _nobody(kind) for word in (*words, "".join(words))):
        return NameForm(None, ())
    if len(words) == 1 and words[0] in _labelled("titles.txt")["alone"]:
        return NameForm(None, ())
    if kind == "surname":
        return NameForm("".join(words), tuple(words))
    words = [name for word in words for name in _doubled(word)]
    return NameForm(words[0], tuple(words))


# What different spellings write for one sound, longest first; applied left to right.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("cz", "c"), ("sz", "s"), ("rz", "z"), ("zh", "z"),
    ("dj", "j"), ("dz", "j"), ("dg", "j"), ("gh", "g"), ("kh", "k"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("bh", "b"), ("sh", "s"), ("ch", "c"), ("ck", "k"), ("wr", "r"), ("kn", "n"),
    ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("z", "s"), ("ts", "s"),
    ("c", "k"), ("j", "j"), ("y", "i"), ("h", ""),
)  # fmt: skip
_SOUND_OF = dict(_SOUNDS)
_SOUND_PATTERN = re.compile("|".join(key for key, _ in sorted(_SOUNDS, key=lambda s: -len(s[0]))))
_VOWELS = re.compile("[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")


def sound(name: str) -> str:
    """How a name sounds, roughly and across languages: its consonants and its first letter."""
    heard = _SOUND_PATTERN.sub(lambda found: _SOUND_OF[found.group()], name)
    heard = _DOUBLED.sub(r"\1", heard)
    if not heard:
        return name[:1]
    first = "a" if heard[0] in "aeiou" else heard[0]
    return _DOUBLED.sub(r"\1", first + _VOWELS.sub("", heard[1:]))


# William and Willie, Charles and Charley: what is left without the ending begins the full name.
_SHORTENING = re.compile("^(.{2,}?)(.)\\2?(?:ie|ey|y)$")


def stem(name: str) -> str | None:
    """What a familiar form such as Willie or Danny has kept of the full name; else nothing."""
    found = _SHORTENING.match(name)
    return found[1] + found[2] if found else None


# Endings of one family name that differ between the men and the women of a family.
_GENDERED = (
    ("ska", "ski"), ("cka", "cki"), ("dzka", "dzki"), ("ova", "ov"), ("eva", "ev"), ("ina", "in"),
    ("aite", "as"), ("iene", "as"), ("yte", "is"), ("ute", "us"),
)  # fmt: skip


# Ways of writing one sound of names from other scripts: Ameen and Amin, Farooq and Faruk, Nadya and
# Nadia. Two names that differ in nothing else are spellings of one.
_SPELLINGS = (
    (re.compile("ee|ii|iy(?=[aeou])|(?<=[^aeiou])y(?=[aeou])"), "i"),
    (re.compile("oo|ou|uu"), "u"), (re.compile("aa"), "a"), (re.compile("ph"), "f"),
    (re.compile("que$|q|kh|ck"), "k"), (re.compile("w"), "v"),
    (re.compile("(?<=[aeiou])h$"), ""),
)  # fmt: skip


@cache
def plainest(name: str) -> str:
    """A name in its plainest spelling."""
    for spelt, plainly in _SPELLINGS:
        name = spelt.sub(plainly, name)
    return name


@cache
def _plainest_listed(kind: str) -> dict[str, tuple[str, ...]]:
    """The groups of every listed name by its plainest spelling."""
    found: dict[str, set[str]] = {}
    for name, groups in groups_of_file(f"{kind}_groups.txt").items():
        found.setdefault(plainest(name), set()).update(groups)
    return {spelt: tuple(sorted(groups)) for spelt, groups in found.items()}


# Vowels of names from other scripts are heard as others: Ahmad and Ahmed, Khalid and Khaled, Usman
# and Osman. An e stands for an a or for an i, and never for both: Jamal and Jamil are two names.
_HEARD = (
    (re.compile("ie$|ee|ea|ei|ey|ai|ay|y"), "i"),
    (re.compile("oo|ou|u"), "o"),
    (re.compile("(?<=[^aeiou])e$|[^aeiou]"), ""),
)


@cache
def vowels(name: str) -> str:
    """The vowels of a name as they are heard, by which names of the same consonants are told."""
    heard = plainest(name)
    for written, said in _HEARD:
        heard = written.sub(said, heard)
    return heard


# Endings that a given name has or has not, the rest being the name: Mizanur, Shamsuddin, Jyotiben,
# Najibullah.
_ENDING = re.compile(
    "(.{4,}?)(?:ull?ah|(?<!n)ur|(?<!g)ul|[aeu]d?d+[ie]+n|[ae]tt[ie]n|bhai|ben|behn)$"
)
_LAST_VOWELS = "aeiouh"


def name_groups(kind: str, name: str) -> tuple[str, ...]:
    """The groups of spellings or short forms a name is in; itself where there is none."""
    groups = _groups(kind, name)
    ended = _ENDING.match(name) if kind == "forename" else None
    if ended is None:
        return groups
    return tuple(dict.fromkeys((*groups, *_groups(kind, ended[1]))))


def _groups(kind: str, name: str) -> tuple[str, ...]:
    listed = groups_of_file(f"{kind}_groups.txt").get(name)
    if listed:
        return listed
    if kind == "surname" and len(name) > 5:
        for ending, masculine in _GENDERED:
            if name.endswith(ending):
                name = name.removesuffix(ending) + masculine
                break
    spelt = plainest(name)
    return _plainest_listed(kind).get(spelt, (spelt,))


@cache
def _forenames() -> frozenset[str]:
    words = (plain(word) for line in lines_of("forenames.txt") for word in line.split())
    return frozenset(word.replace(" ", "") for word in words)


def is_listed(kind: str, name: str) -> bool:
    """Whether it is a name in its own right and not likely a slip of the pen."""
    listed = name in groups_of_file(f"{kind}_groups.txt")
    return listed or (kind == "forename" and name in _forenames())


@cache
def base(name: str) -> str | None:
    """A forename in its own right without its last vowels, by which Amin is told from Amina."""
    return name.rstrip(_LAST_VOWELS) if is_listed("forename", name) else None
