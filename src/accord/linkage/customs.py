"""Say which part of a given name tells a person apart, by the customs names are given by.

Brothers are Mohammed Amir and Mohammed Bilal, or Abdul Karim and Abdul Rahim: what they share is
no evidence that they are one, and what differs is evidence that they are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from accord.linkage.names import customary, groups_of_file, is_listed, lines_of, name_groups

_FEWEST_LETTERS = 4
# What stands before the rest of one name: Abdul Karim, Abdur Rahman, Abdi Rashid.
_SERVANT = ("abdul", "abdel", "abdal", "abdi", "abdu", "abdur", "abder", "abdir", "abdus", "abdun")
_FATHER = ("abul", "abou", "abu")
_MOTHER = ("umme", "ummu", "umm")
_ABDULLAH = re.compile("abd[aeou]l+[ae]+h?(?:i|e|ay)?$")


@dataclass(frozen=True)
class Before:
    """A name that stands before others: what it is a spelling of, and if it stands after, too."""

    says: str
    stands_after: bool


@cache
def before_the_name() -> dict[str, Before]:
    """Every spelling of the names and titles that stand before the one a person goes by."""
    found: dict[str, Before] = {}
    for line in lines_of("before_the_name.txt"):
        label, _, words = line.partition(":")
        spelt = words.split()
        for word in spelt:
            found[word] = Before(spelt[0], label == "either")
    groups = groups_of_file("forename_groups.txt")
    for name in customary("forename"):
        if "mohammed" in groups.get(name, ()):
            found[name] = Before("mohammed", False)
    return found


def _rest(name: str, beginnings: tuple[str, ...]) -> str | None:
    """What follows the beginning of a name: a name if any beginning leaves one."""
    rests = [name.removeprefix(first) for first in beginnings if name.startswith(first)]
    # Abdus Salam is Abdussalam: the sound of the rest is heard before it.
    rests = [rest[1:] if rest[:1] == rest[1:2] else rest for rest in rests]
    rests = [rest for rest in rests if len(rest) >= _FEWEST_LETTERS]
    named = [rest for rest in rests if is_listed("forename", rest)]
    return next(iter((*named, *rests)), None)


@cache
def parted(name: str) -> tuple[str, str] | None:
    """Abdulkarim as what brothers share and what tells him apart; nothing for other names."""
    spelt = name_groups("forename", name)[0]
    if spelt.startswith("abd") and not _ABDULLAH.match(spelt):
        rest = _rest(spelt, _SERVANT)
        return ("abdul", rest) if rest else None
    for says, beginnings in (("abu", _FATHER), ("umm", _MOTHER)):
        if spelt.startswith(beginnings) and spelt != "abubakar":
            rest = _rest(spelt, beginnings)
            return (says, rest) if rest else None
    return None
