"""How many people of concern a sentence speaks of."""

import pytest

from accord.reading import Person, read_text


def counts(text: str, people: tuple[Person, ...] = ()) -> list[tuple[int | None, int | None]]:
    mentions = read_text(text, people, is_concern=True)
    return [
        (m.count_low, m.count_high)
        for m in mentions
        if m.concept_id == "people.several" and m.assertion != "negated"
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("S1 and two others took the girl to a hotel.", 3, 3),
        ("Two unknown males gave the girl drugs.", 2, 2),
        ("She was with three older males.", 3, 3),
        ("3 or 4 lads gave her drink.", 3, 4),
        ("3-4 lads gave her drink.", 3, 4),
        ("Between five and seven lads gave her drink.", 5, 7),
        ("A group of men gave her drink.", 3, None),
        ("Several men gave her drink.", 3, None),
        ("A load of older lads gave her drink.", 3, None),
        ("A few men gave her drink.", 2, None),
        ("The men gave her drink.", 2, None),
        ("A couple of males gave her drink.", 2, 2),
        ("At least five men gave her drink.", 5, None),
        ("More than two men gave her drink.", 3, None),
        ("Up to six men gave her drink.", 2, 6),
        ("It was him and his cousin that gave her the drink.", 2, 2),
        ("An older male and his friend collected her.", 2, 2),
        ("S1, S2 and an unknown third male gave the girls alcohol.", 3, 3),
        ("Others were present when S1 gave her alcohol.", 2, None),
        ("2 x males gave the girl drink.", 2, 2),
    ],
)
def test_everybody_of_concern_is_counted(text: str, low: int, high: int | None) -> None:
    assert counts(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "He gave the girl a phone.",
        "The male gave three girls alcohol.",
        "She and her two friends were given vapes by the man in the shop.",
        "Two social workers visited the girl he gave alcohol to.",
        "He gave the 15 year old girl a phone.",
        "S1 was seen by two officers giving her a phone.",
    ],
)
def test_children_friends_of_the_child_and_professionals_are_not(text: str) -> None:
    assert counts(text) == []


GIRL = Person("c", "Ellie", "Shaw", sex="F", roles=("victim",))
BOY = Person("c", "Owen", "Shaw", sex="M", roles=("victim",))


@pytest.mark.parametrize(
    ("text", "child"),
    [
        ("Sexual activity took place between S1 and the female.", GIRL),
        ("S1 and the male were in the car when S1 touched him.", BOY),
        ("The male told officers that S1 had raped him.", BOY),
    ],
)
def test_the_male_or_female_may_be_the_child_of_the_record(text: str, child: Person) -> None:
    assert counts(text, (child,)) == []


@pytest.mark.parametrize(
    ("text", "child"),
    [
        ("S1 and the male drove the girl to a flat and raped her.", GIRL),
        ("S1 and another male raped the boy.", BOY),
        ("S1 and an unknown female gave the girl drink.", GIRL),
    ],
)
def test_one_who_cannot_be_the_child_is_counted(text: str, child: Person) -> None:
    assert counts(text, (child,)) == [(2, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "She was with two friends earlier that day. He gave the girl drink.",
        "There were four other people on the bus when he touched the girl.",
    ],
)
def test_her_friends_and_who_else_was_on_the_bus_are_not_counted(text: str) -> None:
    assert counts(text, (GIRL,)) == []


def test_four_people_at_a_flat_are_counted() -> None:
    assert counts("There were four other people at the flat when he raped the girl.", (GIRL,)) == [
        (4, 4)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Her older sister was exploited by a group of men.",
        "The victim's cousin was raped by three males some years ago.",
    ],
)
def test_what_was_done_to_a_relative_is_said_of_another_person(text: str) -> None:
    said = {m.assertion for m in read_text(text, (GIRL,), is_concern=True)}
    assert said == {"other_person"}


@pytest.mark.parametrize(
    "text", ["Dad dropped her in town and gave her lunch money.", "Police gave her a lift home."]
)
def test_what_a_father_or_the_police_give_is_no_exchange(text: str) -> None:
    found = {m.concept_id for m in read_text(f"S1 raped the girl. {text}", (GIRL,))}
    assert not {concept for concept in found if concept.startswith("exchange.")}


