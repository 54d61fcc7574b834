"""How a note refers to the people in it: names, labels, and the pronouns that go with them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Spoken:
    """Somebody a note speaks of: how they may be called, and he or she."""

    key: str
    forename: str | None
    surname: str | None
    sex: str
    age: int | None
    description: str | None = None

    @property
    def is_named(self) -> bool:
        """Somebody the writer knows by name."""
        return self.forename is not None

    @property
    def he(self) -> str:
        return "she" if self.sex == "F" else "he"

    @property
    def him(self) -> str:
        return "her" if self.sex == "F" else "him"

    @property
    def his(self) -> str:
        return "her" if self.sex == "F" else "his"


_CHILD_WORDS = {
    "p": ("the victim", "VIC", "the IP", "the child", "the complainant", "the AP"),
    "i": ("the child",),
    "c": ("the child", "YP", "the young person"),
    "r": ("YP", "the young person"),
    "s": ("the pupil", "the student"),
    "h": ("the patient", "the young person", "pt"),
}


class Names:
    """The names one note uses, the same from start to end."""

    def __init__(
        self,
        rng: random.Random,
        voice: str,
        children: tuple[Spoken, ...],
        others: tuple[Spoken, ...],
    ) -> None:
        self._rng = rng
        self._voice = voice
        self._one_child = len(children) == 1
        self._label_suspect = len(others) == 1 and voice == "p" and rng.random() < 0.4
        self._suspect_label = rng.choice(("the suspect", "SUSP", "suspect", "the offender"))
        self._child_label = self._label_for_child()
        self._style = rng.choice(("full", "surname", "forename", "forename"))
        everyone = [p.surname for p in (*children, *others) if p.surname]
        if len(set(everyone)) < len(everyone) and self._style == "surname":
            self._style = "forename"
        self._met: set[str] = set()

    def _label_for_child(self) -> str | None:
        words = _CHILD_WORDS.get(self._voice)
        if words is None or not self._one_child or self._rng.random() < 0.5:
            return None
        return self._rng.choice(words)

    def child(self, who: Spoken) -> str:
        """How the child is called."""
        if self._child_label:
            return self._child_label
        if not who.is_named:
            return "the girl" if who.sex == "F" else "the boy"
        return str(who.forename)

    def full(self, who: Spoken) -> str:
        """A person of concern at the start of what is said of them."""
        if not who.is_named:
            return self._unknown(who)
        if self._label_suspect and self._rng.random() < 0.5:
            return self._suspect_label
        return f"{who.forename} {who.surname}" if who.surname else str(who.forename)

    def short(self, who: Spoken) -> str:
        """A person of concern further on."""
        if not who.is_named:
            return self._unknown(who)
        if self._label_suspect:
            return self._suspect_label
        if self._style == "surname" and who.surname and self._voice in "pi":
            return str(who.surname) if who.key in self._met else self._first(who)
        if self._style == "full" and who.surname:
            return f"{who.forename} {who.surname}"
        return self._first(who) if who.key not in self._met else str(who.forename)

    def _first(self, who: Spoken) -> str:
        self._met.add(who.key)
        return f"{who.forename} {who.surname}" if who.surname else str(who.forename)

    def _unknown(self, who: Spoken) -> str:
        article = "the" if who.key in self._met else "an"
        self._met.add(who.key)
        word = "female" if who.sex == "F" else "male"
        return f"{article} unknown {word}"


def slots(
    names: Names,
    child: Spoken | None,
    by: Spoken | None,
    other: Spoken | None,
    extras: Mapping[str, str],
) -> dict[str, str]:
    """Everything a sentence may need."""
    found: dict[str, str] = dict(extras)
    if child is not None:
        called = names.child(child)
        found |= {
            "c": called, "C": called, "c_poss": _possessive(called),
            "C_poss": _possessive(called), "ch": child.he,
            "cm": child.him, "cs": child.his, "CH": child.he.capitalize(),
            "age": str(child.age if child.age is not None else 14),
        }  # fmt: skip
    if by is not None:
        found |= {"s_full": names.full(by)}
        short = names.short(by)
        found |= {
            "s": short, "S": short, "s_poss": _possessive(short), "sh": by.he, "sm": by.him,
            "ss": by.his, "SH": by.he.capitalize(),
            "s_age": str(by.age) if by.age is not None else "older",
        }  # fmt: skip
    if other is not None:
        full, short = names.full(other), names.short(other)
        found |= {
            "o_full": full, "o": short, "O": short, "o_poss": _possessive(short),
            "oh": other.he, "om": other.him, "os": other.his,
            "slot": "female" if other.sex == "F" else "male",
            "slot_desc": other.description or "a male",
        }  # fmt: skip
    return found


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
