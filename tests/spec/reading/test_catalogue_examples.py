"""Every example of the catalogue is read as the catalogue says, by its phrases alone."""

from functools import lru_cache

from accord.reading.reader import Reader, shipped_reader


@lru_cache(maxsize=1)
def _catalogue_alone() -> Reader:
    return Reader(weighs=False)


def _concepts(text: str) -> set[str]:
    return {mention.concept_id for mention in _catalogue_alone().read(text)}


def test_every_example_is_read_so() -> None:
    wrong = [
        f"{entry.entry_id}: {text}"
        for entry in shipped_reader().catalogue.entries
        if entry.kind == "concept"
        for text in entry.positives
        if entry.concept_id not in _concepts(text)
    ]
    assert wrong == []


def test_no_counter_example_is_read_so() -> None:
    wrong = [
        f"{entry.entry_id}: {text}"
        for entry in shipped_reader().catalogue.entries
        if entry.kind == "concept"
        for text in entry.negatives
        if entry.concept_id in _concepts(text)
    ]
    assert wrong == []


def test_every_mask_hides_its_example() -> None:
    wrong = [
        f"{entry.entry_id}: {text}"
        for entry in shipped_reader().catalogue.entries
        if entry.kind == "mask" and entry.hides == ("*",)
        for text in entry.positives
        if {c for c in _concepts(text) if not c.startswith("ref.")}
    ]
    assert wrong == []


def test_every_entry_has_examples_both_ways() -> None:
    bare = [
        entry.entry_id
        for entry in shipped_reader().catalogue.entries
        if entry.kind == "concept" and not (entry.positives and entry.negatives)
    ]
    assert bare == []
