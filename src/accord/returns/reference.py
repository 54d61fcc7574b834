"""The reference page of return specifications: what each counts, in which units and categories."""

from __future__ import annotations

from collections.abc import Iterator

from accord.disclosure import policy
from accord.returns.populations import COLUMNS
from accord.returns.specification import Line, Specification, specification, specifications
from accord.returns.tokens import KINDS

HEAD = """# Return specifications

What each return holds. A specification is a file in `src/accord/returns/specifications`.
A new year is a file of differences.
How to fill one: [make a national return](../how-to/make-a-return.md).
"""


def as_markdown() -> str:
    """The page: a section for each specification, then the columns and the tokens."""
    parts = [HEAD]
    for name in specifications():
        parts.append("\n".join(_section(specification(name))))
    parts += ["\n".join(_columns()), "\n".join(_tokens())]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _section(held: Specification) -> Iterator[str]:
    protected = policy(held.policy)
    yield f"## {held.id}\n"
    yield f"{held.title}, version {held.version}. {held.says}\n"
    yield f"Source: {held.source}\n"
    yield f"Policy `{protected.id}`, version {protected.version}: {protected.says}"
    if held.lines:
        yield "\n| table | counts | of which | by |\n| --- | --- | --- | --- |"
        yield from (_line(line) for line in held.lines)
    if used := {name for line in held.lines for name in line.by}:
        yield "\n| category | values |\n| --- | --- |"
        for name in sorted(used):
            dimension = held.dimensions[name]
            values = ", ".join(dimension.parents) or "each month of the period"
            yield f"| {dimension.title} | {values} |"
    if held.records:
        yield "\n| records | a row for each | of which | columns |\n| --- | --- | --- | --- |"
        for table in held.records:
            columns = ", ".join(f"`{column}`" for column in table.columns)
            yield f"| `{table.name}` | {table.unit} | {_which(table.where)} | {columns} |"


def _line(line: Line) -> str:
    by = ", ".join(f"`{name}`" for name in line.by) or "nothing"
    return f"| `{line.name}`: {line.title} | {line.unit} | {_which(line.where)} | {by} |"


def _which(where: object) -> str:
    chosen = dict(where) if isinstance(where, dict) else {}
    parts = (f"`{name}` is {' or '.join(values)}" for name, values in sorted(chosen.items()))
    return "; ".join(parts) or "all"


def _columns() -> Iterator[str]:
    yield "## Columns of records\n"
    yield "| column | heading | what it says |\n| --- | --- | --- |"
    yield from (f"| `{name}` | {title} | {says} |" for name, (title, says) in COLUMNS.items())


def _tokens() -> Iterator[str]:
    yield "## Tokens\n"
    yield "With `--key` a record return also holds tokens; each is made of one combination.\n"
    yield "| kind | made of |\n| --- | --- |"
    yield from (f"| `{kind}` | {says} |" for kind, says in KINDS.items())
