"""The national figures become a document: what is known, how complete it is, what nobody can say.

Every number in it, chart or text, is a protected one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from accord.disclosure import TOTAL, ProtectedTable
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
from accord.documents.short_forms import said_short
from accord.documents.writing import SYMBOLS
from accord.national.build import NAMES, BuiltNational
from accord.national.coverage import coverage_table, what_cannot_be_said
from accord.national.figures import HEADLINE, RECORDED, definitions, pair_of
from accord.national.rate_charts import rate_parts
from accord.profile.spans import days
from accord.published import counted
from accord.returns.tables import ALL, count, grid, listed

# Over narrow columns a whole title would take ten lines.
SHORT = {
    "organised-network-iicsa": "Organised network (IICSA)",
    "cce": "CCE",
    "complex-abuse": "Complex abuse",
    "cse-england": "CSE, England",
    "cse-wales": "CSE, Wales",
    "group-csae-cocad": "Group abuse (COCAD)",
    "group-cse-inquiry-draft": "Inquiry, draft terms",
    "two-suspect-screen": "Two suspects",
}
MANY, WIDTH_OF_A_NAME = 6, 3.2

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
        (
            "Words used here",
            (Bullets(tuple(said_short((*definitions(built.national).values(), "CSE")))),),
        ),
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
        dated=built.drawn_on,
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
        missing = ", ".join(map(built.names.with_code, built.names.in_order(built.absent)))
        yield Notice("Forces are missing", f"No return from {missing}.")
    how = (
        "The forces' records were put together, and records of one person were joined by names, "
        "birth dates and other identifiers, as within one force."
        if built.options.joined_by == NAMES
        else "No names were exchanged. Forces sent tokens, made with a secret key from names, "
        "birth dates and numbers; people of two forces whose tokens agree count as one person."
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
            ", ".join(built.national.versions.get(name, ())) or "none stated",
            count(built.protected.named(f"crimes {name}"), (TOTAL,)),
            count(built.protected.named(f"not known {name}"), ()),
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


def _by_force(built: BuiltNational) -> Iterator[Part]:
    titles = definitions(built.national)
    yield Paragraph("Forces stand in the order of their names. This is no league table.")
    crimes = {
        SHORT.get(name, title): built.protected.named(f"crimes {name}")
        for name, title in titles.items()
    }
    note = "CCE: child criminal exploitation. Full names and versions are in table 1.1."
    yield _counts_by_force(built, "Crimes under each definition by force", crimes, note)
    units = {
        unit.capitalize(): built.protected.named(f"{unit} by force")
        for unit in ("victims", "suspects", "networks")
    }
    yield _counts_by_force(
        built,
        "Victims, suspects and networks of group-based crimes by force",
        units,
        "Somebody whom two forces report counts in each of their rows, and once in the last.",
        "Victims, suspects: of crimes that meet the COCAD definition.",
    )


def _counts_by_force(
    built: BuiltNational, caption: str, columns: Mapping[str, ProtectedTable], *notes: str
) -> Table:
    def cells(force: str) -> Iterator[Cell]:
        return (count(one, (force,)) for one in columns.values())

    return _by_names(built, caption, tuple(columns), cells, notes)


def _by_names(
    built: BuiltNational,
    caption: str,
    columns: Sequence[str],
    cells: Callable[[str], Iterable[Cell]],
    notes: tuple[str, ...] = (),
) -> Table:
    """A row for each force by its name, and for all of them; its code is for machines."""
    forces = (*built.forces, TOTAL)
    rows = tuple(
        (built.names.name(force) if force else "All forces", *cells(force)) for force in forces
    )
    return Table(
        "",
        caption,
        ("Force", *columns),
        rows,
        notes,
        # Names of forces on one line or two, however many columns of figures stand beside them.
        widths=(WIDTH_OF_A_NAME, *[1.0] * len(columns)) if len(columns) >= MANY else (),
        codes=tuple(force or ALL for force in forces),
        code_title="Force code",
    )


def _people(built: BuiltNational, unit: str) -> Iterator[Part]:
    yield Paragraph(
        f"Unit: {unit}, each counted once. Of crimes that meet the COCAD definition of "
        "group-based abuse."
    )
    yield grid(built.protected.named(f"{unit}s by age and sex"))
    if unit == "suspect":
        yield listed(built.protected.named("suspects identified"))
    for name in RECORDED[unit]:
        if name.startswith("ethnicity"):
            yield listed(
                built.protected.named(f"{unit}s {name}"),
                "As recorded, never guessed; what is missing is counted with its reason.",
                f"This table is of {unit}s only.",
            )


def _networks(built: BuiltNational) -> Iterator[Part]:
    yield Paragraph("Unit: network. Networks that share an identified member are one network.")
    yield grid(built.protected.named("networks"))
    yield listed(built.protected.named("categories"))


def _overlaps(built: BuiltNational) -> Iterator[Part]:
    yield Paragraph(
        "Without this report each of these would be counted by two forces or more, and neither "
        "force would know."
    )
    shown = [built.protected.named(f"{unit}s shared") for unit in ("victim", "suspect", "network")]
    named = {
        pair_of(*pair): built.names.pair(*built.names.in_order(pair))
        for pair in combinations(built.national.forces, 2)
    }
    # By what is shown: to leave out a hidden nought would tell that it is one.
    met = [pair for pair in named if any(one.shown((pair,)) != 0 for one in shown)]
    pairs = (*sorted(met, key=lambda pair: named[pair].casefold()), TOTAL)
    yield Table(
        "",
        "What two forces have in common",
        ("Forces", "Victims", "Suspects", "Networks"),
        tuple(
            (named.get(pair, "Any two forces"), *(count(one, (pair,)) for one in shown))
            for pair in pairs
        ),
        ("Pairs of forces that have nothing in common are left out.",),
        codes=tuple(pair or ALL for pair in pairs),
        code_title="Force codes",
    )


def _completeness(built: BuiltNational) -> Iterator[Part]:
    for unit, recorded in RECORDED.items():
        shown = {
            words.capitalize(): built.protected.named(f"{unit}s {name} recorded")
            for name, words in recorded.items()
        }
        caption = f"Share of {unit}s for whom each fact is recorded"
        yield _shares_by_force(built, caption, shown)
    flags = {"CSE flag": built.protected.named("flags")}
    yield _shares_by_force(built, "Share of group-based crimes with a recorded CSE flag", flags)


def _shares_by_force(
    built: BuiltNational, caption: str, columns: Mapping[str, ProtectedTable]
) -> Table:
    def cells(force: str) -> Iterator[Cell]:
        return (_share(one, force) for one in columns.values())

    notes = ("Shares are made of the shown counts only.",)
    return _by_names(built, caption, tuple(columns), cells, notes)


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
