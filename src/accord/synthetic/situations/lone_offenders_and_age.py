"""One offender where age or distance matters: online, pupils, long ago, near eighteen."""

from __future__ import annotations

from datetime import datetime, timedelta

from accord.synthetic import offences
from accord.synthetic.chance import happens
from accord.synthetic.expectation import Answer, People
from accord.synthetic.facts import Fact
from accord.synthetic.planted import Say
from accord.synthetic.recording import Row
from accord.synthetic.situations.kind import Family, Situation
from accord.synthetic.situations.telling import (
    coercion,
    exchange,
    full_exploitation,
    harm,
)
from accord.synthetic.story import Story


def lone_online(story: Story) -> None:
    """One adult on an app who asks for images; sometimes nobody knows who it is."""
    child = story.child()
    one = story.adult() if happens(story.rng, 0.4) else story.stranger(told_age=False)
    says = [Say(Fact.ONLINE, one, child=child), Say(Fact.IMAGES, one, child=child)]
    if happens(story.rng, 0.5):
        says.append(Say(Fact.THREAT, one, child=child))
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 22),
        people=People.LONE,
        online=True,
        place_type="online",
        offence=story.rng.choice((offences.GROOMING, offences.IMAGES, offences.CAUSING)),
    )


def lone_online_with_gifts(story: Story) -> None:
    """One adult on an app who pays for images."""
    child, one = story.child(), story.adult()
    says = [
        Say(Fact.ONLINE, one, child=child),
        coercion(story, child, one),
        Say(Fact.IMAGES, one, child=child),
        Say(Fact.MONEY, one, child=child),
    ]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 22),
        people=People.LONE,
        online=True,
        place_type="online",
        really_cse=True,
    )


def peer_lone_online(story: Story) -> None:
    """One pupil asks another of the same age for a picture."""
    child = story.child(14)
    other = story.peer(child)
    story.crime(
        story.home.police,
        child,
        [other],
        [Say(Fact.ONLINE, other, child=child), Say(Fact.IMAGES, other, child=child)],
        story.at(0, 19),
        people=People.LONE,
        online=True,
        place_type="online",
        offence=offences.IMAGES,
    )


def peer_lone(story: Story) -> None:
    """One pupil and another of the same age."""
    child = story.child(14)
    other = story.peer(child)
    says = [Say(Fact.SEXUAL, other, child=child)]
    story.crime(
        story.home.police,
        child,
        [other],
        says,
        story.at(0, 15),
        people=People.LONE,
        place=story.place(text="School"),
        place_type="school",
        offence=offences.CHILD_UNDER_16,
    )


def adult_reporting_childhood(story: Story) -> None:
    """An adult reports one person's abuse when she or he was fourteen."""
    then = datetime(story.rng.randint(1990, 2012), story.rng.randint(1, 12), 9, 18)
    story.day = then.date()
    child, one = story.child(14), story.adult(low=25, high=50)
    report = datetime(story.rng.randint(2021, 2024), story.rng.randint(1, 12), 8, 10)
    words = (
        f"Non-recent report. {{C}}, now {child.age_on(report.date())}, states "
        f"that in {then.year} {{ch}} was fourteen."
    )
    says = [Say(None, child=child, words=words), harm(child, one)]
    says += exchange(story, child, one) if story.says_exchange() else []
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        then,
        until=then + timedelta(days=200),
        reported=report,
        people=People.LONE,
        place=story.place(),
        really_cse=any(s.fact is not Fact.SEXUAL and s.fact for s in says),
    )


def sixteen_with_gifts(story: Story) -> None:
    """A child of sixteen is given things; nobody wrote down how she or he was drawn in."""
    child, one = story.child(16), story.adult(low=28)
    says = [harm(child, one), *exchange(story, child, one)]
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


def across_the_birthday(story: Story) -> None:
    """An offence range across the eighteenth birthday: part of it falls before."""
    child, one = story.child(17), story.adult(low=30)
    birthday = child.born.replace(year=child.born.year + 18, day=min(child.born.day, 28))
    middle = datetime(birthday.year, birthday.month, birthday.day, 20)
    start, end = middle - timedelta(days=90), middle + timedelta(days=60)
    story.crime(
        story.home.police,
        child,
        [one],
        full_exploitation(story, child, one),
        start,
        until=end,
        reported=end + timedelta(days=10),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )


def birth_dates_that_conflict(story: Story) -> None:
    """Two records of one young person, one of them making her or him an adult."""
    child, one = story.child(17), story.adult(low=30)
    event = story.crime(
        story.home.police,
        child,
        [one],
        full_exploitation(story, child, one),
        story.at(0, 21),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
        child_at_the_time=Answer.NOT_KNOWN,
        offence=offences.CAUSING,
    )
    older = child.born.replace(year=child.born.year - 2, day=min(28, child.born.day))
    source = event.source
    nominal = story.second_record(child, source, event.when, older)
    row: Row = {"event_kind": event.kind, "event_ref": event.ref}
    story.add(source, "involvements", row | {"nominal_id": nominal, "role": "victim"})


SITUATIONS = (
    Situation("lone_online", Family.LONE, lone_online, 6.0, is_online=True),
    Situation("lone_online_with_gifts", Family.LONE, lone_online_with_gifts, 1.0, is_online=True),
    Situation("peer_lone_online", Family.LONE, peer_lone_online, 2.5, is_online=True),
    Situation("peer_lone", Family.LONE, peer_lone, 2.0),
    Situation("adult_reporting_childhood", Family.LONE, adult_reporting_childhood, 3.0),
    Situation("sixteen_with_gifts", Family.LONE, sixteen_with_gifts, 0.6),
    Situation("across_the_birthday", Family.LONE, across_the_birthday, 0.4),
    Situation("birth_dates_that_conflict", Family.LONE, birth_dates_that_conflict, 0.2),
)
