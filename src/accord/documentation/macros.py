"""Turn our own SQL functions into their reference page."""

from __future__ import annotations

from accord.engine.macros import MACROS

HEAD = """# SQL functions

The functions that every stage uses for operations on which engines silently differ.
A stage calls these and never the engine's own function.

| function | why it is ours |
| --- | --- |
"""


def macros_page() -> str:
    """The reference of our SQL functions."""
    rows = (f"| `{macro.name}({macro.arguments})` | {macro.why} |\n" for macro in MACROS)
    return HEAD + "".join(rows)
