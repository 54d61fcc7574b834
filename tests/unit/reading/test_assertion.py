"""How a sentence means what it says."""

import pytest

from accord.reading import read_text


def said(text: str, concept: str) -> set[str]:
    return {m.assertion for m in read_text(text, is_concern=True) if m.concept_id == concept}


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("He gave the girl a phone.", "affirmed"),
        ("He did not give the girl a phone.", "negated"),
        ("The girl was never given a phone.", "negated"),
        ("There is no evidence that he gave the girl a phone.", "negated"),
        ("Nothing to suggest he gave the girl a phone.", "negated"),
        ("It is not believed that he gave the girl a phone.", "negated"),
        ("He may have given the girl a phone.", "possible"),
        ("It is believed he gave the girl a phone.", "possible"),
        ("Not clear if he gave the girl a phone.", "possible"),
        ("It cannot be ruled out that he gave the girl a phone.", "possible"),
        ("If he gives the girl a phone staff will take it.", "hypothetical"),
        ("At risk of being given a phone by males.", "hypothetical"),
        ("Previously he gave the girl a phone.", "historical"),
        ("In 2016 he gave the girl a phone.", "historical"),
        ("He gave her sister a phone.", "other_person"),
        ("He gave a friend's daughter a phone.", "affirmed"),
    ],
)
def test_the_words_round_a_phrase_say_how_it_is_meant(text: str, assertion: str) -> None:
    assert said(text, "exchange.gift") == {assertion}


def test_a_denial_by_the_child_denies_and_one_by_the_suspect_does_not() -> None:
    assert said("She denies being given drugs by the males.", "exchange.substances") == {"negated"}
    assert said("S1 denies giving the girl drugs.", "exchange.substances") == {"affirmed"}


def test_what_the_suspect_says_of_himself_excludes_nothing() -> None:
    text = "Suspect denied the offence and stated that he had never given her alcohol."
    assert said(text, "exchange.substances") == {"affirmed"}


def test_an_allegation_is_affirmed_and_keeps_who_made_it() -> None:
    (mention,) = [
        m
        for m in read_text("Mum reports that S1 gave her daughter vodka.")
        if m.concept_id == "exchange.substances"
    ]
    assert (mention.assertion, mention.reporter) == ("affirmed", "mum")


def test_the_reported_abuse_itself_is_not_history() -> None:
    text = "Adult complainant reports that between 1996 and 1998, when she was 13, S1 raped her."
    assert said(text, "abuse.sexual") == {"affirmed"}


def test_a_year_the_record_is_about_is_not_history() -> None:
    text = "In 2016 he gave the girl a phone."
    mentions = read_text(text, years=(2015, 2017))
    assert {m.assertion for m in mentions if m.concept_id == "exchange.gift"} == {"affirmed"}


def test_a_denial_does_not_reach_into_the_next_clause() -> None:
    text = "No threats were made but he gave the girl cannabis."
    assert said(text, "exchange.substances") == {"affirmed"}
    assert said(text, "control.threat") == {"negated"}


def test_the_cue_is_quoted_as_written() -> None:
    (mention,) = [
        m
        for m in read_text("There is NO EVIDENCE that he gave the girl a phone.")
        if m.concept_id == "exchange.gift"
    ]
    assert mention.cue == "NO EVIDENCE that"


@pytest.mark.parametrize(
    ("text", "concept", "assertion"),
    [
        ("CSE concerns? No", "abuse.sexual", "negated"),
        ("CSE concerns: Yes", "abuse.sexual", "affirmed"),
        ("Gifts: N", "exchange.gift", "negated"),
        ("Going missing: not known", "missing.episode", "possible"),
        ("☐ Gifts ☑ Missing", "exchange.gift", "negated"),
        ("☐ Gifts ☑ Missing", "missing.episode", "affirmed"),
        ("Gifts [ ]\nMissing [x]", "exchange.gift", "negated"),
        ("Safety plan: ring if he gives her money", "exchange.money", "hypothetical"),
        ("History: he gave the girl a phone.", "exchange.gift", "historical"),
    ],
)
def test_answers_boxes_and_headings_say_how_a_form_is_meant(
    text: str, concept: str, assertion: str
) -> None:
    assert said(text, concept) == {assertion}


