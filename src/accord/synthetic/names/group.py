"""What a naming custom is: how a family's members come to the names they are recorded under."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property


class Custom(Enum):
    """How surnames pass within a family."""

    INHERITED = "everyone carries the family's surname"
    GENDERED = "the ending of the surname differs for women"
    KAUR_SINGH = "Kaur for women and Singh for men, as surname or between the names"
    TITLE_NAMES = "women carry a title such as Begum; brothers may carry different last names"
    FATHERS_NAMES = "own name, father's name, grandfather's name"
    TWO_SURNAMES = "one surname from each parent"
    FAMILY_FIRST = "the family name is spoken first, and often recorded in the wrong box"


@dataclass(frozen=True)
class NameGroup:
    """One community's names; the share is of the invented country, of no real one."""

    name: str
    share: float
    female: tuple[str, ...]
    male: tuple[str, ...]
    surnames: tuple[str, ...]
    custom: Custom = Custom.INHERITED
    nationalities: tuple[str, ...] = ("GB",)
    ethnicities: tuple[str, ...] = ("W1",)
    officer_code: str = "IC1"
    female_titles: tuple[str, ...] = ()
    male_titles: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def family_names(self) -> tuple[str, ...]:
        """Written surnames first (the common ones), then those built from stem and ending."""
        built = tuple(s + e for s in self.stems for e in self.endings)
        return self.surnames + tuple(n for n in built if n not in self.surnames)


def words(text: str) -> tuple[str, ...]:
    """A written list of names, separated by spaces; an underscore stands for a space in a name."""
    return tuple(word.replace("_", " ") for word in text.split())
