"""What several ways of reading made of the same labelled sentences, as one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from accord.reading import Mention
from accord.reading.mentions import ASSERTIONS

WANTED = {"precision": 0.92, "recall": 0.88, "assertion": 0.95, "counts": 0.90, "alarms": 3.0}
_NAMES = "ref.person_name"


class Labelled(Protocol):
    """A text with the labels it must have and those it may have."""

    text: str
    required: list[Any]
    allowed: list[Any]


class Way(Protocol):
    """A way to read, with what it read in each text."""

    @property
    def name(self) -> str: ...
    @property
    def mentions(self) -> list[tuple[Mention, ...]] | None: ...
    @property
    def why_not(self) -> str: ...


def page_of(
    items: Sequence[Labelled], ways: Sequence[Way], about: Sequence[str], machine: Sequence[str]
) -> str:
    """The page: one table of all ways, then the first way concept by concept, and its misses."""
    ours = next(way.mentions for way in ways if way.mentions is not None)
    lines = [
        "# Reading: sentences labelled by hand",
        "",
        f"{len(items)} texts, {sum(not item.required for item in items)} of them hold nothing. "
        "Made by `python -m benchmarks.reading_bank BANK... --write`.",
        *about,
        "Names are tested apart and are left out here.",
        "",
        *_table_of_ways(items, ways),
        "",
        "## Which assertion was read for which",
        "",
        *_confusion(items, ours),
        "",
        "## By concept",
        "",
        *_by_concept(items, ours),
        "",
        "## What was missed or invented",
        "",
        *_misses(items, ours),
        "",
        "## Measured on",
        "",
        *(f"- {line}" for line in machine),
    ]
    return "\n".join(lines) + "\n"


def family(concept: str) -> str:
    """Wording that blames is one family; every other concept is its own."""
    return "blame.*" if concept.startswith("blame.") else concept


def found_in(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """What was read in one text, by concept."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.concept_id != _NAMES:
            found.setdefault(family(mention.concept_id), []).append(mention)
    return found


def _allowed(item: Labelled) -> set[str]:
    return {label.concept for label in (*item.required, *item.allowed)}


class Tally:
    """How one way did over all texts."""

    def __init__(self, items: Sequence[Labelled], read: Sequence[Sequence[Mention]]) -> None:
        self.n: Counter[str] = Counter()
        for item, mentions in zip(items, read, strict=True):
            self._add(item, found_in(mentions))

    def _add(self, item: Labelled, found: dict[str, list[Mention]]) -> None:
        wanted = {label.concept for label in item.required}
        invented = found.keys() - _allowed(item)
        self.n["found"] += len(wanted & found.keys())
        self.n["missed"] += len(wanted - found.keys())
        self.n["invented"] += len(invented)
        if not item.required:
            self.n["empty"] += 1
            self.n["alarms"] += bool(invented)
        for label in item.required:
            if label.concept not in found:
                continue
            said = {mention.assertion for mention in found[label.concept]}
            self.n["asserted"] += 1
            self.n["asserted right"] += said == {label.assertion}
            if label.count is not None:
                read = [(m.count_low, m.count_high) for m in found[label.concept]]
                self.n["counted"] += 1
                self.n["counted right"] += label.count in read

    def share(self, part: str, *rest: str) -> float | None:
        """A part of a whole that is the part and the rest; nothing where the whole is nothing."""
        whole = self.n[part] + sum(self.n[name] for name in rest)
        return self.n[part] / whole if whole else None

    def of(self, part: str, whole: str) -> float | None:
        """A part of a whole that holds it."""
        return self.n[part] / self.n[whole] if self.n[whole] else None


def _figure(value: float | None, digits: int = 3) -> str:
    return "none" if value is None else f"{value:.{digits}f}"


