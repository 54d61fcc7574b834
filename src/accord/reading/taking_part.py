"""Others who take part beside the one a record names: 'his mate drove', 'so did his lodger'.

They need not be called men. Somebody counts only by what they do: touch the child, pay or are paid,
lend a room, drive the child to him, keep watch, film, bring the child in. Bystanders, the child's
own family who help, and people only spoken of count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.reading import deeds_of_others as deeds
from accord.reading import people_beside as beside
from accord.reading.assertion import Verdict
from accord.reading.mentions import (
    AFFIRMED,
    CONCERN,
    HISTORICAL,
    NEGATED,
    OTHER_PERSON,
    POSSIBLE,
)
from accord.reading.names import with_marks
from accord.reading.people_beside import AGAIN, ELSE, HIS, KIN, ROLE, Words
from accord.reading.text_in_hand import SentenceInHand, TextInHand

_MOST_SENTENCES = 60  # of a text; whoever comes later than that is no part of one account
_BEFORE = 90  # signs in which what leads up to somebody stands
# With nobody named, the one of whom a text tells first.
_UNNAMED = re.compile(
    r"(?<!other )(?<!second )(?<!another )(?<!third )(?<!both )\b(?:boyfriend|suspect|offender"
    r"|groomer"
    r"|abuser)\b"
)
_YOUNG_PERSON = re.compile(r"\b(?:(?:the|this|a) )?(?:young|injured|missing) (?:person|people)\b")
_TO_HIM = re.compile(r" (?:him|them both|both of them)\b")
_BACK = 300  # and in which somebody was last named
_NOT_KNOWN = re.compile(
    r"(?:did |does |do |had |has |is |was |who )*(?:not|never|yet|un|could not)[^.;,]{0,20}?"
    r"(?:know|known|recogni\w+|met|seen|identified|named|traced)\b"
)
_ONLY_CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed)|blam(?:es|ed)|maintains|insists)(?: that)?(?: it was)? $"
)
_RULED_OUT = re.compile(
    r"[^.;]{0,60}(?:[.;] (?:he|she|they)\b[^.;]{0,40})?\b(?:ruled out|eliminated|no involvement"
    r"|not involved|had no part|had nothing to do)\b"
)

Span = tuple[int, int]


@dataclass(frozen=True)
class Party:
    """Somebody beside the named, or several: where it stands, how many, how sure."""

    words: Words
    sentence: int
    verdict: Verdict


@dataclass(frozen=True)
class Parties:
    """Everybody of concern a text tells of, where it tells of others than those it names."""

    named: int
    others: tuple[Party, ...]

    def total(self, *, with_possible: bool) -> tuple[int, int | None]:
        """The named and the others, as an interval."""
        meant = [p.words for p in self.others if with_possible or p.verdict.assertion == AFFIRMED]
        low = self.named + sum(words.low for words in meant)
        third = max((words.least for words in meant), default=0)
        highs = [words.high for words in meant]
        high = None if None in highs else self.named + sum(h for h in highs if h is not None)
        return max(low, third), None if high is None else max(high, third)


class _Telling:
    """A text with X for every letter of somebody of concern named in it, and C for the child."""

    def __init__(self, hand: TextInHand) -> None:
        self.hand, self.text = hand, _masked(hand)
        self.sentences = hand.sentences[:_MOST_SENTENCES]
        self.is_somebody_recorded = hand.binder.has_concern or "X" in self.text
        self.names_x = "X" in self.text
        self.says_who_he_is = bool(deeds.IDENTITY.search(self.text))
        self.companions: set[str] = set()  # his brother, his boss: "the boss" may follow

    def is_ruled_out(self, words: Words) -> bool:
        """Whether a text goes on to say that they had no part: 'the friend has been ruled out'."""
        place = self.text.find(f"the {words.head}", words.end)
        return place >= 0 and bool(_RULED_OUT.match(self.text, place + 4 + len(words.head)))

    def next_to(self, known: SentenceInHand) -> str:
        """The words of the sentence after one."""
        number = known.sentence.number + 1
        if number >= len(self.sentences):
            return ""
        after = self.sentences[number].sentence
        return self.text[after.start : after.end].lstrip()


def _masked(hand: TextInHand) -> str:
    text = with_marks(hand.text, hand.names)
    text = _YOUNG_PERSON.sub(lambda found: "C" * len(found.group()), text)
    if "X" in text:
        return text
    return _UNNAMED.sub(lambda found: "X" * len(found.group()), text)


def those_taking_part(hand: TextInHand) -> Parties | None:
    """Everybody of concern, where a text tells of others beside those it names."""
    if not beside.may_tell_of_others(hand.words):
        return None
    telling = _Telling(hand)
    others: dict[str, Party] = {}
    for known in telling.sentences:
        for party in _in_sentence(telling, known):
            others.setdefault(party.words.head, party)
    for party in _open_ended(telling) if not others else ():
        others.setdefault(party.words.head, party)
    if not others:
        return None
    found = tuple(others.values())
    return Parties(_n_named(telling, found), found)


def _open_ended(telling: _Telling) -> Iterator[Party]:
    """'He is not the only one', 'not known whether anyone else was involved': others, uncounted."""
    for known in telling.sentences:
        start, end = known.sentence.start, known.sentence.end
        for words, is_sure in beside.others_uncounted(telling.text, start, end):
            if known.set_aside(words.start) is not None:
                continue
            said = known.cues.judge(words.start, words.end).assertion
            sure = is_sure and said in (AFFIRMED, NEGATED)
            span = (words.start, words.end)
            verdict = Verdict(AFFIRMED, span) if sure else Verdict(POSSIBLE, span)
            yield Party(words, known.sentence.number, verdict)


def _n_named(telling: _Telling, others: Sequence[Party]) -> int:
    """How many a text names; one where it says no more than whose mate it is."""
    named = {
        frozenset(person.nominal_id for person in name.people)
        for name in telling.hand.names
        if name.people and all(person.side == CONCERN for person in name.people)
    }
    is_his = any(party.words.kind in (HIS, AGAIN, ELSE) for party in others)
    return len(named) or int(is_his or telling.is_somebody_recorded)


def _in_sentence(telling: _Telling, known: SentenceInHand) -> Iterator[Party]:
    start, end = known.sentence.start, known.sentence.end
    found: list[Party] = []
    for words in beside.people_beside(telling.text, start, end, telling.companions):
        if found and _is_said_of(telling.text, found[-1].words, words):
            continue
        if words.kind == HIS:
            if not _is_of_him(telling, known, words):
                continue
            telling.companions.add(words.head)
        elif words.kind == ROLE and beside.is_named_there(telling.text, words, start):
            continue
        deed = None if words.is_owner else _deed(telling, known, words)
        if deed is None:
            continue
        verdict = _verdict(telling, known, words, deed)
        if verdict is not None:
            found.append(Party(words, known.sentence.number, verdict))
    roles = [party for party in found if party.words.kind == ROLE]
    if not telling.is_somebody_recorded and len(roles) == 1:
        found.remove(roles[0])  # "a man drove her there": the one the record is about
    yield from found


def _is_said_of(text: str, before: Words, words: Words) -> bool:
    """'the householder, a woman in her forties': one of them."""
    return words.start < before.end or text[before.end : words.start] in (", ", " (", " - ")


def _is_of_him(telling: _Telling, known: SentenceInHand, words: Words) -> bool:
    """Whether he is a companion of somebody of concern, and is not named there as well."""
    text = telling.text
    start = known.sentence.start
    if beside.is_named_there(text, words, start):
        return False
    if words.owner not in ("his", "their", "theirs", ""):
        return True
    if words.owner == "":
        return beside.first_marked(text, start, words.start) == "X"
    last = beside.last_marked(text, start, words.start) or beside.last_marked(
        text, max(0, start - _BACK), start
    )
    return last == "X" or (telling.hand.child_sex == "F" and words.owner == "his")


def _verdict(telling: _Telling, known: SentenceInHand, words: Words, deed: Span) -> Verdict | None:
    """How sure it is that they took part; nothing where it is denied or only supposed."""
    if telling.is_ruled_out(words) or known.set_aside(words.start) is not None:
        return None
    other = known.told_of_another
    if other is not None and not _overlap((other.start, other.end), (words.start, words.end)):
        return None  # "her sister was raped by a different male"
    said = _judged(known, (words.start, words.end))
    done = _judged(known, deed)
    before = known.text[max(known.sentence.start, words.start - 24) : words.start]
    if _ONLY_CLAIMED.search(before):
        return Verdict(POSSIBLE, None)
    if said is None or done is None:
        return None
    if POSSIBLE in (said.assertion, done.assertion):
        return said if said.assertion == POSSIBLE else done
    return Verdict(AFFIRMED, deed)


def _judged(known: SentenceInHand, span: Span) -> Verdict | None:
    verdict = known.cues.judge(*span)
    if verdict.assertion == OTHER_PERSON and verdict.cue and _overlap(verdict.cue, span):
        return Verdict(AFFIRMED, None)  # it is of "his mate" that it is said
    if verdict.assertion == NEGATED and verdict.cue is not None:
        if _NOT_KNOWN.match(known.text, verdict.cue[0], known.sentence.end):
            return Verdict(AFFIRMED, None)  # "a second offender, not identified, also had"
        return None
    # What somebody remembers of then is the account itself: "in 1988 his uncle did as well".
    return verdict if verdict.assertion in (AFFIRMED, POSSIBLE, HISTORICAL) else None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _deed(telling: _Telling, known: SentenceInHand, words: Words) -> Span | None:
    """Where it says what they do, if it does."""
    text, end = telling.text, known.sentence.end
    if words.kind == KIN:
        return _span(beside.SELLS.match(text, words.end, end))
    before = text[max(known.sentence.start, words.start - _BEFORE) : words.start]
    if words.kind == ROLE:
        done = deeds.DOES_AT_ONCE.match(text, words.end, end)
        is_done = done or deeds.UNDERGONE_WITH.search(before) or _is_brought_to(text, words, before)
        if not is_done or not _is_another_than_named(telling, known, words):
            return None
        return _span(done) or (words.start, words.end)
    return _deed_of_companion(telling, known, words, before)


def _is_brought_to(text: str, words: Words, before: str) -> bool:
    """'takes her to an older man for sex'."""
    return bool(deeds.TAKEN_TO.search(before) and deeds.FOR_SEX.match(text, words.end))


def _deed_of_companion(
    telling: _Telling, known: SentenceInHand, words: Words, before: str
) -> Span | None:
    text, end = telling.text, known.sentence.end
    for does in (deeds.DOES, deeds.JOINS_IN):
        if found := does.match(text, words.end, end):
            return _span(found)
    is_led_to: object = deeds.UNDERGONE_WITH.search(before)
    is_led_to = is_led_to or (deeds.LET.search(before) and deeds.LET_DO.match(text, words.end, end))
    is_led_to = is_led_to or (deeds.ASKS.search(before) and deeds.TO_BRING.match(text, words.end))
    is_led_to = is_led_to or deeds.OFFERED.match(text, words.end, end)
    is_led_to = is_led_to or _is_brought_to(text, words, before)
    if is_led_to:
        return words.start, words.end
    if found := deeds.ALL_OF_THEM.search(text, words.end, end):
        return _span(found)
    after = telling.next_to(known)
    if deeds.ALL_OF_THEM.match(after) or deeds.HE_TOO.match(after):
        return words.start, words.end
    return None


def _span(found: re.Match[str] | None) -> Span | None:
    return found.span() if found else None


def _is_another_than_named(telling: _Telling, known: SentenceInHand, words: Words) -> bool:
    """Whether a driver or a landlord is somebody else than the suspect, who may be either."""
    if not telling.is_somebody_recorded:
        return True
    if not telling.names_x or telling.says_who_he_is:
        return False
    text, start, end = telling.text, known.sentence.start, known.sentence.end
    if beside.IS_PLACED.match(text, words.end, end):
        return True
    if "X" in text[start : words.start] or "X" in text[words.end : end]:
        return True
    # "The receptionist gave him a room": him of whom the sentence before tells.
    is_girl = telling.hand.child_sex == "F"
    return is_girl and bool(_TO_HIM.search(text, words.end, end)) and "X" in text[:start]
