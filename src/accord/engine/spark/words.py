"""How Spark says what our SQL says, function by function, wherever its own answer would differ.

Arguments stand in these texts as plain names, and a text is put in place of the call. Functions
that are not here mean the same on both engines, or fail loudly on Spark.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A function of our SQL that Spark does otherwise: its name, its arguments, Spark's text."""

    name: str
    arguments: str
    spark: str

    @property
    def names(self) -> list[str]:
        return [name.strip() for name in self.arguments.split(",")]


# Letter by letter, as DuckDB does: Spark's own makes two letters of one (ß, the ligatures), which
# would change lengths, positions and everything compared by them.
_LETTERS = (
    "array_join(transform(split(translate(value, '{these}', '{those}'), ''), c -> {one}), '')"
)
_ONE = "if(length({case}(c)) = 1, {case}(c), c)"
# Letters for which DuckDB has one where Java has two: capitals of ß and of Greek with iota.
_TWO_IN_JAVA = {
    "upper": (
        "ßᾀᾁᾂᾃᾄᾅᾆᾇᾐᾑᾒᾓᾔᾕᾖᾗᾠᾡᾢᾣᾤᾥᾦᾧᾳῃῳ",
        "ẞᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾼῌῼ",
    ),
    "lower": ("İ", "i"),
}


def _by_letter(case: str) -> str:
    these, those = _TWO_IN_JAVA[case]
    slow = _LETTERS.format(one=_ONE.format(case=case), these=these, those=those)
    return f"if(octet_length(value) = length(value), {case}(value), {slow})"


# The last eight bytes of the digest as a number, the last byte first.
_LAST_EIGHT = ", ".join(f"substr(md5(value), {place}, 2)" for place in range(31, 15, -2))

MACRO_WORDS: tuple[Word, ...] = (
    Word(
        "days_between",
        "first_day, last_day",
        "cast(datediff(cast(last_day as date), cast(first_day as date)) as bigint)",
    ),
    Word(
        "hours_between",
        "first_time, last_time",
        "(unix_micros(cast(last_time as timestamp_ltz)) / 1e6 "
        "- unix_micros(cast(first_time as timestamp_ltz)) / 1e6) / 3600e0",
    ),
    Word("add_days", "first_day, n", "date_add(cast(first_day as date), cast(n as int))"),
    Word(
        "add_hours",
        "moment, n",
        "cast(moment as timestamp_ntz) + make_dt_interval(0, cast(n as int), 0, 0)",
    ),
    # Java takes the d of 12d for the mark of a number; nobody else does.
    Word(
        "to_whole",
        "value",
        "case when not cast(value as string) rlike '[a-zA-Z]\\\\s*$' or cast(value as string) "
        "in ('true', 'false') then try_cast(try_cast(value as double) as bigint) end",
    ),
    Word("collect_sorted", "value", "array_sort(collect_set(value))"),
    Word("n_items", "items", "coalesce(cast(size(items) as bigint), 0)"),
    Word("has_item", "items, item", "coalesce(array_contains(items, item), false)"),
    Word("share_item", "one, other", "coalesce(arrays_overlap(one, other), false)"),
    Word("without_item", "items, item", "filter(items, each -> not (each <=> item))"),
    # Spark reads 2024 and 2024-02 as days too.
    Word("try_day", "value", "accord_try_day(cast(value as string))"),
    Word("stable_id", "value", "substr(sha2(cast(value as string), 256), 1, 16)"),
    Word("value_number", "value", "xxhash64(cast(value as string))"),
    Word("text_likeness", "one, other", "accord_text_likeness(one, other)"),
    Word("weekday", "day", "cast(weekday(day) + 1 as bigint)"),
)

WORDS: tuple[Word, ...] = (
    Word("len", "items", "cast(size(items) as bigint)"),
    Word("upper", "value", _by_letter("upper")),
    Word("lower", "value", _by_letter("lower")),
    Word(
        "array_to_string",
        "items, mark",
        "case when size(items) = 0 or size(array_compact(items)) > 0 "
        "then array_join(items, mark) end",
    ),
    Word("strip_accents", "value", "accord_strip_accents(value)"),
    Word(
        "md5_number_lower",
        "value",
        f"cast(conv(concat({_LAST_EIGHT}), 16, 10) as decimal(20, 0))",
    ),
)
