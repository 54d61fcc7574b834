"""Look-alikes in which what happened is something else: drugs, theft, advice, an adult victim."""

from __future__ import annotations

from datetime import timedelta

from accord.synthetic import offences
from accord.synthetic.chance import happens
from accord.synthetic.events import Report
from accord.synthetic.expectation import People
from accord.synthetic.facts import Fact
from accord.synthetic.planted import Say
from accord.synthetic.situations.kind import Family, Situation
from accord.synthetic.situations.telling import (
    both_present,
    full_exploitation,
    harm,
    ordinary_life,
    weeks_later,
)
from accord.synthetic.story import Story


def adult_victim(story: Story) -> None:
    """Two suspects, and a victim who was an adult."""
    victim = story.adult("F", low=19, high=45)
    one, two = story.adult("M"), story.adult("M")
    says = [both_present(victim, one, two), harm(victim, one)]
    story.crime(
        story.home.police,
        victim,
        [one, two],
        says,
        story.at(0, 23),
        people=People.TIED,
        place=story.place(),
        offence=offences.RAPE_FEMALE_16,
    )


def county_lines_only(story: Story) -> None:
    """Two adults who make a child sell drugs; nothing sexual."""
    child, one, two = story.child(), story.adult(), story.adult()
    says = [Say(Fact.COUNTY_LINES, one, child=child), Say(Fact.KNOWN, one, two, child)]
    event = story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        story.at(0, 17),
        people=People.TIED,
        offence=story.rng.choice((offences.SUPPLY, offences.SLAVERY)),
        place=story.place(),
    )
    story.report(
        story.setting.referrals,
        Report("nrm", "c", story.at(20), related=event),
        [(child, "subject"), (one, "person_of_concern")],
        [Say(Fact.COUNTY_LINES, one, child=child)],
    )
    ordinary_life(story, child)


def child_held_as_suspect(story: Story) -> None:
    """A child arrested with drugs that belong to an adult: used, whatever the role says."""
    child, one = story.child(16), story.adult()
    says = [Say(Fact.COUNTY_LINES, one, child=child)]
    story.crime(
        story.home.police,
        None,
        [child, one],
        says,
        story.at(0, 15),
        people=People.TIED,
        offence=offences.SUPPLY,
        place=story.place(),
        place_type="street",
    )


def adults_dealing_with_a_child_in_the_car(story: Story) -> None:
    """Two adults stopped with drugs, a child of theirs in the back."""
    parent = story.adult(low=27, high=44)
    child = story.cast.relative(parent, story.force, story.rng.randint(5, 15), story.day, sex="F")
    other = story.adult()
    words = (
        "{S} and {o} stopped in a vehicle with a quantity of cannabis; the "
        "child was asleep in the back and was taken home."
    )
    story.crime(
        story.home.police,
        None,
        [parent, other],
        [Say(None, parent, other, words=words)],
        story.at(0, 20),
        people=People.TIED,
        offence=offences.POSSESSION,
        place=story.place(),
        place_type="vehicle",
        others=[(child, "witness")],
    )
    story.associate(story.home.police, parent, child, "parent_child", since=child.born)


