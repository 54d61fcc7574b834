"""Ordinary people of the invented country are born on every day alike."""

from __future__ import annotations

import random

import numpy as np

from accord.synthetic.background.population import population
from accord.synthetic.calibration import calibration
from accord.synthetic.geography import forces


def test_no_birthday_is_shared_by_a_crowd() -> None:
    force = forces(1, 3, 0.45)[0]
    rng = np.random.default_rng(5)
    people = population(rng, random.Random(5), calibration(), force, 4_000, 1)
    _, shared = np.unique(people.born, return_counts=True)
    assert shared.max() <= 8


def test_grown_children_at_home_are_of_many_ages() -> None:
    force = forces(1, 3, 0.45)[0]
    rng = np.random.default_rng(6)
    people = population(rng, random.Random(6), calibration(), force, 4_000, 1)
    grown = people.age[(people.role == 2) & (people.age >= 18)]
    assert grown.max() <= 40
    assert np.unique(grown, return_counts=True)[1].max() < grown.size / 5
