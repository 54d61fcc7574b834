"""The national figures become a document: what is known, how complete it is, what nobody can say.

Every number in it, chart or text, is a protected one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from accord.disclosure import TOTAL, Dimension, ProtectedTable
from accord.documents import (
    Bullets,
    Document,
    Figure,
    Marking,
    Notice,
    Paragraph,
    Part,
    Section,
    Table,
)
from accord.documents.model import Cell
from accord.documents.writing import SYMBOLS
from accord.national.build import NAMES, BuiltNational
from accord.national.checking import YES_NO
from accord.national.codes import in_words
from accord.national.coverage import coverage_table, what_cannot_be_said
from accord.national.figures import HEADLINE, RECORDED, definitions
from accord.national.rate_charts import rate_parts
from accord.profile.spans import days
from accord.published import counted

TITLE = "Group-based child sexual abuse and exploitation: national report"


def as_document(built: BuiltNational) -> Document:
    """The whole report, from what is known to what cannot be said."""
    first, last = built.national.period
    made = (
        ("Under each definition", _under_each_definition(built)),
        ("Force by force", _by_force(built)),
        ("Rates", rate_parts(built)),
        ("Victims", _people(built, "victim")),
        ("Suspects", _people(built, "suspect")),
        ("Networks", _networks(built)),
        ("What overlaps", _overlaps(built)),
        ("How complete the records are", _completeness(built)),
        ("Coverage", _coverage(built)),
        ("What cannot be said", (Bullets(tuple(what_cannot_be_said(built))),)),
        ("Checks that hold", _checks(built)),
    )
    sections = tuple(
        Section(str(n), title, _numbered(n, parts)) for n, (title, parts) in enumerate(made, 1)
    )
    policy = built.protected.policy
    return Document(
        TITLE,
        f"{counted(len(built.national.forces), 'force')}, {days(first, last)}",
        Marking.OFFICIAL if policy.base > 1 else Marking.SENSITIVE,
        tuple(_cover(built)),
        sections,
        author="Accord",
        is_synthetic=built.is_synthetic,
    )


def _numbered(section: int, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with tables and figures numbered within their section."""
    made: list[Part] = []
    count = {"Table": 0, "Figure": 0}
    for part in parts:
        kind = type(part).__name__
        if isinstance(part, Table | Figure):
            count[kind] += 1
            part = replace(part, number=f"{section}.{count[kind]}")
        made.append(part)
    return tuple(made)


def _cover(built: BuiltNational) -> Iterator[Part]:
    if built.absent:
        yield Notice("Forces are missing", f"No return from {', '.join(built.absent)}.")
    how = (
        "Records were pooled by name, and people were joined as in any run."
        if built.options.joined_by == NAMES
        else "No names were pooled: people who share a keyed token are one."
    )
    yield Paragraph(how + " People, crimes and networks count once, whoever reports them.")
    yield Paragraph(built.protected.policy.says)
    yield Paragraph("Findings from records. Management information, not official statistics.")
    yield Paragraph("; ".join(f"{symbol}: {meaning}" for symbol, meaning in SYMBOLS.items()) + ".")


def _under_each_definition(built: BuiltNational) -> Iterator[Part]:
    titles = definitions(built.national)
    rows = tuple(
        (
            title,
            ", ".join(built.national.versions.get(name, ())) or "[z]",
            _cell(built.protected.named(f"crimes {name}"), (TOTAL,)),
            _cell(built.protected.named(f"not known {name}"), ()),
        )
        for name, title in titles.items()
    )
    yield Paragraph(
        f"The headline is “{titles[HEADLINE]}”: it is the definition that forces were asked to "
        "adopt. The others are shown beside it, because no two of them count the same crimes."
    )
    yield Table(
        "",
        "Crimes under each definition",
        ("Definition", "Version", "Crimes that meet it", "Crimes for which it is not known"),
        rows,
        ("A crime may meet several definitions: these figures do not add up to anything.",),
    )


def _cell(shown: ProtectedTable, key: tuple[str, ...]) -> Cell:
    """A count as a number, so that a workbook can be reckoned with; a symbol where it is hidden."""
    count = shown.shown(key)
    return shown.text(key) if count is None else count


def _by_force(built: BuiltNational) -> Iterator[Part]:
    titles = definitions(built.national)
    rows: list[tuple[Cell, ...]] = []
    for force in (*sorted(built.national.forces), TOTAL):
        shown = (built.protected.named(f"crimes {name}") for name in titles)
        rows.append((force or "All forces", *(_cell(one, (force,)) for one in shown)))
    yield Paragraph("Forces stand in the order of their codes. This is no league table.")
    columns = ("Force", *titles.values())
    yield Table("", "Crimes under each definition by force", columns, tuple(rows))
    units = ("victims", "suspects", "networks")
    counts: list[tuple[Cell, ...]] = []
    for force in (*sorted(built.national.forces), TOTAL):
        named = (built.protected.named(f"{unit} by force") for unit in units)
        counts.append((force or "All forces", *(_cell(one, (force,)) for one in named)))
    yield Table(
        "",
        "Victims, suspects and networks of group-based crimes by force",
        ("Force", "Victims", "Suspects", "Networks"),
        tuple(counts),
        (
            "Somebody whom two forces report counts in each of their rows, and once in the last.",
            "Victims, suspects: of crimes that meet the COCAD definition.",
        ),
    )


