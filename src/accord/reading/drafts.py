"""Phrases found into drafts of mentions: who has which part, and how it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accord.reading import concepts
from accord.reading.assertion import Verdict
from accord.reading.entities import CARER, GROUP, OTHER, Entity
from accord.reading.entries import Entry
from accord.reading.matching import Found
from accord.reading.mentions import (
    CHILD,
    CONCERN,
    HISTORICAL,
    HYPOTHETICAL,
    NEGATED,
    OTHER_PERSON,
    POSSIBLE,
)
from accord.reading.roles import Part, parts
from accord.reading.text_in_hand import SentenceInHand, TextInHand
from accord.reading.ties import is_tie_of_the_child
from accord.reading.weighing import is_weighed

_TAKES = re.compile(r"(?:receiv|accept|tak|took|obtain|acquir|collect|pick|scor|blag)")
_RECEIVERS = (CHILD, OTHER, GROUP)
_SIBLINGS = frozenset({"sister", "brother", "sibling", "twin"})
_WHOM = re.compile(r",? whom? (?:she|he|they|the \w+)(?: had| has| have)? $")
_HERSELF = re.compile(r" (?:herself|himself)\b")
_HAS = re.compile(r"\b(?:has|have|had) $")
_DEFAULTS = (POSSIBLE, NEGATED, HYPOTHETICAL, HISTORICAL)
# What happens to somebody: where that is not the child, it is said of another person.
_HAPPENS = ("abuse.", "missing.", "criminal.", "injury", "disclosure.", "exchange.", "control.",
            "facilitation.")  # fmt: skip
_DONE_TO = ("abuse.", "missing.", "criminal.", "injury", "facilitation.introduces",
            "facilitation.transports", "control.manipulation", "control.threat")  # fmt: skip
_UNDERGONE = re.compile(
    r" (?:(?:has|have|had|used to|gets) )?(?:was|were|been|being|be|is|are|got)"
    r"(?: (?:also|herself|himself|then|previously|once|allegedly|repeatedly|being|been|reportedly"
    r"|possibly|both|all|a victim of|subjected to|subject to|the victim of|reported|still))*"
    r"(?: \w+ly)? (?:\w+ed|taken|driven|beaten|made|given|sold|sent|missing|sexual|child sexual|csa"
    r"|cse|rape|rapes|abuse|assault|grooming|trafficking|exploitation)\b"
)
_AGAINST_HER = re.compile(
    r" (?:against|involving) (?P<who>(?:her|his|their|a|another) (?:\w+ )?(?:half[ _]?sister"
    r"|half[ _]?brother"
    r"|sister|brother|sibling|cousin|friend|mate|pal|classmate|peer|niece|nephew))\b"
)
_TOGETHER = re.compile(r"(?:and|&|with|,|along with|and (?:two|three|some)(?: of)?)")


@dataclass(frozen=True)
class Draft:
    """A phrase on its way to a mention."""

    found: Found
    part: Part
    verdict: Verdict
    reporter: str | None = None

    @classmethod
    def stated(
        cls,
        known: SentenceInHand,
        span: tuple[int, int],
        entry: Entry,
        part: Part,
        *,
        verdict: Verdict | None = None,
        reporter: str | None = None,
    ) -> Draft:
        """What a rule finds in a sentence, where no phrase says it; meant as the sentence is."""
        found = Found(*span, entry, known.sentence, None, None)
        return cls(found, part, verdict or known.judge(*span), reporter)

    @property
    def concept(self) -> str:
        return self.found.entry.concept_id

    @property
    def is_by_default(self) -> bool:
        """Whether nothing but the phrase itself says how it is meant."""
        return self.verdict.assertion in self.found.entry.options and self.verdict.cue == (
            self.found.start,
            self.found.end,
        )

    @property
    def options(self) -> frozenset[str]:
        return self.found.entry.options


def draft_of(hand: TextInHand, found: Found) -> Draft | None:
    """A draft of a phrase; nothing where it is no concept for the people it speaks of."""
    known = hand.sentence_of(found)
    if is_tie_of_the_child(hand, found, known):
        return None
    part = parts(hand.text, found, known.entities, known.cues.stops)
    if found.whom and not _is_receiver(hand, found.whom, part.affected):
        return None
    if not _fits_actor(hand, found, part, known) or _is_named_before(hand, found, known):
        return None
    verdict = _verdict(hand, found, part, known)
    if "signal-weak" in found.entry.options and verdict.cue is None:
        return None
    return Draft(found, part, verdict, known.cues.reporter(found.start))


def told_outright(drafts: Sequence[Draft]) -> list[Draft]:
    """Without those that are possible only by their own words where a text says it outright.

    "Seen by SARC" may mean abuse; beside "he raped her" it adds a doubt that nobody has.
    """
    outright = {draft.concept for draft in drafts if not draft.is_by_default}
    return [d for d in drafts if not (d.is_by_default and d.concept in outright)]


def _is_named_before(hand: TextInHand, found: Found, known: SentenceInHand) -> bool:
    """'Noah Lawson, whom she had never met before': nobody unknown, for he is named."""
    if found.entry.concept_id != "people.unidentified":
        return False
    whom = _WHOM.search(hand.text, max(0, found.start - 24), found.start)
    return whom is not None and any(e.is_name and e.end == whom.start() for e in known.entities)


def may_be_the_child(hand: TextInHand, entity: Entity | None) -> bool:
    """'he' where nothing says whether the child is a boy."""
    return entity is not None and entity.is_pronoun and hand.child_sex == "U"


def _is_receiver(hand: TextInHand, whom: tuple[int, int], affected: Entity | None) -> bool:
    """Whether what stands in the place of the child may be one: a child, or somebody's name."""
    if affected is not None and whom[0] <= affected.start < whom[1]:
        return affected.kind in _RECEIVERS or affected.is_pronoun
    words = (hand.quote(whom) or "").split()
    written = words[-1] if words else ""
    return written[:1].isupper() and written.isalpha() and not hand.original.isupper()


