"""Shown counts become rates for each force: made from protected figures alone."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from accord.disclosure import ProtectedTable
from accord.errors import UserFacingError

COLUMNS = ("force_code", "children")
NAME = "force_name"
PER = 10_000


@dataclass(frozen=True)
class Rate:
    """What one force's rate is made of; None where the count is not shown."""

    force: str
    count: int | None
    children: int | None

    @property
    def value(self) -> float | None:
        if self.count is None or not self.children:
            return None
        return PER * self.count / self.children


def read_population(path: Path) -> dict[str, int]:
    """How many children live in each force's area; raises UserFacingError naming the rule."""
    if not path.is_file():
        raise UserFacingError(f"There is no population file at {path}.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not set(COLUMNS) <= set(reader.fieldnames or ()):
                raise UserFacingError(f"{path.name} needs the columns {', '.join(COLUMNS)}.")
            rows = [(row["force_code"].strip(), int(row["children"])) for row in reader]
    except (OSError, ValueError, AttributeError):
        raise UserFacingError(f"{path.name} must give a whole number of children a row.") from None
    codes = [code for code, _ in rows]
    if len(set(codes)) < len(codes) or any(children <= 0 for _, children in rows):
        raise UserFacingError(f"{path.name} must name each force once, with one child or more.")
    return dict(rows)


def read_force_names(path: Path) -> dict[str, str]:
    """What the population file calls its forces, where it has a column for it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["force_code"].strip(), row.get(NAME) or "") for row in csv.DictReader(file)]
    return {code: name.strip() for code, name in rows if name.strip()}


def rates(shown: ProtectedTable, children: Mapping[str, int]) -> tuple[Rate, ...]:
    """The rate of each force of a table by force, in the order of their codes."""
    (dimension,) = shown.table.dimensions
    return tuple(
        Rate(force, shown.shown((force,)), children.get(force))
        for force in sorted(dimension.parents)
    )
