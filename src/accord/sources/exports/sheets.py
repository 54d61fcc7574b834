"""What an export is made of: files, columns, and a system's own words and date forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass

from accord.sources.mappings.shipped import shipped_text

Row = dict[str, str]
Tables = dict[str, list[Row]]
Cell = Callable[[Row], str]
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Sheet:
    """One file of an export: which rows of which of our tables, and its columns."""

    file: str
    table: str
    columns: dict[str, Cell]
    takes: Cell = lambda _: "yes"


class Words:
    """The words a system has for our codes, taken from its mapping turned round."""

    def __init__(self, mapping: str, moment: Callable[[str], str]) -> None:
        codes: dict[str, dict[str, str]] = tomllib.loads(shipped_text(mapping))["codes"]
        self.theirs = {
            name: {ours: theirs for theirs, ours in pairs.items()} for name, pairs in codes.items()
        }
        self.moment = moment

    def code(self, column: str, codes: str) -> Cell:
        """A coded column; a code the system has no word for stays as it is."""
        return lambda row: self.theirs[codes].get(row[column], row[column])

    def yes_no(self, column: str) -> Cell:
        """A boolean in the system's words."""

        def cell(row: Row) -> str:
            truth = {"1": "true", "yes": "true", "y": "true", "0": "false", "no": "false"}
            value = row[column].casefold()
            value = truth.get(value, "false" if value == "n" else value)
            return self.theirs["yes_no"].get(value, row[column])

        return cell

    def when(self, column: str) -> Cell:
        """A day or moment in the system's form."""
        return lambda row: self.moment(row[column])


def slashed(text: str) -> str:
    return _formed(text, lambda y, m, d: f"{d}/{m}/{y}")


def hyphened(text: str) -> str:
    return _formed(text, lambda y, m, d: f"{d}-{_MONTHS[int(m) - 1]}-{y}")


def _formed(text: str, day: Callable[[str, str, str], str]) -> str:
    match = _MOMENT.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12:
        return text
    clock = f" {match[4]}:{match[5]}" if match[4] else ""
    # Such systems show minutes; seconds are written only where leaving them out would lose them.
    seconds = f":{match[6]}" if match[6] not in (None, "00") else ""
    return day(match[1], match[2], match[3]) + clock + seconds


def same(column: str) -> Cell:
    return lambda row: row[column]


def listed(column: str, between: str) -> Cell:
    return lambda row: row[column].replace("|", between)


def fixed(text: str) -> Cell:
    return lambda _: text


def is_(column: str, *values: str) -> Cell:
    return lambda row: "yes" if row[column] in values else ""


def is_not(column: str, *values: str) -> Cell:
    return lambda row: "" if row[column] in values else "yes"
