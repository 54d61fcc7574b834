"""Drafts, counts, names and identifiers into mentions, with spans in the text as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from accord.language import Term
from accord.reading import concepts
from accord.reading.assertion import Verdict
from accord.reading.bystanders import NONE_OF_THEM
from accord.reading.counts import PeopleCount, count_people
from accord.reading.drafts import Draft
from accord.reading.entities import Entity
from accord.reading.identifiers import find_identifiers
from accord.reading.matching import Found
from accord.reading.mentions import (
    AFFIRMED,
    CHILD,
    CONCERN,
    HISTORICAL,
    HYPOTHETICAL,
    NEGATED,
    OTHER_PERSON,
    POSSIBLE,
    Mention,
)
from accord.reading.names import NameSpan
from accord.reading.paid_to_adults import NOT_THE_CHILD, paid_to
from accord.reading.recruited import child_who_brings
from accord.reading.taking_part import those_taking_part
from accord.reading.text_in_hand import SentenceInHand, TextInHand
from accord.reading.they import they_who_act

Span = tuple[int, int]
_ANY = re.compile(
    r"(?:^| )(?:any|no|nil|no other|mention of|sign of|evidence of|record of)(?: \w+)? ?$"
    r"|(?:^|\b)(?:any|no) "
)
# "Nothing to suggest that two men were involved" denies that there were two.
_NOTHING_OF = re.compile(
    r"(?:nothing|nowt) (?:to|that|which)|evidence|indicat|suggest|ruled out|believed|case that"
)


def _mention(
    hand: TextInHand, span: Span, concept: str, verdict: Verdict, number: int, **more: Any
) -> Mention:
    start, end = hand.normal.original(*span)
    cue = hand.quote(verdict.cue)
    return Mention(start, end, concept, verdict.assertion, sentence=number, cue=cue, **more)


def of_draft(hand: TextInHand, draft: Draft) -> Mention:
    """A phrase as a mention, with the nominals it is about where the text leaves no choice."""
    found, known = draft.found, hand.sentence_of(draft.found)
    number = found.sentence.number
    earlier = hand.people_before(number)
    actor = draft.part.actor
    nominal = about = None
    child = child_who_brings(hand.text, draft, known.entities)
    if concepts.has_actor(draft.concept) and actor is not None and actor.kind == CONCERN:
        nominal = hand.binder.nominal_of(actor, known.entities, earlier)
    if child is not None:
        nominal = hand.binder.nominal_of(child, known.entities, earlier) or nominal
    if draft.verdict.assertion != OTHER_PERSON:
        about = hand.binder.child(_about(draft), known.entities, earlier)
        about = None if child and about == nominal else about
    concept, verdict = draft.concept, draft.verdict
    paid = paid_to(hand, draft)
    if paid:
        concept = paid
    elif paid == NOT_THE_CHILD:
        verdict = Verdict(OTHER_PERSON, verdict.cue)
    return _mention(
        hand,
        (found.start, found.end),
        concept,
        verdict,
        number,
        nominal_id=nominal,
        about_nominal_id=about,
        reporter=draft.reporter,
    )


def _about(draft: Draft) -> Entity | None:
    """Whom it happens to."""
    affected, actor = draft.part.affected, draft.part.actor
    if affected is not None and affected.kind != CONCERN:
        return affected
    return actor if actor is not None and actor.kind == CHILD else None


def of_counts(hand: TextInHand, drafts: Sequence[Draft]) -> Iterable[Mention]:
    """How many people of concern each sentence speaks of, where that is more than one."""
    told: PeopleCount | None = None
    taking_part = list(_of_those_taking_part(hand))
    for known in hand.sentences:
        count = count_people(known.entities, hand.text)
        if count is None or _is_hidden(hand, known, (count.start, count.end)):
            continue
        if _took_no_part(hand, known.sentence.number):
            continue
        if told is not None and count.is_reference:
            # "the two suspects ... The suspects then drove": the same people again.
            count = replace(count, low=told.low, high=told.high)
        else:
            told = count
        if any(_is_same_number(hand, mention, count) for mention in taking_part):
            continue  # the same words, and what they did
        verdict = _count_verdict(known, count, drafts)
        yield _mention(
            hand,
            (count.start, count.end),
            "people.several",
            verdict,
            known.sentence.number,
            count_low=count.low,
            count_high=count.high,
        )
    yield from taking_part
    if told is None and not taking_part and not any(d.concept == "people.several" for d in drafts):
        yield from _of_they(hand, drafts)


def _is_same_number(hand: TextInHand, told: Mention, count: PeopleCount) -> bool:
    """Whether the words of a number begin as those of one already told, or hold it whole."""
    start, end = hand.normal.original(count.start, count.end)
    is_within = start <= told.start and told.end <= end
    is_equal = (told.count_low, told.count_high) == (count.low, count.high)
    return start == told.start or (is_within and is_equal)


def _of_those_taking_part(hand: TextInHand) -> Iterable[Mention]:
    """Those named and the others who take part or help, as far as anybody is sure of them."""
    parties = those_taking_part(hand)
    for assertion in (AFFIRMED, POSSIBLE):
        others = [p for p in parties.others if p.verdict.assertion == assertion] if parties else []
        if parties is None or not others:
            continue
        last = others[-1]
        low, high = parties.total(with_possible=assertion == POSSIBLE)
        yield _mention(
            hand,
            (last.words.start, last.words.end),
            "people.several",
            last.verdict,
            last.sentence,
            count_low=low,
            count_high=high,
        )


def _took_no_part(hand: TextInHand, number: int) -> bool:
    """'He works with four others. None of them had any contact with her.'"""
    if number + 1 >= len(hand.sentences):
        return False
    after = hand.sentences[number + 1].sentence
    return bool(NONE_OF_THEM.match(hand.text, after.start, after.end))


def _of_they(hand: TextInHand, drafts: Sequence[Draft]) -> Iterable[Mention]:
    they = they_who_act(hand, drafts)
    if they is not None and not _is_hidden(
        hand, hand.sentences[they.sentence], (they.start, they.end)
    ):
        span = (they.start, they.end)
        more = {"count_low": 2, "count_high": None}
        yield _mention(hand, span, "people.several", they.verdict, they.sentence, **more)


def _count_verdict(known: SentenceInHand, count: PeopleCount, drafts: Sequence[Draft]) -> Verdict:
    """How sure it is that there are so many."""
    if (aside := known.set_aside(count.start)) is not None:
        return aside
    said = [d for d in drafts if d.found.sentence.number == known.sentence.number]
    acted = [d.verdict for d in said if concepts.has_actor(d.concept)]
    doubtful = () if count.is_known else (POSSIBLE,)
    for unreal in (OTHER_PERSON, HYPOTHETICAL, HISTORICAL, *doubtful):
        if acted and all(verdict.assertion == unreal for verdict in acted):
            return acted[0]
    other = known.told_of_another
    if other is not None:
        return Verdict(OTHER_PERSON, (other.start, other.end))
    verdict = known.cues.judge(count.start, count.end)
    if verdict.assertion == NEGATED and verdict.cue:
        denied = known.text[verdict.cue[0] : verdict.cue[1]]
        is_nothing = _NOTHING_OF.search(denied) and not count.is_known
        if is_nothing or _is_any(known.text, count):
            return verdict
    if verdict.cue and verdict.assertion == POSSIBLE and count.start < verdict.cue[0] < count.end:
        return Verdict(AFFIRMED, None)  # "two, perhaps three, men"
    # "she denies meeting the three men": what is denied is the meeting. "Believed to have driven S1
    # and S2": who they are is known, whatever they did.
    is_doubt = verdict.assertion in (HYPOTHETICAL, POSSIBLE, HISTORICAL) and count.is_known
    is_doubt = is_doubt and not (
        verdict.assertion == POSSIBLE and _is_said_to_be(known.text, count)
    )
    return Verdict(AFFIRMED, None) if verdict.assertion == NEGATED or is_doubt else verdict


def _is_said_to_be(text: str, count: PeopleCount) -> bool:
    """'perhaps two of them', 'suspected that others': who they are is what is in doubt."""
    words = text[count.start : count.end]
    return words.startswith("that ") or words.endswith((" of them", "others", " between them"))


def _is_any(text: str, count: PeopleCount) -> bool:
    """'no older people', 'denies that any males were there': nobody is said to be there at all."""
    return bool(_ANY.search(text[max(0, count.start - 24) : count.start + 12]))


def _is_hidden(hand: TextInHand, known: SentenceInHand, span: Span) -> bool:
    """Whether a mask covers a count, or a form merely asks about such people."""
    start, end = span
    if any(answer.start < end and start < answer.end for answer in known.answers):
        return True
    masks = hand.masks.get(known.sentence.number, ())
    return any(
        mask.start < end and start < mask.end
        for mask in masks
        if not _is_of_exchange(mask.entry.hides)
    )


def _is_of_exchange(hides: Iterable[str]) -> bool:
    """Whether a mask says only that nothing went to the child: those it went between are there."""
    return all(concept.startswith("exchange.") for concept in hides)


def of_identifiers(hand: TextInHand) -> Iterable[Mention]:
    """Registration marks, numbers, handles and postcodes in normal form."""
    for item in find_identifiers(hand.original, hand.normal):
        number = hand.sentence_at(item.start).sentence.number
        verdict = Verdict(AFFIRMED, None)
        span = (item.start, item.end)
        yield _mention(hand, span, item.concept_id, verdict, number, value=item.value)


def of_wording(terms: Iterable[Term]) -> Iterable[Mention]:
    """Wording that blames the child; the cue is whose words they are, where not the writer's."""
    for term in terms:
        yield Mention(
            term.start, term.end, term.concept_id, AFFIRMED, sentence=term.sentence, cue=term.cue
        )


