"""A run and an overlay into what would read differently: records and counts, never a text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from accord.reading.catalogue import Catalogue, Entry, load_catalogue
from accord.reading.concepts import needs_context
from accord.reading.mentions import Mention
from accord.reading.reader import Reader
from accord.reading.run_texts import opened_run, overlays_of, texts_of
from accord.reading.stage import CONCERN_ROLES, Row
from accord.text import Search, normalise, split_sentences

MOST_SHOWN = 50


@dataclass(frozen=True)
class RecordChange:
    """One text that would read differently: its record, and which concepts come and go."""

    source_id: str
    event_kind: str
    event_ref: str
    field: str
    gained: dict[str, int]
    lost: dict[str, int]


@dataclass(frozen=True)
class OverlayChanges:
    """What an overlay would change in the texts of a run."""

    n_texts: int
    n_with_its_words: int
    changed: tuple[RecordChange, ...]
    unused: tuple[str, ...]
    failing: tuple[str, ...]

    def to_json(self) -> str:
        """For another program."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    def as_text(self) -> str:
        """For a person."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield (
            f"{len(self.changed):,} of {self.n_texts:,} texts would read differently; the words of "
            f"the overlay stand in {self.n_with_its_words:,}."
        )
        for what, totals in (("more", self._totals("gained")), ("fewer", self._totals("lost"))):
            yield from (f"  {count:,} {what} {name}" for name, count in totals)
        for change in self.changed[:MOST_SHOWN]:
            told = [f"+{name}" for name in change.gained] + [f"-{name}" for name in change.lost]
            record = f"{change.source_id}/{change.event_kind}/{change.event_ref}"
            yield f"  - {record} ({change.field}): {' '.join(sorted(told))}"
        if len(self.changed) > MOST_SHOWN:
            yield f"  - and {len(self.changed) - MOST_SHOWN:,} more (all with --json)"
        if self.unused:
            yield f"entries found nowhere: {', '.join(self.unused)}"
        if self.failing:
            yield "examples that are not read as their entry says:"
            yield from (f"  - {line}" for line in self.failing)

    def _totals(self, side: str) -> list[tuple[str, int]]:
        total: Counter[str] = Counter()
        for change in self.changed:
            total.update(getattr(change, side))
        return sorted(total.items())


def changes(run: Path, overlays: Sequence[Path]) -> OverlayChanges:
    """Read a run's texts with and without an overlay; the run stays as it is.

    An overlay only adds entries, so a text without its words reads as before and is not read again.
    """
    names = {path.name for path in overlays}
    kept = [path for path in overlays_of(run) if path.name not in names]
    before, after = load_catalogue(kept), load_catalogue([*kept, *overlays])
    added = [(e, p) for e, p in after.patterns if e.file in names]
    search = Search([pattern for _, pattern in added])
    readers = Reader(before), Reader(after)
    found: Counter[str] = Counter()
    changed = []
    n_texts = 0
    with opened_run(run) as work:
        for row in texts_of(work):
            n_texts += 1
            text = normalise(row.text).text
            matches = search.find(text, split_sentences(text))
            if not matches:
                continue
            found.update({added[m.pattern][0].entry_id for m in matches})
            found["texts"] += 1
            if change := _change(row, *readers):
                changed.append(change)
    entries = [entry for entry in after.entries if entry.file in names]
    return OverlayChanges(
        n_texts,
        found["texts"],
        tuple(changed),
        tuple(sorted(e.entry_id for e in entries if e.entry_id not in found)),
        tuple(failing_examples(after, entries)),
    )


def _change(row: Row, before: Reader, after: Reader) -> RecordChange | None:
    first, second = _read(row, before), _read(row, after)
    if first == second:
        return None
    gained = Counter(_told(m) for m in second) - Counter(_told(m) for m in first)
    lost = Counter(_told(m) for m in first) - Counter(_told(m) for m in second)
    record = (row.source_id, row.event_kind, row.event_ref, row.field)
    return RecordChange(*record, dict(sorted(gained.items())), dict(sorted(lost.items())))


def _read(row: Row, reader: Reader) -> tuple[Mention, ...]:
    years = (row.year_from, row.year_to or row.year_from) if row.year_from else None
    is_concern = row.is_concern or any(CONCERN_ROLES & set(p.roles) for p in row.people)
    return reader.read(row.text, row.people, is_concern=is_concern, years=years)


def _told(mention: Mention) -> str:
    """A mention by what it says and how; a longer span of the same is no other mention."""
    return f"{mention.concept_id} {mention.assertion}"


def failing_examples(catalogue: Catalogue, entries: Sequence[Entry]) -> Iterator[str]:
    """The examples of some entries that are not read as the entry says."""
    reader = Reader(catalogue)
    for entry in entries:
        if entry.kind != "concept":
            continue
        is_concern = needs_context(entry.concept_id)
        for number, text in enumerate(entry.positives, start=1):
            if entry.concept_id not in _concepts(reader, text, is_concern):
                yield f"{entry.entry_id}: its example {number} (+)"
        for number, text in enumerate(entry.negatives, start=1):
            if entry.concept_id in _concepts(reader, text, is_concern):
                yield f"{entry.entry_id}: its counter-example {number} (-)"


def _concepts(reader: Reader, text: str, is_concern: bool) -> set[str]:
    return {mention.concept_id for mention in reader.read(text, is_concern=is_concern)}
