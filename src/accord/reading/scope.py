"""The cues of one sentence with its people: who denies, who reports, what is an account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from accord.reading.assertion import Cue, CueKind, Verdict, judge
from accord.reading.entities import CARER, GROUP, Entity
from accord.reading.mentions import (
    AFFIRMED,
    CONCERN,
    HISTORICAL,
    HYPOTHETICAL,
    NEGATED,
    OTHER_PERSON,
)
from accord.text import Sentence

_UNDERGONE = re.compile(r"\b(?:being|having been|been|that (?:she|he) was) ")
_ACCOUNT = re.compile(
    r"\bnon recent\b|\bhistoric(?:al)? (?:sexual|child|abuse|rape|csa|offence|allegation)"
    r"|\badult (?:complainant|victim|survivor|female reports)|\b(?:complainant|survivor|ap)\b"
    r"|\bwhen (?:she|he|they) (?:was|were) (?:aged |about |only |around )?\d{1,2}\b"
    r"|\bbetween (?:19|20)\d\d and|\bfrom (?:19|20)\d\d to"
    r"|\b(?:during|in) the (?:19)?[5-9]0'?s|\bas a child\b|\bchildhood\b"
)
_TOLD = re.compile(
    r"\b(?:(?:was|were|been|being|is|are|got|gets) )?"
    r"(?:said|says|told|tells|telling|saying|promis\w+|offer\w*|threaten\w*|warned|warns|messaged"
    r"|texted|wrote|blackmail\w*|bribed|demanded|claim(?:s|ed)|sw(?:ears|ore)|vow(?:s|ed)|insist(?:s|ed)"
    r"|agreed|reckon(?:s|ed)|begg(?:ed|ing))\b"
)
_BEEN_TOLD = re.compile(r"(?:was|were|been|being|is|are|got|gets) ")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ALWAYS_PAST = re.compile(r"previous|prev|h/o|hist|hx|past|former|prior|used to|old |earlier in")
# "If I don't go he hits my mum": told of oneself, it is how things are.
_OF_ONESELF = re.compile(r"if i\b")
# "Why does he give you money?": what is asked stands on what is so.
_ASKS_WHAT = re.compile(
    r"(?:^|[,-]) ?[\"'(]*(?:(?:so|and|but|asked) )?(?:wh(?:o|ere|y|at|ich|en|ose)|how)\b"
)
_CLAUSE_ENDS = ".;:?!"
# "He asked if she wanted a lift" offers one; a worker who asks whether she was given one does not.
_OFFERED = re.compile(
    r"ask\w*(?: (?:the )?(?:her|him|them|ip\d?|yp|girls?|child|victim|vic))? (?:if|whether)"
    r" (?:she|he|they|ip\d?|yp)(?: (?:wants?|wanted|would|needs?|needed|fanc\w+|could|was up|had)"
    r"|'d)"
)
_TOLD_CHILD = re.compile(
    r"(?:^|[.:;] )(?:told|promised|threatened|warned|offered)(?: \w+){0,6}$"
    r"|\b(?:says?|said|saying|reckons|claims|claimed) (?:that )?"
    r"(?:he|they|s\d|(?:the|some) \w+)(?:'d|'ll| would| will| can| could)\b[^.;:,]{0,120}$"
    r"|(?:^|[.:;] )(?:told|promised|threatened|warned) that $"
)
# "She says if she kept seeing them they'd leave her alone": what they offered.
_THEY_WOULD = re.compile(
    r"[^.;]{0,80}?\b(?:they|he|the (?:men|lads|man|group))(?:'d| would| wouldn't)\b"
)
# "If I loved him I'd do it, so I did": the condition is met.
_IS_MET = re.compile(
    r"[^.]{0,120}\b(?:so|and) (?:then )?(?:i|she|he|they|yp|ip) (?:did|have|had|done|went|agreed)\b"
)
# "Were the men to come back", "should he say at any point that": the whole sentence supposes.
_SUPPOSES = re.compile(
    r"[\s\"'(*-]*(?:were (?:(?:the|a|an|any|his|her|their|these|those|two|some|another|either)"
    r"(?: [a-z0-9]+){1,6}?|[a-z]\d?(?: and [a-z]\d?)?|she|he|they|it|anyone|this|that) (?:ever )?to"
    r"|(?:should|might) [a-z0-9]+(?: [a-z0-9]+){0,4}?"
    r" (?:again |ever |at any (?:point|time|stage) )?"
    r"(?:be|come|go|say|tell|return|contact|approach|ask|leave|turn|try|get|have|want|disclose"
    r"|miss|attempt|see|make|offer|give|message|learn|find|remain|appear|start)) "
)
# "A former resident, not subject here": no child of this record, whatever is told of her.
_OUTSIDE = re.compile(
    r"\b(?:sister|brother|sibling|cousin|friend|mate|pal|classmate|daughter|son|niece|nephew|girl"
    r"|boy|lad|lass|child|resident|pupil|student|teenager|kid|colleague|neighbour|workmate|yp"
    r"|young person|school|estate|home|unit)(?: [a-z]+)?, (?:who |and )?(?:is |was |has |had )?"
    r"(?:(?:not|never|no) (?:been )?(?:known to (?:us|this|our|services)|open to (?:us|this|our)"
    r"|(?:the |a )?subject (?:here|of this)|our (?:subject|case)|linked to this"
    r"|connected (?:to|with) this|(?:connection|link) (?:to|with) (?:this|our)|part of this"
    r"|involved in this|relevant (?:to this|here)|(?:one of )?ours|on (?:our|this|roll here))"
    r"|(?:unconnected|unrelated|unlinked) (?:to|with) (?:this|our|the)|unknown to us)\b"
)
_LONG_PAST = re.compile(r", (?:some|many|several|a few|[a-z]+|\d+) years (?:ago|back|earlier),")
_WHOLE = ((_OUTSIDE, OTHER_PERSON), (_LONG_PAST, HISTORICAL))
_IS_ADVISED = re.compile(
    r"[^.;]{0,80}?\b(?:she|he|they|to) (?:should |must |is to |are to |can |could )?"
    r"(?:tell|ring|call|report|speak|contact|text)\b"
)
_IS_DONE = re.compile(
    r"[^.;]{0,80}?(?:\b(?:has|have|had) (?:already )?been (?:promised|told|offered)\b"
    r"|(?:\b(?:has|have|had)|'ve|'s|'d) (?:already )?(?:said|told|threatened|warned|promised"
    r"|offered)\b)"
)


def _of_whole(text: str, sentence: Sentence) -> list[Cue]:
    """What makes the whole sentence a supposition, history, or told of another, as cues over it."""
    start, end = sentence.start, sentence.end
    found = [(pattern.search(text, start, end), effect) for pattern, effect in _WHOLE]
    if not text[start:end].rstrip().endswith("?"):
        found.append((_SUPPOSES.match(text, start, end), HYPOTHETICAL))
    return [Cue(CueKind(how, "sentence", 0), *match.span()) for match, how in found if match]


def _is_of_one_word(cue: Cue, start: int, end: int) -> bool:
    """Whether a cue is one of the words weighed, or denies one verb and not the whole sentence.

    Words weighed together say a thing with their "not" and "never" in it: "he won't let her".
    """
    return cue.kind.direction == "near" or (start <= cue.start and cue.end <= end)


class SentenceCues:
    """The cues of a sentence, with what its people make of them."""

    def __init__(
        self,
        text: str,
        cues: Sequence[Cue],
        entities: Sequence[Entity],
        years: tuple[int, int] | None,
        sentence: Sentence,
    ) -> None:
        self._text, self._start, self._entities = text, sentence.start, entities
        self.claims = [cue for cue in cues if cue.kind.effect == "claim"]
        self._cues = [*_of_whole(text, sentence), *(self._as_said(cue) for cue in cues)]
        self._years = years
        self.stops = [cue for cue in cues if cue.kind.effect == "stop"]

    def subject_of(self, cue: Cue) -> Entity | None:
        """Who is said to say or deny: the person next before the word."""
        before = [e for e in self._entities if e.end <= cue.start]
        return before[-1] if before else None

    def _as_said(self, cue: Cue) -> Cue:
        """A denial denies unless it is the suspect's: an allegation stands against that."""
        if cue.kind.effect != "denial":
            return cue
        subject = self.subject_of(cue)
        undergone = _UNDERGONE.search(self._text, cue.start, cue.end + 16)
        if subject is not None and subject.kind == CONCERN and not undergone:
            return replace(cue, kind=CueKind("skip", cue.kind.direction, 0))
        return replace(cue, kind=CueKind(NEGATED, cue.kind.direction, cue.kind.reach))

    def _is_suspects_word(self, place: int) -> bool:
        """Whether what stands here is what a person of concern says for himself."""
        earlier = [
            c
            for c in self._cues
            if c.end <= place and c.kind.reach == 0 and c.kind.effect == "skip"
        ]
        if any(
            "den" in self._text[c.start : c.end] or "refut" in self._text[c.start : c.end]
            for c in earlier
        ):
            return True
        for claim in self.claims:
            subject = self.subject_of(claim)
            if self._text.endswith(("was ", "were ", "been "), 0, claim.start):
                continue  # "nothing was said": nobody says it
            if claim.end <= place and subject is not None and subject.kind == CONCERN:
                return not subject.is_pronoun
        return False

    def judge(
        self,
        start: int,
        end: int,
        *,
        owns_negation: bool = False,
        negations: frozenset[str] = frozenset(),
        is_weighed: bool = False,
    ) -> Verdict:
        """How the words at a span are said; `is_weighed` where no phrase stands at the span."""
        cues = [cue for cue in self._cues if not self._is_void(cue, start)]
        if is_weighed:
            cues = [cue for cue in cues if not _is_of_one_word(cue, start, end)]
        verdict = judge(
            self._text, start, end, cues, owns_negation=owns_negation, negations=negations
        )
        if verdict.assertion == HISTORICAL and verdict.cue and self._is_account(verdict.cue):
            return Verdict(AFFIRMED, None)
        return verdict

    def _is_void(self, cue: Cue, place: int) -> bool:
        if self._text[cue.start : cue.end] == "?":
            return self._asks_what(cue.start)
        if cue.kind.effect == HYPOTHETICAL and self._text.startswith(("if ", "unless "), cue.start):
            is_of_oneself = _OF_ONESELF.match(self._text, cue.start) is not None
            return is_of_oneself or self._is_condition_set(cue)
        if _OFFERED.match(self._text, cue.start):
            before = {e.kind for e in self._entities if e.end <= cue.start}
            return CONCERN in before and CARER not in before
        return cue.kind.effect == NEGATED and self._is_suspects_word(min(cue.start, place))

    def _asks_what(self, place: int) -> bool:
        """Whether the clause before a question mark asks what, who or why, and not whether."""
        ends = (self._text.rfind(sign, self._start, place) + 1 for sign in _CLAUSE_ENDS)
        return _ASKS_WHAT.search(self._text[max(self._start, *ends) : place]) is not None

    def _is_condition_set(self, cue: Cue) -> bool:
        """'he said he would get her a phone if she came': an offer or a threat has been made."""
        begin = max((e.start for e in self._entities[:1]), default=0)
        if self._has_been_told(cue) or _IS_MET.match(self._text, cue.end):
            return True
        for told in _TOLD.finditer(self._text, begin, cue.start):
            before = [e for e in self._entities if e.end <= told.start()]
            if any(e.kind == CARER for e in self._entities if e.start < cue.start):
                continue
            subject = before[-1] if before else None
            if subject is None:
                if _BEEN_TOLD.match(told.group()):
                    return True  # "I got told my name would be off the list if"
                continue
            if subject.kind in (CONCERN, GROUP) or _BEEN_TOLD.match(told.group()):
                return True
        return False

    def _has_been_told(self, cue: Cue) -> bool:
        """'Told that if she came he would': the child of the record is told, and need not be named.

        So with 'if the unit locks him out he has been promised a couch': what follows is done.
        """
        if _IS_ADVISED.match(self._text, cue.end):
            return False
        opening = self._text.rfind("\n", 0, cue.start) + 1
        before = self._text[opening : cue.start]
        is_told = bool(_TOLD_CHILD.search(before))
        is_offer = bool(self.claims) and bool(_THEY_WOULD.match(self._text, cue.end))
        return is_told or is_offer or bool(_IS_DONE.match(self._text, cue.end))

    def _is_account(self, cue: tuple[int, int]) -> bool:
        """The reported abuse itself is not history to the report of it."""
        words = self._text[cue[0] : cue[1]]
        years = [int(year) for year in _YEAR.findall(words)]
        if years and self._years:  # "from 2019 to 2024": the last of them may be the record's own
            return min(years) <= self._years[1] and self._years[0] <= max(years)
        return not _ALWAYS_PAST.search(words) and bool(_ACCOUNT.search(self._text))

    def claims_between(self, start: int, end: int) -> bool:
        """Whether somebody is said to say something between two places."""
        return any(start <= claim.start < end for claim in self.claims)

    def reporter(self, place: int) -> str | None:
        """Who is said to say what stands at a place, as written."""
        claims = [claim for claim in self.claims if claim.end <= place]
        if not claims:
            return None
        claim = claims[-1]
        said = self._text[claim.start : claim.end]
        if said.endswith(("to", "by", "from")):
            told = next((e for e in self._entities if 0 <= e.start - claim.end <= 12), None)
            return told.text.replace("_", " ") if told else None
        subject = self.subject_of(claim)
        return (
            subject.text.replace("_", " ")
            if subject and subject.kind in (CARER, "child", "other")
            else None
        )
