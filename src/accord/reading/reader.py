"""One text into its mentions: phrases, then who, how sure, how many, and whether it is a concern."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from accord.reading import concepts
from accord.reading.assertion import Cue, Verdict, judge, shipped_cues
from accord.reading.catalogue import Catalogue, shipped_catalogue
from accord.reading.counts import count_people
from accord.reading.entities import CARER, OTHER, Entity, EntityFinder
from accord.reading.forms import Answer, answers, sections
from accord.reading.identifiers import find_identifiers
from accord.reading.matching import Found, Matcher
from accord.reading.mentions import (
    AFFIRMED,
    CHILD,
    CONCERN,
    HISTORICAL,
    NEGATED,
    OTHER_PERSON,
    POSSIBLE,
    Mention,
    Person,
)
from accord.reading.names import NameBook, NameSpan, introduced_names
from accord.reading.roles import Binder, Part, child_sex, parts
from accord.reading.scope import SentenceCues
from accord.reading.sifting import longest, unmasked
from accord.text import Normal, Sentence, normalise, split_sentences

_CHILD_WORDS = re.compile(
    r"\b(?:child|children|girls?|boys?|yp|young (?:person|people|female|girl)|daughter|son|misper|pupils?|kids?|victim|ip\d?|lac|school"
    r"|teen|teenager|placement|social worker|key worker|return home|aunt|uncle|mum|mother|stepfather|stepdad|carers?|parents?|foster|children's home|minor|aged 1[0-7]|1[0-7] year old|stepdaughter|niece)\b"
)
_INTRODUCES = re.compile(
    r"\b(?:named|called|aka|known as|goes by|nicknamed|alias|mr|mrs|ms|miss|name (?:of|as|given)|street name|and his)\b"
)
# These stand in other records too, and make no text one about the exploitation of a child.
_WEAK = ("blame/", "control_threat/threats", "control_threat/violence", "injury/intoxicated",
         "injury/injured", "injury/distressed", "injury/well", "disclosure_", "family/")  # fmt: skip
_OTHER_CRIME = re.compile(
    r"\b(?:burgl|theft|stole|stolen|robb|shoplift|broke into|break in|fight|fought|damage|collision|drink driving|van and took|tools|affray|trespass|insurance|speeding)"
)
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|had|have|been|being|also|then|both|regularly|be)\b")
_TAKES = re.compile(r"(?:receiv|accept|tak|took|obtain|acquir|collect|pick|scor|blag)")
_DEFAULTS = (POSSIBLE, NEGATED, "hypothetical", HISTORICAL)


@dataclass
class _Draft:
    """A phrase on its way to a mention."""

    found: Found
    part: Part
    verdict: Verdict
    reporter: str | None = None


@dataclass
class _Sentence:
    """What is known of one sentence while its text is read."""

    sentence: Sentence
    section: str
    entities: list[Entity] = field(default_factory=list)
    cues: SentenceCues | None = None
    answers: list[Answer] = field(default_factory=list)


class Reader:
    """Reads texts by one catalogue."""

    def __init__(self, catalogue: Catalogue | None = None, engine: str = "") -> None:
        self.catalogue = catalogue or shipped_catalogue()
        self._matcher = Matcher(self.catalogue, engine)

    def read(
        self,
        text: str,
        people: Sequence[Person] = (),
        *,
        is_concern: bool = False,
        years: tuple[int, int] | None = None,
    ) -> tuple[Mention, ...]:
        """What one text says; `is_concern` where its record is about a child's exploitation."""
        normal = normalise(text)
        sentences = split_sentences(normal.text)
        founds = self._matcher.find(normal.text, sentences)
        book = NameBook(people)
        names = book.find(text, normal) if book else []
        if _INTRODUCES.search(normal.text):
            names += introduced_names(text, normal, names)
        reading = _Reading(text, normal, sentences, founds, names, people, is_concern, years)
        return reading.mentions()


