"""The hand-labelled sentences, and how well a reader does on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.reading import Mention
from accord.reading.mentions import Person

Count = tuple[int, int | None]


@dataclass(frozen=True)
class Label:
    """What a sentence says, as a person labelled it."""

    concept: str
    assertion: str
    count: Count | None = None


@dataclass
class Item:
    """A text with the people of its record, the labels it must have and those it may have."""

    text: str
    people: tuple[Person, ...] = ()
    required: list[Label] = field(default_factory=list)
    allowed: list[Label] = field(default_factory=list)


def _family(concept: str) -> str:
    return "blame.*" if concept.startswith("blame.") else concept


def _label(line: str) -> Label:
    concept, assertion, *rest = line.split()
    if not rest:
        return Label(_family(concept), assertion)
    low, high = rest[0].split("-")
    return Label(_family(concept), assertion, (int(low), None if high == "null" else int(high)))


def _person(line: str, number: int) -> Person:
    """'suspect M 15 Kian Rowan'; a question mark where no age is known."""
    role, sex, years, *names = line.split()
    age = int(years) if years.isdigit() else None
    return Person(f"n{number}", *names, sex=sex, roles=(role,), age_low=age, age_high=age)


def load_bank(path: Path) -> list[Item]:
    """Read a bank file."""
    items: list[Item] = []
    people: list[Person] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            people.append(_person(line[2:], len(people)))
        elif line.startswith("> "):
            items.append(Item(line[2:].replace("\\n", "\n"), tuple(people)))
            people = []
        elif line.startswith("= "):
            items[-1].required.append(_label(line[2:]))
        elif line.startswith("? "):
            items[-1].allowed.append(_label(line[2:]))
    return items


@dataclass
class Score:
    """How a reader did: concepts found, missed and invented; assertions and counts right."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    assertions: int = 0
    assertions_right: int = 0
    counts: int = 0
    counts_right: int = 0
    empty: int = 0
    false_alarms: int = 0
    misses: Counter[str] = field(default_factory=Counter)
    inventions: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.invented)

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed)

    @property
    def assertion_accuracy(self) -> float:
        return self.assertions_right / self.assertions

    @property
    def count_accuracy(self) -> float:
        return self.counts_right / self.counts

    def lines(self) -> str:
        """The figures on one line."""
        return (
            f"precision {self.precision:.3f} recall {self.recall:.3f} "
            f"assertion {self.assertion_accuracy:.3f} count {self.counts_right}/{self.counts} "
            f"false alarms {self.false_alarms}/{self.empty}"
        )


def score_bank(items: Iterable[Item], read: Callable[[str], Sequence[Mention]]) -> Score:
    """Read every item and compare; ref.person_name is tested apart."""
    score = Score()
    for item in items:
        _score_item(score, item, read(item.text))
    return score


def _score_item(score: Score, item: Item, mentions: Sequence[Mention]) -> None:
    got: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.concept_id != "ref.person_name":
            got.setdefault(_family(mention.concept_id), []).append(mention)
    wanted = {label.concept for label in item.required}
    allowed = wanted | {label.concept for label in item.allowed}
    notes = [f"missed {c}" for c in sorted(wanted - got.keys())]
    for concept in wanted - got.keys():
        score.missed += 1
        score.misses[concept] += 1
    for concept in got.keys() - allowed:
        score.invented += 1
        score.inventions[concept] += 1
        words = [item.text[m.start : m.end] for m in got[concept]]
        notes.append(f"invented {concept} {words}")
    score.found += len(wanted & got.keys())
    for label in item.required:
        if label.concept in got:
            notes += _score_label(score, label, got[label.concept])
    if not item.required:
        score.empty += 1
        score.false_alarms += bool(got.keys() - allowed)
    if notes:
        score.notes.append(f"> {item.text}\n    " + "\n    ".join(notes))


def _score_label(score: Score, label: Label, mentions: Sequence[Mention]) -> list[str]:
    notes = []
    score.assertions += 1
    said = {mention.assertion for mention in mentions}
    if said == {label.assertion}:
        score.assertions_right += 1
    else:
        notes.append(f"{label.concept} is {label.assertion}, read as {sorted(said)}")
    if label.count is not None:
        score.counts += 1
        counts = [(m.count_low, m.count_high) for m in mentions]
        if label.count in counts:
            score.counts_right += 1
        else:
            notes.append(f"{label.concept} counts {label.count}, read as {counts}")
    return notes
