"""Who a sentence speaks of: children, people of concern, carers, others, in the words it uses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accord.reading import who
from accord.reading.mentions import CHILD, CONCERN, NEUTRAL, Person
from accord.reading.noun_phrases import (
    Phrase,
    Token,
    acts,
    is_aged_child,
    is_modifier,
    is_pair_of_people,
    tokens_of,
)

CARER, OTHER, GROUP = "carer", "other", "group"

_LABEL = re.compile(r"(?:s|sus|susp|om|poi|m)\d{1,2}(?:'s)?")
_BANDS = frozenset({"crew", "gang", "group"})
_VERBS_TOO = frozenset({"associate", "partner", "coach", "mate", "guy", "man"})
_HIS = frozenset({"his", "their"})
_JOINS = re.compile(r",? ?(?:and|&|with|or|\+|along with)(?: \w+){0,2}")
_NUMBERED = {
    **dict.fromkeys(("suspect", "suspects", "sus", "susp", "offender", "offenders"), "s"),
    **dict.fromkeys(("male", "males", "man", "men"), "m"),
    **dict.fromkeys(("nominal", "nominals", "perpetrator", "perpetrators", "perp"), "n"),
}
_NUMBERED_ALONE = frozenset({"other", *list(who.NUMBERS_IN_WORDS)[1:]})
_ANYBODY = who.ANYBODY | _NUMBERED_ALONE
_AFTER_OTHER = frozenset(
    {",", ":", ";", "(", "who", "were", "was", "is", "are", "in", "at", "not", "and"}
)
_ORDINALS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5}
_MODALS = frozenset(
    {"are", "were", "might", "may", "could", "have", "come", "came", "live", "all", "both", "drove"}
)
_DOES = who.DOING | _MODALS
_NOT_NUMBERED = frozenset(
    {"year", "years", "yr", "yrs", "yo", "y/o", "months", "hours", "hrs", "am", "pm", "times", "of"}
)


@dataclass(frozen=True)
class Entity:
    """Somebody a sentence speaks of."""

    start: int
    end: int
    kind: str
    text: str
    low: int = 1
    high: int | None = 1
    sex: str = "U"
    is_plural: bool = False
    is_definite: bool = False
    is_adding: bool = False
    is_unknown: bool = False
    is_pronoun: bool = False
    is_counted: bool = False
    is_oblique: bool = False
    is_predicate: bool = False
    is_name: bool = False
    is_owner: bool = False
    is_one_of: bool = False
    relation: str = ""
    # "a third male": that so many are spoken of.
    ordinal: int = 0
    nominal_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class NamedSpan:
    """A nominal named in the text, or a name no nominal bears."""

    start: int
    end: int
    people: tuple[Person, ...]


class EntityFinder:
    """Finds the people of one sentence; made once per text, for what the text is about."""

    def __init__(self, names: Sequence[NamedSpan], child_sex: str) -> None:
        self._names = {span.start: span for span in names}
        self.child_sex = child_sex

    def find(self, text: str, start: int, end: int) -> list[Entity]:
        """Everybody the stretch speaks of, in order."""
        tokens = tokens_of(text, start, end)
        entities: list[Entity] = []
        named_until = -1
        for place, token in enumerate(tokens):
            if token.start < named_until:
                continue
            if named := self._names.get(token.start):
                entities.append(_named(named, text))
                named_until = named.end
            elif found := self._entity(tokens, place, entities, text):
                entities.append(found)
        return entities

    def _entity(
        self, tokens: Sequence[Token], place: int, before: Sequence[Entity], text: str
    ) -> Entity | None:
        token = tokens[place]
        word = token.word
        if word not in _ANYBODY and not word[-1:].isdigit():
            return None
        if found := self._pronoun(tokens, place, before):
            return found
        if found := _labelled(tokens, place) or _the_other(tokens, place, before):
            return found
        if found := _one_other(tokens, place) or _the_number(tokens, place, before):
            return found
        if word not in who.ANYBODY or is_modifier(tokens, place):
            return None
        if word in _VERBS_TOO and place and tokens[place - 1].text == "to":
            return None
        if place + 1 < len(tokens) and (word, tokens[place + 1].text) in who.NO_PERSONS:
            return None  # "an adult website"
        phrase = Phrase.read(tokens, place)
        if word == "couple" and not is_pair_of_people(tokens, place):
            return None
        if word in who.OF_ANY_AGE and is_aged_child(tokens, place):
            return _entity_of(CHILD, token, phrase)
        if acts(tokens, place) and not phrase.owner:
            return _entity_of(CONCERN, token, phrase)
        joined = before[-1].kind if before and _are_joined(text, before[-1], phrase) else ""
        return self._noun(token, phrase, before, joined)

    def _pronoun(
        self, tokens: Sequence[Token], place: int, before: Sequence[Entity]
    ) -> Entity | None:
        token = tokens[place]
        word, is_boy = token.text, self.child_sex == "M"
        if word in who.MALE_PRONOUNS:
            kind = CHILD if is_boy else CONCERN
            return Entity(token.start, token.end, kind, word, sex="M", is_pronoun=True)
        if word in who.FEMALE_PRONOUNS:
            kind = CONCERN if is_boy else CHILD
            return Entity(token.start, token.end, kind, word, sex="F", is_pronoun=True)
        if word in who.PLURAL_PRONOUNS:
            span = (token.start, token.end)
            return _of_them(tokens, place, before) or Entity(
                *span, GROUP, word, 2, None, is_plural=True, is_pronoun=True
            )
        return None

    def _noun(
        self, token: Token, phrase: Phrase, before: Sequence[Entity], joined: str
    ) -> Entity | None:
        word = token.word
        if joined and not phrase.owner:
            if joined == CHILD and word in who.OTHERS:
                return _entity_of(OTHER, token, phrase)  # "she and two friends"
            if joined == CONCERN and word in who.GENERIC - who.OTHERS:
                return _entity_of(CONCERN, token, phrase)  # "a man and a woman"
        if _is_another_child(word, phrase, joined):
            return _entity_of(OTHER, token, phrase)
        if word in who.KIN_OF_CHILD:
            return _entity_of(CONCERN, token, phrase)
        if word in ("staff", "worker", "workers") and phrase.is_business:
            return _entity_of(NEUTRAL, token, phrase)
        if phrase.owner and word in who.OTHERS | who.RELATIONAL | who.CARERS:
            return self._relative(token, phrase, before)
        if token.text != word and word in who.GENERIC & who.OTHERS:
            return _entity_of(OTHER, token, phrase)  # "a friend's nudes"
        kind = _kind_of_noun(word, phrase)
        return _entity_of(kind, token, phrase) if kind else None

    def _relative(self, token: Token, phrase: Phrase, before: Sequence[Entity]) -> Entity:
        kind = self._kind_of_relative(token.word, phrase.owner, before)
        return _entity_of(kind, token, phrase, relation=token.word)

    def _kind_of_relative(self, word: str, owner: str, before: Sequence[Entity]) -> str:
        """Whose friend it is says on which side the friend stands."""
        of = owner.removesuffix("'s")
        if word in who.CARERS and owner in ("his", "her", "their", "my"):
            return CARER
        if owner in _HIS and self.child_sex == "M":
            follows_suspect = any(e.kind == CONCERN for e in before)
            return CONCERN if follows_suspect and word in who.RELATIONAL else OTHER
        if owner in _HIS or _LABEL.fullmatch(owner) or of in who.CONCERN_ONE - who.OTHERS:
            return CONCERN
        if of in who.CARERS and word in ("partner", "boyfriend", "friend", "ex"):
            return CONCERN
        is_childs = owner in ("her", "my") or of in who.CHILDREN_ONE
        return CARER if word in who.CARERS and is_childs else OTHER


def _labelled(tokens: Sequence[Token], place: int) -> Entity | None:
    """'S1', 'suspect 2', 'males 1 and 2': people a record numbers."""
    token = tokens[place]
    if _LABEL.fullmatch(token.text) and not _is_section(token.word):
        return Entity(token.start, token.end, CONCERN, token.word, is_definite=True)
    one = _NUMBERED.get(token.text)
    numbers = _numbers_after(tokens, place) if one else []
    if not numbers:
        return None
    end = numbers[-1].end
    if len(numbers) == 1:
        return Entity(token.start, end, CONCERN, f"{one}{numbers[0].text}", is_definite=True)
    low = len(numbers)
    return Entity(token.start, end, CONCERN, token.text, low, low, is_plural=True, is_counted=True)


def _numbers_after(tokens: Sequence[Token], place: int) -> list[Token]:
    """The numbers of 'suspect 2' and 'males 1, 2 and 3'; an age or a time is none."""
    numbers: list[Token] = []
    for at in range(place + 1, min(place + 8, len(tokens))):
        word = tokens[at].text
        if len(word) == 1 and word.isdigit() and word != "0":
            numbers.append(tokens[at])
        elif word not in ("and", ",", "&", "no", "number") or (word == "," and not numbers):
            break
    is_one = tokens[place].text in who.CONCERN_ONE
    if numbers and _NOT_NUMBERED & {t.text for t in tokens[place + 1 : place + 4]}:
        return []
    is_next = bool(numbers) and numbers[0].start - tokens[place].end <= 4
    return (numbers[:1] if is_one else numbers if len(numbers) > 1 else []) if is_next else []


def _the_other(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'the other' with no person named after it: 'one drove and the other sat with her'."""
    if tokens[place].text != "other" or place < 1 or tokens[place - 1].text != "the":
        return None
    follows = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if not (follows in who.DOING or (len(follows) > 4 and follows.endswith("ed"))):
        return None
    if not any(e.kind == CONCERN for e in before) or any(
        e.kind == CHILD and e.is_plural for e in before
    ):
        return None
    start, end = tokens[place - 1].start, tokens[place].end
    return Entity(start, end, CONCERN, "other", is_definite=True, is_adding=True)


