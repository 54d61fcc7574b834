"""Whether a sentence puts a child beside somebody who does not care for her, in no ordinary way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from accord.reading import who
from accord.reading.entities import GROUP, Entity
from accord.reading.mentions import CHILD, CONCERN, HYPOTHETICAL, NEGATED, POSSIBLE
from accord.reading.text_in_hand import SentenceInHand, TextInHand

# Records of other crimes, of trades, matches and families hold men and children as well.
_ORDINARY = re.compile(
    r"\b(?:burgl|theft|thie[fv]|stole|stolen|steal|robb|shoplift|broke into|break in|fight|fought"
    r"|damage|collision|drink driv|tools\b|unpaid|store\b|making off|made off without"
    r"|affray|trespass|insurance|speeding|went equipped|going equipped|cable\b|metal\b"
    r"|copper|poach|insecure|forced the|ran off with|punched|phone snatch|snatched|handbag"
    r"|wallet|purse|fined|fare dispute|without paying|graffiti|rugby|football match|cricket"
    r"|netball|hockey|tournament|wedding|funeral|stag do|hen do|christening|mortgage|rent arrears"
    r"|plumb\w*|boiler|builder|building site|scaffold\w*|roof|mot\b|tax disc|rtc\b|breakdown"
    r"|broke down|invoice|volunteer(?:s|ed)\b|raffle|fundrais\w+|fund raiser|contact session"
    r"|assembly|bowls\b|choir practice|as agreed|as planned|care plan|retired|vulnerable adult"
    r"|both sets of parents|legal guardian|with permission|guide dog|postman|dentist|vaccinat\w+"
    r"|work experience|car seats?|noise complaint|power cut|school fair|egg(?:s|ing|ed)\b|litter"
    r"|knock down ginger|all adults|both adults?\b|sober|driver in order|all in order"
    r"|words of advice|hygiene|domestic (?:incident|between|dispute)|elderly|neighbour dispute"
    r"|parking|sleepover|exams?\b|sports day|parents' evening|lost property|car park attendant"
    r"|children at address|no children|bus company|committee|scrap\b|cyclist|allotment|fishing"
    r"|(?:from|by) the (?:council|water board)|to (?:fix|mend) the"
    r"|knitting|concert|gardening|removal|decorat\w+|scouts\b.{0,20}hall|day centre|carnival)"
)
_MEETS = who.MEETS
_MET_WORDS = frozenset(part for word in _MEETS | who.UNKNOWN for part in word.split("_"))
_NUMBERED = re.compile(r"\b(?:s|sus|susp|om|poi|m|d)\d\b|\bof them\b")
# "Seen getting into a taxi with two men": the child of the record is left out.
_NO_SUBJECT = re.compile(
    r"[\s\"'(*-]*(?:\d\d[:.]?\d\d(?: ?hrs)?[ ,:-]+)?(?:last |again |then |also |often |later )?"
    r"(?:seen|found|located|recovered|traced|spotted|sighted|picked up|dropped off|dropped"
    r"|collected|taken|returned|came back|came home|brought back|brought home|brought in"
    r"|moved on|driven|told|given|met up|meeting|associating|hanging|travelled|travelling|staying"
    r"|stayed|left with"
    r"|getting|got (?:in|into|out)|passed|introduced|made to|kept|followed|approached|groomed)\b"
)
_INQUIRY = re.compile(
    r"\b(?:involved|involvement|present|took part|taken part|part in|charged|named|suspects?"
    r"|perpetrators?|offenders?|identified|identity|ruled out|had access|linked|implicated|in on it"
    r"|of (?:interest|concern)|persons? of|corroborated|alleged|disclosed|took turns"
    r"|took it in turns|whereabouts|traced|outstanding|descriptions?|associat\w+"
    r"|visited|visiting|callers?)\b"
)
_KNOWN_MEN = frozenset({"men", "males", "lads", "group", "gang", "dealers", "olders", "elders"})
_OWN_COMPANY = re.compile(r" (?:(?:own|best|school|close|two|three) )*(?:friend|mate|pal|peer)s?")
_REPORTER_NEAR = re.compile(r"\b(?:ex partner|ex husband|her husband|grandchild\w*)\b")


def is_in_contact(hand: TextInHand) -> bool:
    """Whether any sentence speaks of a child and of somebody whose being there is a concern."""
    if not _may_be_met(hand) or is_everyday(hand):
        return False
    told = [_without_own_company(hand, known) for known in hand.sentences]
    if any(_has_both(entities) for entities in told):
        return True
    if _one_after_another(told) or _are_many_suspects(told):
        return True
    if not any(map(is_met, (e for entities in told for e in entities))):
        return False
    if hand.is_record_of_child or any(map(_leaves_out_child, hand.sentences)):
        return True
    return any(map(_is_inquiry, hand.sentences)) or _speaks_of_known_men(told)


def _without_own_company(hand: TextInHand, known: SentenceInHand) -> list[Entity]:
    """Everybody in a sentence but a child's own friends: 'he went bowling with his friends'."""
    whose = "her" if hand.child_sex == "F" else "his"
    return [e for e in known.entities if not _is_own_company(hand.text[e.start : e.end], whose)]


