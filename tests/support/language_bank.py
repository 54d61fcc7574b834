"""The hand-labelled sentences for the check of wording, and how well a checker does on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.language import Term


@dataclass
class Sentence:
    """A text with the wording that must be found, whose words it is, and what may be found."""

    text: str
    required: list[tuple[str, str]] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)


@dataclass
class Score:
    """What was found, missed and invented; and whose words were told right."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    speech_right: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.invented)

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed)

    def lines(self) -> str:
        """The figures and what went wrong."""
        figures = f"precision {self.precision:.3f} recall {self.recall:.3f}"
        return "\n".join([figures, *self.notes])


def load_sentences(path: Path) -> list[Sentence]:
    """Read a bank file."""
    items: list[Sentence] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            items.append(Sentence(line[2:].replace("\\n", "\n")))
        elif line.startswith("= "):
            words, _, speech = line[2:].partition(" | ")
            items[-1].required.append((words, speech or "own words"))
        elif line.startswith("? "):
            items[-1].allowed.append(line[2:])
    return items


def score_sentences(items: Iterable[Sentence], check: Callable[[str], Sequence[Term]]) -> Score:
    """Check every sentence and compare."""
    score = Score()
    for item in items:
        _score(score, item, check(item.text))
    return score


def _score(score: Score, item: Sentence, terms: Sequence[Term]) -> None:
    used: set[int] = set()
    for words, speech in item.required:
        hits = [t for t in terms if _meets(item.text, words, t)]
        used.update(map(id, hits))
        score.found += bool(hits)
        score.missed += not hits
        score.speech_right += bool(hits) and hits[0].speech == speech
        if not hits:
            score.notes.append(f"missed {words!r} in: {item.text}")
    for term in terms:
        is_allowed = any(_meets(item.text, words, term) for words in item.allowed)
        if id(term) not in used and not is_allowed:
            score.invented += 1
            score.notes.append(f"invented {item.text[term.start : term.end]!r} in: {item.text}")


def _meets(text: str, words: str, term: Term) -> bool:
    start = text.index(words)
    return term.start < start + len(words) and start < term.end
