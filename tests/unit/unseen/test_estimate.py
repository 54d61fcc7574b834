"""Those on no list: known populations come back, published sets agree, limits are said."""

import random
from itertools import product

import pytest

from accord.errors import UserFacingError
from accord.unseen import Lists, estimate
from accord.unseen.estimate import TooFewLists
from accord.unseen.loglinear import fit
from support.shared_data import shared


def _drawn(seed: int, people: int, chances: list[float], together: float = 0.0) -> Lists:
    """Lists drawn from a population of known size; the first two may go together."""
    chance = random.Random(seed)
    on = {}
    for person in range(people):
        lists = {str(i) for i, p in enumerate(chances) if chance.random() < p}
        if "0" in lists and chance.random() < together:
            lists.add("1")
        on[str(person)] = lists
    return Lists.of_people([str(i) for i in range(len(chances))], on)


def test_two_lists_and_a_third_apart_agree_with_the_oldest_formula():
    """Where only main effects are fitted to two lists and a third apart, Petersen's answer returns."""
    counts = {(1, 0): 60, (0, 1): 40, (1, 1): 20}
    made = fit(counts, 2, frozenset())
    assert made.unseen == pytest.approx(60 * 40 / 20)


@pytest.mark.parametrize("together", [0.0, 0.4])
def test_a_population_of_known_size_lies_in_the_interval_nineteen_times_in_twenty(together):
    inside = 0
    for seed in range(40):
        made = estimate(_drawn(seed, 2000, [0.2, 0.15, 0.25, 0.1], together))
        inside += made.low <= 2000 <= made.high
    assert inside >= 35


def test_every_assumption_is_printed_with_the_estimate():
    made = estimate(_drawn(1, 1000, [0.3, 0.3, 0.3]))
    text = made.as_text()
    assert all(assumption in text for assumption in made.assumptions)
    assert len(made.assumptions) >= 4


def test_lists_that_share_nobody_are_named_in_a_warning():
    counts = {(1, 0, 0): 50, (0, 1, 0): 50, (0, 0, 1): 50, (1, 0, 1): 12, (0, 1, 1): 9}
    made = estimate(Lists(("police", "health", "school"), counts))
    assert any("police and health share nobody" in warning for warning in made.warnings)


@pytest.mark.parametrize("names", [("a",), ("a", "b")])
def test_too_few_lists_give_no_estimate(names):
    counts = {pattern: 5 for pattern in product((0, 1), repeat=len(names)) if any(pattern)}
    with pytest.raises(TooFewLists):
        estimate(Lists(names, counts))


def test_lists_that_never_overlap_give_no_estimate_or_a_warning():
    counts = {(1, 0, 0): 50, (0, 1, 0): 50, (0, 0, 1): 50}
    try:
        made = estimate(Lists(("a", "b", "c"), counts))
    except TooFewLists:
        return
    assert len(made.warnings) >= 3


def test_the_order_of_people_changes_nothing():
    lists = _drawn(3, 500, [0.3, 0.2, 0.4])
    backwards = Lists(lists.names, dict(reversed(lists.counts.items())))
    assert estimate(lists) == estimate(backwards)


def test_a_file_with_a_word_for_a_count_is_refused(tmp_path):
    path = tmp_path / "lists.csv"
    path.write_text("a,b,c,n\n1,0,0,many\n")
    with pytest.raises(UserFacingError, match="whole count"):
        Lists.read(path)


@pytest.mark.parametrize(
    ("name", "published_low", "published_high"),
    [
        # Bales, Murphy and Silverman 2020: about 1,000 in Greater New Orleans.
        ("NewOrl_5", 650, 1700),
        ("NewOrl", 650, 1700),
        # UNODC and the Dutch rapporteur: some 6,250 a year over 2010 to 2015, six lists.
        ("Ned", 30_000, 60_000),
    ],
)
def test_published_lists_give_an_estimate_in_the_published_range(
    name, published_low, published_high
):
    made = estimate(Lists.read(shared(f"from-fetch/mse/{name}.csv")))
    assert published_low <= made.total <= published_high
    assert made.low < made.total < made.high
    assert made.warnings