def stolen_bicycle(story: Story) -> None:
    """An exploited child's bicycle is stolen: it inherits nothing."""
    child, one, thief = story.child(), story.adult(), story.adult()
    when = story.at(0, 20)
    story.crime(
        story.home.police,
        child,
        [one],
        full_exploitation(story, child, one),
        when,
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    words = story.rng.choice(
        (
            "{C} left {cs} bike outside the shop and it was taken.",
            "{c_poss} bicycle stolen from the school rack by {s}.",
        )
    )
    story.crime(
        story.home.police,
        child,
        [thief],
        [Say(None, thief, child=child, words=words)],
        weeks_later(story, when, 3, 9),
        people=People.LONE,
        offence=offences.BICYCLE,
        place=story.place(),
        place_type="street",
        inherits=False,
    )


def safety_advice(story: Story) -> None:
    """A school and a social worker give advice about exploitation; nothing points to any."""
    child = story.child()
    words = story.rng.choice(
        (
            "Assembly on online safety and healthy relationships. {C} asked good questions.",
            "Worker explained what child sexual exploitation is and what to do if "
            "anyone offers {cm} gifts. No concerns raised.",
            "{C} was given advice about not accepting lifts from people {ch} does "
            "not know. There is no evidence of exploitation.",
        )
    )
    source = story.rng.choice((*story.home.social_care, *story.home.education))
    voice = "c" if source in story.home.social_care else "s"
    what = Report("contact" if voice == "c" else "other", voice, story.at(0, 11))
    story.report(source, what, [(child, "subject")], [Say(None, child=child, words=words)])
    story.crime(
        story.home.police,
        child,
        [story.stranger()],
        [
            Say(
                None,
                child=child,
                words="{C} was pushed over outside school and {cs} bag was taken.",
            )
        ],
        story.at(15, 15),
        people=People.LONE,
        offence=offences.ROBBERY,
        place=story.place(),
        place_type="street",
        inherits=False,
    )


def makesafe_alone(story: Story) -> None:
    """A hotel's call with no child named and nobody else's record beside it."""
    one, two = story.adult(), story.adult()
    hotel = story.place(text="Bridge Hotel")
    words = story.rng.choice(
        (
            "{S} and {o} checked in late with a young person who looked about "
            "fifteen and would not speak.",
            "Two adults, {s} and {o}, paid cash for one room; a teenager was with "
            "them and there was no luggage.",
        )
    )
    what = Report("makesafe_call", "k", story.at(0, 23), place=hotel, place_type="hotel")
    story.report(
        story.home.business[0],
        what,
        [(one, "person_of_concern"), (two, "person_of_concern")],
        [Say(None, one, two, words=words)],
    )


def grown_up_by_then(story: Story) -> None:
    """A member's victim is assaulted again as an adult: that is no exploitation of a child."""
    child, one, two = story.child(17), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "direct")], [child])
    when = story.at(0, 20)
    says = [both_present(child, one, two), *full_exploitation(story, child, one)]
    story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        when,
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    later = min(when + timedelta(days=500), story.at(1500))
    if child.age_on(later.date()) >= 18:
        story.crime(
            story.home.police,
            child,
            [one],
            [harm(child, one)],
            later,
            people=People.TIED,
            place=story.place(),
            offence=offences.RAPE_FEMALE_16,
        )


def possible_only(story: Story) -> None:
    """Something points to exploitation without alleging it."""
    child, one = story.child(), story.adult()
    says = [Say(Fact.SEXUAL_HINT, one, child=child)]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 22),
        people=People.LONE,
        offence=offences.ABDUCTION,
        place=story.place(),
        really_cse=happens(story.rng, 0.4),
    )


def lifts_and_gifts(story: Story) -> None:
    """Unexplained contact with an adult, with gifts and lifts; nothing sexual is said."""
    child, one = story.child(14), story.adult(low=28)
    says = [
        Say(Fact.FOUND_WITH, one, child=child),
        Say(Fact.GIFT, one, child=child),
        Say(Fact.LIFTS, one, child=child),
    ]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 22),
        people=People.LONE,
        offence=offences.ABDUCTION,
        place=story.place(),
        place_type="vehicle",
        really_cse=happens(story.rng, 0.4),
    )


def hotel_theft_with_family(story: Story) -> None:
    """A family on holiday: a child, an uncle, gifts, a hotel and a theft."""
    child = story.child(14)
    uncle = story.cast.relative(child, story.force, story.rng.randint(30, 55), story.day, sex="M")
    words = story.rng.choice(
        (
            "{C} was staying at the hotel with {cs} uncle {s}, who had bought {cm} "
            "a tablet for {cs} "
            "birthday. The tablet was taken from the room by an unknown person.",
            "{C} and {cs} uncle {s} got a lift back to the hotel from friends. "
            "{C_poss} new phone, a "
            "present from the family, was missing from the room.",
        )
    )
    story.crime(
        story.home.police,
        child,
        [],
        [Say(None, uncle, child=child, words=words)],
        story.at(0, 15),
        people=People.LONE,
        offence=offences.BURGLARY_BUSINESS,
        place=story.place(text="Seaview Hotel"),
        place_type="hotel",
        inherits=False,
        others=[(uncle, "witness")],
    )
    story.associate(story.home.police, child, uncle, "other_family", since=child.born)


SITUATIONS = (
    Situation("adult_victim", Family.DECOY, adult_victim),
    Situation("county_lines_only", Family.DECOY, county_lines_only, 2.0),
    Situation("child_held_as_suspect", Family.DECOY, child_held_as_suspect),
    Situation("dealing_with_a_child_present", Family.DECOY, adults_dealing_with_a_child_in_the_car),
    Situation("stolen_bicycle", Family.DECOY, stolen_bicycle),
    Situation("safety_advice", Family.DECOY, safety_advice, needs_partners=True),
    Situation("makesafe_alone", Family.DECOY, makesafe_alone, needs_partners=True),
    Situation("grown_up_by_then", Family.DECOY, grown_up_by_then, 0.5, is_english=True),
    Situation("possible_only", Family.DECOY, possible_only),
    Situation("lifts_and_gifts", Family.DECOY, lifts_and_gifts),
    Situation("hotel_theft_with_family", Family.DECOY, hotel_theft_with_family),
)
