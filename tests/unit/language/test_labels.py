"""Official labels that blame have a gloss, and are no finding where they stand as labels."""

from accord.language import check_language, gloss_of_label, glosses, neutral_gloss


def test_a_code_is_shown_with_neutral_words_and_kept() -> None:
    gloss = neutral_gloss("cin_primary_need", " n6 ")
    assert gloss is not None
    assert gloss.label == "Socially unacceptable behaviour"
    assert "may tell of harm" in gloss.gloss


def test_a_code_whose_label_needs_none_has_none() -> None:
    assert neutral_gloss("cin_primary_need", "N1") is None


def test_a_label_is_known_however_it_is_written() -> None:
    gloss = gloss_of_label("  socially  UNACCEPTABLE behaviour ")
    assert gloss is not None
    assert gloss.code == "N6"


def test_every_gloss_says_why_and_from_where_and_blames_nobody() -> None:
    for gloss in glosses():
        assert gloss.reason.endswith(".")
        assert gloss.source
        assert check_language(gloss.gloss) == ()


def test_the_title_of_an_offence_is_no_finding() -> None:
    title = "Controlling a child prostitute or a child involved in pornography"
    assert check_language(f"Offence: {title}.") == ()
    assert check_language("A child prostitute was seen.") != ()