def _one_other(tokens: Sequence[Token], place: int) -> Entity | None:
    """'S1, his brother and one other'."""
    if tokens[place].text != "other" or place < 1 or tokens[place - 1].text != "one":
        return None
    if place + 1 < len(tokens) and tokens[place + 1].text not in _AFTER_OTHER:
        return None
    start, end = tokens[place - 1].start, tokens[place].end
    return Entity(start, end, CONCERN, "one other", is_adding=True, is_counted=True)


def _the_number(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'the three might have come together', 'all five took part': people, with no noun."""
    word = tokens[place].text
    if word not in _NUMBERED_ALONE or word == "other" or place < 1:
        return None
    if tokens[place - 1].text not in ("the", "these", "those", "all", "other"):
        return None
    follows = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if follows not in _DOES or any(e.is_plural and e.kind in (CHILD, OTHER) for e in before):
        return None
    number = who.NUMBERS[word]
    start, end = tokens[place - 1].start, tokens[place].end
    return Entity(
        start, end, CONCERN, "of them", number, number, is_plural=True, is_definite=True,
        is_counted=True,
    )  # fmt: skip


def _is_another_child(word: str, phrase: Phrase, joined: str) -> bool:
    """'a different child', 'the neighbour's daughter', 'the friend': not the record's child."""
    if joined == CHILD or phrase.number.low > 1:
        return False
    if word == "friend":
        return phrase.is_definite and not phrase.owner and not phrase.adjectives
    if word not in who.CHILDREN_ONE or word in who.SELDOM_OF_CONCERN:
        return False
    of = phrase.owner.removesuffix("'s")
    return bool(phrase.adjectives & {"different", "another"}) or (
        of != phrase.owner and of in who.HAVE_CHILDREN
    )


def _of_them(tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
    """'two of them': people of concern, unless children were spoken of."""
    if tokens[place].text != "them" or place < 2 or tokens[place - 1].text != "of":
        return None
    number = who.NUMBERS.get(tokens[place - 2].text, 0)
    if number < 2 or any(e.is_plural and e.kind in (CHILD, OTHER) for e in before):
        return None
    start, end = tokens[place - 2].start, tokens[place].end
    return Entity(
        start, end, CONCERN, "of them", number, number, is_plural=True, is_definite=True,
        is_counted=True,
    )  # fmt: skip


def _are_joined(text: str, before: Entity, phrase: Phrase) -> bool:
    """Whether nothing but 'and' or 'with' stands between two people."""
    between = text[before.end : phrase.start].strip()
    return len(between) < 24 and bool(_JOINS.fullmatch(between))


def _kind_of_noun(word: str, phrase: Phrase) -> str:
    """What a word for a person means by itself; nothing where it means nobody in particular."""
    if word in ("boys", "girls", "boy", "girl") and "older" in phrase.adjectives:
        return CONCERN
    if word in who.CHILDREN:
        return CHILD
    if word in who.TRUSTED:
        return NEUTRAL
    if word in who.INSTITUTIONS and phrase.follows_preposition:
        return ""
    if (word in who.PROFESSIONALS and not phrase.is_unknown) or word in who.CARERS:
        return CARER
    is_telling = phrase.number.is_counted or phrase.adjectives & who.TELLING
    if word in who.GENERIC and not is_telling:
        return ""
    return CONCERN if word in who.CONCERN_WORDS else ""


def _entity_of(kind: str, token: Token, phrase: Phrase, relation: str = "") -> Entity:
    word, number = token.word, phrase.number
    is_plural = word in who.CONCERN_MANY | who.CHILDREN_MANY or _is_plural_relation(relation)
    low, high = number.low, number.high
    if number.is_some and not is_plural:
        low, high = 1, 1  # "some man"
    if is_plural and not number.is_counted:
        low, high = (3, None) if word in _BANDS else (2, None)
    return Entity(
        phrase.start,
        token.end,
        kind,
        word,
        low,
        high,
        _sex_of(word),
        is_plural=is_plural or low > 1,
        is_definite=phrase.is_definite,
        is_adding=phrase.is_adding or word == "others" or (bool(relation) and kind == CONCERN),
        is_unknown=phrase.is_unknown or word.startswith("stranger"),
        is_counted=number.is_counted and (is_plural or low > 1 or high == 1),
        is_oblique=phrase.follows_preposition,
        is_predicate=phrase.is_predicate,
        is_owner=token.text != word,
        is_one_of=phrase.is_one_of,
        relation=relation,
        ordinal=0
        if is_plural or word == "passenger"
        else max((_ORDINALS.get(a, 0) for a in phrase.adjectives), default=0),
    )


def _is_plural_relation(relation: str) -> bool:
    return relation in _BANDS or (relation.endswith("s") and relation != "boss")


def _sex_of(word: str) -> str:
    if word in ("men", "lads", "guys", "boys", "sons") or word.rstrip("s") in who.MALE_ONE:
        return "M"
    if word in ("boy", "son", "schoolboy"):
        return "M"
    return "F" if word in ("women", "females", "ladies") or word in who.FEMALE_ONE else "U"


def _is_section(word: str) -> bool:
    """S47 is an enquiry and not a forty-seventh suspect; M25 is a road."""
    number = int("".join(c for c in word if c.isdigit()))
    return number > 20 or (word.startswith("m") and number > 6)


def _named(span: NamedSpan, text: str) -> Entity:
    """A person named: on the side that all whom the name fits are on."""
    sides = {person.side for person in span.people}
    side = sides.pop() if len(sides) == 1 else ("" if span.people else CONCERN)
    if side == NEUTRAL:
        roles = {role for person in span.people for role in person.roles}
        side = CARER if roles & {"professional", "reporter", "witness"} else CONCERN
    sexes = {person.sex for person in span.people}
    return Entity(
        span.start,
        span.end,
        side or OTHER,
        text[span.start : span.end],
        sex=sexes.pop() if len(sexes) == 1 else "U",
        is_definite=True,
        is_name=True,
        is_owner=text.startswith("'s", span.end),
        nominal_ids=tuple(sorted(person.nominal_id for person in span.people)),
    )
