"""Words weighed together: what they may say alone, what they speak against, and what weighs nothing."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from accord.reading import read_text
from accord.reading.catalogue import shipped_lists, shipped_text
from accord.reading.entries import stated
from accord.reading.fitting import learn
from accord.reading.labelled import Labelled
from accord.reading.matching import Found
from accord.reading.reader import Reader
from accord.reading.weighing import (
    CONCERN,
    SAID,
    Weigher,
    features,
    read_weights,
    shipped_weights,
    stem,
)
from accord.text import normalise, split_sentences
from support.weights_of_words import HEAD, digest

TOY = read_weights(
    "concept: exchange.money -10 -20 10\n"
    "120 envelop|wad\n-150 library\n"
    "concept: place.hotel -10 -20 990\n"
    "120 lobby\n"
)


def said(text: str, weigher: Weigher) -> list[tuple[str, str]]:
    plain = normalise(text).text
    found = weigher.sifted(plain, split_sentences(plain), [])
    return [(f.entry.concept_id, plain[f.start : f.end]) for f in found]


def test_words_together_say_what_no_phrase_does_and_those_that_tell_are_quoted() -> None:
    text = "An envelope with a wad in it was on the seat for the girl."
    assert said(text, Weigher(TOY)) == [("exchange.money", "envelope with a wad")]


def test_words_say_nothing_of_what_a_phrase_excludes_in_every_form() -> None:
    text = "Nothing was given or promised to him, an envelope with a wad was seen."
    plain = normalise(text).text
    (sentence,) = split_sentences(plain)
    entry = stated("excluded/all", "exchange.*", "nothing of the kind", "a test")
    phrase = Found(0, 17, entry, sentence, None, None)
    assert Weigher(TOY).sifted(plain, [sentence], [phrase]) == [phrase]


def test_one_word_among_many_others_is_not_enough() -> None:
    assert said("The wad of leaflets lay on the seat by the door of the hall.", Weigher(TOY)) == []


def test_words_that_speak_against_are_counted_too() -> None:
    text = "An envelope with a wad in it was at the library for the girl."
    assert said(text, Weigher(TOY)) == []


def test_a_concept_that_words_never_say_alone_is_not_said() -> None:
    assert said("Lobby. The lobby, in the lobby, by the lobby.", Weigher(TOY)) == []


def test_two_sentences_on_end_may_say_together_what_neither_says_alone() -> None:
    text = "There was an envelope on the seat by the door. A wad of it was for the girl."
    assert said(text, Weigher(TOY)) == [("exchange.money", "envelope")]


def test_a_phrase_that_the_words_speak_against_is_not_believed() -> None:
    text = "The library bought new trainers for the museum display, the girl at the desk told us."
    assert "exchange.gift" not in {m.concept_id for m in read_text(text)}


@pytest.mark.parametrize("word", ["giving", "gives", "give"])
def test_endings_make_no_difference(word: str) -> None:
    assert stem(word) in ("giv", "give")


def test_where_somebody_comes_from_and_their_faith_weigh_nothing() -> None:
    silent = shipped_lists("words.txt")["no_weight"]
    weighed = {part for name in shipped_weights().of for part in name.split()}
    assert weighed.isdisjoint(silent)
    for word in sorted(silent)[:20]:
        assert set(features(f"two {word} men paid")) == set(features("two welsh men paid"))


@pytest.mark.parametrize(("one", "other"), [("Zabrowa", "Quillby"), ("Adunbe", "Fernsea")])
def test_a_name_in_the_place_of_another_changes_nothing(one: str, other: str) -> None:
    text = "A man called {} drove her to a flat in his van and left her with his cousins."
    first, second = (read_text(text.format(name)) for name in (one, other))
    assert [m.concept_id for m in first] == [m.concept_id for m in second]


@pytest.mark.parametrize(("file", "n"), [("exchange_money.txt", 0), ("our_words.txt", 1)])
def test_what_an_organisation_adds_stands_whatever_the_words_weigh(file: str, n: int) -> None:
    plain = "a bluebird parcel at the library"
    (sentence,) = split_sentences(plain)
    entry = replace(stated("own/bluebird", "exchange.money", "money", "our word"), file=file)
    founds = [Found(2, 17, entry, sentence, None, None)]
    assert len(Weigher(TOY).sifted(plain, [sentence], founds)) == n


def test_the_weights_are_those_of_the_labelled_texts_as_they_stand() -> None:
    assert shipped_text("weights.txt").startswith(HEAD.format(digest=digest()))


def test_learning_tells_two_kinds_of_texts_apart() -> None:
    gift, none = frozenset({"exchange.gift"}), frozenset[str]()
    labelled = [Labelled(f"Bought {n}.", gift, none) for n in range(50)] + [
        Labelled(f"Bus {n}.", none, none) for n in range(50)
    ]
    said_by_phrases = [frozenset({"exchange.gift"})] * 25 + [frozenset[str]()] * 75
    weights = read_weights(learn(labelled, said_by_phrases))
    assert weights.concepts == ("exchange.gift", CONCERN)
    assert dict(weights.of[f"{SAID}exchange.gift"])[1] > 0
    assert dict(weights.of["bought"])[0] > 0
    assert dict(weights.of["bus"])[0] < 0


ROOM = read_weights("concept: concern -10 -20 990\n120 girl\n-150 library\n60 !exchange.gift\n")


def leaves_room(text: str, said_by_phrases: tuple[str, ...] = ()) -> bool:
    plain = normalise(text).text
    return Weigher(ROOM).leaves_room(plain, split_sentences(plain), said_by_phrases)


def test_the_words_of_a_whole_text_say_whether_it_may_be_a_concern() -> None:
    shut = "The library was shut for the whole of the summer and so nobody had any books from it."
    assert leaves_room(f"The girl was there. {shut}")
    assert not leaves_room(shut)
    assert leaves_room(shut, ("exchange.gift",))
    assert leaves_room("The library was shut."), "of a few words nobody can tell"


def test_a_text_known_to_be_about_a_concern_is_never_taken_for_none() -> None:
    text = "The library bought her new trainers for the display by the door, the desk told us on Monday."
    reader = Reader()
    reader._weigher = Weigher(ROOM)
    assert not reader.read(text)
    assert "exchange.gift" in {m.concept_id for m in reader.read(text, is_concern=True)}


def test_the_script_that_learns_runs_only_when_asked() -> None:
    names = runpy.run_path(str(Path(__file__).parents[2] / "support" / "weights_of_words.py"))
    assert names["sources"]()
    assert not [path for path in names["sources"]() if "sealed" in path.name]