def _table_of_ways(items: Sequence[Labelled], ways: Sequence[Way]) -> Iterator[str]:
    yield "| | precision | recall | assertion | counts | false alarms per 100 empty texts |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for way in ways:
        if way.mentions is None:
            yield f"| {way.name} | {way.why_not} | | | | |"
            continue
        tally = Tally(items, way.mentions)
        alarms = tally.of("alarms", "empty")
        figures = (
            _figure(tally.share("found", "invented")),
            _figure(tally.share("found", "missed")),
            _figure(tally.of("asserted right", "asserted")),
            _figure(tally.of("counted right", "counted")),
            _figure(None if alarms is None else 100 * alarms, 1),
        )
        yield f"| {way.name} | {' | '.join(figures)} |"
    wanted = " | ".join(f"{value:g}" for value in list(WANTED.values())[:4])
    yield f"| wanted | {wanted} | at most {WANTED['alarms']:g} |"


def _confusion(items: Sequence[Labelled], read: Sequence[Sequence[Mention]]) -> Iterator[str]:
    """Labels by row, what was read by column; a text read in several ways counts for each."""
    seen: Counter[tuple[str, str]] = Counter()
    for item, mentions in zip(items, read, strict=True):
        found = found_in(mentions)
        for label in item.required:
            for said in sorted({m.assertion for m in found.get(label.concept, ())}) or ["missed"]:
                seen[label.assertion, said] += 1
    columns = (*ASSERTIONS, "missed")
    yield f"| labelled | {' | '.join(columns)} |"
    yield f"| --- | {' | '.join('---:' for _ in columns)} |"
    for label in ASSERTIONS:
        yield f"| {label} | {' | '.join(str(seen[label, said]) for said in columns)} |"


def _by_concept(items: Sequence[Labelled], read: Sequence[Sequence[Mention]]) -> Iterator[str]:
    n: Counter[tuple[str, str]] = Counter()
    for item, mentions in zip(items, read, strict=True):
        found, wanted = found_in(mentions), {label.concept for label in item.required}
        n.update((concept, "found") for concept in wanted & found.keys())
        n.update((concept, "missed") for concept in wanted - found.keys())
        n.update((concept, "invented") for concept in found.keys() - _allowed(item))
    yield "| concept | found | missed | invented | precision | recall |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for concept in sorted({concept for concept, _ in n}):
        found, missed = n[concept, "found"], n[concept, "missed"]
        invented = n[concept, "invented"]
        precision = found / (found + invented) if found + invented else None
        recall = found / (found + missed) if found + missed else None
        yield (
            f"| {concept} | {found} | {missed} | {invented} | {_figure(precision, 2)} "
            f"| {_figure(recall, 2)} |"
        )


def _misses(items: Sequence[Labelled], read: Sequence[Sequence[Mention]]) -> Iterator[str]:
    for item, mentions in zip(items, read, strict=True):
        faults = list(_faults(item, found_in(mentions)))
        if faults:
            yield f"- {' / '.join(item.text.split(chr(10)))}"
            yield from (f"  - {fault}" for fault in faults)


def _faults(item: Labelled, found: dict[str, list[Mention]]) -> Iterator[str]:
    for label in item.required:
        if label.concept not in found:
            yield f"missed {label.concept} ({label.assertion})"
            continue
        mentions = found[label.concept]
        said = sorted({mention.assertion for mention in mentions})
        if said != [label.assertion]:
            yield f"{label.concept} is {label.assertion}, read as {' and '.join(said)}"
        counts = [(m.count_low, m.count_high) for m in mentions]
        if label.count is not None and label.count not in counts:
            yield f"{label.concept} is {_span(label.count)}, read as {_span(counts[0])}"
    for concept in sorted(found.keys() - _allowed(item)):
        words = ", ".join(f'"{item.text[m.start : m.end]}"' for m in found[concept])
        yield f"invented {concept}: {' '.join(words.split())}"


def _span(count: tuple[int | None, int | None]) -> str:
    low, high = count
    return f"{low} or more" if high is None else f"{low} to {high}"