@pytest.mark.parametrize(
    ("text", "concept", "assertion"),
    [
        (
            "Older cousin was exploited by a different group in 2019.",
            "abuse.sexual",
            "other_person",
        ),
        ("Her mother was herself abused as a child.", "abuse.sexual", "other_person"),
        ("Considered for CSE, does not meet threshold.", "abuse.sexual", "negated"),
        ("He told her she could have a free vape if she kissed him.", "exchange.gift", "affirmed"),
        ("There were no gifts, money or lifts.", "exchange.gift", "negated"),
        ("There were no gifts, money or lifts.", "exchange.money", "negated"),
        ("There were no gifts, money or lifts.", "exchange.transport", "negated"),
        ("CSE has not been ruled out.", "abuse.sexual", "possible"),
        ("Staff could not rule out that he gave her cannabis.", "exchange.substances", "possible"),
        (
            "When asked about whether anyone at the party had ever given her cash she said that they had not.",
            "exchange.money",
            "negated",
        ),
        (
            "She was asked directly about sexual abuse and said this had not happened.",
            "abuse.sexual",
            "negated",
        ),
        ("It appears he has been buying her clothes.", "exchange.gift", "possible"),
        (
            "Was often missing from home when she lived with her dad two years ago.",
            "missing.episode",
            "historical",
        ),
        ("There have been no further missing episodes.", "missing.episode", "negated"),
        ("Missing episodes - 0", "missing.episode", "negated"),
        (
            "Staff will report her missing if she is not back by eleven.",
            "missing.episode",
            "hypothetical",
        ),
        ("The males did not know one another.", "association.known", "negated"),
        (
            "S1 and S2 used to work together at the car wash until 2018.",
            "association.known",
            "historical",
        ),
        (
            "Her friend was picked up by three men in a van.",
            "facilitation.transports",
            "other_person",
        ),
        ("It is not disputed that S1 raped the girl.", "abuse.sexual", "affirmed"),
        (
            "She had not told anyone that she was being sexually abused by him.",
            "abuse.sexual",
            "affirmed",
        ),
        ("She did not know why the man gave her \u00a350.", "exchange.money", "affirmed"),
        ("Nobody could account for the \u00a3200 found in her bag.", "exchange.money", "affirmed"),
        ("Remind her not to accept gifts from strangers.", "exchange.gift", "hypothetical"),
        ("Explore whether she has been given money.", "exchange.money", "hypothetical"),
        ("Family history\nSexually abused by maternal uncle.", "abuse.sexual", "historical"),
        ("No confirmation that he bought her the phone.", "exchange.gift", "possible"),
        ("Not yet known if she was paid by the men.", "exchange.money", "possible"),
        ("A friend's nudes were shared round school.", "abuse.images", "other_person"),
    ],
)
def test_scope_over_the_sentence_and_the_section_says_how_it_is_meant(
    text: str, concept: str, assertion: str
) -> None:
    assert said(text, concept) == {assertion}


@pytest.mark.parametrize(
    "text",
    ["It is possible he gave the girl vodka.", "It is possible that he gave the girl vodka."],
)
def test_what_it_is_possible_that_somebody_did_is_possible(text):
    assert {m.assertion for m in read_text(text) if m.concept_id == "exchange.substances"} == {
        "possible"
    }


def test_that_nothing_was_said_makes_nobody_the_speaker_of_what_follows() -> None:
    text = (
        "The man raped the girl. Stranger attack, nothing was said, nothing was offered or taken, "
        "by him or by anyone else."
    )
    said = {m.concept_id: m.assertion for m in read_text(text)}
    assert (said["exchange.gift"], said["gain.payment"]) == ("negated", "negated")


@pytest.mark.parametrize(
    ("text", "concept", "assertion"),
    [
        ("ACTIONS: On 4 May S1 drove the girl to a hotel.", "place.hotel", "affirmed"),
        ("PLAN - carers to report her missing if not home.", "missing.episode", "hypothetical"),
        ("Two men brought in the girl, drunk, GCS 13, ?MDMA.", "injury_or_distress", "affirmed"),
        (
            "During 2014, as a 12 year old, she was given vodka by a man.",
            "exchange.substances",
            "historical",
        ),
        ("Fear that they would threaten the girl again.", "control.threat", "hypothetical"),
        (
            "It was another girl who was raped by the men, not this child.",
            "abuse.sexual",
            "other_person",
        ),
        (
            "There is a possibility that the girl was raped by the men.",
            "abuse.sexual",
            "possible",
        ),
        ("Has the girl been raped? A: Not that we know of.", "abuse.sexual", "negated"),
    ],
)
def test_headings_times_and_answers_say_how_it_is_meant(
    text: str, concept: str, assertion: str
) -> None:
    found = [m.assertion for m in read_text(text) if m.concept_id == concept]
    assert found
    assert set(found) == {assertion}


