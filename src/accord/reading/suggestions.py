"""A run's texts into phrases that keep company with what was read: a draft for a person to judge.

A phrase is proposed by how much more often it stands in a sentence beside a concept than elsewhere
(Dunning's log-likelihood and pointwise mutual information, counted once a record). What names
somebody or something, or holds a number, is never proposed.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.engine import Work
from accord.errors import UserFacingError
from accord.reading.catalogue import load_catalogue
from accord.reading.concepts import CONCEPTS
from accord.reading.run_texts import opened_run, overlays_of, texts_of
from accord.text import Search, normalise, split_sentences
from accord.text.phrase import COMMON_WORDS
from accord.text.words import word_set

LONGEST = 4  # words
LEAST_GAIN = 2.0  # how many times as often beside the concept as elsewhere, as a power of two
LEAST_LIKELIHOOD = 10.83  # one in a thousand by chance
MOSTLY = 0.8  # a shorter phrase that nearly always stands in a longer one gives way to it
NAMED = 0.2  # a word written with a capital inside sentences this often names something
LEFT_OUT = ("ref.", "blame.", "people.")

_WORD = re.compile(r"[a-z][a-z']*")
_SMALL = COMMON_WORDS | word_set(
    """about after again also and another around because before being between both but came come
    could did does during each for from get go going had has have having her here hers him his how
    if into its just like made make many me might more most much must my no nor not now of off on
    once only or other our over own said same say says she should so some such than that the their
    them then there these they this those through to too under until up very was we were what when
    where which while who why will with would yet you your known stated states state reported"""
)

Key = tuple[str, str, str, str]
Gram = tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """A phrase with how often it stands beside a concept and elsewhere."""

    concept_id: str
    phrase: str
    beside: int
    elsewhere: int
    likelihood: float
    gain: float


@dataclass
class _Spoken:
    """What is counted for one concept: records with it, and the phrases beside it."""

    records: int = 0
    beside: Counter[Gram] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.beside = Counter()


def suggest(run: Path, *, concept: str | None = None, least: int = 5, most: int = 10) -> str:
    """A draft of an overlay from a run; nothing is used until a person has accepted it."""
    if concept and not any(name.startswith(concept) for name in CONCEPTS):
        raise UserFacingError(
            "There is no such concept or family of concepts; exchange.gift and exchange. are two."
        )
    if least < 3:
        raise UserFacingError("A phrase has to stand in three records or more.")
    with opened_run(run) as work:
        found = _suggestions(work, run, concept or "", least)
    return draft(found, most)


def _suggestions(work: Work, run: Path, concept: str, least: int) -> list[Suggestion]:
    mentions = _mentions(work, concept)
    names = _names(work)
    spoken: defaultdict[str, _Spoken] = defaultdict(_Spoken)
    capitals: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    n_texts = 0
    for row in texts_of(work):
        n_texts += 1
        here = mentions.get((row.source_id, row.event_kind, row.event_ref, row.field))
        _note_capitals(row.text, capitals, seen)
        if here:
            _count_beside(row.text, here, spoken)
    names |= {word for word, count in capitals.items() if count >= NAMED * seen[word]}
    wanted = {
        name: {g: n for g, n in one.beside.items() if n >= least and _may_be_shown(g, names)}
        for name, one in spoken.items()
    }
    elsewhere = _count_elsewhere(work, mentions, wanted)
    held = _held(run)
    return [
        suggestion
        for name in sorted(wanted)
        for suggestion in _scored(name, wanted[name], spoken[name].records, elsewhere, n_texts)
        if not held(suggestion.phrase)
    ]


def _mentions(work: Work, concept: str) -> dict[Key, dict[str, list[tuple[int, int, int]]]]:
    """Affirmed mentions by text: for each concept its sentences and places."""
    found: dict[Key, dict[str, list[tuple[int, int, int]]]] = {}
    sql = (
        'select source_id, event_kind, event_ref, field, concept_id, sentence, "start", "end" '
        "from mentions where assertion = 'affirmed' "
        f"and starts_with(concept_id, '{concept}')"
    )
    for batch in work.engine.batches(sql):
        for row in batch.to_pylist():
            if not row["concept_id"].startswith(LEFT_OUT):
                key = (row["source_id"], row["event_kind"], row["event_ref"], row["field"])
                places = found.setdefault(key, {}).setdefault(row["concept_id"], [])
                places.append((row["sentence"], row["start"], row["end"]))
    return found


def _names(work: Work) -> set[str]:
    """Every word of every name, place and handle of the run's own tables."""
    words: set[str] = set()
    sql = (
        "select forename as a, surname as b, array_to_string(known_as, ' ') as c from nominals "
        "union select location_text, null, null from crimes "
        "union select location_text, null, null from intelligence "
        "union select location_text, null, null from partner_reports "
        "union select found_location_text, null, null from missing_episodes"
    )
    for batch in work.engine.batches(sql):
        for row in batch.to_pylist():
            for value in row.values():
                words.update(_WORD.findall(normalise(value or "").text))
    return words - _SMALL


def _note_capitals(text: str, capitals: Counter[str], seen: Counter[str]) -> None:
    """Count words written with a capital where a sentence does not begin."""
    if text.isupper():
        return
    for found in re.finditer(r"(?<=[a-z,;] )([A-Za-z][A-Za-z']+)", text):
        word = found[1].lower()
        seen[word] += 1
        capitals[word] += found[1][0].isupper()


