"""Every example of what hides a phrase, marks a concern or rules a person out."""

from accord.reading import read_text
from accord.reading.catalogue import Entry
from accord.reading.matching import Matcher
from accord.reading.reader import shipped_reader
from accord.text import normalise, split_sentences


def _entries(kind: str) -> list[Entry]:
    return [entry for entry in shipped_reader().catalogue.entries if entry.kind == kind]


def _is_hit(matcher: Matcher, entry: Entry, text: str) -> bool:
    searchable = normalise(text).text
    founds, _ = matcher.find(searchable, split_sentences(searchable))
    return any(found.entry.entry_id == entry.entry_id for found in founds)


def test_what_a_mask_must_not_hide_is_read() -> None:
    wrong = [
        f"{entry.entry_id}: {text}"
        for entry in _entries("mask")
        for text in entry.negatives
        if not read_text(text)
    ]
    assert wrong == []


def test_every_signal_is_found_in_its_examples_and_in_no_counter_example() -> None:
    matcher = Matcher(shipped_reader().catalogue)
    wrong = [
        f"{entry.entry_id}: {text}"
        for entry in _entries("signal")
        for texts, expected in ((entry.positives, True), (entry.negatives, False))
        for text in texts
        if _is_hit(matcher, entry, text) != expected
    ]
    assert wrong == []


def test_every_mask_and_signal_has_examples_both_ways() -> None:
    bare = [
        entry.entry_id
        for kind in ("mask", "signal")
        for entry in _entries(kind)
        if entry.hides in ((), ("*",))
        if not (entry.positives and entry.negatives)
    ]
    assert bare == []
