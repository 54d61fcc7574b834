"""Whether the reader knows a child used for crime, whatever part the record gives the child.

Each text comes with the people of its record and their ages. The first figures are in the head of
the file; the floors here stand below what is reached since it was used to mend the reader.
"""

from pathlib import Path

from accord.reading import read_text
from accord.reading.mentions import AFFIRMED, POSSIBLE, Mention
from support.reading_bank import Item, load_bank

BANK = load_bank(Path(__file__).with_name("children_used_for_crime.txt"))
LEAST_PRECISION, LEAST_RECALL, LEAST_OF_SUSPECTS = 0.94, 0.74, 0.84


def _said(item: Item) -> list[Mention]:
    """What a text says of crime done for others that may be a child's."""
    grown = {person.nominal_id for person in item.people if person.is_child is False}
    return [
        mention
        for mention in read_text(item.text, item.people)
        if mention.concept_id.startswith("criminal.")
        and mention.assertion in (AFFIRMED, POSSIBLE)
        and mention.about_nominal_id not in grown
    ]


def _is_used(item: Item) -> bool:
    return any(label.assertion in (AFFIRMED, POSSIBLE) for label in item.required)


def _is_judged(item: Item) -> bool:
    """Whether it was labelled either way; what is only allowed is left out."""
    return bool(item.required) or not item.allowed


def test_children_used_for_crime_are_read_in_every_part() -> None:
    found = [item for item in BANK if _is_judged(item) and _said(item)]
    right = [item for item in found if _is_used(item)]
    wrong = [item.text for item in found if not _is_used(item)]
    used = [item for item in BANK if _is_used(item)]
    assert len(right) / len(found) >= LEAST_PRECISION, wrong
    assert len(right) / len(used) >= LEAST_RECALL


def test_most_children_recorded_as_suspects_are_read_as_the_ones_used() -> None:
    used = [item for item in BANK if _is_used(item) and "suspect" in item.people[0].roles]
    assert len(used) >= 60
    missed = [item.text for item in used if not _said(item)]
    assert 1 - len(missed) / len(used) >= LEAST_OF_SUSPECTS, missed


def test_a_record_of_grown_people_alone_gives_nothing() -> None:
    grown = [i for i in BANK if all(person.is_child is False for person in i.people)]
    assert len(grown) >= 9
    assert [item.text for item in grown if _said(item)] == []


def test_the_same_words_of_a_child_and_of_a_grown_man_are_read_apart() -> None:
    """The text is one and the same: only the age on the record says whose concern it is."""
    item = next(i for i in BANK if "told to hold it by the olders" in i.text)
    (child,) = item.people
    grown = type(child)(**{**vars(child), "age_low": 24, "age_high": 24})
    assert _said(item)
    assert not _said(Item(item.text, (grown,)))


def test_half_as_many_texts_tempt_as_hold() -> None:
    tempting = [item for item in BANK if not item.required and not item.allowed]
    assert len(tempting) >= 60
    assert len([item for item in BANK if item.required]) >= 120
