"""How a table's columns stand on a page: which hold figures, and how wide each of them is."""

from __future__ import annotations

from accord.documents.model import Cell, Table
from accord.documents.writing import is_number

# A sheet of A4 is 16.6 cm wide between its margins.
PAGE_CM, NAMES_CM, NUMBER_CM = 16.6, 7.0, 2.3


def columns_of_numbers(table: Table) -> tuple[bool, ...]:
    """Which columns hold figures: their headings stand over them, on the right as they do.

    The first column names the rows and is none of them.
    """
    held = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    return tuple(
        place > 0 and any(map(is_number, column)) and all(map(_fits_numbers, column))
        for place, column in enumerate(held)
    )


def _fits_numbers(value: Cell) -> bool:
    """Whether a cell may stand in a column of figures: a figure, or nothing at all."""
    return value in (None, "") or is_number(value)


def widths_in_cm(table: Table) -> tuple[float, ...]:
    """How wide each column is: figures stand near the names they belong to."""
    numbers = columns_of_numbers(table)
    n_numbers = sum(numbers)
    if not table.widths and n_numbers == len(numbers) - 1:
        names = min(NAMES_CM, PAGE_CM - n_numbers * NUMBER_CM)
        if names >= NAMES_CM / 2:
            return (names, *[NUMBER_CM] * n_numbers)
    shares = table.widths or (1.6, *[1.0] * (len(table.columns) - 1))
    return tuple(PAGE_CM * share / sum(shares) for share in shares)
