"""Who a sentence speaks of: children, people of concern, carers, others, in the words it uses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from accord.reading import who
from accord.reading.entity import CARER, GROUP, OTHER, Entity, NamedSpan, is_label_of
from accord.reading.mentions import CHILD, CONCERN, NEUTRAL
from accord.reading.noun_phrases import (
    Phrase,
    Token,
    acts,
    is_aged_child,
    is_modifier,
    is_pair_of_people,
    tokens_of,
)
from accord.reading.numbered_people import (
    LABEL,
    NUMBERED_ALONE,
    is_audience,
    labelled,
    of_them,
    one_other,
    the_other,
    told_by_number,
)

__all__ = ["CARER", "GROUP", "OTHER", "Entity", "EntityFinder", "NamedSpan"]

_BANDS = frozenset({"crew", "gang", "group", "crowd", "mob", "ring"})
_VERBS_TOO = frozenset({"associate", "partner", "coach", "mate", "guy", "man"})
_FRIENDS_OF_CARER = frozenset(
    {
        "partner",
        "boyfriend",
        "friend",
        "ex",
        "mate",
        "mates",
        "friends",
        "pal",
        "pals",
        "lodger",
        "boss",
    }
)
_FRIENDS = who.OTHERS - frozenset({"brother", "brothers", "cousin", "cousins", "housemate"})
_TAKES_ALONG = re.compile(
    r"\b(?:br(?:ought|ings?|inging)|invit\w+|with|t(?:ook|akes?|aking)|me(?:ets?|t)|recruit\w*"
    r"|introduc\w+|found|get|got)\b"
)
_HIS = frozenset({"his", "their"})
_OPENING = 24  # so near to its beginning a phrase opens a sentence
_KIN_IN_CARE = frozenset({"nephew", "niece", "grandson", "granddaughter", "grandchild"})
_SONS = frozenset({"son", "sons"})
_PARENTS = frozenset({"her", "his", "their"})
_JOINS = re.compile(
    r",? ?(?:(?:was|were|is|are|been) (?=with))?(?:and|&|with|or|\+|along with)(?: \w+){0,2}"
)
# Records call the child so as readily as the suspect.
_EITHER = frozenset({"male", "female", "lad"})
_ANYBODY = who.ANYBODY | NUMBERED_ALONE | {"more", "em"}
_ORDINALS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5}


class EntityFinder:
    """Finds the people of one sentence; made once per text, for what the text is about."""

    def __init__(self, names: Sequence[NamedSpan], child_sex: str) -> None:
        self._names = {span.start: span for span in names}
        self.child_sex = child_sex
        self._begin = 0

    @property
    def anonymous(self) -> EntityFinder:
        """The same for a stretch that names nobody."""
        return EntityFinder((), self.child_sex) if self._names else self

    def names_anybody(self, start: int, end: int) -> bool:
        """Whether somebody is named in a stretch."""
        return any(start <= place < end for place in self._names)

    def find(self, text: str, start: int, end: int) -> list[Entity]:
        """Everybody the stretch speaks of, in order."""
        tokens = tokens_of(text, start, end)
        self._begin = start
        entities: list[Entity] = []
        named_until = -1
        for place, token in enumerate(tokens):
            if token.start < named_until:
                continue
            if named := self._names.get(token.start):
                if entities and is_label_of(entities[-1], text, named):
                    entities.pop()
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
        if found := self._pronoun(tokens, place, before, text):
            return found
        if found := labelled(tokens, place) or the_other(tokens, place, before):
            return found
        if found := one_other(tokens, place) or told_by_number(tokens, place, before, text):
            return found
        if word not in who.ANYBODY or is_modifier(tokens, place) or is_audience(tokens, place):
            return None
        if word in _VERBS_TOO and place and tokens[place - 1].text == "to":
            return None
        if place + 1 < len(tokens) and (word, tokens[place + 1].text) in who.NO_PERSONS:
            return None  # "an adult website"
        if _is_tie_alone(tokens, place):
            return None
        phrase = Phrase.read(tokens, place)
        if word in ("suspect", "suspects") and _is_verb(tokens, place, phrase):
            return None
        if whose := _friend_of(tokens, place):
            return self._relative(token, replace(phrase, owner=whose), before)
        if word == "couple" and not is_pair_of_people(tokens, place):
            return None
        if word in who.OF_ANY_AGE and is_aged_child(tokens, place):
            return _entity_of(CHILD, token, phrase)
        if word == "couple" and not phrase.owner:
            return replace(_entity_of(CONCERN, token, phrase), low=2, high=2, is_counted=True)
        if _is_with_others(tokens, place, phrase):
            return _entity_of(CONCERN, token, phrase)
        if acts(tokens, place) and not phrase.owner:
            return _entity_of(CONCERN, token, phrase)
        return self._if_not_the_child(self._noun(token, phrase, before, text), phrase)

    def _if_not_the_child(self, entity: Entity | None, phrase: Phrase) -> Entity | None:
        """'S1 and the female' are a man and the girl, as far as anybody can tell."""
        if entity is None or entity.text not in _EITHER or entity.sex != self.child_sex:
            return entity
        is_bare = phrase.is_definite and not phrase.adjectives and not phrase.owner
        if entity.is_plural or not is_bare:
            return entity
        return replace(entity, may_be_child=True)

    def _pronoun(
        self, tokens: Sequence[Token], place: int, before: Sequence[Entity], text: str
    ) -> Entity | None:
        token = tokens[place]
        word, is_boy = token.word, self.child_sex == "M"
        if word in who.MALE_PRONOUNS:
            kind = CHILD if is_boy else CONCERN
            return Entity(token.start, token.end, kind, word, sex="M", is_pronoun=True)
        if word in who.FEMALE_PRONOUNS:
            kind = CONCERN if is_boy else CHILD
            return Entity(token.start, token.end, kind, word, sex="F", is_pronoun=True)
        if word in who.PLURAL_PRONOUNS:
            span = (token.start, token.end)
            return of_them(tokens, place, before, text) or Entity(
                *span, GROUP, word, 2, None, is_plural=True, is_pronoun=True
            )
        return None

    def _noun(
        self, token: Token, phrase: Phrase, before: Sequence[Entity], text: str
    ) -> Entity | None:
        word = token.word
        joined = before[-1].kind if before and _are_joined(text, before[-1], phrase) else ""
        if joined and not phrase.owner:
            if joined in (CHILD, CARER) and word in who.OTHERS:
                return _entity_of(
                    OTHER, token, phrase
                )  # "she and two friends", "mum and two brothers"
            if joined == CONCERN and word in who.GENERIC - who.OTHERS:
                return _entity_of(CONCERN, token, phrase)  # "a man and a woman"
        is_his = word == "friend" and any(
            e.relation == "friend" and e.kind == CONCERN for e in before
        )
        if _is_another_child(word, phrase, joined) and not is_his:
            return _entity_of(OTHER, token, phrase)
        if word in _FRIENDS and phrase.number.is_counted and _brings(before, phrase, text):
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
        kind = self._kind_of_relative(token.word, phrase, before)
        return _entity_of(kind, token, phrase, relation=token.word)

    def _kind_of_relative(self, word: str, phrase: Phrase, before: Sequence[Entity]) -> str:
        """Whose friend it is says on which side the friend stands."""
        owner, place = phrase.owner, phrase.start
        of = owner.removesuffix("'s")
        if word in who.CARERS and owner in ("his", "her", "their", "my"):
            return CARER
        if owner == "my" and word in _FRIENDS and not before and place - self._begin < _OPENING:
            return CHILD  # "my friend gets cash off a man": it is she who is rung in for
        if word in _KIN_IN_CARE and (owner == "my" or (owner == "her" and _tells(before))):
            return CHILD  # "caller is worried that her nephew is being sent gifts"
        if word in _SONS and (owner in ("my", "our") or (owner in _PARENTS and _tells(before))):
            return CHILD  # "mum has paid because her son owed the older lads"
        if owner in _HIS and (self.child_sex == "M" or self._may_be_boys(before, place)):
            follows_suspect = any(e.kind == CONCERN for e in before)
            return CONCERN if follows_suspect and word in who.RELATIONAL else OTHER
        if owner in _HIS or LABEL.fullmatch(owner) or of in who.CONCERN_ONE - who.OTHERS:
            return CONCERN
        if of in who.CARERS and word in _FRIENDS_OF_CARER:
            return CONCERN
        is_childs = owner in ("her", "my") or of in who.CHILDREN_ONE
        is_childs = is_childs or (owner.endswith("'s") and of not in who.ANYBODY)  # "Jake's mum"
        return CARER if word in who.CARERS and is_childs else OTHER

    def _may_be_boys(self, before: Sequence[Entity], place: int) -> bool:
        """'His mate got a beating': with nobody else about, he is the child of the record."""
        return self.child_sex == "U" and not before and place - self._begin < _OPENING


def _tells(before: Sequence[Entity]) -> bool:
    """Whether the one spoken of last is a carer or a caller, and so whose nephew it is."""
    others = [e for e in before if not (e.is_pronoun and e.text in ("her", "she"))]
    return bool(others) and others[-1].kind == CARER


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


def _is_tie_alone(tokens: Sequence[Token], place: int) -> bool:
    """'associates with', 'through being brothers': what two are to each other, and nobody more."""
    word = tokens[place].text
    before = tokens[place - 1].text if place else ""
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if word in who.RELATIONS and before in ("being", "as"):
        return True
    is_owned = before in who.HAVE_ASSOCIATES
    return word == "associates" and after == "with" and not is_owned


def _is_verb(tokens: Sequence[Token], place: int, phrase: Phrase) -> bool:
    """'mum suspects grooming': a word of thinking and no people."""
    if phrase.number.is_counted or phrase.is_definite or phrase.adjectives or not place:
        return False
    said_by = tokens[place - 1].word
    if tokens[place].text == "suspect":
        return said_by in ("we", "i", "they", "staff", "who", "police", "officers", "carers")
    return said_by in who.ANYBODY


def _is_with_others(tokens: Sequence[Token], place: int, phrase: Phrase) -> bool:
    """'a woman and two men': of concern by whom she stands beside."""
    if tokens[place].text not in ("woman", "female", "lady", "person") or phrase.owner:
        return False
    after = [token.text for token in tokens[place + 1 : place + 6]]
    if after[:1] not in (["and"], ["&"], ["with"]):
        return False
    others = who.CONCERN_WORDS - who.GENERIC
    return any(word in others or LABEL.fullmatch(word) for word in after[1:])


def _friend_of(tokens: Sequence[Token], place: int) -> str:
    """'a friend of hers', 'an associate of his': whose friend it is, if it says so after."""
    if place + 2 >= len(tokens) or tokens[place + 1].text != "of":
        return ""
    if tokens[place].word not in who.OTHERS | who.RELATIONAL:
        return ""
    of = tokens[place + 2].text
    if of in ("the", "a", "an") and place + 3 < len(tokens):
        of = tokens[place + 3].text
    is_of_concern = LABEL.fullmatch(of) or of in who.CONCERN_ONE - who.OTHERS
    if is_of_concern and tokens[place].word not in ("sister", "wife", "girlfriend"):
        return f"{of}'s"
    return {"hers": "her", "his": "his", "theirs": "their"}.get(tokens[place + 2].text, "")


def _brings(before: Sequence[Entity], phrase: Phrase, text: str) -> bool:
    """'she brought two friends': other children, as far as anybody can tell."""
    if not before or before[-1].kind not in (CHILD, GROUP) or phrase.adjectives & who.TELLING:
        return False
    return bool(_TAKES_ALONG.search(text[before[-1].end : phrase.start]))


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
        is_adding=phrase.is_adding
        or word == "others"
        or (bool(relation) and kind == CONCERN)
        or (not is_plural and "different" in phrase.adjectives),
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
