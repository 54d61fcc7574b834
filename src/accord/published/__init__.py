"""A published run, opened to be read, and plain ways to hand on what is read from it."""

from accord.published.cells import as_it_was, read_rows, safe_cell, safe_text, write_rows
from accord.published.columns import Sheet, as_blocks, counted
from accord.published.opening import as_of

__all__ = [
    "Sheet",
    "as_blocks",
    "as_it_was",
    "as_of",
    "counted",
    "read_rows",
    "safe_cell",
    "safe_text",
    "write_rows",
]