def test_what_the_suspect_gives_after_dropping_her_is_one() -> None:
    mentions = read_text("S1 dropped her in town and gave her money.", (GIRL,), is_concern=True)
    assert "exchange.money" in {m.concept_id for m in mentions}


def test_named_people_are_counted_once_each() -> None:
    people = (
        Person("n1", "Karl", "Moss", sex="M", roles=("suspect",)),
        Person("n2", "Dean", "Ray", sex="M", roles=("suspect",)),
    )
    assert counts("Karl Moss and Dean drove her there; Karl had booked it.", people) == [(2, 2)]
    assert counts("Two men, Karl and Dean, drove her to the flat.", people) == [(2, 2)]


def test_that_nobody_else_took_part_is_a_denial_of_several() -> None:
    text = "S1 acted alone when he raped the girl."
    (mention,) = [m for m in read_text(text) if m.concept_id == "people.several"]
    assert (mention.assertion, mention.count_low) == ("negated", None)


@pytest.mark.parametrize("word", ["Romanian", "British", "Purplish", "white", "Asian", "Welsh"])
def test_no_word_for_where_people_come_from_changes_what_is_read(word: str) -> None:
    plain = read_text("Three males gave the girl vodka. An unknown male drove her to a flat.")
    told = read_text(
        f"Three {word} males gave the girl vodka. An unknown {word} male drove her to a flat."
    )
    assert [(m.concept_id, m.assertion, m.count_low, m.count_high) for m in told] == [
        (m.concept_id, m.assertion, m.count_low, m.count_high) for m in plain
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Him and his cousin took her to the flat and gave her drink.", 2, 2),
        ("3 or 4 lads were giving her vodka.", 3, 4),
        ("Both males had sex with the girl.", 2, 2),
        ("A second male was also in the room when S1 raped her.", 2, 2),
        ("S1 and a second male raped her.", 2, 2),
        ("S1, S2 and S3 all had sex with the girl.", 3, 3),
        ("She was raped by a group of lads.", 3, None),
        ("Several older lads were giving the girls drugs.", 3, None),
        ("Some men at the flat gave the girls drink.", 2, None),
        ("Older males are giving her vapes.", 2, None),
        ("Two men who gave her drugs then drove off.", 2, 2),
        ("She was picked up by a man and a woman who gave her drugs.", 2, 2),
        ("A man and his wife gave the girl alcohol at their house.", 2, 2),
        ("A man and two women gave the girl alcohol.", 3, 3),
        ("Her boyfriend and his mate gave her cannabis.", 2, 2),
        ("Her boyfriend and his mates gave her cannabis.", 3, None),
        ("Her boyfriend and two of his mates gave her cannabis.", 3, 3),
        ("Four men were arrested for raping the girl.", 4, 4),
        (
            "There were five of them in the flat, all adult men, and they gave the girls drink.",
            5,
            5,
        ),
        ("S1 held her down while another male raped her.", 2, 2),
        ("S1 was with an unidentified male when he gave the girl drink.", 2, 2),
        ("S1 and his brother took turns to have sex with her.", 2, 2),
        ("The two suspects gave the girl alcohol; the suspects then drove her to a flat.", 2, 2),
        ("The three males plied the girls with vodka.", 3, 3),
        ("More than one man had sex with her that night.", 2, None),
        ("She says there were at least three men who had sex with her.", 3, None),
        ("A taxi driver and the owner of the takeaway gave the girls free food.", 2, 2),
        ("Between 10 and 12 men had sex with her over the weekend.", 10, 12),
        ("A couple of older lads gave her weed.", 2, 2),
        ("A gang of older lads gave her weed.", 3, None),
        ("There were loads of men at the party giving the girls drink.", 3, None),
        ("Numerous men had sex with her.", 3, None),
        ("Multiple males are sexually exploiting her.", 3, None),
        ("Two lads, one called Jay, gave the girls drugs.", 2, 2),
        ("Suspect 1 and suspect 2 raped the girl.", 2, 2),
        ("Males 1 and 2 took her to the flat and gave her vodka.", 2, 2),
        ("He and another man, names unknown, gave the girl drink.", 2, 2),
        ("2/3 males gave the girl drink.", 2, 3),
        ("S1 and others gave the girl drink.", 2, None),
        ("S1, S2 and others gave the girl drink.", 3, None),
        ("S1 and his friends gave the girl drink.", 3, None),
        ("The landlord and his son both had sex with the girl.", 2, 2),
        ("Both S1 and S2 gave her money.", 2, 2),
        ("S1 along with S2 gave her money.", 2, 2),
        ("S1 together with his cousin gave her vodka.", 2, 2),
        ("An adult male was present with another adult male when the girl was given vodka.", 2, 2),
        ("Driver and front seat passenger gave the girl cigarettes.", 2, 2),
        ("U/K male x2 gave the girl drink.", 2, 2),
        ("2 u/k males gave girl drink.", 2, 2),
        ("three (3) males gave the girl drink.", 3, 3),
        ("Two males in their 20s gave the girl drink.", 2, 2),
        ("The girl was raped by four or more men.", 4, None),
        ("3 to 5 men were having sex with the girls.", 3, 5),
        ("The older of the two men gave her vodka.", 2, 2),
        ("One of the men raped her whilst the other filmed it.", 2, 2),
        ("One of the men raped her.", 2, None),
        ("A male called Aaron and one called Lee gave the girl vodka.", 2, 2),
        ("Men known as Taz, Biggs and Ray gave the girls vodka.", 3, 3),
    ],
)
def test_a_text_counts_each_person_once(text: str, low: int, high: int | None) -> None:
    assert set(counts(text)) == {(low, high)}


