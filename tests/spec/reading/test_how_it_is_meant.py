"""Doubts, denials, suppositions, the past and other people: the words that set a sentence aside.

Read by the phrases of the catalogue alone, so that no weight of a word is in play.
"""

from functools import lru_cache

import pytest

from accord.reading.reader import Reader

TABLE = """
    ? given money by the men, she shut the laptop when staff came in.       | exchange.money           | possible
    I half think he gives the girl money.                                   | exchange.money           | possible
    I would not put it past him to have given the girl money.               | exchange.money           | possible
    He gave the girl vodka, or so the neighbour says.                       | exchange.substances      | possible
    Treat with caution: the girl is paid by the men.                        | exchange.money           | possible
    What if he rapes her again, asked mum, who do we ring.                  | abuse.sexual             | hypothetical
    He could introduce the girl to others if this isn't stopped.            | facilitation.introduces  | hypothetical
    In the event that the men give her vodka, staff are to ring 999.        | exchange.substances      | hypothetical
    Any sighting of the girl being driven by the men is to be rung in.      | facilitation.transports  | hypothetical
    He must not, by order of the court, give the girl money.                | exchange.money           | hypothetical
    It was ruled out that a taxi for the girl had been paid for by the man. | exchange.transport       | negated
    CCTV rules out the theory that he drove the girl to the hotel.          | facilitation.transports  | negated
    It wasn't true about the man giving the girl vodka.                     | exchange.substances      | negated
    CCTV checked: she was not transported by him, she came on foot.         | facilitation.transports  | negated
    There was no phone contact between the two men.                         | association.known        | negated
    He told the girl she works for him until the debt is cleared.           | exchange.debt            | affirmed
    It happened to a girl in her year: she was given vodka by older men.    | exchange.substances      | other_person
    It was her sister the men passed round, not her.                        | facilitation.introduces  | other_person
    My friend is given money by a man at the shop.                          | exchange.money           | affirmed
    My friend is given money by a man at the shop, I just go home.          | exchange.money           | other_person
    Before care, aged ten, he was given money by a man upstairs.            | exchange.money           | historical
"""
ROWS = [[part.strip() for part in line.split("|")] for line in TABLE.strip().splitlines()]


@lru_cache(maxsize=1)
def _catalogue_alone() -> Reader:
    return Reader(weighs=False)


@pytest.mark.parametrize(("text", "concept", "assertion"), ROWS)
def test_the_words_that_set_a_sentence_aside_are_heard(
    text: str, concept: str, assertion: str
) -> None:
    mentions = _catalogue_alone().read(text, is_concern=True)
    assert {m.assertion for m in mentions if m.concept_id == concept} == {assertion}