@pytest.mark.parametrize(
    ("text", "concept", "assertion"),
    [
        ("He asked if she wanted a lift.", "exchange.transport", "affirmed"),
        ("In 2013 he was raped by a man who said he loved him.", "abuse.sexual", "historical"),
        ("Before coming into care she was raped by a man.", "abuse.sexual", "historical"),
        (
            "Staff fear that he raped her and that he gave her vodka.",
            "exchange.substances",
            "possible",
        ),
        ("He believes, but cannot confirm, that she was raped.", "abuse.sexual", "possible"),
        ("Sexual abuse? Yes, when I was 6.", "abuse.sexual", "historical"),
        ("Chronology 06/2018: raped by an adult male.", "abuse.sexual", "historical"),
        ("A girl was raped. That was in 2012.", "abuse.sexual", "historical"),
        ("Unverified. The man raped the girl.", "abuse.sexual", "possible"),
        (
            "Told that if she came to the flat he would give her vodka.",
            "exchange.substances",
            "affirmed",
        ),
        ("Zane, who used to live here, gave the girl vodka.", "exchange.substances", "affirmed"),
        ("Arrested on suspicion of raping the girl.", "abuse.sexual", "affirmed"),
        ("Sexual abuse? [ ] yes [x] none", "abuse.sexual", "negated"),
        ("Seen at the SARC. She was raped by a man.", "abuse.sexual", "affirmed"),
        (
            "She does not see her mates because he doesn't let her out.",
            "control.isolation",
            "affirmed",
        ),
    ],
)
def test_time_answers_and_clauses_say_how_far_a_cue_reaches(
    text: str, concept: str, assertion: str
) -> None:
    assert said(text, concept) == {assertion}


def test_a_box_above_its_labels_ticks_the_label_that_follows() -> None:
    text = "Tick all: [x] missing episodes [ ] sexual abuse [x] cannabis given"
    assert said(text, "missing.episode") == {"affirmed"}
    assert said(text, "abuse.sexual") == {"negated"}


@pytest.mark.parametrize(
    "text",
    [
        "Were the man to give her a phone again, staff are to ring 101.",
        "Were S1 and S2 to give her a phone, the order would be breached.",
        "Should the lads at any point give her a phone, tell the duty manager.",
        "Worry is that these men will give her a phone once she is back.",
        "Anybody with a good story could give him a phone to win him over.",
    ],
)
def test_a_sentence_that_supposes_by_its_order_is_hypothetical(text: str) -> None:
    assert said(text, "exchange.gift") == {"hypothetical"}


@pytest.mark.parametrize(
    "text",
    [
        "I got told they would give me a phone if I took a bag to Hull.",
        "Says he'd give her a phone if she came to the flat.",
        "He swore he would give her a phone if she kept quiet.",
        "Mum says he would give her a phone if she came round, so she did.",
    ],
)
def test_a_condition_set_to_the_child_has_been_set(text: str) -> None:
    assert said(text, "exchange.gift") == {"affirmed"}


@pytest.mark.parametrize(
    "text",
    [
        "A man she has never met gave her a phone.",
        "Someone she'd never met gave her a phone.",
        "They do not know this man, he gave her a phone.",
        "She hadn't come in from college, he had given her a phone.",
    ],
)
def test_a_denial_of_something_else_denies_no_phone(text: str) -> None:
    assert said(text, "exchange.gift") == {"affirmed"}


@pytest.mark.parametrize(
    "text",
    [
        "When he was ten, well before the present matter, a man gave the boy a phone.",
        "A man gave the girl a phone when she was nine, a separate matter from this one.",
        "At ten, three years ago, she was given a phone by a man.",
    ],
)
def test_what_is_set_apart_from_the_matter_in_hand_is_history(text: str) -> None:
    assert said(text, "exchange.gift") == {"historical"}


@pytest.mark.parametrize(
    ("text", "concept", "assertion"),
    [
        # "not" denies the verb it stands at, and no other.
        ("He does not work, and he gave the girl vodka.", "exchange.substances", "affirmed"),
        ("She did not tell her mum that he gave her vodka.", "exchange.substances", "affirmed"),
        ("He did not give her vodka.", "exchange.substances", "negated"),
        ("He has not given her money, clothes or any vodka.", "exchange.substances", "negated"),
        # Nobody knows what a question was answered with, and somebody asked for a reason.
        ("The nurse asked if the girl was raped by a man.", "abuse.sexual", "possible"),
        # What is asked stands on what is so.
        ("Why does he give her vodka?", "exchange.substances", "affirmed"),
        ("She is 14. Why does he give her vodka?", "exchange.substances", "affirmed"),
        ("Does he give her vodka?", "exchange.substances", "possible"),
        # Told of oneself, a condition is how things are.
        ('She said "if I do not go he hits my mum".', "control.threat", "affirmed"),
        ("S1 got the room free from the landlord and raped the girl there.", "abuse.sexual",
         "affirmed"),
        ("The home is free from drugs and vodka has not been given to her.", "exchange.substances",
         "negated"),
    ],
)  # fmt: skip
def test_a_cue_reaches_what_it_is_about_and_no_further(
    text: str, concept: str, assertion: str
) -> None:
    assert said(text, concept) == {assertion}
