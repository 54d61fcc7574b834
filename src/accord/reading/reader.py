"""One text into its mentions: phrases, then who, how sure, how many, and is it a concern."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from accord.language import Checker, shipped_checker
from accord.reading import concepts, used, writing
from accord.reading.accused import is_of_accused, is_only_told
from accord.reading.ages import with_ages
from accord.reading.antecedents import is_he_who_acts
from accord.reading.between_them import with_ties
from accord.reading.catalogue import (
    Catalogue,
    load_catalogue,
    shipped_catalogue,
    shipped_names,
)
from accord.reading.concern import (
    by_sentence,
    is_about_a_concern,
    is_by_relative,
    of_another,
    outside_everyday_life,
    stands,
    waits_for_concern,
)
from accord.reading.disclosures import with_disclosures
from accord.reading.drafts import Draft, draft_of, told_outright
from accord.reading.matching import Found, Matcher
from accord.reading.mentions import CHILD, Mention, Person
from accord.reading.names import (
    NameBook,
    NameSpan,
    introduced_names,
    names_in_capitals,
    whole_names,
    with_parts_for_names,
)
from accord.reading.plain_violence import is_plain_violence
from accord.reading.put_to_it import with_what_is_done_for_others
from accord.reading.sifting import longest, unmasked
from accord.reading.spoken_of import is_teaching
from accord.reading.telling import with_what_is_told
from accord.reading.text_in_hand import TextInHand
from accord.reading.weighing import Weigher, is_told_by_phrases, is_weighed
from accord.text import Normal, Sentence, normalise, split_sentences
from accord.text.lasting import built_to_last

_INTRODUCES = re.compile(
    r"\b(?:named|called|aka|known as|goes by|nicknamed|alias|mr|mrs|ms|miss"
    r"|name (?:of|as|given)|street name|and his)\b"
)


class _Given(NamedTuple):
    """A text and what is found in it, whoever is on its record."""

    text: str
    normal: Normal
    sentences: Sequence[Sentence]
    founds: Sequence[Found]
    years: tuple[int, int] | None

    def with_people(self, people: Sequence[Person], names: Sequence[NameSpan]) -> TextInHand:
        """The text with the people of its record and their names."""
        called = used.called_suspect(self.normal, people, names)
        return TextInHand(
            self.text, self.normal, self.sentences, self.founds, [*names, *called],
            people=people, years=self.years,
        )  # fmt: skip


class Reader:
    """Reads texts by one catalogue; `weighs` says whether words are weighed beside its phrases."""

    def __init__(
        self, catalogue: Catalogue | None = None, engine: str = "", *, weighs: bool = True
    ) -> None:
        self.catalogue = catalogue or shipped_catalogue()
        self._checker = Checker(engine=engine) if engine else shipped_checker()
        self._matcher = Matcher(self.catalogue, engine, self._checker.patterns)
        self._weigher = Weigher() if weighs else None

    def read(
        self,
        text: str,
        people: Sequence[Person] = (),
        *,
        is_concern: bool = False,
        years: tuple[int, int] | None = None,
    ) -> tuple[Mention, ...]:
        """What one text says.

        `people` are the nominals of its record, `years` those the record is about, and `is_concern`
        says that the record is about the exploitation of a child, whatever its words are.
        """
        normal = normalise(text)
        sentences = split_sentences(normal.text)
        if not sentences:
            return ()
        names = _names(text, normal, people)
        plain = with_parts_for_names(normal.text, names)
        founds, wording = self._matcher.find(plain, sentences)
        if self._weigher is not None:
            founds = self._weigher.sifted(plain, sentences, founds)
        founds = _over_whole_names(founds, names)
        given = _Given(text, normal, sentences, founds, years)
        found, is_concern = self._said(given.with_people(people, names), is_concern)
        as_children = used.as_children(people)
        if as_children:
            theirs = used.with_parts_of(names, as_children)
            of_children = self._said(given.with_people(as_children, theirs), True)[0]
            found = used.together(found, of_children)
        if wording:
            blaming = self._checker.check_found(
                text, normal, sentences, wording, is_concern=is_concern
            )
            found += writing.of_wording(blaming)
        unique = {(m.start, m.concept_id): m for m in sorted(found, key=_order)}
        return tuple(unique.values())

    def _said(self, hand: TextInHand, is_known: bool) -> tuple[list[Mention], bool]:
        """What a text says beside its wording, and whether it is about a concern."""
        drafts, is_concern = _drafts(hand, is_known)
        is_open = not (is_known or _names_a_child(hand.names)) and (drafts or is_concern)
        if is_open and not self._leaves_room(hand, drafts):
            drafts, is_concern = [], False
        found = [writing.of_draft(hand, draft) for draft in drafts]
        if is_concern:
            found += writing.of_counts(hand, [d for d in drafts if not is_weighed(d.found)])
        found += [*writing.of_identifiers(hand), *writing.of_names(hand)]
        return found, is_concern

    def _leaves_room(self, hand: TextInHand, drafts: Sequence[Draft]) -> bool:
        """Whether the words of a whole text allow a concern, where nothing else says it is one.

        A phrase of an organisation's own file stands whatever the words about it weigh.
        """
        shipped = shipped_names()
        if self._weigher is None or any(d.found.entry.file not in shipped for d in drafts):
            return True
        told = {d.concept for d in drafts if not is_weighed(d.found)}
        sentences = [known.sentence for known in hand.sentences]
        return self._weigher.leaves_room(hand.text, sentences, filter(is_told_by_phrases, told))


def _over_whole_names(founds: list[Found], names: Sequence[NameSpan]) -> list[Found]:
    """Phrases with the names they begin in whole, done to the child they name.

    A shorter word was searched in the place of each name.
    """
    if not any(name.people for name in names):
        return founds
    whole = whole_names(names)
    children = [(name.start, name.end) for name in names if name.side == CHILD]
    wide = [_over_names(found, whole, children) for found in founds]
    return sorted(wide, key=lambda f: (f.start, -f.end, f.entry.entry_id))


def _over_names(
    found: Found,
    whole: Callable[[tuple[int, int]], tuple[int, int]],
    children: Sequence[tuple[int, int]],
) -> Found:
    start, end = whole((found.start, found.end))
    whom = found.whom and whole(found.whom)
    named = (child for child in children if start < child[0] and child[1] <= end)
    by = found.by and whole(found.by)
    return Found(start, end, found.entry, found.sentence, whom or next(named, None), by)


def _names_a_child(names: Sequence[NameSpan]) -> bool:
    """Whether the text names the child of its record, and so needs no other word for one."""
    return any(person.side == CHILD for name in names for person in name.people)


def _names(text: str, normal: Normal, people: Sequence[Person]) -> list[NameSpan]:
    book = NameBook(people)
    names = book.find(text, normal) if book else []
    if _INTRODUCES.search(normal.text):
        names += introduced_names(text, normal, names)
    return names + names_in_capitals(text, normal, names)


def _drafts(hand: TextInHand, is_known: bool) -> tuple[list[Draft], bool]:
    """The phrases that are concepts here, and whether the text is about a concern."""
    telling: list[Found] = []
    rest: list[Found] = []
    for found in unmasked(hand.founds):
        (rest if waits_for_concern(found) else telling).append(found)
    drafts = _drafted(hand, telling)
    is_concern = is_known or is_about_a_concern(hand, drafts)
    if is_concern:
        drafts += _drafted(hand, rest)
    standing = told_outright([d for d in drafts if stands(hand, d, is_concern)])
    if not is_known:  # nobody but the words says what the text is about
        meant = outside_everyday_life(hand, standing)
        is_concern = is_concern and bool(meant or not standing)
        standing = meant
        if (
            not is_concern
            and not is_teaching(hand.text)
            and any(concepts.is_done(d.concept) for d in standing)
        ):
            # What stands by itself makes of the rest a part of it.
            is_concern = True
            later = [d for d in _drafted(hand, rest) if stands(hand, d, is_concern)]
            standing = told_outright([*standing, *later])
    beside = by_sentence(standing)
    standing = with_what_is_done_for_others(hand, standing)
    standing = with_what_is_told(hand, with_disclosures(hand, of_another(hand, standing)))
    standing = with_ages(hand, with_ties(hand, standing, is_concern), is_concern)
    meant = [d for d in standing if _is_meant(hand, d, standing, beside)]
    kept = {id(f) for f in longest([draft.found for draft in meant])}
    return [draft for draft in meant if id(draft.found) in kept], is_concern


def _is_meant(
    hand: TextInHand,
    draft: Draft,
    standing: Sequence[Draft],
    beside: Mapping[int, Sequence[Draft]],
) -> bool:
    """Whether a relative or a teacher spoken of is the one of concern; all else is meant."""
    if is_only_told(hand, draft) or is_plain_violence(hand, draft):
        return False
    if not used.is_of_a_child(hand, draft):
        return False
    return (
        is_by_relative(hand, draft, beside[draft.found.sentence.number])
        or is_he_who_acts(hand, draft, standing)
        or is_of_accused(hand, draft, standing)
    )


def _drafted(hand: TextInHand, founds: Sequence[Found]) -> list[Draft]:
    return [draft for found in founds if (draft := draft_of(hand, found))]


def _order(mention: Mention) -> tuple[int, str, int, str]:
    return (mention.start, mention.concept_id, mention.end, mention.assertion)


@lru_cache(maxsize=1)
def shipped_reader() -> Reader:
    """The reader with the catalogue as shipped, made once in a process."""
    with built_to_last():
        return Reader()


@lru_cache(maxsize=2)
def reader_with(overlays: tuple[Path, ...]) -> Reader:
    """The reader with an organisation's own files, made once in a process."""
    return Reader(load_catalogue(overlays)) if overlays else shipped_reader()


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
