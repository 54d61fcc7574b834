"""Others who take part beside the one a record names, in words that do not call them men."""

import pytest

from accord.reading import Mention, read_text
from accord.reading.mentions import Person

KEANE = Person("S", "Ross", "Keane", sex="M", roles=("suspect",))
CROFT = Person("T", "Adam", "Croft", sex="M", roles=("suspect",))
HOLLY = Person("C", "Holly", "Nunn", sex="F", roles=("victim",))
AARON = Person("C", "Aaron", "Tibbs", sex="M", roles=("victim",))


def several(text: str, *people: Person) -> list[Mention]:
    found = read_text(text, people or (HOLLY, KEANE), is_concern=True)
    return [m for m in found if m.concept_id == "people.several" and m.assertion != "negated"]


@pytest.mark.parametrize(
    "text",
    [
        "Keane took Holly upstairs. His cousin kept watch at the door.",
        "Keane had sex with Holly. His landlord has been letting him off the rent for it.",
        "It was Keane's gaffer who asked for her. The gaffer had sex with Holly.",
        "Keane asked a pal to bring Holly to him on a moped.",
        "Keane told Holly to be nice to the man who had come to fix the boiler.",
        "Keane and one other had sex with Holly.",
        "The receptionist gave Keane the key and took ten pounds for it.",
        "Holly's mother takes money from Keane and lets him have sex with her.",
        "Another person she knows only as Smiley held the door shut while Keane touched Holly.",
    ],
)
def test_a_helper_makes_two(text: str) -> None:
    assert [(m.count_low, m.count_high) for m in several(text)][-1:] == [(2, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Keane's flatmate rang police because he was worried about Holly in Keane's room.",
        "Keane's ex partner gave a statement that he had had sex with Holly.",
        "Holly's mother took her to the police station. Keane had paid her for sex.",
        "A man in a hoodie, now identified as Keane, had sex with Holly.",
        "Holly told a friend of hers that Keane had sex with her.",
        "Keane's lodger did not touch Holly.",
        "Keane claims to live alone and had sex with Holly there.",
    ],
)
def test_who_reports_witnesses_or_is_the_suspect_himself_counts_nobody(text: str) -> None:
    assert several(text) == []


def test_what_they_did_is_what_the_count_rests_on() -> None:
    (mention,) = several("Keane invited his mates round. They each had sex with Holly.")
    assert (mention.count_low, mention.count_high) == (3, None)
    assert mention.cue


def test_a_helper_who_is_named_is_counted_by_name() -> None:
    found = several("Croft, Keane's cousin, drove Holly to him.", HOLLY, KEANE, CROFT)
    assert all(m.count_high == 2 for m in found)


def test_his_mates_may_be_a_boys_own() -> None:
    assert several("Aaron and his mates were given beer by Keane.", AARON, KEANE) == []


def test_a_friend_who_only_may_have_taken_part_leaves_it_open() -> None:
    (mention,) = several("Keane had sex with Holly. It is possible that a friend of his took part.")
    assert mention.assertion == "possible"


def test_not_alone_is_no_word_for_alone() -> None:
    found = read_text("Keane was not alone when he raped Holly.", (HOLLY, KEANE), is_concern=True)
    assert not [m for m in found if m.concept_id == "people.several" and m.assertion == "negated"]


def test_the_young_person_of_a_note_is_the_child_and_nobody_beside() -> None:
    child = Person("c", "Jade", "Hill", (), "F", ("victim",))
    man = Person("m", "Daniel", "Marsh", (), "M", ("suspect",))
    text = (
        "Daniel Marsh won the young person's trust. The young person has disclosed sexual "
        "activity with Daniel. The young person has had money from Daniel."
    )
    found = read_text(text, (child, man), is_concern=True)
    assert "people.several" not in {m.concept_id for m in found}
