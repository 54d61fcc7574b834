"""The material of a profile becomes its document, checked by every gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from accord import fingerprint
from accord.documents import (
    Bullets,
    Document,
    Marking,
    Notice,
    Paragraph,
    Part,
    Section,
    Table,
    texts,
)
from accord.profile import gaps, judgements, kept, recommendations
from accord.profile.chapters.closing import QUERIES, WORDS_USED, words_used
from accord.profile.gates import (
    GATES,
    Draft,
    Outcome,
    as_table,
    outcomes,
    stop_unless_overridden,
)
from accord.profile.gather import Inputs, gathered, releases_told
from accord.profile.judgements import Judgement
from accord.profile.kept import Build, Kept
from accord.profile.left_out import tables_of_queries
from accord.profile.material import Material
from accord.profile.sections import CHAPTERS, missing_sources
from accord.profile.spans import day

MARKINGS = {
    "restricted": Marking.SENSITIVE,
    "partnership": Marking.SENSITIVE,
    "public": Marking.OFFICIAL,
}
EDITIONS = {
    "restricted": "restricted edition",
    "partnership": "partnership edition",
    "public": "public edition",
}


@dataclass(frozen=True)
class Profile:
    """A built profile: its document, what each gate found, and what is kept for the next."""

    document: Document
    outcomes: tuple[Outcome, ...]
    material: Material
    kept: Kept


def build(inputs: Inputs, before: Kept | None = None) -> Profile:
    """Build a profile; BuildStopped where a failing of the inspection is not overridden."""
    material = completed(gathered(inputs))
    made = Build(_fingerprint(inputs, material), kept.figures_of(material.facts))
    earlier = before or Kept()
    material = replace(material, moved=kept.moved(earlier.against(made), made))
    draft = Draft(
        material,
        document_of(material),
        made.digest,
        earlier.digest_of(made.fingerprint),
    )
    found = outcomes(draft)
    stop_unless_overridden(found)
    document = with_gates(draft.document, found)
    return Profile(document, found, material, earlier.followed_by(made))


def completed(material: Material) -> Material:
    """The material with what is drafted from it: judgements, gaps and recommendations."""
    facts, words = material.facts, material.words
    drafts = judgements.drafted(facts, material.grounds.confidence)
    return replace(
        material,
        judgements=tuple(_with_words(drafts, words.judgements, material)),
        gaps=gaps.found_gaps(facts, words, missing_sources(material)),
        recommendations=recommendations.drafted(facts, words),
    )


def _with_words(
    drafts: tuple[Judgement, ...], own: Mapping[str, Mapping[str, Any]], material: Material
) -> list[Judgement]:
    """The judgements with what analysts changed; a changed word must stand in the text too."""
    kept_ones = []
    for draft in drafts:
        given = own.get(draft.id, {})
        if given.get("leave_out"):
            continue
        word, claim = str(given.get("probability", draft.probability)), draft.claim
        if given.get("text"):
            claim = judgements.reworded(draft.id, str(given["text"]), word, material.facts)
        elif word != draft.probability:
            claim = judgements.with_word(draft, word, material.facts)
        confidence = str(given.get("confidence", draft.confidence))
        kept_ones.append(replace(draft, claim=claim, probability=word, confidence=confidence))
    return kept_ones


def _fingerprint(inputs: Inputs, material: Material) -> str:
    """Everything the figures depend on: run, scope, outlines, earlier releases, our own code."""
    scope = inputs.scope
    outlines = fingerprint.of_file(inputs.boundaries) if inputs.boundaries else ""
    code = fingerprint.of_code(("accord.profile", "accord.disclosure", "accord.tables"))
    told = releases_told(inputs.store, scope)
    return fingerprint.of_parts(
        (material.run_id, scope.place, scope.period, scope.audience, outlines, *told, code)
    )


def document_of(material: Material) -> Document:
    """The document before its gates are printed in it."""
    scope = material.scope
    sections = tuple(chapter.section(material) for chapter in CHAPTERS)
    return Document(
        title=f"Child sexual exploitation problem profile: {material.force_name}",
        subtitle=f"{day(scope.first)} to {day(scope.last)}, {EDITIONS[scope.audience]}",
        marking=MARKINGS[scope.audience],
        cover=(),
        sections=_explained(_indexed(sections)),
        author=material.words.author,
        is_synthetic=material.is_synthetic,
        dated=date.fromisoformat(material.facts.as_at),
    )


def _indexed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with an annex that says in which tables each query stands."""
    parts = [part for section in sections for part in section.parts]
    places = tables_of_queries([part for part in parts if isinstance(part, Table)])
    *rest, annex = sections
    filled = tuple(
        replace(
            part,
            rows=tuple(
                (*row[:-1], places[str(row[0])]) for row in part.rows if str(row[0]) in places
            ),
        )
        if isinstance(part, Table) and part.number == QUERIES
        else part
        for part in annex.parts
    )
    return (*rest, replace(annex, parts=filled))


def _explained(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the words that they and the gates use, said in full at the end."""
    used = [text for section in sections for part in section.parts for text in texts(part)]
    *rest, annex = sections
    words = words_used(
        (*used, *(section.title for section in sections), *(gate.asks for gate in GATES))
    )
    return (*rest, replace(annex, sections=(words,)))


def with_gates(document: Document, found: tuple[Outcome, ...]) -> Document:
    """The document with the gates in section 0, and every override on its cover."""
    first, *rest = document.sections
    control = Section(first.number, first.title, (*first.parts, as_table(found)), first.sections)
    cover: list[Part] = [
        Notice(
            "Issued although one of its checks is not passed",
            f"{_checked(outcome)} {outcome.override}",
        )
        for outcome in found
        if outcome.override
    ]
    passed = sum(outcome.is_passed for outcome in found)
    cover.append(
        Paragraph(
            f"{passed} of {len(found)} checks of its quality are passed; section 0 lists them. "
            f"Short forms and words of the trade are explained in section {WORDS_USED}."
        )
    )
    failed = [o for o in found if not o.is_passed and not o.override]
    if failed:
        cover.append(Paragraph("Not passed:"))
        cover.append(Bullets(tuple(map(_checked, failed))))
    return replace(document, cover=tuple(cover), sections=(control, *rest))


def _checked(outcome: Outcome) -> str:
    """A gate's own sentence, and what was found; its number stands in section 0 alone."""
    more = len(outcome.faults) - 1
    said = f"{outcome.faults[0]}; and {more} more" if more else outcome.faults[0]
    return f"{outcome.gate.asks}: {said}."


def state_file(folder: Path, inputs: Inputs) -> Path:
    """Where a build's figures are kept for the next one of the same edition."""
    return folder / f"{inputs.scope.force}-{inputs.scope.audience}.figures.json"