class _Reading:
    """The careful part, for one text in which something was found."""

    def __init__(
        self,
        text: str,
        normal: Normal,
        sentences: Sequence[Sentence],
        founds: Sequence[Found],
        names: Sequence[NameSpan],
        people: Sequence[Person],
        is_concern: bool,
        years: tuple[int, int] | None,
    ) -> None:
        self.original, self.normal, self.text = text, normal, normal.text
        self.sentences, self.founds = sentences, founds
        self.names = sorted(names, key=lambda n: n.start)
        self.binder = Binder(people)
        self.years = years
        self.is_concern = is_concern
        self._finder = EntityFinder(
            [name.as_entity for name in self.names], child_sex(self.text, people)
        )
        self._sections = sections(self.text, sentences) if ":" in self.text else [""] * len(sentences)
        self._read: dict[int, _Sentence] = {}

    def sentence(self, sentence: Sentence) -> _Sentence:
        """The people, cues and answers of a sentence, worked out when first asked for."""
        known = self._read.get(sentence.number)
        if known is None:
            known = _Sentence(sentence, self._sections[sentence.number])
            known.entities = self._finder.find(self.text, sentence.start, sentence.end)
            known.cues = SentenceCues(
                self.text, shipped_cues().find(self.text, sentence.start, sentence.end),
                known.entities, self.years,
            )  # fmt: skip
            known.answers = answers(self.text, sentence)
            self._read[sentence.number] = known
            self.binder.remember(known.entities)
        return known

    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of the text, in order, spans in the text as written."""
        drafts = [d for d in map(self._draft, unmasked(self.founds)) if d]
        is_strong = self.is_concern or self._is_strong(drafts)
        drafts = [d for d in drafts if self._stands(d, is_strong)]
        drafts = [d for d in drafts if self._is_by_relative(d, drafts)]
        kept = set(map(id, longest([d.found for d in drafts])))
        drafts = [d for d in drafts if id(d.found) in kept]
        found = [self._mention(draft) for draft in drafts]
        if is_strong:
            found += self._counts(found)
        found += self._identifiers() + self._name_mentions()
        unique = {(m.start, m.concept_id): m for m in sorted(found, key=_order)}
        return tuple(sorted(unique.values(), key=_order))

    # -- phrases

    def _draft(self, found: Found) -> _Draft | None:
        known = self.sentence(found.sentence)
        assert known.cues is not None
        part = parts(self.text, found, known.entities, known.cues.stops)
        if not self._fits_people(found, part, known):
            return None
        verdict = self._verdict(found, part, known)
        if "signal-weak" in found.entry.options and verdict.cue is None:
            return None
        reporter = known.cues.reporter(found.start)
        return _Draft(found, part, verdict, reporter)

    def _fits_people(self, found: Found, part: Part, known: _Sentence) -> bool:
        """Whether the phrase is about a child, and not the everyday care of one."""
        if found.whom and not self._is_receiver(found, part):
            return False
        concept, options = found.entry.concept_id, found.entry.options
        is_theirs = (
            part.actor is not None
            and part.actor.kind == CONCERN
            and not part.is_agent
            and part.actor.end <= found.start
        )
        if is_theirs and "child-acts" in options:
            return False
        if is_theirs and "not-by-concern" in options and not self._child_inside(found, known):
            return False
        if not concept.startswith(concepts.ORDINARY_FROM_CARERS):
            return True
        if "any-giver" in options or part.actor is None:
            return True
        if is_theirs and concept.startswith("exchange.") and _TAKES.match(self.text, found.start):
            return False  # he takes money: it does not go to the child
        if part.actor.kind == CARER:
            return False
        gives = part.actor.kind == CHILD and found.whom is not None and not part.is_agent
        return not (gives and (part.affected is None or part.affected.kind != CHILD))

    def _child_inside(self, found: Found, known: _Sentence) -> bool:
        return any(e.kind == CHILD and found.start <= e.start < found.end for e in known.entities)

    def _is_receiver(self, found: Found, part: Part) -> bool:
        """Whether what stands in the place of the child may be one."""
        assert found.whom is not None
        if part.affected is not None and found.whom[0] <= part.affected.start < found.whom[1]:
            return part.affected.kind != CARER
        start, end = self.normal.original(*found.whom)
        words = self.original[start:end].split()
        written = words[-1] if words else ""
        return written[:1].isupper() and written.isalpha() and not self.original.isupper()

    def _verdict(self, found: Found, part: Part, known: _Sentence) -> Verdict:
        assert known.cues is not None
        options = found.entry.options
        for answer in known.answers:
            if answer.start <= found.start and found.end <= answer.end + 1:
                return Verdict(answer.assertion, answer.cue)
        if part.affected is not None and part.affected.kind == OTHER and found.whom:
            return Verdict(OTHER_PERSON, (part.affected.start, part.affected.end))
        if self._is_of_other(found, part):
            assert part.actor is not None
            return Verdict(OTHER_PERSON, (part.actor.start, part.actor.end))
        verdict = known.cues.judge(found.start, found.end, owns_negation="own-negation" in options)
        default = next((option for option in _DEFAULTS if option in options), None)
        if verdict.cue is None and default:
            return Verdict(default, (found.start, found.end))
        if verdict.cue is None and known.section:
            return Verdict(known.section, None)
        return verdict

    def _is_of_other(self, found: Found, part: Part) -> bool:
        """'her sister was a victim of CSE': said of somebody who is not the child of the record."""
        happens = found.entry.concept_id.startswith(("abuse.", "missing.", "criminal.", "injury", "disclosure.", "exchange.", "control."))
        return (
            happens
            and found.whom is None
            and part.actor is not None
            and part.actor.kind == OTHER
            and not part.is_agent
            and part.actor.end <= found.start
            and not self._child_between(found, part.actor)
        )

    def _child_between(self, found: Found, actor: Entity) -> bool:
        entities = self.sentence(found.sentence).entities
        return any(e.kind == CHILD and actor.end <= e.start and e.end <= found.start for e in entities)

    def _is_strong(self, drafts: Sequence[_Draft]) -> bool:
        """Whether the text is about the exploitation or the safety of a child."""
        if self._is_between_suspects(drafts):
            return True
        if any(f.entry.kind == "signal" and f.entry.entry_id.startswith("signals/") for f in self.founds):
            return True
        return any(
            (not concepts.needs_context(d.found.entry.concept_id) or d.found.entry.entry_id == "setting/stated")
            and not d.found.entry.entry_id.startswith(_WEAK)
            and not d.found.entry.options & {"needs-concern", "signal-weak"}
            and ("needs-child" not in d.found.entry.options or self._has_child(d))
            for d in drafts
        )

    def _is_between_suspects(self, drafts: Sequence[_Draft]) -> bool:
        """Ties between suspects, where no other kind of crime is in the text."""
        tied = any(d.found.entry.concept_id.startswith("association.") and "needs-concern" not in d.found.entry.options for d in drafts)
        return tied and not _OTHER_CRIME.search(self.text) and bool(re.search(r"\b(?:suspects?|s[1-9]|offenders?|nominals?|the (?:two )?men|driver)\b", self.text))

    def _has_child(self, draft: _Draft) -> bool:
        entities = self.sentence(draft.found.sentence).entities
        return any(e.kind == CHILD for e in entities) or bool(_CHILD_WORDS.search(self.text))

    def _stands(self, draft: _Draft, is_strong: bool) -> bool:
        options = draft.found.entry.options
        if "signal-weak" in options:
            return True
        if "needs-child" in options and not (self._has_child(draft) or is_strong):
            return False
        if "any-giver" in options and draft.found.entry.concept_id in concepts.CONTEXT_ONLY:
            return True
        if concepts.needs_context(draft.found.entry.concept_id) or "needs-concern" in options:
            return is_strong
        return True

    def _is_by_relative(self, draft: _Draft, drafts: Sequence[_Draft]) -> bool:
        """A relative or a teacher is the setting only where the sentence says that they act."""
        concept = draft.found.entry.concept_id
        if concept not in ("family.member", "setting.institution"):
            return True
        if "any-giver" in draft.found.entry.options:
            return True
        if any(e.relation and e.kind == CONCERN and "his" in self.text[e.start : e.start + 3] and e.start < draft.found.end and draft.found.start < e.end
               for e in self.sentence(draft.found.sentence).entities):
            return False  # his cousin is the suspect's family and not the child's
        return any(
            other.part.actor is not None
            and self._does(other)
            and other.found.sentence == draft.found.sentence
            and concepts.has_actor(other.found.entry.concept_id)
            and other.part.actor.start < draft.found.end
            and draft.found.start < other.part.actor.end
            for other in drafts
        )

    def _does(self, draft: _Draft) -> bool:
        """Whether the person before a phrase is the one who does it, and is not told to."""
        part, found = draft.part, draft.found
        if part.actor is None or draft.verdict.assertion in ("hypothetical", OTHER_PERSON):
            return False
        between = self.text[part.actor.end : found.start]
        helpers = _AUXILIARY.sub("", between).strip()
        if part.actor.kind == CARER and found.whom is None and not part.is_agent and helpers:
            return False
        known = self.sentence(found.sentence)
        if known.cues is not None and known.cues.claims_between(part.actor.end, found.start):
            return False
        return part.is_agent or found.whom is not None or len(between.split()) <= 3

    # -- mentions

    def _mention(self, draft: _Draft) -> Mention:
        found, known = draft.found, self.sentence(draft.found.sentence)
        concept = found.entry.concept_id
        start, end = self.normal.original(found.start, found.end)
        actor = about = None
        if concepts.has_actor(concept):
            actor = self.binder.nominal_of(draft.part.actor, known.entities) if (
                draft.part.actor is not None and draft.part.actor.kind == CONCERN
            ) else None
        if draft.verdict.assertion != OTHER_PERSON:
            about = self.binder.child(self._about(draft), known.entities)
        return Mention(
            start, end, concept, draft.verdict.assertion, sentence=found.sentence.number,
            cue=self._quote(draft.verdict.cue), nominal_id=actor, about_nominal_id=about,
            reporter=draft.reporter,
        )  # fmt: skip

    def _about(self, draft: _Draft) -> Entity | None:
        affected = draft.part.affected
        if affected is not None and affected.kind in (CHILD, OTHER):
            return affected
        actor = draft.part.actor
        return actor if actor is not None and actor.kind == CHILD else None

    def _quote(self, span: tuple[int, int] | None) -> str | None:
        if span is None:
            return None
        start, end = self.normal.original(*span)
        return self.original[start:end]

    def _counts(self, found: Sequence[Mention]) -> list[Mention]:
        counted: list[Mention] = []
        for sentence in self.sentences:
            known = self.sentence(sentence)
            assert known.cues is not None
            count = count_people(known.entities, self.text)
            if count is None or self._is_hidden(count.start, count.end):
                continue
            if any(a.start < count.end and count.start < a.end for a in known.answers):
                continue  # "Older adults: not known" counts nobody
            verdict = known.cues.judge(count.start, count.end)
            start, end = self.normal.original(count.start, count.end)
            assertion = verdict.assertion if verdict.assertion != NEGATED else AFFIRMED
            counted.append(
                Mention(start, end, "people.several", assertion, count.low, count.high,
                        sentence.number, self._quote(verdict.cue))  # fmt: skip
            )
        return counted

    def _is_hidden(self, start: int, end: int) -> bool:
        return any(
            f.entry.kind == "mask" and f.start < end and start < f.end for f in self.founds
        )

    def _identifiers(self) -> list[Mention]:
        mentions = []
        for item in find_identifiers(self.original, self.normal):
            start, end = self.normal.original(item.start, item.end)
            number = self._number_at(item.start)
            mentions.append(Mention(start, end, item.concept_id, sentence=number, value=item.value))
        return mentions

    def _number_at(self, place: int) -> int:
        return next((s.number for s in self.sentences if s.start <= place < s.end), 0)

    # -- names

    def _name_mentions(self) -> list[Mention]:
        ruled_out = self._eliminated()
        mentions = []
        for name in self.names:
            start, end = self.normal.original(name.start, name.end)
            nominal = name.people[0].nominal_id if len(name.people) == 1 else None
            cue = ruled_out.pop((name.start, name.end), None)
            verdict = Verdict(NEGATED, cue) if cue else self._name_verdict(name)
            mentions.append(
                Mention(start, end, "ref.person_name", verdict.assertion, value=name.value,
                        sentence=self._number_at(name.start), nominal_id=nominal,
                        cue=self._quote(verdict.cue))  # fmt: skip
            )
        return mentions + self._eliminated_unnamed(ruled_out)

    def _name_verdict(self, name: NameSpan) -> Verdict:
        sentence = self.sentences[self._number_at(name.start)]
        known = self.sentence(sentence)
        assert known.cues is not None
        verdict = known.cues.judge(name.start, name.end)
        return Verdict(AFFIRMED, None) if verdict.assertion == NEGATED else verdict

    def _eliminated(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Whom the text rules out, with the words that do."""
        out: dict[tuple[int, int], tuple[int, int]] = {}
        for found in self.founds:
            if not found.entry.entry_id.startswith("eliminated/"):
                continue
            entities = [e for e in self.sentence(found.sentence).entities if e.kind == CONCERN]
            inside = [e for e in entities if found.start <= e.start < found.end]
            before = [e for e in entities if e.end <= found.start]
            after = [e for e in entities if e.start >= found.end]
            pick = (inside or before[-1:]) if found.entry.entry_id.endswith("after") else (inside or after[:1])
            for entity in pick[:1]:
                out[(entity.start, entity.end)] = (found.start, found.end)
        return out

    def _eliminated_unnamed(
        self, ruled_out: dict[tuple[int, int], tuple[int, int]]
    ) -> list[Mention]:
        """'the suspect was ruled out', where that can be one nominal only."""
        mentions = []
        for (place, _), cue in sorted(ruled_out.items()):
            sentence = self.sentences[self._number_at(place)]
            entities = self.sentence(sentence).entities
            entity = next(e for e in entities if e.start == place)
            nominal = self.binder.nominal_of(entity, entities)
            if nominal:
                start, end = self.normal.original(entity.start, entity.end)
                mentions.append(
                    Mention(start, end, "ref.person_name", NEGATED, sentence=sentence.number,
                            cue=self._quote(cue), value=entity.text, nominal_id=nominal)  # fmt: skip
                )
        return mentions


def _order(mention: Mention) -> tuple[int, str, int, str]:
    return (mention.start, mention.concept_id, mention.end, mention.assertion)


@lru_cache(maxsize=1)
def shipped_reader() -> Reader:
    """The reader with the catalogue as shipped, made once in a process."""
    return Reader()


def read_text(
    text: str,
    people: Sequence[Person] = (),
    *,
    reader: Reader | None = None,
    is_concern: bool = False,
    years: tuple[int, int] | None = None,
) -> tuple[Mention, ...]:
    """What a text says, span by span; `people` are the nominals of its record, if any."""
    return (reader or shipped_reader()).read(text, people, is_concern=is_concern, years=years)


__all__ = ["Cue", "Reader", "read_text", "replace", "shipped_reader"]
