"""Every term of the list says why it blames and what to write, and its examples hold."""

import re

import pytest

from accord.errors import BadOverlay
from accord.language import check_language, shipped_checker
from accord.language.terms import read_terms, shipped_texts

WORDINGS = shipped_checker().terms.wordings


def found(text: str) -> set[str]:
    return {term.wording_id.partition("/")[0] for term in check_language(text)}


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda w: w.wording_id)
def test_its_examples_are_found_and_its_counter_examples_are_not(wording) -> None:
    assert [t for t in wording.positives if wording.category not in found(t)] == []
    assert [t for t in wording.negatives if found(t)] == []


def test_every_term_has_a_source_a_version_one_sentence_of_reason_and_other_words_to_use() -> None:
    for wording in WORDINGS:
        assert wording.source
        assert wording.version
        assert wording.suggestions
        assert len(re.findall(r"[.?!](?:\s|$)", wording.reason)) == 1


def test_a_bad_term_list_is_refused_with_everything_that_is_wrong_and_where() -> None:
    texts = shipped_texts("terms")
    bad = "source: us\nversion: 1\n[x/y] a term\nabout: nobody\n= {open\nnonsense\n"
    with pytest.raises(BadOverlay) as refused:
        read_terms({"lists.txt": texts["lists.txt"], "bad.txt": bad})
    message = str(refused.value)
    for part in ("line 3: lacks because, instead", "line 3: about:", "not closed", "line 6"):
        assert part in message


def test_the_version_changes_with_a_phrase_and_not_with_a_remark() -> None:
    texts = shipped_texts("terms")
    same = {**texts, "character.txt": "# a remark\n" + texts["character.txt"]}
    other = {**texts, "character.txt": texts["character.txt"].replace("{loner}", "{loner|recluse}")}
    assert read_terms(same).version == read_terms(texts).version
    assert read_terms(other).version != read_terms(texts).version
