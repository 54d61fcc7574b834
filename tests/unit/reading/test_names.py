"""Names, and whose they are."""

import pytest

from accord.reading import Mention, Person, read_text

KARL = Person("k", "Karl", "Moss", ("Taz", "Big K"), "M", ("suspect",))
DEAN = Person("d", "Dean", "Ray", (), "M", ("suspect",))
JADE = Person("j", "Jade", "Hill", (), "F", ("victim",))
RECORD = (KARL, DEAN, JADE)


def named(text: str, people: tuple[Person, ...] = RECORD) -> list[tuple[str, str | None, str]]:
    return [
        (text[m.start : m.end], m.nominal_id, m.assertion)
        for m in read_text(text, people)
        if m.concept_id == "ref.person_name"
    ]


def test_full_names_first_names_nicknames_and_initials_are_the_nominals() -> None:
    text = "Karl Moss, Dean, Mr Moss, K Moss, Taz and Big K."
    assert [nominal for _, nominal, _ in named(text)] == ["k", "d", "k", "k", "k", "k"]


def test_a_name_that_fits_two_is_nobodys() -> None:
    two = (KARL, Person("k2", "Karl", "Webb", (), "M", ("suspect",)))
    assert named("Karl drove.", two) == [("Karl", None, "affirmed")]
    assert named("Karl Webb drove.", two) == [("Karl Webb", "k2", "affirmed")]


def test_another_surname_is_another_person() -> None:
    assert named("Karl Benson drove.") == []


def test_a_word_that_is_also_a_name_is_one_only_where_it_is_written_so() -> None:
    will = (Person("w", "Will", "Moss", (), "M", ("suspect",)),)
    assert named("He will drive and Will knows.", will) == [("Will", "w", "affirmed")]
    assert named("Will gave her a phone.", will) == [("Will", "w", "affirmed")]
    assert named("Will be reviewed on Monday.", will) == []
    assert named("Will (12) had his bike taken.", will) == [("Will", "w", "affirmed")]


def test_a_name_in_capitals_or_with_accents_is_read() -> None:
    zoe = (Person("z", "Zoe", "Hill", (), "F", ("victim",)),)
    assert named("ZOË was found.", zoe) == [("ZOË", "z", "affirmed")]


def test_a_name_no_nominal_bears_is_kept_without_one_where_the_text_introduces_it() -> None:
    assert named("A male called Rico drove.") == [("Rico", None, "affirmed")]


def test_whoever_is_ruled_out_is_a_name_negated() -> None:
    text = "Dean Ray was ruled out after his alibi was confirmed."
    assert named(text)[0] == ("Dean Ray", "d", "negated")
    assert named("There is no evidence that Dean was present.")[0] == ("Dean", "d", "negated")
    assert named("Karl gave Jade a phone.")[0] == ("Karl", "k", "affirmed")


def test_the_suspect_ruled_out_is_the_one_suspect_of_the_record() -> None:
    assert named("The suspect was ruled out.", (KARL, JADE)) == [("The suspect", "k", "negated")]
    assert named("The suspect was ruled out.", RECORD) == []


def only(text: str, concept: str, people: tuple[Person, ...] = RECORD) -> Mention:
    (mention,) = [m for m in read_text(text, people) if m.concept_id == concept]
    return mention


def test_who_gives_and_who_gets_are_tied_to_the_nominals() -> None:
    mention = only("Karl gave Jade a phone.", "exchange.gift")
    assert (mention.nominal_id, mention.about_nominal_id) == ("k", "j")


def test_who_drives_is_tied_where_the_clause_goes_on() -> None:
    mention = only("Karl gave Jade a phone and took her to a flat.", "facilitation.transports")
    assert (mention.nominal_id, mention.about_nominal_id) == ("k", "j")


def test_by_whom_is_tied_in_the_passive() -> None:
    mention = only("Jade was introduced to older men by Dean.", "facilitation.introduces")
    assert mention.nominal_id == "d"


def test_a_pronoun_is_tied_only_where_it_fits_one() -> None:
    assert only("He gave her a phone.", "exchange.gift").nominal_id is None
    assert only("He gave her a phone.", "exchange.gift", (KARL, JADE)).nominal_id == "k"


def test_a_child_by_first_name_is_nobody_where_it_could_be_two() -> None:
    twins = (*RECORD, Person("j2", "Jade", "Cole", (), "F", ("victim",)))
    assert only("Karl gave Jade a phone.", "exchange.gift", twins).about_nominal_id is None


