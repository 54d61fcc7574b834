"""Turn names as written into parts, the groups they belong to, and how they sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from accord.linkage.letters import plain


def _lines(name: str) -> list[str]:
    text = files("accord.linkage").joinpath("words", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _labelled(name: str) -> dict[str, frozenset[str]]:
    """A file of "label: words" lines as the words of each label."""
    found: dict[str, set[str]] = {}
    for line in _lines(name):
        label, _, words = line.partition(":")
        found.setdefault(label, set()).update(plain(word) for word in words.split())
    return {label: frozenset(words) for label, words in found.items()}


@cache
def groups_of_file(name: str) -> dict[str, tuple[str, ...]]:
    """Every name of a file of groups, with the groups it is in."""
    found: dict[str, set[str]] = {}
    for line in _lines(name):
        members = [plain(word).replace(" ", "") for word in line.split()]
        for member in members:
            found.setdefault(member, set()).add(members[0])
    return {member: tuple(sorted(groups)) for member, groups in found.items()}


@cache
def customary(kind: str) -> frozenset[str]:
    """Names of that kind that so many people carry by custom that agreement says little."""
    table = groups_of_file(f"{kind}_groups.txt")
    named = _labelled("customary_names.txt")[kind]
    groups = {group for name in named for group in table.get(name, ()) if group in named}
    spelt = {name for name, of in table.items() if groups & set(of)}
    return named | frozenset(spelt)


@cache
def before_the_name() -> frozenset[str]:
    """Given names that often stand before the one a person goes by."""
    titles = {"abdul", "syed", "sayed", "sayyid", "md", "mohd"}
    groups = groups_of_file("forename_groups.txt")
    spelt = {name for name in customary("forename") if "mohammed" in groups.get(name, ())}
    return frozenset(titles | spelt)


@dataclass(frozen=True)
class NameForm:
    """A name as written, taken apart: no titles, no particles, no words that stand for nobody."""

    whole: str | None
    parts: tuple[str, ...]


def _close_up(words: list[str], joined: frozenset[str], dropped: frozenset[str]) -> list[str]:
    """Join a word such as abdul to the next and drop particles such as al, where a name is left."""
    closed: list[str] = []
    pending = ""
    for word in words:
        if word in joined:
            pending += word
        elif word in dropped and word != words[-1]:
            continue
        else:
            closed.append(pending + word)
            pending = ""
    return [*closed, pending] if pending else closed


def _without_titles(words: list[str]) -> list[str]:
    titles = _labelled("titles.txt")
    while len(words) > 1 and words[0] in titles["before"]:
        words = words[1:]
    while len(words) > 1 and words[-1] in titles["after"]:
        words = words[:-1]
    return words


def _nobody(kind: str) -> frozenset[str]:
    unnamed = _labelled("unnamed.txt")
    return unnamed["anywhere"] | (unnamed["forename"] if kind == "forename" else frozenset())


def unnamed_alone() -> frozenset[str]:
    """Words that are a forename before a surname, and no name without one."""
    return _labelled("unnamed.txt")["before_surname"]


@cache
def _particles(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    titles = _labelled("titles.txt")
    joined = titles["joined"] | (titles["joined_surname"] if kind == "surname" else frozenset())
    return joined, titles["dropped"]


def name_form(kind: str, text: str) -> NameForm:
    """Take apart a forename or a surname as written."""
    words = _without_titles(plain(text).split())
    words = _close_up(words, *_particles(kind))
    if not words or any(word in _nobody(kind) for word in (*words, "".join(words))):
        return NameForm(None, ())
    if len(words) == 1 and words[0] in _labelled("titles.txt")["alone"]:
        return NameForm(None, ())
    whole = words[0] if kind == "forename" else "".join(words)
    return NameForm(whole, tuple(words))


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


def name_groups(kind: str, name: str) -> tuple[str, ...]:
    """The groups of spellings or short forms a name is in; itself where there is none."""
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
    words = (plain(word) for line in _lines("forenames.txt") for word in line.split())
    return frozenset(word.replace(" ", "") for word in words)


def is_listed(kind: str, name: str) -> bool:
    """Whether it is a name in its own right and not likely a slip of the pen."""
    listed = name in groups_of_file(f"{kind}_groups.txt")
    return listed or (kind == "forename" and name in _forenames())
