"""What is told in a story, a lesson or a play happened to nobody; what a child tells there did."""

import pytest

from accord.reading import Person, read_text

ELLIE = Person("e", "Ellie", "Cole", (), "F", ("child_of_concern",), age_low=14, age_high=14)


def said(text: str) -> set[str]:
    found = read_text(text, (ELLIE,), is_concern=True)
    return {m.assertion for m in found if m.concept_id.startswith(("abuse.", "exchange."))}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Assembly on healthy relationships. The story used was of a girl who was given vodka "
            "by men and then made to have sex with them. Ellie listened and asked nothing."
        ),
        (
            "Ellie wrote a story for English about a girl who is given drink by older men and "
            "raped. Teacher checked, it is based on a book."
        ),
        (
            "In drama the class acted out a scene in which a man gives a girl trainers for sex. "
            "Ellie played the girl."
        ),
        (
            "PSHE lesson: case study of Kayleigh, 14, who had sex with several men for weed. "
            "Pupils asked what they would do."
        ),
        "Pupil quiz answer: 'if a man buys you things for sex it is exploitation'.",
        "Poster in her bag from the school: 'Has someone given you drugs for sex?'",
        (
            "Suspect said in interview that he would have given her money for sex if she had "
            "asked. There is nothing to say that he did."
        ),
        "Officer gave the girl a leaflet about men who give gifts in return for sex.",
        (
            "Exam paper question: a man of 30 gives a girl of 14 a phone and has sex with her. "
            "Name the offence."
        ),
        (
            "Ellie has read a novel in which a girl is sold to men for drugs and talked to staff "
            "about it."
        ),
        "The school fears what could happen: that older lads will give her vapes for sex.",
        (
            "Training day for staff at the home: scenario of a boy given cash by two men for "
            "pictures."
        ),
        "The song she likes is about a girl who sells her body to men for coke.",
        (
            "Chat with AI companion: she typed a story in which a man gives a girl gifts for sex."
            " It is fiction, parents aware."
        ),
        (
            "The film shown in class shows a girl who is given a phone by a man and then raped by"
            " his friends."
        ),
        (
            "The worker used the example of a boy who was given weed by two men for sex to "
            "explain grooming to him."
        ),
    ],
)
def test_a_story_or_an_example_is_hypothetical(text: str) -> None:
    assert said(text) <= {"hypothetical", "possible"}


@pytest.mark.parametrize(
    "text",
    [
        "She told the story of how two men gave her vodka and raped her.",
        (
            "In the assembly about grooming Ellie began to cry and said that a man gives her weed"
            " for sex."
        ),
        (
            "Ellie disclosed after the workshop that men had been giving her vodka and having sex"
            " with her."
        ),
        "He filmed a video in which she is raped by two men and sold it.",
        "She posted a song about it, but told staff that two men had raped her for vodka.",
        "Homework was not done as she had been with two men who raped her and gave her drink.",
        "She watched a film at his flat, and he gave her vodka and raped her.",
        "She wrote in her diary that a man gives her a phone for sex.",
        "The poster fell when he raped her in the hallway and gave her twenty pounds after.",
        "Worst case scenario has happened: two men gave her drugs and raped her.",
        ("Training course for carers is booked. Ellie was raped by two men for vodka on Friday."),
        "Ellie would have been 14 when two men gave her vodka and raped her.",
        "She could have stayed at home but two men gave her vodka and raped her.",
        (
            "Ellie said that during drama class she had texts from the man who rapes her and "
            "gives her weed."
        ),
        "Her talk with the nurse was about how the man gives her weed for sex.",
    ],
)
def test_what_a_child_tells_beside_a_story_is_told(text: str) -> None:
    assert "affirmed" in said(text)
