"""Who a sentence speaks of: children, people of concern, carers, others, in the words it uses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accord.reading.mentions import CHILD, CONCERN, NEUTRAL, Person

CARER, OTHER, GROUP = "carer", "other", "group"
_TOKEN = re.compile(r"\d{1,2}[-/]\d{1,2}(?![a-z0-9/])|[a-z0-9$/&]+(?:'[a-z]+)?|[,:;(]")
_RANGE = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_YEARS = ("year", "yr", "yrs", "yo", "y/o", "years")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBERS: Mapping[str, int] = {
    **{str(n): n for n in range(1, 60)},
    **dict(zip("one two three four five six seven eight nine ten eleven twelve".split(),
               range(1, 13), strict=True)),
    "couple": 2, "pair": 2, "both": 2, "trio": 3, "dozen": 12, "a": 1, "an": 1, "single": 1,
    "2x": 2, "3x": 3, "4x": 4, "x2": 2, "x3": 3, "x4": 4, "fifteen": 15, "twenty": 20,
}  # fmt: skip
MANY = _words("several group groups gang load loads number many multiple numerous lots bunch crowd crew carload houseful string "
              "succession host various dozens queue lot gangs roomful")  # fmt: skip
FEW = _words("few some handful couple")
_DEFINITE = _words("the these those both this that said")
_DETERMINERS = _DEFINITE | _words("a an his her their any all my our each every no")
_ADDING = _words("other another others further additional second third more else extra")
UNKNOWN = _words("unknown unidentified u/k uk unk unnamed stranger strangers")
_ADJECTIVES = (
    _words(
        """older adult young younger male female drunk local same different known suspected strange random elderly middle aged
        grown tall large small white black asian mixed race european eastern bearded bald big hooded masked looking old year yr
        yrs years yo twenties thirties forties fifties early mid late aged associated unrelated named main new
        possible alleged believed approx involved similar whole these foreign dark skinned light built stocky slim
        married single named convicted registered related wanted violent dodgy much fit creepy x"""
    )
    | UNKNOWN
    | _ADDING
)
_MALE_ONE = _words(
    """male man lad guy bloke fella feller geezer gent gentleman uncle boyfriend stepfather stepdad father dad brother
    grandfather grandad son husband landlord waiter imam priest"""
)
_FEMALE_ONE = _words("female woman lady aunt auntie aunty girlfriend wife landlady stepmother sister madam")
_CONCERN_ONE = (
    _words(
        """male man lad guy bloke fella feller geezer gent gentleman adult offender perpetrator perp suspect susp sus defendant accused
        driver dealer stranger landlord occupier occupant tenant taxi_driver poi subject punter customer client groomer abuser exploiter
        boyfriend associate accomplice older_boy older_girl older_lad female woman lady person individual nominal owner manager doorman
        bouncer lodger neighbour coach priest imam shopkeeper chef waiter delivery_driver elder trafficker pimp madam youth
        older_one another_male someone somebody sex_offender rso passenger friend mate cousin uncle brother partner
        drug_dealer user tutor landlady teacher"""
    )
)
_CONCERN_MANY = _words(
    """males men lads guys blokes fellas adults offenders perpetrators perps suspects susps defendants drivers dealers strangers
    landlords occupiers occupants tenants taxi_drivers pois subjects punters customers clients groomers abusers exploiters associates
    accomplices older_boys older_girls older_lads females women ladies persons people individuals nominals owners managers doormen
    bouncers lodgers neighbours elders traffickers pimps youths others friends mates cousins uncles brothers boyfriends boys_crew
    crew gang group drug_dealers regulars users partners passengers workers olders shopkeepers"""
)  # fmt: skip
_GENERIC = _words("person people persons individual individuals someone somebody youths youth females female women woman friend friends mate mates "
                  "partner partners passenger passengers customer customers client clients neighbour neighbours manager managers owner owners "
                  "workers teacher coach tutor user users subjects subject regulars crew group gang elder elders lady ladies")  # fmt: skip
_RELATIONAL = _words(
    """friend friends mate mates cousin cousins brother brothers uncle uncles associate associates partner accomplice pal pals crew boys
    lads nephew sister father dad son boss colleague colleagues housemate housemates flatmate flatmates brother_in_law girlfriend wife
    business_partner gang men"""
)
_CHILDREN_ONE = _words(
    """girl child kid yp young_person youngster teen teenager daughter pupil student schoolgirl schoolboy resident minor juvenile victim
    vic ip ip1 ip2 ip3 v1 v2 v3 aggrieved agg complainant misper survivor ap lac boy son injured_party foster_child young_girl young_boy
    young_woman young_female stepdaughter granddaughter grandson niece cyp y/p bairn lass toddler"""
)
_CHILDREN_MANY = _words(
    """girls children kids yps young_people young_persons youngsters teens teenagers daughters pupils students schoolgirls schoolboys residents
    minors juveniles victims ips boys sons young_girls young_boys young_women young_females siblings peers classmates complainants lasses"""
)
_CARERS = _words(
    """mum mother mam mums dad father parents parent nan nana nanna gran granny grandma grandmother grandad grandfather grandparents carer carers
    foster_carer foster_carers foster_mum guardian staff social_worker sw support_worker key_worker keyworker worker family
    stepmum aunt auntie aunty family_support_worker residential_worker personal_adviser youth_worker advocate adoptive_mother
    care_staff unit_staff home_staff home_manager relatives foster_parents foster_dad foster_father foster_mother"""
)
_PROFESSIONALS = _words(
    """police officer officers pc dc ds di pcso pcsos detective detectives constable sergeant teacher teachers headteacher tutor nurse nurses doctor
    gp paramedic paramedics ambulance health_visitor school college solicitor court midwife counsellor psychologist therapist
    camhs probation council receptionist security reporter informant caller witness witnesses manager
    psychiatrist consultant senco mentor iro cafcass magistrate judge crew hospital clinic dentist
    taxi_firm hotel_staff police_officer school_nurse head_teacher youth_offending social_services dsl pastoral"""
)
_OTHERS_ONE = _words("sister brother sibling cousin friend mate pal peer classmate best_friend twin girlfriend")
_OTHERS_MANY = _words("sisters brothers siblings cousins friends mates pals peers classmates")
_MALE_PRONOUNS = _words("he him himself")
_FEMALE_PRONOUNS = _words("she her herself")
_PAIRS: Mapping[tuple[str, str], str] = {
    tuple(pair.split("_", 1)): pair  # type: ignore[misc]
    for pair in (
        _CONCERN_ONE | _CONCERN_MANY | _CHILDREN_ONE | _CHILDREN_MANY | _CARERS | _PROFESSIONALS | _OTHERS_ONE
    )
    if pair.count("_") == 1
}  # fmt: skip
_TELLING = UNKNOWN | _words("older adult male other another second third different known drunk")
_KIN_OF_CHILD = _words("stepfather stepdad uncle uncles stepbrother stepmother")
_TRUSTED = _words("coach coaches imam priest vicar instructor scoutmaster pastor rabbi tutor choirmaster")
_INSTITUTIONS = _words("school college hospital court council clinic probation camhs")
_PREPOSITIONS = _words("outside at from to in near after before around inside into with of for through")
_BUSINESS = _words("hotel lounge takeaway shop bar pub club shisha restaurant motel lodge cafe casino garage rank firm office kitchen")
_HEADS = _CONCERN_ONE | _CONCERN_MANY
_MODIFIERS = _words("male female adult taxi delivery drug passenger suspect driver youth") 
_LABEL_WORD = re.compile(r"(?:s|sus|susp|om|poi|m)\d{1,2}(?:'s)?")


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
    relation: str = ""
    nominal_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Token:
    """A word of the sentence and where it stands."""

    text: str
    start: int
    end: int


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words of a stretch, two-word names of people joined."""
    single = [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    joined: list[Token] = []
    for token in single:
        before = joined[-1] if joined else None
        word = token.text.removesuffix("'s")
        if before and (pair := _PAIRS.get((before.text, word))):
            joined[-1] = Token(pair + token.text[len(word) :], before.start, token.end)
        else:
            joined.append(token)
    return joined


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
        self._child_sex = child_sex

    def find(self, text: str, start: int, end: int) -> list[Entity]:
        """Everybody the stretch speaks of, in order."""
        tokens = tokens_of(text, start, end)
        entities: list[Entity] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if named := self._names.get(token.start):
                entities.append(_named(named, text))
                while place < len(tokens) and tokens[place].start < named.end:
                    place += 1
                continue
            if found := self._entity(tokens, place, entities):
                entities.append(found)
            place += 1
        return entities

    def _entity(self, tokens: Sequence[Token], place: int, before: Sequence[Entity]) -> Entity | None:
        token = tokens[place]
        word = token.text.removesuffix("'s")
        if found := self._pronoun(token):
            return found
        if _LABEL_WORD.fullmatch(token.text) and not _is_age_or_code(tokens, place):
            return Entity(token.start, token.end, CONCERN, word, is_definite=True)
        if _is_modifier(tokens, place):
            return None
        phrase = _Phrase.read(tokens, place)
        return self._noun(word, token, phrase, before)

    def _pronoun(self, token: Token) -> Entity | None:
        word = token.text
        if word in _MALE_PRONOUNS:
            kind = CHILD if self._child_sex == "M" else CONCERN
            return Entity(token.start, token.end, kind, word, sex="M", is_pronoun=True)
        if word in _FEMALE_PRONOUNS:
            kind = CONCERN if self._child_sex == "M" else CHILD
            return Entity(token.start, token.end, kind, word, sex="F", is_pronoun=True)
        if word in ("they", "them"):
            return Entity(
                token.start, token.end, GROUP, word, 2, None, is_plural=True, is_pronoun=True
            )
        return None

    def _noun(
        self, word: str, token: Token, phrase: _Phrase, before: Sequence[Entity]
    ) -> Entity | None:
        if word in _KIN_OF_CHILD:
            return self._concern(word, token, phrase, is_plural=word.endswith("s"))
        if word == "staff" and phrase.is_business:
            return self._other(NEUTRAL, word, token, phrase, True)
        if phrase.owner and word in (_OTHERS_ONE | _OTHERS_MANY | _RELATIONAL | _CARERS):
            return self._relative(word, token, phrase, before)
        if word in ("boys", "girls", "boy", "girl") and "older" in phrase.adjectives:
            return self._concern(word, token, phrase, is_plural=word.endswith("s"))
        if word in _CHILDREN_ONE | _CHILDREN_MANY:
            return self._other(CHILD, word, token, phrase, word in _CHILDREN_MANY)
        if word in _TRUSTED:
            return self._other(NEUTRAL, word, token, phrase, word.endswith("s"))
        if word in _INSTITUTIONS and phrase.follows_preposition:
            return None
        if word in _PROFESSIONALS and not (phrase.adjectives & UNKNOWN):
            return self._other(CARER, word, token, phrase, word.endswith("s"))
        if word in _CARERS:
            return self._other(CARER, word, token, phrase, word.endswith("s"))
        if word in _GENERIC and not (phrase.is_counted or phrase.adjectives & _TELLING):
            return None
        if word in _CONCERN_ONE | _CONCERN_MANY:
            return self._concern(word, token, phrase, is_plural=word in _CONCERN_MANY)
        return None

    def _other(self, kind: str, word: str, token: Token, phrase: _Phrase, plural: bool) -> Entity:
        sex = "M" if word in ("boy", "boys", "son", "sons") else "U"
        return Entity(
            phrase.start, token.end, kind, word, phrase.low, phrase.high, sex,
            is_plural=plural, is_counted=phrase.is_counted,
        )  # fmt: skip

    def _concern(self, word: str, token: Token, phrase: _Phrase, is_plural: bool) -> Entity:
        low, high = phrase.low, phrase.high
        if is_plural and not phrase.is_counted:
            low, high = (3, None) if word in ("group", "gang", "crew") else (2, None)
        if word in MANY and not is_plural:
            low, high = 3, None
        sex = "M" if word.rstrip("s") in _MALE_ONE or word in ("men", "lads", "guys") else "U"
        sex = "F" if word in _FEMALE_ONE or word in ("women", "females") else sex
        return Entity(
            phrase.start, token.end, CONCERN, word, low, high, sex, is_plural or low > 1,
            phrase.is_definite, phrase.is_adding or word == "others",
            bool(phrase.adjectives & UNKNOWN) or word.startswith("stranger"),
            is_counted=phrase.is_counted, is_oblique=phrase.follows_preposition,
            is_predicate=phrase.is_predicate,
        )  # fmt: skip

    def _relative(
        self, word: str, token: Token, phrase: _Phrase, before: Sequence[Entity]
    ) -> Entity:
        kind = self._kind_of_relative(word, phrase, before)
        plural = word.endswith("s") and word != "boss"
        low, high = phrase.low, phrase.high
        if plural and not phrase.is_counted:
            low, high = 2, None
        if word in ("crew", "gang"):
            low, high, plural = 3, None, True
        return Entity(
            phrase.start, token.end, kind, word, low, high, is_plural=plural,
            is_adding=kind == CONCERN, relation=word, is_counted=phrase.is_counted,
            is_oblique=phrase.follows_preposition, is_predicate=phrase.is_predicate,
        )  # fmt: skip

    def _kind_of_relative(self, word: str, phrase: _Phrase, before: Sequence[Entity]) -> str:
        owner = phrase.owner
        if owner in ("his", "their") and self._child_sex != "M":
            return CONCERN
        if owner in ("his", "their"):
            singles = [e for e in before if e.kind == CONCERN]
            return CONCERN if singles and word in _RELATIONAL else OTHER
        if owner.removesuffix("'s") in _CARERS and word in ("partner", "boyfriend", "friend", "ex"):
            return CONCERN
        if _LABEL_WORD.fullmatch(owner) or owner.removesuffix("'s") in _CONCERN_ONE:
            return CONCERN
        is_hers = owner in ("her", "his", "their", "my") or owner[:-2] in _CHILDREN_ONE
        return CARER if word in _CARERS and is_hers else OTHER


@dataclass(frozen=True)
class _Phrase:
    """What stands before a noun: owner, number, adjectives."""

    start: int
    low: int
    high: int | None
    is_counted: bool
    is_definite: bool
    is_adding: bool
    adjectives: frozenset[str]
    owner: str
    is_business: bool = False
    follows_preposition: bool = False
    is_predicate: bool = False

    @classmethod
    def read(cls, tokens: Sequence[Token], place: int) -> _Phrase:
        """Walk left from a noun over the words that belong to it."""
        at, adjectives = place - 1, set[str]()
        while at >= 0 and tokens[at].text in _ADJECTIVES | _MODIFIERS and tokens[at].text not in NUMBERS:
            adjectives.add(tokens[at].text)
            at -= 1
            if tokens[at + 1].text in _YEARS and at >= 0 and tokens[at].text.isdigit():
                at -= 1  # "15 year old": an age and not a number of people
        number = _number_before(tokens, at)
        at = number.at
        while at >= 0 and tokens[at].text in _ADJECTIVES | {"of"}:
            adjectives.add(tokens[at].text)
            at -= 1
        owner, definite, start_at = "", False, at + 1
        if at >= 0:
            word = tokens[at].text
            if word in ("his", "her", "their", "my") or word.endswith("'s"):
                owner, start_at = word, at
                if at >= 1 and tokens[at - 1].text in ("a", "the", "another"):
                    start_at = at - 1
            elif word in _DETERMINERS:
                definite, start_at = word in _DEFINITE, at
                if word in ("another",):
                    adjectives.add("another")
        if number.is_both:
            definite = True
        return cls(
            tokens[start_at].start, number.low, number.high, number.is_counted, definite,
            bool(adjectives & _ADDING), frozenset(adjectives), owner, _is_business(tokens, place),
            start_at > 0 and tokens[start_at - 1].text in _PREPOSITIONS,
            _is_predicate(tokens, start_at),
        )  # fmt: skip


def _is_predicate(tokens: Sequence[Token], start: int) -> bool:
    """'the two suspects are brothers' speaks of two people and not of four."""
    at = start - 1
    while at >= 0 and tokens[at].text in ("both", "all", "also", "not", "close", "known", "good"):
        at -= 1
    if at < 1 or tokens[at].text not in ("are", "is", "were", "was"):
        return False
    return tokens[at - 1].text not in ("there", "it", "who", "where", "others")


def _is_business(tokens: Sequence[Token], place: int) -> bool:
    """Staff of a hotel or a shop, who care for no child."""
    near = [t.text for t in (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 4])]
    return bool(set(near) & _BUSINESS)


