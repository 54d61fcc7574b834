"""What each quality gate looks at; a check gives every fault it finds, and none if all is well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from accord.definitions.definition import published
from accord.documents import Bullets, Figure, Paragraph, Section, Table, texts
from accord.profile import gaps
from accord.profile import recommendations as plans
from accord.profile.counting.splits import PARTNER_SECTORS
from accord.profile.numerals import disagreeing, shown_in_tables, untraced
from accord.profile.words import least_read
from accord.profile.yardstick import CONFIDENCE, PROBABILITY_WORDS, TOO_FEW
from accord.published import counted

if TYPE_CHECKING:
    from accord.profile.gates import Draft

DAYS_OF_A_YEAR = 365
LEAST_MONTHS, MOST_DAYS, LEAST_SECTORS, LEAST_DEFINITIONS = 12, 365, 5, 5
HEADLINE = "organised-network-iicsa"
# What is asked is no hedge.
QUESTION = re.compile(r"[^.?!:]*\?")
# The month of May and a title's first word are no hedges.
HEDGES = re.compile(
    r"\b(could|might|may|possibly|perhaps|maybe|Could|Might|Possibly|Perhaps|Maybe)\b"
)


def long_enough(draft: Draft) -> Iterator[str]:
    scope = draft.material.scope
    if scope.n_months < LEAST_MONTHS:
        yield f"the period is {counted(scope.n_months, 'month')}"
    police = [source for source in draft.material.sources if source.is_police]
    first = max(scope.first, min((s.first for s in police), default=scope.last))
    last = min(scope.last, max((s.last for s in police), default=scope.first))
    days = (last - first).days + 1
    if days < min(DAYS_OF_A_YEAR, (scope.last - scope.first).days + 1):
        yield f"the police records cover {counted(max(0, days), 'day')} of the period"


def recent_enough(draft: Draft) -> Iterator[str]:
    scope = draft.material.scope
    days = (scope.on - scope.last).days
    if days > MOST_DAYS:
        yield f"the period ended {counted(days, 'day')} before the build"
    if days < 0:
        yield "the period ends after the build"
    days = (scope.on - date.fromisoformat(draft.material.facts.as_at)).days
    if days > MOST_DAYS:
        yield f"the newest extract was taken {counted(days, 'day')} before the build"


def group_chapter(draft: Draft) -> Iterator[str]:
    section = _section(draft, "12")
    if section is None or not any(isinstance(part, Table) for part in section.parts):
        yield "there is no chapter on groups with a table in it"
    current = {d.id: d.version for d in published()}[HEADLINE]
    if draft.material.definition_versions.get(HEADLINE) != current:
        yield f"the run did not ask the definition of an organised network, version {current}"


def partner_sectors(draft: Draft) -> Iterator[str]:
    held = set(draft.material.partner_sectors) & set(PARTNER_SECTORS)
    refused = {str(r.get("sector")) for r in draft.material.words.refusals if r.get("words")}
    if len(held | refused) < LEAST_SECTORS:
        yield f"{counted(len(held), 'partner sector')} delivered records and {len(refused)} refused"


def any_partner(draft: Draft) -> Iterator[str]:
    if not draft.material.partner_sectors:
        yield "no partner delivered a record"


def linkage(draft: Draft) -> Iterator[str]:
    for number, what in (("T4b", "linkage rate"), ("T4c", "estimate of wrong joins")):
        if not _has_rows(draft, number):
            yield f"no {what} is reported"


def completeness(draft: Draft) -> Iterator[str]:
    table = _table(draft, "T5")
    labels = [str(row[0]) for row in table.rows] if table else []
    for who in ("children", "identified people of concern"):
        for what in ("sex", "age", "self-defined ethnicity", "disability or other need"):
            if f"{who}: {what}" not in labels:
                yield f"completeness of {what} is not shown for {who}"
    if table and "of" not in table.columns:
        yield "completeness is shown without denominators"


def other_definitions(draft: Draft) -> Iterator[str]:
    table = _table(draft, "T3b")
    if table is None or len(table.rows) < LEAST_DEFINITIONS:
        yield "counts under other definitions are not shown side by side"


def flags(draft: Draft) -> Iterator[str]:
    if not (_has_rows(draft, "T5a") and _has_rows(draft, "T5b")):
        yield "recorded flags are not held against findings"
    audit = draft.material.audit
    least = least_read(draft.material.words)
    read = 0 if audit is None else audit.n_read
    if read < least:
        yield f"a sample needs {counted(least, 'crime')} read by people, and has {read}"


def judgements(draft: Draft) -> Iterator[str]:
    found = draft.material.judgements
    if not found:
        yield "there is no judgement"
    for one in found:
        is_judged = one.probability != TOO_FEW
        if is_judged and one.probability not in PROBABILITY_WORDS:
            yield f"{one.id} has no word of the yardstick"
        elif one.probability not in one.claim.text:
            yield f"the text of {one.id} has another word than its judgement"
        if is_judged and one.confidence not in CONFIDENCE:
            yield f"{one.id} has no confidence"
        if not one.claim.rests_on:
            yield f"{one.id} rests on no evidence"


def hedges(draft: Draft) -> Iterator[str]:
    for section, text in prose(draft):
        for word in HEDGES.findall(QUESTION.sub(" ", text)):
            yield f"'{word}' stands in section {section}"


def requirements(draft: Draft) -> Iterator[str]:
    yield from gaps.incomplete(draft.material.gaps)
    listed = _table(draft, "T30")
    numbers = {str(row[0]).partition(":")[0] for row in listed.rows} if listed else set()
    yield from (f"{g.id} is not listed" for g in draft.material.gaps if g.id not in numbers)


def recommendations(draft: Draft) -> Iterator[str]:
    yield from plans.incomplete(draft.material.recommendations)


def last_profile(draft: Draft) -> Iterator[str]:
    if not draft.material.earlier:
        yield "no register of an earlier profile was given"
    for one in draft.material.earlier:
        if one.status not in plans.STATUSES:
            yield f"{one.id} of the last profile has no status"


def language(draft: Draft) -> Iterator[str]:
    from accord.language import check_language

    for section, text in prose(draft):
        for term in check_language(text):
            yield f"'{term.term}' stands in section {section}"


def disclosure(draft: Draft) -> Iterator[str]:
    """Every figure shown is a protected one, and no hidden one can be worked out."""
    facts = draft.material.facts
    policy = facts.protected.policy
    if not policy.protects:
        return
    for cell, interval in facts.protected.intervals.items():
        if interval.width < policy.width or interval.low > 1 or interval.high < policy.threshold:
            yield f"a hidden figure of {cell[0].rsplit('/', 1)[-1]} can be narrowed too far"
    for table in draft.document.tables:
        for row, cells in zip(table.rows, table.cells, strict=False):
            for value, ref in zip(row, cells, strict=True):
                if ref is not None and not _is_as_protected(draft, value, ref):
                    yield f"table {table.number} shows a figure that was not protected"
    for period in draft.material.overlapping:
        yield f"what differs from the earlier release of {period} was not audited"
    if draft.material.listings.networks or draft.material.listings.places:
        yield "single networks or places are listed"


def _is_as_protected(draft: Draft, value: Any, ref: Any) -> bool:
    facts = draft.material.facts
    if not facts.has(ref.query):
        return False
    number = (
        facts.share(ref.query, ref.key, ref.of) if ref.of else facts.number(ref.query, *ref.key)
    )
    return bool(value == number.text or value == number.value)


def second_reader(draft: Draft) -> Iterator[str]:
    words = draft.material.words
    reader = str(words.review.get("reviewed_by", "")).strip()
    if not reader:
        yield "nobody has signed as second reader"
    elif reader.casefold() == words.author.strip().casefold():
        yield "the second reader is the author"
    elif not words.author.strip():
        yield "no author is named"


def numbers(draft: Draft) -> Iterator[str]:
    """Each number of the text is looked up in the tables of the same document."""
    shown = shown_in_tables(draft.document)
    material = draft.material
    claims = (
        *((j.id, j.claim) for j in material.judgements),
        *((g.id, g.what) for g in material.gaps),
        *((r.id, r.what) for r in material.recommendations),
    )
    for name, claim in claims:
        yield from (f"{name}: {fault}" for fault in untraced(claim, shown))
    for section in draft.document.all_sections:
        for part in section.parts:
            if isinstance(part, Paragraph | Bullets):
                yield from (f"section {section.number}: {f}" for f in untraced(part, shown))
    yield from disagreeing(draft.document.tables)


def reproducible(draft: Draft) -> Iterator[str]:
    if draft.digest_before and draft.digest_before != draft.digest:
        yield "an earlier build of the same inputs gave other figures"
    for query in draft.material.facts.unsteady:
        yield f"counting again gave another figure for {query}"


def maps(draft: Draft) -> Iterator[str]:
    """Each map shows only what the table beside it shows, and no small count."""
    policy = draft.material.facts.protected.policy
    for figure in draft.document.figures:
        if not figure.number.startswith("M"):
            continue
        beside = re.search(r"data in table (\w+)", figure.caption)
        table = _table(draft, beside.group(1)) if beside else None
        if table is None:
            yield f"map {figure.number} has no table beside it"
            continue
        counts = [row[1] for row in table.rows if isinstance(row[1], int)]
        if any(policy.is_small(count) for count in counts):
            yield f"map {figure.number} shows a count below {policy.threshold}"
        if not policy.protects:
            continue
        known = {str(row[0]): str(row[1]) for row in table.rows}
        for name, shown in re.findall(
            r"(?:: |; )([^;:]+?) (\[c\]|[\d,]+)(?=[;.])", figure.alternative
        ):
            if known.get(name, shown).replace(",", "") != shown.replace(",", ""):
                yield f"map {figure.number} says of an area what its table does not"


def accessibility(draft: Draft) -> Iterator[str]:
    document = draft.document
    if not document.title or not document.language:
        yield "the document has no title or no language"
    numbers = [section.number for section in document.sections]
    if len(set(numbers)) < len(numbers):
        yield "two sections have one number"
    named = [part.number for part in document.parts if isinstance(part, Table | Figure)]
    yield from (
        f"the number {n} is given twice" for n in sorted({n for n in named if named.count(n) > 1})
    )
    for table in document.tables:
        if not table.rows:
            yield f"table {table.number} has no row"
        if any(row[0] in (None, "") for row in table.rows):
            yield f"table {table.number} has a row without a name"
    for figure in document.figures:
        if "data in table" not in figure.caption and "counts in table" not in figure.caption:
            yield f"figure {figure.number} does not say where its data stand as a table"
        if "<title" not in figure.svg:
            yield f"figure {figure.number} has no title in its picture"
    yield from (f"section {s.number} is empty" for s in document.sections if not s.parts)


def prose(draft: Draft) -> Iterator[tuple[str, str]]:
    """Every sentence of the document with the section it stands in, tables' words included."""
    for part in draft.document.cover:
        yield from (("cover", text) for text in texts(part))
    for section in draft.document.all_sections:
        yield section.number, section.title
        for part in section.parts:
            yield from ((section.number, text) for text in texts(part))


def _section(draft: Draft, number: str) -> Section | None:
    return next((s for s in draft.document.sections if s.number == number), None)


def _table(draft: Draft, number: str) -> Table | None:
    return next((t for t in draft.document.tables if t.number == number), None)


def _has_rows(draft: Draft, number: str) -> bool:
    table = _table(draft, number)
    return table is not None and bool(table.rows)
