"""One query of our SQL in, the query that gives the same rows on Spark out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import sqlglot
from sqlglot import exp, transforms
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.dialects.spark import Spark
from sqlglot.generators.spark import SparkGenerator
from sqlglot.parsers.duckdb import DuckDBParser

from accord.engine.macros import MACROS
from accord.engine.spark.unions import ColumnsOf, aligned
from accord.engine.spark.words import MACRO_WORDS, WORDS, Word

Node = exp.Expr
_SIMPLE = (exp.Column, exp.Literal, exp.Func, exp.Paren, exp.Null, exp.Boolean)
# Spark takes the last part of a pattern's end for "before a final line break" too; RE2 does not.
_END = re.compile(r"(?<!\\)\$")
# Java counts letters with accents among those of a word; RE2 counts ASCII only.
_EDGE = re.compile(r"(?<!\\)\\b")
_OF_A_WORD = "(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))"


class UnknownToSparkError(ValueError):
    """A construct that has no one meaning on both engines."""


class _Ours(DuckDB):
    """Our SQL: DuckDB's, with a list's length and a text's kept apart."""

    class Parser(DuckDBParser):
        FUNCTIONS = {k: v for k, v in DuckDBParser.FUNCTIONS.items() if k != "LEN"}  # noqa: RUF012


def _in_one_select(node: Node) -> Node:
    """QUALIFY as it stands, which Spark 4 knows, but not where it asks for counted groups."""
    return transforms.eliminate_qualify(node) if node.args.get("group") else node


class _Theirs(Spark):
    """Spark 4's SQL."""

    class Generator(SparkGenerator):
        TRANSFORMS = {  # noqa: RUF012
            **SparkGenerator.TRANSFORMS,
            exp.Select: transforms.preprocess([_in_one_select, transforms.unnest_to_explode]),
        }


def _none_known(table: str) -> list[str]:
    raise UnknownToSparkError(f"the columns of {table} are not known here")


def parsed(sql: str) -> Node:
    """A statement of our SQL as a tree."""
    tree = sqlglot.parse_one(sql, read=_Ours)
    assert isinstance(tree, Node)
    return tree


def translated(sql: str, columns_of: ColumnsOf = _none_known) -> str:
    """A query of our SQL as Spark's; columns_of says which columns a table has."""
    return written(parsed(sql), columns_of)


def written(tree: Node, columns_of: ColumnsOf = _none_known) -> str:
    """A query's tree as Spark's SQL."""
    tree = rewritten(aligned(tree, columns_of))
    return tree.sql(dialect=_Theirs, identify=True)


def rewritten(tree: Node) -> Node:
    """The tree with every difference between the engines put right, innermost first."""
    for node in reversed(list(tree.walk())):
        rule = _RULES.get(type(node))
        new = rule(node) if rule else node
        if new is not node:
            if node is tree:
                tree = new
            else:
                node.replace(new)
    return tree


def _template(word: Word) -> Node:
    return sqlglot.parse_one(word.spark, read=Spark)


@cache
def _words() -> dict[str, tuple[list[str], Node]]:
    """Every function that is said otherwise, with its arguments and what stands for it."""
    said = {word.name: (word.names, _template(word)) for word in (*MACRO_WORDS, *WORDS)}
    for macro in MACROS:
        if macro.name not in said:
            names = [name.strip() for name in macro.arguments.split(",")]
            (meant,) = rewritten(parsed(f"select {macro.duckdb}")).expressions
            said[macro.name] = (names, meant)
    return said


def _put(name: str, arguments: list[Node]) -> Node:
    """What stands for a call of that function."""
    names, template = _words()[name]
    if len(names) != len(arguments):
        raise UnknownToSparkError(f"{name} takes {len(names)} arguments")
    given = dict(zip(names, arguments, strict=True))
    tree = exp.Paren(this=template.copy())
    for column in list(tree.find_all(exp.Column)):
        argument = None if column.table else given.get(column.name)
        if argument is not None:
            column.replace(_enclosed(argument.copy()))
    return tree