def _is_modifier(tokens: Sequence[Token], place: int) -> bool:
    """'adult' in 'adult male', 'group' in 'group of men': the noun that follows is the person."""
    word = tokens[place].text
    if place + 1 >= len(tokens) or word not in _HEADS | _CHILDREN_ONE:
        return False
    follows = tokens[place + 1]
    if word in MANY and follows.text == "of":
        return True
    joined = follows.start - tokens[place].end == 1
    return joined and follows.text.removesuffix("'s") in _HEADS | _CHILDREN_ONE | _CHILDREN_MANY and follows.text not in ("others",)


@dataclass(frozen=True)
class _Number:
    at: int
    low: int = 1
    high: int | None = 1
    is_counted: bool = False
    is_both: bool = False


def _number_before(tokens: Sequence[Token], at: int) -> _Number:
    """Read '3 or 4', 'at least five', 'a group of', 'a few' ending at a place."""
    if at >= 0 and tokens[at].text == "of":
        if at >= 1 and tokens[at - 1].text in MANY | FEW | NUMBERS.keys():
            at -= 1
        else:
            return _Number(at)
    if at < 0:
        return _Number(at)
    word = tokens[at].text
    if (found := _RANGE.fullmatch(word)) and 0 < int(found[1]) < int(found[2]):
        return _Number(at - 1, int(found[1]), int(found[2]), True)
    if word == "couple":
        return _Number(at - 1, 2, 2, True)
    if word in MANY:
        return _Number(at - 1, 3, None, True)
    if word in FEW:
        return _Number(at - 1, 2, None, True)
    if word == "x" and at >= 1 and tokens[at - 1].text in NUMBERS:
        at, word = at - 1, tokens[at - 1].text
    if word not in NUMBERS or word in ("a", "an"):
        return _Number(at)
    return _range_before(tokens, at, NUMBERS[word], word == "both")


