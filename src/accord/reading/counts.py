"""How many people of concern a sentence speaks of, as an interval."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accord.reading.bystanders import are_children, is_bystander, so_many_ruled_out
from accord.reading.entities import GROUP, Entity
from accord.reading.mentions import CHILD, CONCERN, NEUTRAL

# Whose mother rang, or who speaks for a suspect, is not of concern.
_PARENT_OF_FRIEND = re.compile(
    r"\bfriend'?s'? (?:mum|mam|mom|mother|dad|father|parents?|nan|gran|carer)"
)
_HIS_FAMILY = frozenset({"mother", "mum", "mam", "nan", "gran", "grandmother", "parents", "carer"})
_JOINED = re.compile(
    r"(?:,? ?(?:and|&|\+|plus)(?: then| also)?(?: \w+){0,2}|,|/|or"
    r"|(?:(?:who )?(?:was|were|is|are) )?(?:also )?(?:with|alongside|accompanied by"
    r"|in (?:the )?company (?:of|with)|along with|together with|as well as))"
)
_NAMING = re.compile(
    r"[,:(-]?|,? ?(?:one )?(?:named|called|known as|namely|being|i\.e\.|nicknamed|aka|alias"
    r"|(?:who )?(?:goes by|calls himself|calling himself|introduced as|using the name"
    r"|g(?:ave|iving) (?:his|the|a) name (?:as|of)))"
    r"|,? one(?: of (?:them|whom))? (?:named|called|is|was|being|known as)"
    r"|(?: \w+){0,2},? (?:including|incl\.?|among them|amongst them)"
    r"|(?:in|at|inside|outside) (?:the|a|her|his) \w+[,:-]"
)
# One deals with the other: they are two.
_DEALS = re.compile(
    r" (?:gives?|gave|given|paid|pays|paying|sold|sells|rents?|rented|lent|lends|owes?|told|asked"
    r"|sends?|sent)\b[^.;]{0,60}$"
    r"|\b(?:free|debt|money|key|cut|share|proceeds|rents?|works?|worked|drives|drove)\b"
    r"[^.;]{0,30} (?:from|with|to|for|on behalf of) (?:the |a |an )?$"
)
# "S1 paid her debt to a dealer": whom he paid off took no part.
_SETTLES = re.compile(r" (?:paid|pays|cleared|settled)\b[^.;]{0,30}\b(?:debts?|bills?|tab|fine)\b")
# Who else was on the bus saw it at most.
_BYSTANDERS = frozenset({"customers", "others", "passengers", "people", "persons"})
_IN_PUBLIC = re.compile(
    r" (?:were |was )?(?:on|in|at) (?:the|a|that) (?:same )?(?:bus|train|tram|tube|carriage"
    r"|platform|queue|street|shop|store|park|station|waiting room)\b"
)
# What ends an explanation that stands between commas: "her uncle, the suspect, touched her".
_ENDS = re.compile(
    r"[\"')]*(?: (?:in (?:his|her|their)|aged|of about|about|around) [\w ]{1,20})?\s*(?:[,.;:)-]|$)"
)
# "Jordan (15, male)": the child, and nobody beside.
_AGED = re.compile(
    r" ?[(,]? ?(?:aged? )?\d{1,2}(?: ?(?:y/?o|yrs?|years?(?: old)?))?[,/ ]*(?:an? )?"
)


@dataclass(frozen=True)
class PeopleCount:
    """The fewest and the most people, and the words that say so."""

    start: int
    end: int
    low: int
    high: int | None
    is_unknown: bool
    # Whether it speaks only of people as already spoken of: "the men", "both suspects".
    is_reference: bool = False
    # Whether all of them are named, or spoken of as known: "S1 and his cousin", "the driver".
    is_known: bool = False


@dataclass
class _Tally:
    """People counted so far in the sentence: named ones and others apart."""

    named: set[str]
    low: int = 0
    high: int | None = 0
    is_one_of: bool = False
    has_the_suspect: bool = False

    def add(self, low: int, high: int | None) -> None:
        self.low += low
        self.high = None if self.high is None or high is None else self.high + high

    def reach(self, ordinal: int) -> None:
        """'a third male' says that there are three, though the others stand elsewhere."""
        if ordinal > self.total_low:
            if self.high is not None:
                self.high += ordinal - self.total_low
            self.low += ordinal - self.total_low

    def take_the_other(self) -> None:
        """'one of the men ... the other': the men are two; after one man it is a second."""
        if self.is_one_of:
            self.low, self.high = 2, 2
        elif self.total_low < 2:
            self.add(1, 1)

    def sum_up(self, low: int, high: int | None) -> None:
        """'there are nine of them': so many in all, and none besides."""
        if low >= self.total_low:
            self.low = low - len(self.named)
            self.high = None if high is None else max(self.low, high - len(self.named))

    def leave_out(self, ruled_out: int) -> None:
        """'five suspects, two eliminated': three are left."""
        if self.high is not None and ruled_out < self.low:
            self.low, self.high = self.low - ruled_out, self.high - ruled_out

    @property
    def total_low(self) -> int:
        return self.low + len(self.named)

    @property
    def total_high(self) -> int | None:
        return None if self.high is None else self.high + len(self.named)


def _label(entity: Entity) -> str:
    return "|".join(entity.nominal_ids) or entity.text.removesuffix("'s")


def _is_named(entity: Entity) -> bool:
    return entity.is_name or (entity.is_definite and any(c.isdigit() for c in entity.text))


def _refers_back(entity: Entity, tally: _Tally) -> bool:
    """Whether these words speak of people already counted: 'the man', 'both suspects'."""
    if entity.is_adding or tally.total_low == 0:
        return False
    if entity.is_pronoun or entity.is_one_of:
        return True
    return entity.is_definite and (not entity.is_plural or tally.total_low >= entity.low)


def _take(entity: Entity, tally: _Tally, is_apposition: bool, is_joined: bool) -> None:
    if _is_named(entity):
        if is_apposition and tally.low > 0:
            tally.low -= 1
            tally.high = None if tally.high is None else tally.high - 1
        elif tally.has_the_suspect:
            tally.low -= 1  # "the main suspect ... S1": him again
            tally.high = None if tally.high is None else tally.high - 1
            tally.has_the_suspect = False
        tally.named.add(_label(entity))
    elif entity.is_pronoun and entity.kind == GROUP:
        return
    elif entity.text == "other":
        tally.take_the_other()
    elif entity.text == "of them" and entity.ordinal and not is_joined:
        tally.sum_up(entity.low, entity.high)
    elif (is_joined and not entity.is_plural) or not _refers_back(entity, tally):
        low = 1 if entity.text == "others" and not entity.is_counted else entity.low
        tally.has_the_suspect |= entity.text == "suspect" and not entity.is_plural
        tally.is_one_of = tally.is_one_of or entity.is_one_of
        if entity.high is None and tally.high is None and not is_joined:
            # "taxi drivers ... groups of men": nothing says that these are others.
            tally.low = max(tally.low, low)
        else:
            tally.add(low, entity.high)


def _follows_group(entity: Entity, before: Entity | None, text: str, named: set[str]) -> bool:
    """'two men, Asif and Jay' names the two; 'Asif and two lads Asif works with' names nobody."""
    if before is None or not _is_named(entity) or _label(entity) in named:
        return False
    return bool(_NAMING.fullmatch(text[before.end : entity.start].strip(" \"'")))


def count_people(entities: Sequence[Entity], text: str) -> PeopleCount | None:
    """Count everyone of concern, named ones included; nothing where it is one person or none."""
    entities = _with_those_joined(entities, text)
    concerned = [e for e in entities if _counts(e, text) and not _may_be_child(e, entities, text)]
    concerned = [
        e for n, e in enumerate(concerned) if not n or not _explains(e, concerned[n - 1], text)
    ]
    concerned = [e for n, e in enumerate(concerned) if not _is_said_again(e, concerned[:n])]
    concerned = _without_its_parts(concerned, text)
    tally = _Tally(set())
    before: Entity | None = None
    in_apposition = False
    for entity in concerned:
        if before is not None and _follows_group(entity, before, text, tally.named):
            in_apposition = in_apposition or not _is_named(before)
            if before.is_plural and not before.is_counted and not before.is_definite:
                tally.low -= before.low  # "men known as Taz and Ray": those two
                tally.high = tally.low
                in_apposition = False
        elif not _is_named(entity):
            in_apposition = False
        is_joined = before is not None and _is_another(before, entity, text)
        is_joined = is_joined and not _is_told_before(entity, concerned)
        if is_joined and entity.is_pronoun and tally.named and before and not _is_named(before):
            is_joined = False  # "S1 had two friends with him": with S1
        if text.startswith("both ", entity.start) and tally.named:
            tally.sum_up(2, 2)  # "by S1 and by S1's husband, and both men"
        else:
            _take(entity, tally, in_apposition, is_joined)
        before = entity
    tally.reach(max((e.ordinal for e in concerned), default=0))
    tally.leave_out(so_many_ruled_out(text, concerned[-1].end) if concerned else 0)
    if _has_owner_beside(concerned, text):
        tally.add(1, 1)
    several = tally.total_high is None or tally.total_high > 1
    if not several or not _says_several(concerned, tally, text):
        return None
    start, end = _span(concerned, text)
    low, high = tally.total_low, tally.total_high
    is_unknown = any(e.is_unknown for e in concerned)
    is_known = all(e.is_definite or e.is_pronoun or e.relation for e in concerned)
    return PeopleCount(start, end, low, high, is_unknown, _is_reference(concerned), is_known)


def _has_owner_beside(concerned: Sequence[Entity], text: str) -> bool:
    """'sex with his friends': his friends and he, where the sentence counts him nowhere else."""
    first = concerned[0] if concerned else None
    if first is None or not (first.relation and first.is_plural):
        return False
    alone = all(e is first or e.is_pronoun for e in concerned)
    return alone and text.startswith("his ", first.start) and not first.is_predicate


def _with_those_joined(entities: Sequence[Entity], text: str) -> list[Entity]:
    """'a priest and another male': whoever stands beside one of concern, as one of them, is too."""
    joined = list(entities)
    for n, (one, other) in enumerate(pairwise(entities)):
        is_beside = other.kind == CONCERN and other.is_adding and not other.relation
        if one.kind == NEUTRAL and is_beside and _are_joined(one, other, text):
            joined[n] = replace(one, kind=CONCERN)
    return joined


def _may_be_child(entity: Entity, entities: Sequence[Entity], text: str) -> bool:
    """'he was robbed by some lads': with no other child in the sentence 'he' is not one of them."""
    if _describes_child(entity, entities, text):
        return True
    if not entity.is_pronoun or entity.is_plural or any(e.kind == CHILD for e in entities):
        return False
    if not any(e.is_plural and e.kind == CONCERN for e in entities):
        return False
    near = [e for e in entities if e is not entity]
    return not any(
        _are_joined(min(entity, e, key=_start), max(entity, e, key=_start), text) for e in near
    )


def _without_its_parts(concerned: list[Entity], text: str) -> list[Entity]:
    """'three adults, two male and one female': the three, told apart."""
    for n, whole in enumerate(concerned[:-2]):
        parts = concerned[n + 1 :]
        is_counted = whole.is_plural and whole.is_counted and whole.low >= 2
        if not is_counted or text[whole.end : parts[0].start].strip() not in (",", "(", ":", "-"):
            continue
        for last in range(2, min(len(parts), whole.low) + 1):
            if sum(part.low for part in parts[:last]) == whole.low and not any(
                _is_named(part) or part.is_adding for part in parts[:last]
            ):
                return [*concerned[: n + 1], *parts[last:]]
    return concerned


def _is_told_before(entity: Entity, concerned: Sequence[Entity]) -> bool:
    """'sex with her boyfriend and his mate, who had paid the boyfriend': the same boyfriend."""
    if not entity.is_definite or entity.relation or entity.is_plural or _is_named(entity):
        return False
    return any(e.text == entity.text for e in concerned if e.end <= entity.start)


def _describes_child(entity: Entity, entities: Sequence[Entity], text: str) -> bool:
    if entity.is_plural or entity.relation or entity.is_name or entity.is_pronoun:
        return False
    before = [e for e in entities if e.end <= entity.start][-1:]
    return any(
        e.kind == CHILD and e.is_name and _AGED.fullmatch(text, e.end, entity.start) for e in before
    )


def _start(entity: Entity) -> int:
    return entity.start


def _is_reference(concerned: Sequence[Entity]) -> bool:
    return all(
        e.is_pronoun
        or (e.is_definite and not e.is_counted and not e.is_adding and not _is_named(e))
        for e in concerned
    )


def _counts(entity: Entity, text: str) -> bool:
    """Whether somebody takes part, and is not only named for what is his or whose he is."""
    if entity.may_be_child:
        return False  # "S1 and the female" need not be two of them
    if entity.kind != CONCERN or entity.is_predicate or entity.relation in _HIS_FAMILY:
        return False
    if entity.text in _BYSTANDERS and _IN_PUBLIC.match(text, entity.end):
        return False
    if entity.is_plural and text.startswith(":", entity.end) and not entity.is_counted:
        return False  # "Others: she said": the heading of a form
    if entity.is_owner and not entity.is_name and (entity.relation or not entity.is_definite):
        return False  # "the suspect's mate's car"
    if not entity.is_name and not entity.is_pronoun and _has_no_part(entity, text):
        return False
    return not _PARENT_OF_FRIEND.search(text, entity.start, entity.end)


def _has_no_part(entity: Entity, text: str) -> bool:
    if are_children(text, entity.end, entity.text):
        return True
    return is_bystander(text, entity.start, entity.end, entity.text, are_many=entity.is_plural)


def _is_said_again(entity: Entity, before: Sequence[Entity]) -> bool:
    """'three males go up; males come down at four': the same males."""
    if not entity.is_plural or entity.is_counted or entity.is_adding or entity.relation:
        return False
    return any(e.text == entity.text and e.is_plural and not e.relation for e in before)


def _explains(entity: Entity, before: Entity, text: str) -> bool:
    """'her boyfriend, a 25 year old male, ...' and 'S1 (uncle of IP)' are one man."""
    if _says_what_they_are(entity, before, text):
        return True
    if entity.is_plural or before.is_plural or entity.is_adding or _is_named(entity):
        return False
    between = text[before.end : entity.start].strip()
    if between in ("(", "- a", "who is", "who is a", "aka"):
        return True
    return between in (",", ", a", ", the") and bool(_ENDS.match(text, entity.end))


def _says_what_they_are(entity: Entity, before: Entity, text: str) -> bool:
    """'two drivers, brothers, ...': the two again."""
    if not (entity.is_plural and before.is_plural and before.is_counted) or entity.is_adding:
        return False
    if entity.is_counted or entity.is_pronoun or entity.is_definite:
        return False
    return text[before.end : entity.start].strip() in (",", ", both", ", all") and bool(
        _ENDS.match(text, entity.end)
    )


def _says_several(concerned: Sequence[Entity], tally: _Tally, text: str) -> bool:
    """Whether the words put people together, and do not only speak of one in two ways.

    'The lad', and further on 'her uncle', may be one man: a plural, a group, two names, or people
    joined by 'and' or 'with' make several.
    """
    if len(tally.named) > 1 or any(
        e.is_plural or e.is_adding or e.high is None or e.ordinal for e in concerned
    ):
        return True
    pairs = pairwise(concerned)
    return any(_is_another(one, other, text) and one.end < other.start for one, other in pairs)


def _span(concerned: Sequence[Entity], text: str) -> tuple[int, int]:
    """The words that make it several: the plural ones, with what is joined to them by 'and'."""
    pivot = next((n for n, e in enumerate(concerned) if e.is_plural or e.high is None), None)
    if pivot is None:
        pivot = min(1, len(concerned) - 1)
    first = last = pivot
    while first > 0 and _are_joined(concerned[first - 1], concerned[first], text):
        first -= 1
    while last + 1 < len(concerned) and _are_joined(concerned[last], concerned[last + 1], text):
        last += 1
    return concerned[first].start, concerned[last].end


def _is_another(one: Entity, other: Entity, text: str) -> bool:
    """'a driver and the owner', 'a cousin of the suspect': two, though the second has 'the'."""
    if other.is_pronoun and (one.is_pronoun or other.text in ("he", "she")):
        return False  # "sex with S1 and he pays her"
    if other.is_definite and other.text == one.text and not other.is_adding:
        return False  # "owed a dealer, and it was the dealer"
    between = text[one.end : other.start].strip()
    if _is_named(one) != _is_named(other) or not (one.is_definite and other.is_definite):
        is_pair = not (one.is_plural or other.is_plural or one.is_pronoun or other.is_pronoun)
        if is_pair and _DEALS.search(f" {between} ") and not _SETTLES.search(f" {between}"):
            return True  # "S1 gets his rent free from the landlord"
    return between == "of" or (between not in (",", "or", "/") and _are_joined(one, other, text))


def _are_joined(one: Entity, other: Entity, text: str) -> bool:
    between = text[one.end : other.start].strip()
    if other.is_pronoun and between.startswith(("and ", "& ")):
        return False  # "scared of Edward and what he said"
    return bool(_JOINED.fullmatch(between))