def _people(built: BuiltNational, unit: str) -> Iterator[Part]:
    yield Paragraph(
        f"Unit: {unit}, each counted once. Of crimes that meet the COCAD definition of "
        "group-based abuse."
    )
    yield _grid(built.protected.named(f"{unit}s by age and sex"))
    if unit == "suspect":
        yield _list(built.protected.named("suspects identified"))
    for name in RECORDED[unit]:
        if name.startswith("ethnicity"):
            yield _list(
                built.protected.named(f"{unit}s {name}"),
                "As recorded, never guessed; what is missing is counted with its reason.",
                f"This table is of {unit}s only.",
            )


def _list(shown: ProtectedTable, *notes: str) -> Table:
    """A table of one dimension, its total last."""
    (dimension,) = shown.table.dimensions
    rows = tuple(
        (in_words(dimension.name, name) or f"All {shown.table.unit}s", _cell(shown, (name,)))
        for name in (*dimension.parents, TOTAL)
    )
    return Table(
        "", shown.table.title, (dimension.title, f"Count ({shown.table.unit})"), rows, notes
    )


def _grid(shown: ProtectedTable) -> Table:
    """A table of two dimensions: one down, one across, totals last."""
    down, across = shown.table.dimensions
    rows = tuple(
        (
            in_words(down.name, one) or "All",
            *(_cell(shown, (one, other)) for other in (*across.parents, TOTAL)),
        )
        for one in (*down.parents, TOTAL)
    )
    columns = (down.title, *(_heading(across, name) for name in across.parents), "All")
    notes = [f"Counted: {shown.table.unit}. Across: {across.title.lower()}."]
    if not down.is_partition:
        notes.append("Somebody may stand in several rows; the last counts each once.")
    return Table("", shown.table.title, columns, rows, tuple(notes))


def _heading(dimension: Dimension, category: str) -> str:
    """A category over its column; a bare yes or no says of what."""
    words = in_words(dimension.name, category)
    return f"{dimension.title}: {words}" if words in YES_NO else words


def _networks(built: BuiltNational) -> Iterator[Part]:
    yield Paragraph("Unit: network. Networks that share an identified member are one network.")
    yield _grid(built.protected.named("networks"))
    yield _list(built.protected.named("categories"))


def _overlaps(built: BuiltNational) -> Iterator[Part]:
    yield Paragraph(
        "Without this report each of these would be counted by two forces or more, and neither "
        "force would know."
    )
    shown = [built.protected.named(f"{unit}s shared") for unit in ("victim", "suspect", "network")]
    pairs = shown[0].table.dimensions[0].parents
    rows = tuple(
        (pair or "Any two forces", *(_cell(one, (pair,)) for one in shown))
        for pair in (*pairs, TOTAL)
        # By what is shown: to leave out a hidden nought would tell that it is one.
        if pair == TOTAL or any(one.shown((pair,)) != 0 for one in shown)
    )
    columns = ("Forces", "Victims", "Suspects", "Networks")
    notes = ("Pairs of forces that have nothing in common are left out.",)
    yield Table("", "What two forces have in common", columns, rows, notes)


def _completeness(built: BuiltNational) -> Iterator[Part]:
    for unit, recorded in RECORDED.items():
        shown = {w: built.protected.named(f"{unit}s {n} recorded") for n, w in recorded.items()}
        rows = tuple(
            (force or "All forces", *(_share(one, force) for one in shown.values()))
            for force in (*sorted(built.national.forces), TOTAL)
        )
        columns = ("Force", *(words.capitalize() for words in shown))
        caption = f"Share of {unit}s for whom each fact is recorded"
        yield Table("", caption, columns, rows, ("Shares are made of the shown counts only.",))
    flags = built.protected.named("flags")
    rows = tuple(
        (force or "All forces", _share(flags, force))
        for force in (*sorted(built.national.forces), TOTAL)
    )
    yield Table(
        "", "Share of group-based crimes with a recorded CSE flag", ("Force", "CSE flag"), rows
    )


def _share(shown: ProtectedTable, force: str) -> str:
    if shown.shown((force, TOTAL)) == 0:
        return "[z]"
    rate = shown.rate((force, "yes"), (force, TOTAL))
    # Rounding a part and a whole apart may bring the part above it.
    return "[c]" if rate is None else f"{min(100 * rate, 100):.0f}%"


def _coverage(built: BuiltNational) -> Iterator[Part]:
    yield coverage_table(built)


def _checks(built: BuiltNational) -> Iterator[Part]:
    says = [says for says, holds in built.checks if holds]
    yield Paragraph(f"{len(says)} checks were made before this was written, and all of them hold.")
    yield Bullets(tuple(text for text in says if not text.startswith(("the parts", "every table"))))