def concepts(text: str, people: tuple[Person, ...]) -> set[str]:
    return {m.concept_id for m in read_text(text, people, is_concern=True)}


def test_a_surname_that_is_also_a_word_says_nothing_but_who_it_is() -> None:
    price = Person("p", "Elis", "Price", (), "M", ("suspect",))
    brown = Person("b", "Jacob", "Brown", (), "M", ("suspect",))
    charlie = Person("c", "Charlie", "Webb", (), "M", ("suspect",))
    said = concepts("Price, Brown and Charlie were there with Jade.", (price, brown, charlie, JADE))
    assert not any(c.startswith(("gain.", "exchange.")) for c in said)
    # The same words, where nobody of the record bears them.
    assert "gain.payment" in concepts("He agreed a price with the man for Jade.", (JADE,))


def test_a_drug_in_capitals_is_nobodys_name() -> None:
    isaiah = Person("i", "Isaiah", "Moss", (), "M", ("found_with",))
    text = "Jade said there was MDMA and Isaiah kept topping her up."
    found = read_text(text, (isaiah, JADE), is_concern=True)
    assert "MDMA" not in {text[m.start : m.end] for m in found if m.concept_id == "ref.person_name"}
    assert "people.several" not in {m.concept_id for m in found}


def test_a_label_and_the_name_after_it_are_one_person() -> None:
    def counts(text: str) -> set[tuple[int | None, int | None]]:
        found = read_text(text, RECORD, is_concern=True)
        return {(m.count_low, m.count_high) for m in found if m.concept_id == "people.several"}

    assert not counts("S1 Moss raped IP Hill in his car.")
    assert not counts("The suspect (Karl Moss) raped her in his car.")
    assert counts("S1 Moss and S2 Ray raped her.") == {(2, 2)}


def test_a_text_of_a_known_child_is_read_though_it_sounds_like_one_of_grown_people() -> None:
    text = (
        "S1 told vic that he would get her on the guest list. In the taxi queue he told vic it "
        "was no free ride and took her back to his, where he had intercourse with her."
    )
    child = Person("v", "Jade", "Hill", (), "F", ("victim",), age_low=15, age_high=15)
    grown = Person("v", "Jade", "Hill", (), "F", ("victim",), age_low=25, age_high=25)
    assert "abuse.sexual" in {m.concept_id for m in read_text(text, (child, KARL))}
    assert "abuse.sexual" not in {m.concept_id for m in read_text(text, (grown, KARL))}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Karl passed Jade on to his cousin.", "facilitation.introduces"),
        ("Karl Moss indecently assaulted Jade Hill.", "abuse.sexual"),
        ("Eight males laughed whilst Karl filmed Jade.", "abuse.images"),
        ("The uncle's friend has put Jade up in his spare room.", "exchange.accommodation"),
        ("Ray works with Karl Moss at the car wash.", "association.known"),
    ],
)
def test_what_is_said_of_the_child_or_the_suspect_is_read_where_they_are_named(
    text: str, concept: str
) -> None:
    assert concept in concepts(text, RECORD)


def test_a_span_takes_in_the_whole_of_a_name_it_begins_with() -> None:
    text = "Jade Hill ran away from her placement and Karl Moss drove her to Leeds."
    starts = {text[m.start :].split()[0] for m in read_text(text, RECORD, is_concern=True)}
    assert starts.isdisjoint({"ade", "ll", "ill", "arl", "oss", "ss"})


@pytest.mark.parametrize(
    ("forename", "surname"),
    [("Bo", "Li"), ("Amy", "Fox"), ("Magdalena", "Wolanska"), ("Oluwaseun", "Adebayo"),
     ("Muhammad", "Abdurrahman"), ("Gwenhwyfar", "Prydderch")],
)  # fmt: skip
def test_nobody_is_read_otherwise_for_the_length_of_a_name(forename: str, surname: str) -> None:
    child = Person("j", forename, surname, (), "F", ("victim",))
    man = Person("k", forename + "o", surname, (), "M", ("suspect",))
    first = f"{man.forename} {surname} passed {forename} {surname} on to his cousin. "
    rest = f"{man.forename} gave {forename} vodka and put {forename} up at his flat."
    named_so = concepts(first + rest, (child, man))
    assert {"facilitation.introduces", "exchange.substances"} <= named_so
    assert "exchange.accommodation" in named_so
