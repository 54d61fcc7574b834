"""Money to a lodger, a cousin or the suspect is a gain (X3b) and no exchange to the child (X3a)."""

import pytest

from accord.reading import read_text
from accord.reading.mentions import Person

BROGAN = Person("S", "Neil", "Brogan", sex="M", roles=("suspect",))
GIRL = Person("C", "Holly", "Parry", sex="F", roles=("victim",))
BOY = Person("C", "Aaron", "Tibbs", sex="M", roles=("victim",))


def kinds(text: str, child: Person = GIRL) -> set[str]:
    found = read_text(text, (child, BROGAN), is_concern=True)
    said = {m.concept_id.partition(".")[0] for m in found if m.assertion == "affirmed"}
    return said & {"exchange", "gain"}


@pytest.mark.parametrize(
    "text",
    [
        "A man paid Brogan twenty pounds and had sex with Holly.",
        "Brogan paid his lodger forty pounds for letting him have sex with Holly.",
        "Holly's cousin Shona, an adult, brings her to Brogan and is paid fifty pounds each time.",
        "Brogan takes money from men who have sex with Holly.",
    ],
)
def test_what_an_adult_is_paid_is_a_gain(text: str) -> None:
    assert kinds(text) == {"gain"}


def test_him_is_no_boy_of_the_record_where_he_is_named_beside() -> None:
    assert kinds("A man paid him twenty pounds and had sex with Aaron.", BOY) == {"gain"}
    assert "exchange" in kinds("Brogan paid him twenty pounds and had sex with him.", BOY)


def test_what_the_child_is_given_stays_an_exchange() -> None:
    assert "exchange" in kinds("Brogan gave her forty pounds and had sex with her.")
    assert "exchange" in kinds("Brogan gave Holly and her cousin cider and had sex with Holly.")


def test_a_present_to_her_mother_is_neither() -> None:
    assert kinds("Brogan had sex with Holly. He gave her mother cigarettes.") == set()