def _range_before(tokens: Sequence[Token], at: int, high: int, is_both: bool) -> _Number:
    texts = [token.text for token in tokens[max(0, at - 3) : at]]
    if len(texts) >= 2 and texts[-1] in ("or", "to", "and/or") and texts[-2] in NUMBERS:
        return _Number(at - 3, NUMBERS[texts[-2]], high, True)
    if texts[-2:] in (["at", "least"], ["more", "than"], ["no", "fewer"], ["not", "less"]):
        low = high + 1 if texts[-2:] == ["more", "than"] else high
        return _Number(at - 3, low, None, True)
    if texts[-2:] == ["up", "to"]:
        return _Number(at - 3, min(2, high), high, True)
    if texts[-1:] in (["over"], ["minimum"]):
        return _Number(at - 2, high + (texts[-1] == "over"), None, True)
    return _Number(at - 1, high, high, True, is_both)


def _is_age_or_code(tokens: Sequence[Token], place: int) -> bool:
    """S47 is an enquiry and not a forty-seventh suspect."""
    word = tokens[place].text.removesuffix("'s")
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) > 20 or (word.startswith("m") and word[1:].isdigit() and int(digits) > 6)


def _named(span: NamedSpan, text: str) -> Entity:
    sides = {person.side for person in span.people}
    side = sides.pop() if len(sides) == 1 else NEUTRAL
    kind = {CHILD: CHILD, CONCERN: CONCERN}.get(side, OTHER if span.people else CONCERN)
    sexes = {person.sex for person in span.people}
    if span.people and side == NEUTRAL:
        roles = {role for person in span.people for role in person.roles}
        kind = CARER if roles & {"professional", "reporter", "witness"} else CONCERN
    return Entity(
        span.start, span.end, kind, text[span.start : span.end],
        sex=sexes.pop() if len(sexes) == 1 else "U", is_definite=True,
        nominal_ids=tuple(sorted(person.nominal_id for person in span.people)),
    )  # fmt: skip
