"""Who of concern belongs to another, and who is side by side."""

from accord.reading import read_text


def concepts(text: str) -> set[str]:
    return {m.concept_id for m in read_text(text)}


def test_the_mate_of_a_suspect_is_known_to_him() -> None:
    text = "S1 gave the girl vodka and his mate Dale drove her to the flat."
    assert "association.known" in concepts(text)


def test_her_own_friend_ties_nobody() -> None:
    assert "association.known" not in concepts("S1 gave the girl and her friend vodka.")


def test_two_men_let_in_at_night_are_together() -> None:
    text = "The girl, 14, let two men in at night and was given vodka."
    assert "association.together" in concepts(text)


def test_men_who_only_message_are_not_together() -> None:
    text = "Three men have been messaging the girl, 13, for nudes."
    assert "association.together" not in concepts(text)
