"""An analysts' file: what no build would read is told, all of it at once, and nothing is guessed."""

import pytest

from accord.errors import UserFacingError
from accord.profile.words import TEMPLATE, read_words

FAULTS = {
    "[section.14]\nwords = 'a'": "no part called section",
    "[sections.34]\nwords = 'a'": "no sections.34; there are 0 to 33",
    "[sections.14]\ntext = 'a'": "sections.14: there is no text",
    "[sections.14]\naudiences = ['press']": "audiences is a list of restricted",
    "[sections.14]\naudiences = 'public'": "audiences is a list of restricted",
    "[sections]\n14 = 'a'": "sections.14 is written as",
    "[judgements.J99]\ntext = 'a'": "no judgements.J99",
    "[judgements]\nJ1 = 'a'": "judgements.J1 is written as",
    "[judgements.J1]\nprobability = 'sure'": "probability is a remote chance",
    "[overrides]\nPQ21 = 'a'": "no overrides.PQ21; there are PQ01 to PQ20",
    "[overrides]\nPQ04 = true": "a sentence in quotation marks",
    "[gaps]\nwhat = 'a'": "gaps is written as [[gaps]]",
    "gaps = ['a']": "gaps is written as [[gaps]]",
    "[[gaps]]\ndue = 'soon'": "due is a date as 2026-03-31",
    "[[refusals]]\nsector = 'nhs'": "sector is police",
    "[audit]\nleast = 'many'": "least is a whole number",
    "[population]\nchildren = 0": "children is a whole number",
    "[control]\nauthors = 'a'": "control: there is no authors",
    "control = 'a'": "control is written as [control]",
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_no_build_would_read_is_told(tmp_path, text):
    file = tmp_path / "words.toml"
    file.write_text(text)
    with pytest.raises(UserFacingError) as refused:
        read_words(file)
    assert FAULTS[text] in str(refused.value)


def test_every_fault_is_told_at_once(tmp_path):
    file = tmp_path / "words.toml"
    file.write_text(
        "[sections.40]\nwords = 'a'\n[overrides]\nPQ0 = 'b'\n[colour]\n[[gaps]]\ndue = 1"
    )
    with pytest.raises(UserFacingError) as refused:
        read_words(file)
    assert str(refused.value).count("\n  - ") == 4


def test_a_file_that_is_no_toml_says_where_it_breaks_and_not_what_stands_there(tmp_path):
    file = tmp_path / "words.toml"
    file.write_text('[control]\nauthor = "Somebody Secret\n')
    with pytest.raises(UserFacingError, match="line 2") as refused:
        read_words(file)
    assert "Secret" not in str(refused.value)


def test_the_file_that_is_put_beside_a_profile_can_be_used_with_every_line_of_it(tmp_path):
    file = tmp_path / "words.toml"
    lines = (line.removeprefix("# ") for line in TEMPLATE.splitlines())
    kept = [line for line in lines if line.startswith("[") or " = " in line.split("#")[0]]
    file.write_text("\n".join(kept))
    assert read_words(file).judgements["J1"]["confidence"] == "moderate"