def of_names(hand: TextInHand) -> Iterable[Mention]:
    """Everybody named; negated where the text rules them out."""
    ruled_out = _eliminated(hand)
    for name in hand.names:
        known = hand.sentence_at(name.start)
        cue = ruled_out.pop((name.start, name.end), None)
        verdict = Verdict(NEGATED, cue) if cue else _name_verdict(known, name)
        nominal = name.people[0].nominal_id if len(name.people) == 1 else None
        yield _mention(
            hand,
            (name.start, name.end),
            "ref.person_name",
            verdict,
            known.sentence.number,
            value=name.value,
            nominal_id=nominal,
        )
    yield from _eliminated_unnamed(hand, ruled_out)


def _name_verdict(known: SentenceInHand, name: NameSpan) -> Verdict:
    # Only words that rule a person out deny a name; "no threats were made by Kyle" names him.
    verdict = known.cues.judge(name.start, name.end)
    return Verdict(AFFIRMED, None) if verdict.assertion == NEGATED else verdict


def _eliminated(hand: TextInHand) -> dict[Span, Span]:
    """Whom the text rules out, with the words that do."""
    out: dict[Span, Span] = {}
    for found in hand.founds:
        if found.entry.entry_id.startswith("eliminated/"):
            entity = _ruled_out_by(hand, found)
            if entity is not None:
                out[(entity.start, entity.end)] = (found.start, found.end)
    return out


def _ruled_out_by(hand: TextInHand, found: Found) -> Entity | None:
    entities = [e for e in hand.sentence_of(found).entities if e.kind == CONCERN]
    inside = [e for e in entities if found.start <= e.start < found.end]
    if not found.entry.entry_id.endswith("before"):
        # "X is not a suspect": the suspect inside is X, who stands before.
        before = [e for e in entities if e.end <= found.start]
        return before[-1] if before else next(iter(inside), None)
    if inside:
        return inside[0]
    after = [e for e in entities if e.start >= found.end]
    return after[0] if after else None


def _eliminated_unnamed(hand: TextInHand, ruled_out: dict[Span, Span]) -> Iterable[Mention]:
    """'the suspect was ruled out', where that can be one nominal only."""
    for span, cue in sorted(ruled_out.items()):
        known = hand.sentence_at(span[0])
        number = known.sentence.number
        entity = next(e for e in known.entities if e.start == span[0])
        nominal = hand.binder.nominal_of(entity, known.entities, hand.people_before(number))
        if nominal:
            more = {"value": entity.text, "nominal_id": nominal}
            yield _mention(hand, span, "ref.person_name", Verdict(NEGATED, cue), number, **more)
