"""Which forces and days the figures are about, and what they cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from accord.disclosure import TOTAL
from accord.documents import Table
from accord.documents.model import Cell
from accord.national.build import NAMES, BuiltNational
from accord.national.figures import GROUP_BASED, definitions


def coverage_table(built: BuiltNational) -> Table:
    """Each force with its period; those that are known to be missing too."""
    rows: list[tuple[Cell, ...]] = [
        (
            built.names.name(one.force),
            one.force,
            one.first,
            one.last,
            date.fromisoformat(one.as_of[:10]) if one.as_of else "[x]",
            "nil return" if one.is_nil and _is_shown_as_nil(built, one.force) else "received",
        )
        for force in built.forces
        for one in sorted(built.national.returns, key=lambda one: one.first)
        if one.force == force
    ]
    rows += [
        (built.names.name(force), force, "[x]", "[x]", "[x]", "no return")
        for force in built.names.in_order(built.absent)
    ]
    columns = ("Force", "Code", "From", "To", "Newest extract", "State")
    return Table("", "Forces and periods that the figures are about", columns, tuple(rows))


def _is_shown_as_nil(built: BuiltNational, force: str) -> bool:
    """A nought that is hidden to protect others must not be told here."""
    names = (f"crimes {GROUP_BASED}", "victims by force", "suspects by force", "networks by force")
    return all(built.protected.named(name).shown((force,)) == 0 for name in names)


def what_cannot_be_said(built: BuiltNational) -> Iterator[str]:
    """The limits that hold always, and those that hold this time."""
    yield (
        "How much abuse there is. These are records: most abuse is never reported, and a force "
        "that looks harder records more."
    )
    yield from _of_coverage(built)
    yield (
        "Whether an unidentified suspect of one force is one of another's. Each is counted, so "
        "the number of suspects is between those identified and all of them."
    )
    yield from _of_ethnicity(built)
    if built.options.joined_by == NAMES:
        yield "Anything of forces whose records may not be pooled by name."
    else:
        yield from _of_tokens(built)
    yield (
        "Which force does better or worse. Forces differ in size, in what they record and when; a "
        "point outside a funnel is a question and not an answer."
    )


def _of_coverage(built: BuiltNational) -> Iterator[str]:
    if not built.options.children:
        yield (
            "Rates, and whether every force is here: no file says how many children live in each "
            "force's area."
        )
    if built.absent:
        missing = ", ".join(map(built.names.with_code, built.names.in_order(built.absent)))
        yield f"Anything of {missing}, from which there is no return."
    periods = {(one.first, one.last) for one in built.national.returns}
    if len(periods) > 1:
        yield "How forces compare: their returns are about different days (see coverage)."
    titles = definitions(built.national)
    unlike = [
        titles[name] for name, versions in built.national.versions.items() if len(versions) > 1
    ]
    if unlike:
        yield f"Totals of {', '.join(unlike)} as of one rule: forces applied different versions."


def _of_ethnicity(built: BuiltNational) -> Iterator[str]:
    shown = built.protected.named("suspects ethnicity_self recorded")
    rate = shown.rate((TOTAL, "yes"), (TOTAL, TOTAL))
    if rate is None:
        share = "The share for whom it is recorded is too small a figure to show"
    else:
        share = f"It is recorded for {min(100 * rate, 100):.0f}%"
    yield (
        f"The ethnicity of suspects as a whole. {share}, and those for whom it is recorded are "
        "not like the others: most were arrested."
    )


def _of_tokens(built: BuiltNational) -> Iterator[str]:
    yield (
        "Whether two people are one where neither official numbers, nor names with a full birth "
        "date or a contact, were recorded by both forces: they count twice."
    )
    yield (
        "Whether two people are two where one force recorded both names and the birth date of "
        "another by mistake: they count once."
    )
    yield (
        "Anything of a network whose parts meet the definition in no one force: no force sees it, "
        "and no token shows it. Only records pooled by name would."
    )
    if built.national.people.kept_apart:
        yield (
            "Whether some people are one: they share a token, but a force that has their names "
            "holds them to be two, or their sex or official numbers differ. They count as two."
        )
