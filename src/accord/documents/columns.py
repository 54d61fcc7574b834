"""How a table's columns stand on a page: which hold figures, and how wide each of them is."""

from __future__ import annotations

from accord.documents.model import Cell, Table
from accord.documents.writing import is_number

# A sheet of A4 is 16.6 cm wide between its margins.
PAGE_CM, NAMES_CM, NUMBER_CM, WIDEST_NUMBER_CM = 16.6, 7.0, 2.3, 3.4
# How many letters of a heading in bold a centimetre holds; fewer columns have larger letters.
LETTERS_IN_A_CM, LETTERS_OF_A_WIDE_TABLE, PADDING_CM = 5.4, 6.6, 0.3
# From how many columns on a table is set in small letters, and how many lines a heading takes.
WIDE, LINES_OF_A_HEADING = 7, 2


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
            return _with_room(table, names, n_numbers)
    shares = table.widths or (1.6, *[1.0] * (len(table.columns) - 1))
    given = [PAGE_CM * share / sum(shares) for share in shares]
    return _with_whole_words(table, given)


def _with_room(table: Table, names: float, n_numbers: int) -> tuple[float, ...]:
    """Columns of figures, wider where their headings are long and the page has room for it."""
    longest = max(len(column) for column in table.columns[1:])
    wanted = min(WIDEST_NUMBER_CM, max(NUMBER_CM, longest / LINES_OF_A_HEADING / LETTERS_IN_A_CM))
    rows = max((len(str(row[0])) for row in table.rows), default=0) / LETTERS_IN_A_CM
    names = max(min(names, PAGE_CM - n_numbers * wanted), min(names, max(rows, NAMES_CM / 2)))
    width = min(wanted, (PAGE_CM - names) / n_numbers)
    return (names, *[width] * n_numbers)


def _with_whole_words(table: Table, given: list[float]) -> tuple[float, ...]:
    """Columns wide enough for the longest word of their headings; the first one gives the room."""
    letters = LETTERS_IN_A_CM if len(table.columns) < WIDE else LETTERS_OF_A_WIDE_TABLE
    found = [
        max(width, max(map(len, column.split()), default=0) / letters + PADDING_CM)
        for width, column in zip(given, table.columns, strict=True)
    ]
    over = sum(found) - PAGE_CM
    widest = found.index(max(found))
    if over > 0 and found[widest] - over >= PAGE_CM / 8:
        found[widest] -= over
    scale = min(1.0, PAGE_CM / sum(found))
    return tuple(width * scale for width in found)