def _enclosed(node: Node) -> Node:
    return node if isinstance(node, _SIMPLE) else exp.Paren(this=node)


def _anonymous(node: Node) -> Node:
    name = str(node.this).lower()
    return _put(name, node.expressions) if name in _words() else node


def _by_name(name: str) -> Callable[[Node], Node]:
    return lambda node: _put(name, [node.this])


def _joined(node: Node) -> Node:
    return _put("array_to_string", [node.this, node.expression])


def _full_match(node: Node) -> Node:
    whole = exp.Literal.string(f"^(?:{_pattern(node.expression).this})\\z")
    return exp.RegexpLike(this=_enclosed(node.this), expression=whole)


def _pattern(node: Node) -> Node:
    if not (isinstance(node, exp.Literal) and node.is_string):
        raise UnknownToSparkError("a pattern is written in the query")
    return exp.Literal.string(_EDGE.sub(_OF_A_WORD, _END.sub(r"\\z", str(node.this))))


def _like_pattern(node: Node) -> Node:
    node.set("expression", _pattern(node.expression))
    return node


def _replaced(node: Node) -> Node:
    """Every place where it says so; else the first, which Spark has no word for."""
    pattern = _pattern(node.expression)
    replacement = node.args.get("replacement") or exp.Literal.string("")
    if not isinstance(replacement, exp.Literal) or re.search(r"[\\$]", str(replacement.this)):
        raise UnknownToSparkError("a replacement is plain text")
    text = _enclosed(node.this)
    if node.args.get("modifiers"):
        return exp.Anonymous(this="regexp_replace", expressions=[text, pattern, replacement])
    first = Word(
        "first",
        "value, pattern, other",
        "case when value rlike pattern then concat("
        "substr(value, 1, regexp_instr(value, pattern) - 1), other, "
        "substr(value, regexp_instr(value, pattern) + length(regexp_extract(value, pattern, 0))))"
        " else value end",
    )
    tree = exp.Paren(this=_template(first))
    given = {"value": text, "pattern": pattern, "other": replacement}
    for column in list(tree.find_all(exp.Column)):
        column.replace(given[column.name].copy())
    return tree


def _extracted(name: str) -> Callable[[Node], Node]:
    def extract(node: Node) -> Node:
        group = node.args.get("group") or exp.Literal.number(0)
        arguments = [node.this, _pattern(node.expression), group]
        return exp.Anonymous(this=name, expressions=arguments)

    return extract


def _like(node: Node) -> Node:
    """A backslash is a letter like any other: what marks one in Spark is a sign no text holds."""
    if isinstance(node.parent, exp.Escape):
        return node
    return exp.Escape(this=node.copy(), expression=exp.Literal.string("\x01"))


def _item(node: Node) -> Node:
    """One item of a list, counted from one; empty beyond its end."""
    (place,) = node.expressions
    if isinstance(place, exp.Literal):
        number: Node = exp.Literal.number(int(str(place.this)) + 1)
    else:
        raise UnknownToSparkError("a place in a list is a number")
    return exp.Anonymous(this="try_element_at", expressions=[node.this, number])


def _divided(node: Node) -> Node:
    """A division is of doubles on both engines; Spark would make decimals of decimals."""
    for side in ("this", "expression"):
        node.set(side, exp.cast(node.args[side], exp.DataType.Type.DOUBLE))
    return node


def _any(node: Node) -> Node:
    """Any value of a group that has but one: the least, so that none is never taken for it."""
    return exp.Min(this=node.this)


def _most(name: str) -> Callable[[Node], Node]:
    def most(node: Node) -> Node:
        call = exp.Anonymous(this=name, expressions=[node.this, node.expression])
        if isinstance(node.parent, exp.Filter):
            raise UnknownToSparkError(f"{name} of some rows only")
        stated = exp.Not(this=exp.Is(this=_enclosed(node.this.copy()), expression=exp.Null()))
        return exp.Filter(this=call, expression=exp.Where(this=stated))

    return most