def _fits_actor(hand: TextInHand, found: Found, part: Part, known: SentenceInHand) -> bool:
    """Whether the one who acts makes the phrase a concern, and not the everyday care of a child."""
    options, actor = found.entry.options, part.actor
    is_by_concern = _is_by_concern(hand, found, part)
    if is_by_concern and "child-acts" in options:
        return False
    if not is_by_concern and "by-concern" in options and actor is not None and actor.kind == CHILD:
        return False
    if "by-child" in options and not (_is_child(actor) or may_be_the_child(hand, actor)):
        return False
    if found.entry.concept_id == "missing.found_with" and _HAS.search(
        hand.text, max(0, found.start - 8), found.start
    ):
        return False  # "she has found £300": nobody is found with anybody
    has_child = known.has_child_between(found.start, found.end)
    if is_by_concern and "not-by-concern" in options and not has_child:
        return False
    if not found.entry.concept_id.startswith(concepts.ORDINARY_FROM_CARERS):
        return True
    if "any-giver" in options or actor is None:
        return True
    if is_by_concern and found.whom is None and _TAKES.match(hand.text, found.start):
        return not found.entry.concept_id.startswith("exchange.")  # it goes to him, not the child
    if actor.relation in _SIBLINGS and not part.is_agent:
        return False
    return actor.kind != CARER and not _is_given_by_child(found, part)


def _is_child(actor: Entity | None) -> bool:
    return actor is not None and actor.kind == CHILD


def _is_by_concern(hand: TextInHand, found: Found, part: Part) -> bool:
    actor = part.actor
    return (
        actor is not None
        and actor.kind == CONCERN
        and not part.is_agent
        and actor.end <= found.start
        and not may_be_the_child(hand, actor)
    )


def _is_given_by_child(found: Found, part: Part) -> bool:
    """'she gave him £20' is no exchange to the child."""
    if part.actor is None or part.actor.kind != CHILD or found.whom is None or part.is_agent:
        return False
    return part.affected is None or part.affected.kind != CHILD


