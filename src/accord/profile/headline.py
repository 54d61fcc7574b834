"""The headline in words, also for a force so small that the year's own figure is not shown.

Years are put together before the figure is given up: what is too small for one year may be large
enough for all the years that the profile covers.
"""

from __future__ import annotations

from datetime import date

from accord.documents import Paragraph
from accord.profile.facts import Facts, Number
from accord.profile.saying import say
from accord.profile.scope import Scope, months

BY_ANSWER, NOT_KNOWN = "crimes-by-group-flag", "not_known"
GROUP_BASED, EXPLOITATION = "group-crimes-by-quarter", "exploitation-crimes-by-quarter"


def of_period(facts: Facts) -> Number:
    """Crimes of the period that meet the definition of an organised network."""
    return facts.number(GROUP_BASED, facts.scope.period)


def of_all_years(facts: Facts) -> Number:
    """The same over all the years that the profile covers."""
    return facts.number(GROUP_BASED)


def is_over_years(facts: Facts) -> bool:
    """Whether the profile covers more than the period itself."""
    return first_day(facts.scope) < facts.scope.first


def first_day(scope: Scope) -> date:
    """The first day of the years that the profile covers."""
    return months(scope)[0].first_day


def _shown(now: Number, left_open: Number) -> Paragraph:
    """The year's figure, with how many crimes may yet be added to it."""
    if now.value == 0:
        return _of_none(left_open)
    said = (
        "{now:crime recorded in the period meets|crimes recorded in the period meet} the "
        "definition of an organised network: that is the headline."
    )
    if not left_open.value:
        return say(said, now=now)
    return say(
        said + " For {left_open} more it is not yet known; that is not counted as no.",
        now=now,
        left_open=left_open,
    )


def _of_none(left_open: Number) -> Paragraph:
    """The same where no crime was found: the words of a nought."""
    said = (
        "No crime recorded in the period meets the definition of an organised network: that is the "
        "headline."
    )
    if not left_open.value:
        return Paragraph(said, (GROUP_BASED,))
    return say(
        said + " For {left_open:crime|crimes} it is not yet known; that is not counted as no.",
        left_open=left_open,
    )


def headline(facts: Facts) -> Paragraph:
    """The headline: the year's figure, else that of all years, else what can be said without it."""
    now, years = of_period(facts), of_all_years(facts)
    if now.is_shown:
        return _shown(now, facts.number(BY_ANSWER, NOT_KNOWN))
    too_small = (
        "The headline, how many crimes of the period meet the definition of an organised network, "
        "is not shown: the number is small, or a small one would follow from it."
    )
    if years.is_shown and is_over_years(facts):
        return say(
            too_small
            + " All the years from {first} to {last} together hold {years:such crime|such "
            "crimes}.",
            first=first_day(facts.scope),
            last=facts.scope.last,
            years=years,
        )
    wider = facts.number(EXPLOITATION, facts.scope.period)
    if wider.is_shown:
        return say(
            too_small + " {wider:crime of the period meets|crimes of the period meet} the nation's "
            "definition of child sexual exploitation or that of a network, whoever did it.",
            wider=wider,
        )
    return Paragraph(
        f"{too_small} Nor is that of all exploitation crimes, or of the years together. That "
        "little is recorded does not say that little happens."
    )
