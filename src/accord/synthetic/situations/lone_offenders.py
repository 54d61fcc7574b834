"""One offender: with and without exchange, in the family, a stranger, with many children."""

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
    alone,
    exploitation,
    full_exploitation,
    harm,
    nothing,
    ordinary_life,
    told_on_return,
    weeks_later,
)
from accord.synthetic.story import Story


def lone_with_exchange(story: Story) -> None:
    """One adult who gives things to a child."""
    child, one = story.child(), story.adult()
    says = [*full_exploitation(story, child, one), *alone(story, child, one)]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 19),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    ordinary_life(story, child)
    told_on_return(story, child, one)


def lone_undescribed(story: Story) -> None:
    """One adult; the record does not say whether anything was given."""
    child, one = story.child(), story.adult()
    says = [harm(child, one), *alone(story, child, one)]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 18),
        people=People.LONE,
        place=story.place(),
        really_cse=happens(story.rng, 0.4),
    )


def lone_stranger(story: Story) -> None:
    """A stranger's assault; nothing offered, taken or threatened."""
    child, one = story.child(), story.stranger()
    says = [Say(Fact.SEXUAL, one, child=child), *nothing(child, one.human)]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 16),
        people=People.LONE,
        place=story.place(text="Town Park"),
        place_type="park",
    )


def lone_familial(story: Story) -> None:
    """One relative, no exchange described."""
    child = story.child(story.rng.randint(6, 15))
    one = story.cast.relative(child, story.force, story.rng.randint(25, 60), story.day, sex="M")
    story.family.add(one.person_id)
    relation = story.rng.choice(("father", "stepfather", "uncle", "grandfather", "cousin"))
    says = [
        Say(Fact.RELATIVE, one, child=child, extras=(("relation", relation),)),
        harm(child, one),
        *alone(story, child, one),
    ]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 19),
        people=People.LONE,
        place=child.home,
        until=story.at(30, 19),
        offence=offences.FAMILIAL,
    )
    kind = "parent_child" if relation == "father" else "other_family"
    story.associate(story.home.police, child, one, kind, since=child.born)


def lone_with_many_children(story: Story) -> None:
    """One offender, several children, one crime each."""
    one = story.adult(low=25, high=60)
    start = story.at(0, 17)
    for n in range(story.rng.randint(3, 6)):
        child = story.child()
        story.crime(
            story.home.police,
            child,
            [one],
            exploitation(story, child, one),
            start + timedelta(days=20 * n),
            people=People.LONE,
            place=one.home,
            really_cse=True,
        )


def words_of_blame(story: Story) -> None:
    """'Boyfriend', 'consented', 'lifestyle': the words move nothing."""
    child, one = story.child(), story.adult(low=20, high=35)
    says = [
        Say(Fact.BLAME, one, child=child),
        *exploitation(story, child, one),
        Say(Fact.BLAME, one, child=child),
    ]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 20),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    ordinary_life(story, child)
    told_on_return(story, child, one)


def reported_three_times(story: Story) -> None:
    """One allegation, three agencies, one root."""
    child, one = story.child(), story.adult()
    when = story.at(0, 20)
    root = f"src-{story.rng.randrange(10**9):09d}"
    says = full_exploitation(story, child, one)
    event = story.crime(
        story.home.police,
        child,
        [one],
        says,
        when,
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    parts = [(child, "child_of_concern"), (one, "person_of_concern")]
    story.intelligence(
        story.home.police, parts, [harm(child, one)], when + timedelta(days=2), root=root
    )
    for source, kind, voice in (
        (story.home.social_care[0], "referral", "c"),
        (story.home.voluntary[0], "partner_information_report", "c"),
        (story.home.health[0], "sexual_health_referral", "h"),
    ):
        what = Report(kind, voice, when + timedelta(days=4), root=root, related=event)
        story.report(
            source,
            what,
            [(child, "subject"), (one, "person_of_concern")],
            [harm(child, one)],
        )


def drugs_and_abuse(story: Story) -> None:
    """One adult who makes a child sell drugs and exploits the child too."""
    child, one = story.child(), story.adult()
    says = [Say(Fact.COUNTY_LINES, one, child=child), *full_exploitation(story, child, one)]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 21),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    ordinary_life(story, child)
    told_on_return(story, child, one)


def county_lines_alone(story: Story) -> None:
    """One adult who makes a child carry drugs; nothing sexual. Flags often call it CSE."""
    child, one = story.child(), story.adult()
    story.crime(
        story.home.police,
        child,
        [one],
        [Say(Fact.COUNTY_LINES, one, child=child)],
        story.at(0, 17),
        people=People.LONE,
        place=story.place(),
        place_type="street",
        offence=story.rng.choice((offences.SUPPLY, offences.SLAVERY)),
    )


def lone_again(story: Story) -> None:
    """One adult and one child, on two crimes some weeks apart; only the second says why."""
    child, one = story.child(), story.adult()
    when = story.at(0, 19)
    story.crime(
        story.home.police,
        child,
        [one],
        [harm(child, one)],
        when,
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    story.crime(
        story.home.police,
        child,
        [one],
        full_exploitation(story, child, one),
        weeks_later(story, when, 4, 10),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )


def lone_nothing_offered(story: Story) -> None:
    """Nothing was offered to the child; whether anyone gained is not said."""
    child, one = story.child(), story.adult()
    says = [harm(child, one), Say(Fact.NOTHING_OFFERED, one, child=child)]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 18),
        people=People.LONE,
        place=story.place(),
        really_cse=happens(story.rng, 0.2),
    )


SITUATIONS = (
    Situation("lone_with_exchange", Family.LONE, lone_with_exchange, 2.0),
    Situation("lone_undescribed", Family.LONE, lone_undescribed, 5.0),
    Situation("lone_stranger", Family.LONE, lone_stranger, 2.0),
    Situation("lone_nothing_offered", Family.LONE, lone_nothing_offered, 1.0),
    Situation("lone_familial", Family.LONE, lone_familial, 6.0),
    Situation("lone_with_many_children", Family.LONE, lone_with_many_children, 0.4),
    Situation("words_of_blame", Family.LONE, words_of_blame, 0.7),
    Situation("reported_three_times", Family.LONE, reported_three_times, 0.5, needs_partners=True),
    Situation("drugs_and_abuse", Family.LONE, drugs_and_abuse, 0.4),
    Situation("county_lines_alone", Family.LONE, county_lines_alone, 1.5),
    Situation("lone_again", Family.LONE, lone_again, 0.5),
)
