"""Fit the shipped model to the file at hand, softly: how often records of one person disagree.

A force that types carelessly has more near-agreements between records of one person than one that
does not. What is learnt is held against the shipped figures, in half bits, so that a small file
changes nothing and a few more unrelated records change nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from accord.engine import Step, Work
from accord.linkage.model import LEAST_KEPT, Comparison, Level, Model
from accord.linkage.relatives import guard
from accord.linkage.scoring import score

# How many pairs the shipped figures count for, and how far they may move in bits.
_HELD_AGAINST = 500.0
# Down only a little: a level may be rare here because few records state what it compares, which
# says nothing of those that do.
_LEAST_MOVED, _MOST_MOVED = -0.5, 3.0
# How many nominals' worth of expectation stands against what a file shows of its own duplicates,
# and how far a file may move it, in bits.
_SEEN_ALREADY = 1_000
_LEAST_SHIFT, _MOST_SHIFT = -2.0, 4.0
_ROUNDS = 15
# Birth dates of one person that lie within a year and share nothing are two in a hundred as a rule.
_CARELESS = 0.07
# Levels of the birth date that people of one name show as often as slips of the pen do; how much
# commoner namesakes may be in one year than two years apart before the rest is taken for slips.
_OF_NAMESAKES, _AS_FASHION_GOES = ("close", "near", "different"), 1.5
# Where at least so many are slips, a few namesakes among them change nothing.
_NEARLY_ALL = 0.8
# The least share of people at one address, and how often addresses are almost the same by chance,
# where homes are not shared.
_NOT_SHARED, _LIKE_BY_CHANCE = 0.0002, 0.0005
_ADDRESS_NEAR = "address almost the same"

# Pairs refused only for want of evidence; relatives would teach that one person has two forenames.
_LEARNT_FROM = (
    "'birth_dates_apart', 'birth_dates_differ', 'forenames_differ', 'no_forename', "
    "'names_alone', 'names_and_age', 'names_and_year', 'surname_differs'"
)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """Scored pairs without relatives: the level of each comparison, and the weight."""

    levels: tuple[npt.NDArray[np.int64], ...]
    weight: Floats
    one_in: float
    n_nominals: int
    # Of the pairs of birth dates of one name and about one year: the share that are slips.
    slips: float


SAMPLE = Step(
    "link_sample",
    "The pairs of the nominals that were drawn",
    """
    select p.* from link_pairs p
    semi join link_sampled s on s.nominal_key = p.join_key_l
    """,
)

# People of one name are born in one year about as often as two years apart, as any two people are;
# two dates of one person lie in one year, or differ in a digit.
NAMESAKE_DATES = Step(
    "link_namesake_dates",
    "How often two birth dates of one name are of one year, and how often two years apart",
    """
    with dated as (
        select forename || ' ' || surname as name, year(born) as born_in,
            count(distinct born) as n
        from link_named where born is not null and forename is not null and surname is not null
        group by 1, 2
    ), years as (
        select born_in, cast(sum(n) as double) as n from dated group by born_in
    ), named as (
        select sum(a.n * (a.n - 1) / 2.0) as n_one_year, sum(a.n * coalesce(b.n, 0)) as n_two_apart
        from dated a left join dated b on b.name = a.name and b.born_in = a.born_in + 2
    ), anybody as (
        select sum(a.n * a.n / 2.0) as n_one_year, sum(a.n * coalesce(b.n, 0)) as n_two_apart
        from years a left join years b on b.born_in = a.born_in + 2
    )
    select coalesce(n.n_one_year, 0.0) as n_one_year,
        coalesce(n.n_two_apart * a.n_one_year / nullif(a.n_two_apart, 0), 0.0) as n_expected
    from named n cross join anybody a
    """,
)


def _share_of_slips(work: Work) -> float:
    """The share of the pairs of birth dates of one name and year that namesakes do not explain."""
    work.engine.step(NAMESAKE_DATES)
    ((n_one_year, n_expected),) = work.engine.rows(
        "select n_one_year, n_expected from link_namesake_dates"
    )
    share = 1.0 - _AS_FASHION_GOES * n_expected / n_one_year if n_one_year else 1.0
    return 1.0 if share >= _NEARLY_ALL else max(0.0, share)


def _sample(work: Work, model: Model) -> Sample:
    ((n_nominals, n_sampled),) = work.engine.rows(
        "select (select count(*) from link_nominals), (select count(*) from link_sampled)"
    )
    work.engine.step(SAMPLE)
    score(work, model, "link_sample", "link_sample_scored", least=LEAST_KEPT - 4)
    guard(work, model, "link_sample_scored", "link_sample_guarded")
    gammas = ", ".join(f"s.gamma_{comparison.column}" for comparison in model.comparisons)
    rows = work.engine.arrow(
        f"""
        select {gammas}, s.match_weight
        from link_sample_scored s
        join link_sample_guarded g
            on g.nominal_key_l = s.nominal_key_l and g.nominal_key_r = s.nominal_key_r
        where g.guard is null or g.guard in ({_LEARNT_FROM})
        order by s.nominal_key_l, s.nominal_key_r
        """
    )
    levels = tuple(
        rows[f"gamma_{comparison.column}"].to_numpy().astype(np.int64)
        for comparison in model.comparisons
    )
    return Sample(
        levels,
        rows["match_weight"].to_numpy(),
        n_nominals / max(n_sampled, 1),
        int(n_nominals),
        _share_of_slips(work),
    )


def _shift(found: float, prior: float, n_nominals: int) -> float:
    """By how many bits the file has more (or fewer) pairs of one person than expected."""
    held = _SEEN_ALREADY**2 / 2
    share = (found + prior * held) / (n_nominals**2 / 2 + held)
    return min(max(math.log2(share / prior), _LEAST_SHIFT), _MOST_SHIFT)


def _moved(
    comparison: Comparison, levels: npt.NDArray[np.int64], chance: Floats, slips: float
) -> Floats:
    """How many bits each level of a comparison moves, the strongest level last."""
    spoken = [level for number, level in comparison.numbered() if number >= 0]
    shipped = np.array([level.m for level in reversed(spoken)], np.float64)
    shipped /= shipped.sum()
    stated = levels >= 0
    seen = np.bincount(levels[stated], chance[stated], minlength=len(shipped))
    if comparison.column == "born":
        of_namesakes = [level.name in _OF_NAMESAKES for level in reversed(spoken)]
        seen = np.where(of_namesakes, seen * slips, seen)
    learnt = (seen + _HELD_AGAINST * shipped) / (seen.sum() + _HELD_AGAINST)
    moved: Floats = np.clip(np.log2(learnt / shipped), _LEAST_MOVED, _MOST_MOVED)
    return moved


def _fit(model: Model, sample: Sample) -> tuple[list[Floats], float]:
    """What moves, and by how much, until nothing moves any more."""
    prior = model.prior(sample.n_nominals)
    moved = [np.zeros(1) for _ in model.comparisons]
    shift = 0.0
    weight = sample.weight
    for _ in range(_ROUNDS):
        chance = 1.0 / (1.0 + np.exp2(-np.clip(weight + shift, -60, 60)))
        moved = [
            _moved(comparison, levels, chance, sample.slips)
            for comparison, levels in zip(model.comparisons, sample.levels, strict=True)
        ]
        shift = _shift(float(chance.sum()) * sample.one_in, prior, sample.n_nominals)
        weight = sample.weight.copy()
        for levels, by in zip(sample.levels, moved, strict=True):
            weight += np.where(levels >= 0, by[levels], 0.0)
    return moved, shift


def _refitted(comparison: Comparison, moved: Floats) -> Comparison:
    def refit(number: int, level: Level) -> Level:
        if number < 0 or level.m is None:
            return level
        halves = round(float(moved[number]) * 2) / 2
        return replace(level, m=min(level.m * 2**halves, 0.999))

    return replace(
        comparison, levels=tuple(refit(number, level) for number, level in comparison.numbered())
    )


def learn(work: Work, model: Model) -> Model:
    """The model with its figures fitted to this file, and the share of duplicates it has."""
    ((is_without_households,),) = work.engine.rows("select is_without_households from link_kinship")
    if is_without_households:
        model = _for_lone_people(model)
    sample = _sample(work, model)
    moved, shift = _fit(model, sample)
    comparisons = (
        _refitted(comparison, by) for comparison, by in zip(model.comparisons, moved, strict=True)
    )
    fitted = replace(model, shift=round(shift), comparisons=tuple(comparisons))
    return replace(fitted, are_dates_careless=_are_dates_careless(fitted))


def _for_lone_people(model: Model) -> Model:
    """The model for a file in which nobody shares an address with anybody else."""

    def alone(level: Level) -> Level:
        if level.share in ("address_key", "postcode"):
            return replace(level, least=_NOT_SHARED)
        return replace(level, u=_LIKE_BY_CHANCE) if level.says == _ADDRESS_NEAR else level

    return replace(
        model,
        comparisons=tuple(
            replace(comparison, levels=tuple(alone(level) for level in comparison.levels))
            for comparison in model.comparisons
        ),
    )


def _are_dates_careless(model: Model) -> bool:
    """Whether records of one person often have birth dates that merely lie close."""
    (born,) = (comparison for comparison in model.comparisons if comparison.column == "born")
    missed = sum(level.m or 0.0 for level in born.levels if level.name in ("close", "near"))
    return missed >= _CARELESS