@pytest.mark.parametrize(
    "text",
    [
        "IP says a male approached her in the park. The suspect touched her leg. He then ran off and this older man was seen by her friend.",
        "A male, described as white and tall, grabbed the girl. This man then touched her.",
        "The suspect drove the suspect's mate's car to collect the girl.",
        "The suspect is one of two brothers and he gave the girl vodka.",
        "Friend's mum saw the man give the girl a phone.",
        "Friend's mum drove her home after the man gave her a phone.",
        "The man gave the girl \u00a320 in May and a phone on Christmas Day.",
        "She met a man called Rose Day who gave her vodka.",
        "The taxi driver gave the girl free rides.",
        "The taxi driver offered her free rides and told her she was pretty; the driver asked for her number.",
        "IP states her boyfriend, a 25 year old male, raped her.",
        "Her uncle, the suspect, touched her.",
        "Suspect, IP's stepfather, touched her breasts.",
        "S1 (uncle of IP) touched her breasts.",
        "A man in his 40s gave the girl vodka. The male then drove her to his flat.",
        "They met online and he gave her a phone.",
        "Suspect sent her nude images. They have deleted the account.",
        "The male was seen by three officers giving the girl vodka.",
        "Two teachers saw the man give her a phone.",
        "She and two friends were given drink by a man.",
        "The man gave three girls and two boys alcohol.",
        "Two children were given drink by the man in the flat.",
        "S1 alone gave the girl vodka.",
        "He is 19 and his mother says he gave the girl vodka.",
        "The suspect's mother said he gave the girl vodka.",
        "The suspect's solicitor said he never gave the girl vodka.",
        "The suspect's employer confirmed he was at work when the girl was raped.",
    ],
)
def test_one_man_spoken_of_in_several_ways_is_one(text: str) -> None:
    assert counts(text) == []


def test_a_tie_between_two_who_are_named_adds_nobody() -> None:
    people = (
        Person("n1", "Marek", "Oakes", roles=("suspect",)),
        Person("n2", "Dean", "Ferris", roles=("suspect",)),
    )
    for text in (
        "Marek Oakes associates with Dean Ferris.",
        "Marek Oakes has known Dean Ferris for some time through being brothers.",
    ):
        assert all(low <= 2 for low, _ in counts(text, people) if low is not None)


def test_each_occasion_is_no_second_person() -> None:
    assert counts("He groomed the child. On each occasion suspect sent her money.") == []


def test_each_of_them_are_those_already_counted() -> None:
    text = "Victim states that both men gave her vodka, where each of them had sex with her."
    assert counts(text) == [(2, 2)]


def test_whom_a_suspect_paid_off_took_no_part() -> None:
    text = "S1 paid the girl's debt of £80 to a dealer and raped her."
    assert not [m for m in read_text(text) if m.concept_id == "people.several"]
