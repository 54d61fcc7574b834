"""Analysts' own words and choices: one file beside the profile that every rebuild reads."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accord.errors import UserFacingError
from accord.profile.word_checks import problems

FILE = "analysts-words.toml"
LEAST_READ = 50


@dataclass(frozen=True)
class Words:
    """What analysts wrote and chose; a part that is not given is empty."""

    control: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, Any] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)
    judgements: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    sections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    gaps: tuple[Mapping[str, Any], ...] = ()
    recommendations: tuple[Mapping[str, Any], ...] = ()
    last_year: tuple[Mapping[str, Any], ...] = ()
    refusals: tuple[Mapping[str, Any], ...] = ()
    population: Mapping[str, Any] = field(default_factory=dict)
    audit: Mapping[str, Any] = field(default_factory=dict)
    review: Mapping[str, str] = field(default_factory=dict)

    @property
    def author(self) -> str:
        return str(self.control.get("author", ""))

    def for_section(self, number: str, audience: str) -> str | None:
        """An analyst's paragraph for a section, if these readers may see it."""
        given = self.sections.get(number, {})
        return str(given["words"]) if given.get("words") and _may_see(given, audience) else None


def least_read(words: Words) -> int:
    """Of how many crimes people must have read the texts before a sample counts."""
    return int(words.audit.get("least", LEAST_READ))


def _may_see(given: Mapping[str, Any], audience: str) -> bool:
    """Words are for the restricted edition only, unless they say otherwise."""
    return audience in given.get("audiences", ["restricted"])


def read_words(path: Path | None) -> Words:
    """The words in a file; none where there is no file. Every problem is told at once."""
    if path is None or not path.exists():
        return Words()
    try:
        given = tomllib.loads(path.read_text("utf-8-sig"))
    except tomllib.TOMLDecodeError as problem:
        # The parser's own words name a line and a column, and nothing that is written there.
        where = re.search(r"\(at [^)]*\)", str(problem))
        said = f" {where[0]}" if where else ""
        raise UserFacingError(f"{path.name} is not a TOML file{said}.") from problem
    except (OSError, UnicodeDecodeError) as problem:
        raise UserFacingError(f"{path.name} is not a text file that can be read.") from problem
    found = list(dict.fromkeys(problems(given)))
    if found:
        listed = "\n".join(f"  - {problem}" for problem in found)
        raise UserFacingError(f"{path.name} cannot be used:\n{listed}")
    parts: dict[str, Any] = {
        name: tuple(part) if isinstance(part, list) else part for name, part in given.items()
    }
    return Words(**parts)


TEMPLATE = """\
# Words and choices of the analysts. Every build of the profile reads this file and never writes it.
# Take away the # before a line to use it.

[control]
# author = "Force intelligence analyst, role and name"
# reference = "Reference of the profile"

[terms]
# customer = "Tactical tasking and co-ordinating group"
# decisions = "What the profile is to help decide"
# exclusions = "What it leaves out"
# agreed_on = 2026-01-15

[review]
# PQ16 asks for a second person who has read the profile.
# reviewed_by = "Role and name"
# reviewed_on = 2026-04-01
# approved_by = "Chief officer who signs it"

[overrides]
# A gate that stops the build is passed only in words, and they stand on the cover.
# PQ04 = "Why the profile is issued all the same"

[audit]
# plan = "plan.csv"   # a plan of accord audit-flags, with people's decisions filled in
# least = 50          # how many crimes must have been read

[population]
# children = 280000   # children living in the area, for rates
# source = "Office for National Statistics, mid-year estimates"
# others = [{ force = "Force", crimes = 70, children = 250000 }]   # published figures, for a funnel

# [judgements.J1]
# text = "Own words; figures stand in braces as in the draft: {part} of {whole}."
# probability = "likely"
# confidence = "moderate"
# leave_out = false

# [sections.14]
# words = "A paragraph for this section."
# audiences = ["restricted", "partnership"]   # without this line: restricted only

# [[gaps]]
# what = "What is not known"
# owner = "Role"
# due = 2026-06-30

# [[recommendations]]
# what = "What is to be done"
# kind = "Protect"       # Pursue, Prevent, Protect or Prepare
# owner = "Role"
# measure = "How it is known to have worked"
# due = 2026-09-30

# [[refusals]]
# sector = "health"
# on = 2026-02-01
# words = "Why the partner did not share"

# [[last_year]]
# id = "R1"
# status = "done"        # done, partly, not done
# effect = "What was seen"
"""