def _is_own_company(words: str, whose: str) -> bool:
    return words.startswith(whose) and _OWN_COMPANY.fullmatch(words, len(whose)) is not None


def is_child_beside_somebody_met(hand: TextInHand) -> bool:
    """Whether a record of a child tells of somebody of concern, whatever else of daily life."""
    if not hand.is_record_of_child or hand.says(_ORDINARY):
        return False
    return any(is_met(entity) for known in hand.sentences for entity in known.entities)


def _may_be_met(hand: TextInHand) -> bool:
    """Whether any word of the text may be somebody met: most records of other things have none."""
    if hand.names or not _MET_WORDS.isdisjoint(hand.words):
        return True
    return bool(_NUMBERED.search(hand.text))


def is_everyday(hand: TextInHand) -> bool:
    """Whether a text has words of other crime, of trades, matches or families."""
    return hand.says(_ORDINARY) or hand.says(_REPORTER_NEAR)


def _leaves_out_child(known: SentenceInHand) -> bool:
    """'Seen getting into a car with two men': whoever is not named is the child of the record."""
    if not _NO_SUBJECT.match(known.text, known.sentence.start, known.sentence.end):
        return False
    return any(is_met(entity) for entity in known.entities)


def _is_inquiry(known: SentenceInHand) -> bool:
    """'Up to five men were present': who took part is asked of offences, and none is told here."""
    if not _INQUIRY.search(known.text, known.sentence.start, known.sentence.end):
        return False
    return any(is_met(e) and (e.is_plural or e.ordinal) for e in known.entities)


def _speaks_of_known_men(told: Sequence[Sequence[Entity]]) -> bool:
    """'He said that the men had done it': men spoken of as known, beside somebody not named."""
    everybody = [entity for entities in told for entity in entities]
    return any(e.is_pronoun and e.kind != GROUP for e in everybody) and any(
        e.text in _KNOWN_MEN and e.is_definite and not e.is_counted for e in everybody
    )


def _has_both(entities: Sequence[Entity]) -> bool:
    return any(map(_is_child, entities)) and any(map(is_met, entities))


def _one_after_another(told: Sequence[Sequence[Entity]]) -> bool:
    """A child in one sentence, so named, and somebody of concern in the next or the one before."""
    for one, other in pairwise(told):
        for first, second in ((one, other), (other, one)):
            if any(_is_child(e) and not e.is_pronoun for e in first) and any(map(is_met, second)):
                return True
    return False


def _are_many_suspects(told: Sequence[Sequence[Entity]]) -> bool:
    """'S1 and S2 kept watch': suspects with numbers stand in records of offences on children."""
    numbered = {e.text for es in told for e in es if e.kind == CONCERN and e.text[-1:].isdigit()}
    return len(numbered) > 1 or any(
        e.text[-1:].isdigit() and any(o.is_adding for o in es) for es in told for e in es
    )


def _is_child(entity: Entity) -> bool:
    return entity.kind == CHILD and entity.text not in who.SELDOM_OF_CONCERN


def is_met(entity: Entity) -> bool:
    """Whether it is somebody whom a child does not meet every day."""
    if entity.kind != CONCERN or entity.is_pronoun or entity.is_predicate:
        return False
    if entity.is_name or entity.text[-1:].isdigit() or entity.text == "of them":
        return True
    if entity.relation:
        return entity.is_plural or entity.relation in _MEETS
    return entity.text in _MEETS or entity.is_unknown


def is_asked_about(known: SentenceInHand, start: int, end: int) -> bool:
    """Whether a record denies or supposes that a child was where these words say."""
    if _ORDINARY.search(known.text) or not any(map(_is_child, known.entities)):
        return False
    return known.cues.judge(start, end).assertion in (NEGATED, POSSIBLE, HYPOTHETICAL)