def _grams(words: Sequence[str]) -> Iterator[Gram]:
    for size in range(1, LONGEST + 1):
        for start in range(len(words) - size + 1):
            yield tuple(words[start : start + size])


def _words(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch; whatever holds a digit or a sign breaks it up."""
    return [
        w if _WORD.fullmatch(w) else "" for w in re.findall(r"[^\s,;:.!?()\"/]+", text[start:end])
    ]


def _whole(gram: Gram) -> bool:
    return "" not in gram and gram[0] not in _SMALL and gram[-1] not in _SMALL


def _count_beside(
    text: str, here: Mapping[str, list[tuple[int, int, int]]], spoken: Mapping[str, _Spoken]
) -> None:
    """Count, once a record, the phrases of the sentences a concept stands in, outside of it."""
    normal = normalise(text)
    sentences = split_sentences(normal.text)
    for concept, places in here.items():
        grams: set[Gram] = set()
        for number, first, last in places:
            if number >= len(sentences) or normal.offsets is not None:
                continue
            sentence = sentences[number]
            for start, end in ((sentence.start, first), (last, sentence.end)):
                grams.update(g for g in _grams(_words(normal.text, start, end)) if _whole(g))
        spoken[concept].records += 1
        spoken[concept].beside.update(grams)


def _may_be_shown(gram: Gram, names: set[str]) -> bool:
    if any(word in names or len(word) < 2 for word in gram):
        return False
    return len(gram) > 1 or len(gram[0]) > 3


def _count_elsewhere(
    work: Work,
    mentions: Mapping[Key, Mapping[str, Any]],
    wanted: Mapping[str, Mapping[Gram, int]],
) -> Counter[tuple[str, Gram]]:
    """In how many records without a concept each of its phrases stands."""
    concepts: defaultdict[Gram, list[str]] = defaultdict(list)
    for concept, grams in wanted.items():
        for gram in grams:
            concepts[gram].append(concept)
    counts: Counter[tuple[str, Gram]] = Counter()
    for row in texts_of(work):
        here = mentions.get((row.source_id, row.event_kind, row.event_ref, row.field), {})
        text = normalise(row.text).text
        for gram in {g for g in _grams(_words(text, 0, len(text))) if g in concepts}:
            for concept in concepts[gram]:
                counts[concept, gram] += concept not in here
    return counts


def _scored(
    concept: str,
    beside: Mapping[Gram, int],
    records: int,
    elsewhere: Mapping[tuple[str, Gram], int],
    n_texts: int,
) -> list[Suggestion]:
    others = max(1, n_texts - records)
    found = []
    for gram, count in beside.items():
        away = elsewhere[concept, gram]
        gain = math.log2((count / records) / ((away + 0.5) / (others + 1)))
        likelihood = _likelihood(count, records, away, others)
        if gain >= LEAST_GAIN and likelihood >= LEAST_LIKELIHOOD:
            found.append(Suggestion(concept, " ".join(gram), count, away, likelihood, gain))
    found.sort(key=lambda s: (-s.likelihood, s.phrase))
    return [s for s in found if not any(_is_part(s, longer) for longer in found)]


def _is_part(one: Suggestion, other: Suggestion) -> bool:
    inside = f" {one.phrase} " in f" {other.phrase} " and one.phrase != other.phrase
    return inside and other.beside >= MOSTLY * one.beside


def _likelihood(a: int, n: int, b: int, m: int) -> float:
    """Dunning's log-likelihood ratio of a in n against b in m."""
    expected = (a + b) / (n + m)

    def part(seen: float, mean: float) -> float:
        return seen * math.log(seen / mean) if seen else 0.0

    inside = part(a, n * expected) + part(b, m * expected)
    rest = part(n - a, n * (1 - expected)) + part(m - b, m * (1 - expected))
    return 2 * (inside + rest)


def _held(run: Path) -> Any:
    """Whether the catalogue has a phrase in some words already."""
    catalogue = load_catalogue(overlays_of(run))
    search = Search([pattern for _, pattern in catalogue.patterns])

    def held(phrase: str) -> bool:
        return bool(search.find(phrase, split_sentences(phrase)))

    return held


def draft(suggestions: Iterable[Suggestion], most: int) -> str:
    """The draft: an overlay that is refused until a person has given each entry its example."""
    lines = [
        "# Phrases that keep company with what the catalogue reads already: a draft, made by",
        "# accord read suggest. Keep what is true, delete the rest, and give each entry you keep",
        "# a sentence of your own that must be read so (+) and one that must not (-). Until an",
        "# entry has its example the file is refused. Then: accord read diff STORE --overlay FILE",
    ]
    by_concept: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in suggestions:
        by_concept[suggestion.concept_id].append(suggestion)
    for concept, found in sorted(by_concept.items()):
        lines += ["", f"concept: {concept}", "means: local wording", "from: our own texts"]
        for s in found[:most]:
            name = re.sub(r"[^a-z]+", "-", f"{concept} {s.phrase}").strip("-")
            told = f"beside it in {s.beside} records, elsewhere in {s.elsewhere}"
            lines += ["", f"[{name}] {told}; log-likelihood {s.likelihood:.1f}", f"= {s.phrase}"]
    return "\n".join(lines) + "\n"