def _listed(node: Node) -> Node:
    """A list in a stated order; DuckDB keeps what is empty, and has no list of no rows."""
    if isinstance(node.parent, exp.Filter):
        return node
    return _list_of(node, None)


def _filtered(node: Node) -> Node:
    return _list_of(node.this, node.expression) if isinstance(node.this, exp.ArrayAgg) else node


def _list_of(node: Node, where: Node | None) -> Node:
    order = node.this
    if not isinstance(order, exp.Order):
        raise UnknownToSparkError("a list is made in a stated order")
    parts = []
    for key in order.expressions:
        if key.args.get("desc"):
            raise UnknownToSparkError("a list is made in rising order")
        value = key.this.copy()
        parts += [exp.Is(this=_enclosed(value), expression=exp.Null()), value.copy()]
    parts.append(exp.alias_(order.this.copy(), "item"))
    collected: Node = exp.Anonymous(
        this="collect_list", expressions=[exp.Anonymous(this="struct", expressions=parts)]
    )
    if where is not None:
        collected = exp.Filter(this=collected, expression=where.copy())
    text = "case when size(x) > 0 then transform(array_sort(x), each -> each.item) end"
    tree = exp.Paren(this=sqlglot.parse_one(text, read=Spark))
    for column in list(tree.find_all(exp.Column)):
        if column.name == "x":
            column.replace(collected.copy())
    return tree


def _selected(node: Node) -> Node:
    """Lists taken apart go to the from clause: Spark has them nowhere else inside a query."""
    apart = [one for one in node.expressions for one in one.find_all(exp.Explode)]
    apart = [one for one in apart if one.find_ancestor(exp.Select) is node]
    if not apart or (len(apart) == 1 and not node.args.get("from_")):
        return node
    if len(set(apart)) > 1 or node.find(exp.Window) or node.args.get("group"):
        raise UnknownToSparkError("one list taken apart, and nothing counted beside it")
    for one in apart:
        one.replace(exp.column("item", table="taken_apart"))
    alias = exp.TableAlias(
        this=exp.to_identifier("taken_apart"), columns=[exp.to_identifier("item")]
    )
    node.append("laterals", exp.Lateral(this=apart[0].copy(), view=True, alias=alias))
    return node


def _day_start(node: Node) -> Node:
    return exp.cast(node, exp.DataType.build("timestamp_ntz", dialect="spark"))


def _kind(node: Node) -> Node:
    """Spark has no whole numbers without a sign; decimals hold them exactly."""
    if node.this == exp.DataType.Type.UBIGINT:
        return exp.DataType.build("decimal(20, 0)", dialect="spark")
    return node


def _file(_node: Node) -> Node:
    raise UnknownToSparkError("a file is loaded, and then read by its name")


_RULES: dict[type[Node], Callable[[Node], Node]] = {
    exp.Anonymous: _anonymous,
    exp.Upper: _by_name("upper"),
    exp.Lower: _by_name("lower"),
    exp.ArrayToString: _joined,
    exp.Like: _like,
    exp.RegexpLike: _like_pattern,
    exp.RegexpFullMatch: _full_match,
    exp.RegexpReplace: _replaced,
    exp.RegexpExtract: _extracted("regexp_extract"),
    exp.RegexpExtractAll: _extracted("regexp_extract_all"),
    exp.Bracket: _item,
    exp.Div: _divided,
    exp.AnyValue: _any,
    exp.IgnoreNulls: lambda node: node.this if isinstance(node.this, exp.Min) else node,
    exp.ArgMax: _most("max_by"),
    exp.ArgMin: _most("min_by"),
    exp.ArrayAgg: _listed,
    exp.Filter: _filtered,
    exp.Select: _selected,
    exp.TimestampTrunc: _day_start,
    exp.DateTrunc: _day_start,
    exp.DataType: _kind,
    exp.ReadParquet: _file,
}
