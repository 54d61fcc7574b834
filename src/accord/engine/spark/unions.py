"""Unions by the names of columns in, unions by their places out: Spark's SQL has no others."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

Node = exp.Expr
ColumnsOf = Callable[[str], list[str]]


def aligned(tree: Node, columns_of: ColumnsOf) -> Node:
    """Every part of a union by name with all the columns of the union, in one order."""
    by_name = [one for one in tree.find_all(exp.Union) if one.args.get("by_name")]
    for union in [one for one in by_name if not _is_inside(one)]:
        _align(union, columns_of)
    return tree


def _is_inside(union: Node) -> bool:
    parent = union.parent
    return isinstance(parent, exp.Union) and bool(parent.args.get("by_name"))


def _align(union: Node, columns_of: ColumnsOf) -> None:
    parts = _parts(union)
    columns = [_columns(part, columns_of) for part in parts]
    every = list(dict.fromkeys(name for names in columns for name in names))
    for part, names in zip(parts, columns, strict=True):
        said = [
            exp.column(name, quoted=True)
            if name in names
            else exp.alias_(exp.Null(), name, quoted=True)
            for name in every
        ]
        rows = part.this if isinstance(part, exp.Subquery) else part
        part.replace(exp.select(*said).from_(exp.Subquery(this=rows.copy(), alias=_ALIAS.copy())))


_ALIAS = exp.TableAlias(this=exp.to_identifier("part"))


def _parts(union: Node) -> list[Node]:
    """The queries of a union, taking apart those that are unions by name themselves."""
    if not (isinstance(union, exp.Union) and union.args.get("by_name")):
        return [union]
    union.set("by_name", False)
    return [*_parts(union.this), *_parts(union.expression)]


def _columns(part: Node, columns_of: ColumnsOf) -> list[str]:
    inner = part.this if isinstance(part, exp.Subquery) else part
    if isinstance(inner, exp.Select) and inner.is_star and len(inner.expressions) == 1:
        source = inner.args["from_"].this
        inside = isinstance(source, exp.Subquery)
        return _columns(source, columns_of) if inside else columns_of(source.name)
    return [one.alias_or_name for one in inner.expressions]
