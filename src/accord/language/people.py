"""Who a wording is said of: a child, an adult, a thing, or somebody the text leaves open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from accord.language import grammar
from accord.language.somebody import (
    ADULT,
    CHILD,
    NOBODY,
    OPEN,
    THING,
    Somebody,
    Word,
    words_for_people,
)
from accord.language.standing import begins_as_name, does, is_oblique
from accord.text import Sentence


class People:
    """Everybody a text speaks of, sentence by sentence."""

    def __init__(self, text: str, original: str, sentences: Sequence[Sentence]) -> None:
        self._text, self._original = text, original
        self._is_aligned = len(text) == len(original)
        self._sentences = sentences
        self._found: dict[int, list[Somebody]] = {}
        self._meant: dict[tuple[int, str], list[Somebody]] = {}
        self._of_adults: dict[tuple[int, int], bool] = {}

    @cached_property
    def _everybody(self) -> list[Somebody]:
        return [person for sentence in self._sentences for person in self.of(sentence)]

    @cached_property
    def has_child(self) -> bool:
        """Whether a word for a child stands anywhere."""
        return any(person.kind == CHILD for person in self._everybody)

    @cached_property
    def are_adults(self) -> bool:
        """Whether a text speaks of people, and each is an adult: a detainee, a driver."""
        told = [p for p in self._everybody if not p.is_pronoun or p.kind != OPEN]
        told = [p for p in told if p.kind != THING and not p.is_oblique]
        told = [p for p in told if not p.is_professional and not p.is_carer]
        return bool(told) and all(p.kind == ADULT for p in told)

    @cached_property
    def has_adult_victim_only(self) -> bool:
        """Whether whoever is no suspect is an adult: 'the woman, 32, said it was consensual'."""
        grown = (p for p in self._everybody if p.kind == ADULT and not p.is_professional)
        return not self.has_child and any(
            p.is_aged or p.is_many or p.sex == "F" for p in grown if p.sex != "M" and not p.is_carer
        )

    def tells_of_adults(self, sentence: Sentence) -> bool:
        """Whether a sentence says that all it speaks of are grown up: 'both in their forties'."""
        place = sentence.start, sentence.end
        if place not in self._of_adults:
            self._of_adults[place] = grammar.GROWN.search(self._text, *place) is not None
        return self._of_adults[place]

    def tells_of_peers(self, sentence: Sentence) -> bool:
        """Whether a sentence says that the two of a couple are of an age: 'both 15'."""
        first, last = sentence.start, sentence.end
        return self.tells_of_adults(sentence) or bool(grammar.PEERS.search(self._text, first, last))

    def of(self, sentence: Sentence) -> Sequence[Somebody]:
        """Everybody in one sentence, in order."""
        if sentence.number not in self._found:
            self._found[sentence.number] = self._in_sentence(sentence)
        return self._found[sentence.number]

    def kind_of(self, person: Somebody, sentence: Sentence) -> str:
        """What somebody is; a pronoun is whom it goes back to, and open where that is nobody."""
        if not person.is_pronoun or person.kind != OPEN:
            return person.kind
        spoken = bool(
            grammar.SPEAKS.search(
                self._text, max(sentence.start, person.start - grammar.NEAR), person.start
            )
        )
        furthest = max(0, sentence.number - grammar.LOOKS_BACK)
        for number in range(sentence.number, furthest - 1, -1):
            people = self._whom(number, person.sex)
            if number == sentence.number:
                people = [p for p in people if p.end <= person.start]
            skips = spoken and number == sentence.number
            if found := _antecedent(person, people, skips_speakers=skips):
                return found.kind
        if self._is_other_sex(person):
            return ADULT
        return self._aged_pronouns.get(person.sex, OPEN)

    def _whom(self, number: int, sex: str) -> list[Somebody]:
        """Whom a pronoun of a sex may go back to in one sentence."""
        key = (number, sex)
        if key not in self._meant:
            self._meant[key] = [
                p
                for p in self.of(self._sentences[number])
                if (not p.is_pronoun or p.kind != OPEN)
                and p.kind != THING
                and not p.is_professional
                and (p.sex in (sex, "U") or sex == "U")
            ]
        return self._meant[key]

    @cached_property
    def _aged_pronouns(self) -> Mapping[str, str]:
        """What 'she' is where a text says 'she is 14'; the first one by sex."""
        told = [p for p in reversed(self._everybody) if p.is_pronoun and p.kind != OPEN]
        return {p.sex: p.kind for p in told}

    def _is_other_sex(self, pronoun: Somebody) -> bool:
        """Whether 'he' stands in a text whose child is 'she': then he is somebody else."""
        return pronoun.sex == "M" and self._has_girls_only

    @cached_property
    def _has_girls_only(self) -> bool:
        boys = any(p.kind == CHILD and p.sex != "F" for p in self._everybody)
        return not boys and any(p.sex == "F" and not p.is_carer for p in self._everybody)

    def _in_sentence(self, sentence: Sentence) -> list[Somebody]:
        words = words_for_people()
        tokens = list(grammar.TOKEN.finditer(self._text, sentence.start, sentence.end))
        people: list[Somebody] = []
        for place in range(len(tokens)):
            if found := self._somebody(tokens, place, words):
                people.append(found)
        people += self._by_age_alone(sentence, people)
        return sorted(people)

    def _by_age_alone(self, sentence: Sentence, people: Sequence[Somebody]) -> Iterator[Somebody]:
        """'the 15 year old', where no word for a person follows."""
        for found in grammar.BY_AGE.finditer(self._text, sentence.start, sentence.end):
            owns = self._text[found.end() : found.end() + 2] == "'s"
            named = not owns and any(0 <= p.start - found.end() <= 12 for p in people)
            if not named:
                kind = ADULT if int(found[1] or found[2]) >= 18 else CHILD
                before = list(grammar.TOKEN.finditer(self._text, sentence.start, found.end()))
                place = next(n for n, token in enumerate(before) if token.start() >= found.start())
                oblique = is_oblique(before, place)
                yield Somebody(*found.span(), kind, "U", False, oblique, is_aged=True)

    def _somebody(
        self, tokens: Sequence[re.Match[str]], place: int, words: Mapping[str, Word]
    ) -> Somebody | None:
        token = tokens[place]
        word = grammar.CONTRACTED.sub("", token.group())
        if word in grammar.FEMALE or word in grammar.MALE or word in grammar.MANY:
            return self._pronoun(tokens, place)
        sort = words.get(word)
        if sort is None:
            return self._name(tokens, place)
        following = tokens[place + 1].group() if place + 1 < len(tokens) else ""
        if following in grammar.MODIFIED and sort.kind in (CHILD, OPEN):
            return None
        owns = token.group().endswith("'s") and following not in grammar.ATTRIBUTES
        before = tokens[place - 1] if place else None
        is_next = before is not None and token.start() - before.end() == 1
        kind = self._aged(token, sort.kind, before.group() if before and is_next else "")
        is_aged = kind != sort.kind
        oblique = owns or is_oblique(tokens, place)
        return Somebody(
            token.start(), token.end(), kind, sort.sex, False, oblique, sort.is_many,
            sort.is_professional, is_carer=sort.is_carer, is_aged=is_aged,
        )  # fmt: skip

    def _pronoun(self, tokens: Sequence[re.Match[str]], place: int) -> Somebody:
        token = tokens[place]
        word = grammar.CONTRACTED.sub("", token.group())
        sex = "F" if word in grammar.FEMALE else "M" if word in grammar.MALE else "U"
        owns = bool(grammar.OWNERS.match(word)) and place + 1 < len(tokens)
        is_subject = word in grammar.SUBJECTS or (
            owns and tokens[place + 1].group() in grammar.ATTRIBUTES
        )
        # 'her 22 year old boyfriend': the age is his.
        kind = OPEN if owns or word in grammar.MANY else self._aged(token, OPEN, "")
        return Somebody(
            token.start(), token.end(), kind, sex, True, not is_subject, word in grammar.MANY
        )

    def _name(self, tokens: Sequence[re.Match[str]], place: int) -> Somebody | None:
        """A word with a capital that is no usual word: a name, of whom is left open."""
        token = tokens[place]
        if not self._is_aligned or not self._original[token.start()].isupper():
            return None
        written = grammar.CONTRACTED.sub("", self._original[token.start() : token.end()])
        if token.group() in grammar.NOT_NAMES or written.isupper() or not written.isalpha():
            return None
        if place == 0 and not begins_as_name(tokens):
            return None
        title = tokens[place - 1].group() if place else ""
        kind = self._aged(token, ADULT if title in grammar.TITLES else OPEN, "")
        return Somebody(
            token.start(), token.end(), kind, "U", False, is_oblique(tokens, place), is_name=True
        )

    def _aged(self, token: re.Match[str], kind: str, before: str) -> str:
        """What a word for somebody means with the age beside it."""
        if before in ("adult", "ex") or grammar.DECADES.match(self._text, token.end()):
            return ADULT
        if kind == THING:
            return kind
        age = self._age(token)
        if age is None:
            return CHILD if before in ("young", "teenage", "underage", "juvenile") else kind
        return ADULT if age >= 18 else CHILD

    def age_after(self, end: int) -> int | None:
        """The age that stands straight after a word."""
        found = grammar.AGE_AFTER.match(self._text, end)
        return int(found[1]) if found else None

    def _age(self, token: re.Match[str]) -> int | None:
        if (age := self.age_after(token.end())) is not None:
            return age
        stretch = self._text[max(0, token.start() - 40) : token.start()]
        if found := grammar.AGE_BEFORE.search(stretch):
            return int(next(group for group in found.groups() if group))
        words = stretch.split()[-4:]
        if {"year", "years", "yr", "aged"} & set(words):
            return next(
                (grammar.AGE_WORDS[word] for word in words if word in grammar.AGE_WORDS), None
            )
        return None

    def subject(self, sentence: Sentence, start: int, end: int) -> str:
        """What the one is of whom the words between two places are said."""
        people = _from(self.of(sentence), sentence.start)
        inside = _from(people, start, end)
        said = [token.group() for token in grammar.TOKEN.finditer(self._text, start, end)]
        words = words_for_people()
        if any(words[word].kind == CHILD for word in said if word in words):
            return CHILD
        if any(p.kind == CHILD and p.is_aged for p in inside):
            return CHILD
        for person in inside:
            # "her choice to", "that she wanted": the wording begins with the one it is said of.
            first = person.start <= start + len("that ")
            if first and person.is_pronoun and (person.start == start or not person.is_oblique):
                return self.kind_of(person, sentence)
        if not grammar.LINKS & set(said):
            described = self._described(people, end, said)
            if described is not None:
                return self.kind_of(described, sentence)
        before = [p for p in people if p.end <= start]
        if grammar.IMPERSONAL.search(self._text[max(sentence.start, start - 60) : start]):
            return NOBODY
        if before and self._is_beside(before[-1], start):
            return self.kind_of(before[-1], sentence)
        if self._follows_thing(sentence, start, before):
            return THING
        chosen = self._chosen(before, sentence, start) or self._goes_on(sentence, start, end)
        if chosen is None and self._is_of_thing(sentence, start):
            return THING
        return self.kind_of(chosen, sentence) if chosen else NOBODY

    def _is_of_thing(self, sentence: Sentence, start: int) -> bool:
        """Whether a sentence of nobody begins with a noun: 'the timetable for May is'."""
        verb = start + len("would ")  # the words themselves may begin with it
        return grammar.OF_THING.match(self._text, sentence.start, verb) is not None

    def _is_beside(self, person: Somebody, start: int) -> bool:
        """Whether words stand straight after somebody, who is not the one who says them."""
        says = person.kind != CHILD and grammar.AGENT.search(
            self._text[max(0, person.start - 24) : person.start]
        )
        return not says and bool(grammar.AS.fullmatch(self._text, person.end, start))

    def _goes_on(self, sentence: Sentence, start: int, end: int) -> Somebody | None:
        """Whom a sentence goes on to speak of: 'Refusing to talk, the child ...'."""
        if self._text[sentence.start : start].strip(" \"'-*(."):
            return None
        later = (p for p in self.of(sentence) if p.start >= end)
        return next((p for p in later if grammar.GOES_ON.search(self._text[end : p.start])), None)

    def _described(
        self, people: Sequence[Somebody], end: int, said: Sequence[str]
    ) -> Somebody | None:
        """Somebody named straight after: 'an aggressive suspect', 'risk taking by motorists'."""
        person = next((p for p in people if p.start >= end and not p.is_pronoun), None)
        if person is None or person.is_name or does(said):
            return None
        between = self._text[end : person.start]
        words = between.split()
        is_agent = words[:1] in (["of"], ["by"], ["from"]) and bool(grammar.DONE & set(said[-1:]))
        if any(sign in between for sign in ",;:.") or "and" in words:
            return None
        if is_agent:
            return person if all(word in grammar.INSIDE for word in words[1:]) else None
        if any(word in grammar.ARTICLES for word in words) or not all(
            w in grammar.INSIDE for w in words
        ):
            return None
        return person

    def _chosen(
        self, before: Sequence[Somebody], sentence: Sentence, start: int
    ) -> Somebody | None:
        subjects = [p for p in before if not p.is_oblique]
        if not subjects:
            return None
        nearest = subjects[-1]
        words = self._text[nearest.end : start].split()
        while words and words[-1].strip(",") in grammar.HELPING and words[-1] != "and":
            words.pop()
        if len(subjects) > 1 and words[-1:] == ["and"]:
            ends = grammar.CLAUSE.finditer(self._text, sentence.start, start)
            clause = max((found.end() for found in ends), default=sentence.start)
            return next((p for p in subjects if p.start >= clause), nearest)
        if len(subjects) > 1 and self._text[subjects[-2].end : nearest.start] in (
            " and ",
            " and the ",
        ):
            return next((p for p in subjects[-2:] if self.kind_of(p, sentence) != ADULT), nearest)
        return nearest

    def _follows_thing(self, sentence: Sentence, start: int, before: Sequence[Somebody]) -> bool:
        """Whether an unknown noun stands just before: 'the printer failed to'."""
        words = list(
            grammar.TOKEN.finditer(self._text, max(sentence.start, start - grammar.NEAR), start)
        )
        while words and words[-1].group() in grammar.HELPING | grammar.INTENSIFIES:
            if words[-1].group() == "and":
                return False
            words.pop()
        if words and grammar.PARTED.search(self._text, words[-1].end(), start):
            return False
        if len(words) < 2 or words[-1].group() in grammar.ATTRIBUTES | grammar.PREPOSITIONS:
            return False
        noun = words[-1]
        if any(p.start <= noun.start() < p.end for p in before):
            return False
        for place in range(len(words) - 2, max(-1, len(words) - 4), -1):
            if words[place].group() in grammar.THINGS_BEGIN:
                earlier = words[place - 1].group() if place else ""
                met = any(words[place].end() <= p.start for p in before)
                return earlier not in grammar.PREPOSITIONS and not met
        return False


def _from(people: Sequence[Somebody], start: int, end: int | None = None) -> Sequence[Somebody]:
    """Those of some people in order who stand from a place on, or between two places."""
    first = bisect_left(people, start, key=_start)
    last = len(people) if end is None else bisect_left(people, end, lo=first, key=_start)
    return people[first:last]


def _start(person: Somebody) -> int:
    return person.start


def _antecedent(
    pronoun: Somebody, people: Sequence[Somebody], *, skips_speakers: bool
) -> Somebody | None:
    """The last of those it may go back to, the one who acts before any other."""
    fits = people
    if skips_speakers:
        fits = [
            p
            for p in people
            if not (p.is_carer or (p.sex == "U" and p.kind == ADULT and not p.is_aged))
        ]
    if pronoun.is_many:
        fits = [p for p in fits if p.is_many] or fits
    subject = next((p for p in reversed(fits) if not p.is_oblique), None)
    return subject or (fits[-1] if fits else None)