def _verdict(hand: TextInHand, found: Found, part: Part, known: SentenceInHand) -> Verdict:
    for answer in known.answers:
        if answer.start <= found.start and found.end <= answer.end + 1:
            return Verdict(answer.assertion, answer.cue)
    against = _AGAINST_HER.match(hand.text, found.end)
    if against and _is_of_them(found):
        return Verdict(OTHER_PERSON, against.span("who"))
    is_reference = found.entry.concept_id.startswith("ref.")
    if not is_reference and (aside := known.set_aside(found.start)) is not None:
        return aside
    told = known.told_of
    if told and told.start <= found.start < told.until and _is_of_them(found):
        return Verdict(OTHER_PERSON, (told.start, told.end))
    if (other := _other_person(hand, found, part, known)) is not None:
        return Verdict(OTHER_PERSON, (other.start, other.end))
    options = found.entry.options
    owns = "own-negation" in options
    negations = found.entry.negations
    verdict = known.cues.judge(
        found.start,
        found.end,
        owns_negation=owns,
        negations=negations,
        is_weighed=is_weighed(found),
    )
    if verdict.cue is not None:
        return verdict
    default = next((option for option in _DEFAULTS if option in options), None)
    if default:
        return Verdict(default, (found.start, found.end))
    return Verdict(known.section, None) if known.section else verdict


def _is_of_them(found: Found) -> bool:
    return found.entry.concept_id.startswith((*_HAPPENS, "gain.", "family.", "setting."))


def _other_person(
    hand: TextInHand, found: Found, part: Part, known: SentenceInHand
) -> Entity | None:
    """Somebody who is not the child of the record, if it happens to them: 'her sister was'."""
    affected, actor = part.affected, part.actor
    if owner := _owner(found, known):
        return owner
    if actor is not None and (carer := _carer_herself(hand, actor, known)):
        return carer
    if (found.whom or part.is_agent) and affected is not None and affected.kind == OTHER:
        return None if _is_with_child(hand, affected, known) else affected
    if inside := _undergone_inside(hand, found, known):
        return inside
    if part.is_agent and affected is not None and _undergoes(hand, affected, found):
        return affected
    if actor is None or part.is_agent or found.whom is not None:
        return None
    if not found.entry.concept_id.startswith(_HAPPENS) or actor.end > found.start:
        return None
    if hand.text.endswith("by ", 0, actor.start):
        return None  # "was seen by a friend's mum at ..."
    if actor.kind != OTHER:
        return actor if _undergoes(hand, actor, found) else None
    if known.has_child_between(actor.end, found.end) or _is_with_child(hand, actor, known):
        return None
    return actor


def _carer_herself(hand: TextInHand, actor: Entity, known: SentenceInHand) -> Entity | None:
    """'Mum said that she herself had been': the mother, and not the child."""
    if not actor.is_pronoun or not _HERSELF.match(hand.text, actor.end):
        return None
    carers = [e for e in known.entities if e.kind == CARER and e.end <= actor.start]
    return carers[-1] if carers else None


def _owner(found: Found, known: SentenceInHand) -> Entity | None:
    """'a friend's nudes were shared' is not said of the child."""
    for entity in known.entities:
        if entity.kind == OTHER and entity.is_owner and 0 <= found.start - entity.end <= 1:
            return entity
    return None


def _is_with_child(hand: TextInHand, other: Entity, known: SentenceInHand) -> bool:
    """'she and her friend were': the child is one of them."""
    return any(
        e.kind == CHILD and _TOGETHER.fullmatch(hand.text[e.end : other.start].strip())
        for e in known.entities
        if e.end <= other.start
    )


def _undergoes(hand: TextInHand, actor: Entity, found: Found) -> bool:
    """'her mother was herself abused', 'S1 was exploited as a boy': it is done to them."""
    if actor.kind not in (CARER, CONCERN) or actor.is_pronoun or may_be_the_child(hand, actor):
        return False
    if not found.entry.concept_id.startswith(_DONE_TO):
        return False
    match = _UNDERGONE.match(hand.text, actor.end, found.end)
    return match is not None and match.end() > found.start


def _undergone_inside(hand: TextInHand, found: Found, known: SentenceInHand) -> Entity | None:
    """The same, where the phrase begins with the one it is done to: 'her older sister was'."""
    for entity in known.entities:
        if entity.start == found.start and _undergoes(hand, entity, found):
            return entity
        if not entity.start <= found.start < entity.end or entity.kind != OTHER:
            continue
        is_done_to_them = _UNDERGONE.match(hand.text, entity.end, found.end)
        if is_done_to_them and not _is_with_child(hand, entity, known):
            return entity
    return None
