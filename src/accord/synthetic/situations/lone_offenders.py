"""One offender: with and without exchange, online, in the family, long ago, with many children."""

from __future__ import annotations

from datetime import datetime, timedelta

from accord.synthetic import offences
from accord.synthetic.chance import happens
from accord.synthetic.expectation import Answer, People
from accord.synthetic.facts import Fact
from accord.synthetic.situations.kind import Family, Situation
from accord.synthetic.situations.telling import (
    alone,
    coercion,
    exchange,
    exploitation,
    full_exploitation,
    harm,
    nothing,
    ordinary_life,
    weeks_later,
)
from accord.synthetic.planted import Say
from accord.synthetic.story import Story


def lone_with_exchange(story: Story) -> None:
    """One adult who gives things to a child."""
    child, one = story.child(), story.adult()
    says = [*full_exploitation(story, child, one), *alone(story, child, one)]
    story.crime(story.home.police, child, [one], says, story.at(0, 19), people=People.LONE,
                place=story.place(), really_cse=True)  # fmt: skip
    ordinary_life(story, child)


def lone_undescribed(story: Story) -> None:
    """One adult; the record does not say whether anything was given."""
    child, one = story.child(), story.adult()
    says = [harm(story, child, one), *alone(story, child, one)]
    story.crime(story.home.police, child, [one], says, story.at(0, 18), people=People.LONE,
                place=story.place(), really_cse=happens(story.rng, 0.4))  # fmt: skip


def lone_stranger(story: Story) -> None:
    """A stranger's assault; nothing offered, taken or threatened."""
    child, one = story.child(), story.stranger()
    says = [Say(Fact.SEXUAL, one, child=child), *nothing(story, child, one.human)]
    story.crime(story.home.police, child, [one], says, story.at(0, 16), people=People.LONE,
                place=story.place(text="Town Park"), place_type="park")  # fmt: skip


def lone_familial(story: Story) -> None:
    """One relative, no exchange described."""
    child = story.child(story.rng.randint(6, 15))
    one = story.cast.relative(child, story.force, story.rng.randint(25, 60), story.day, sex="M")
    story.family.add(one.person_id)
    relation = story.rng.choice(("father", "stepfather", "uncle", "grandfather", "cousin"))
    says = [Say(Fact.RELATIVE, one, child=child, extras=(("relation", relation),)),
            harm(story, child, one), *alone(story, child, one)]  # fmt: skip
    story.crime(story.home.police, child, [one], says, story.at(0, 19), people=People.LONE,
                place=child.home, until=story.at(30, 19), offence=offences.FAMILIAL)  # fmt: skip
    kind = "parent_child" if relation == "father" else "other_family"
    story.associate(story.home.police, child, one, kind, since=child.born)


def lone_online(story: Story) -> None:
    """One adult on an app who asks for images; sometimes nobody knows who it is."""
    child = story.child()
    one = story.adult() if happens(story.rng, 0.4) else story.stranger(told_age=False)
    says = [Say(Fact.ONLINE, one, child=child), Say(Fact.IMAGES, one, child=child)]
    if happens(story.rng, 0.5):
        says.append(Say(Fact.THREAT, one, child=child))
    story.crime(story.home.police, child, [one], says, story.at(0, 22), people=People.LONE,
                online=True, place_type="online",
                offence=story.rng.choice((offences.GROOMING, offences.IMAGES, offences.CAUSING)))  # fmt: skip


def lone_online_with_gifts(story: Story) -> None:
    """One adult on an app who pays for images."""
    child, one = story.child(), story.adult()
    says = [Say(Fact.ONLINE, one, child=child), coercion(story, child, one),
            Say(Fact.IMAGES, one, child=child), Say(Fact.MONEY, one, child=child)]  # fmt: skip
    story.crime(story.home.police, child, [one], says, story.at(0, 22), people=People.LONE,
                online=True, place_type="online", really_cse=True)  # fmt: skip


def lone_with_many_children(story: Story) -> None:
    """One offender, several children, one crime each."""
    one = story.adult(low=25, high=60)
    start = story.at(0, 17)
    for n in range(story.rng.randint(3, 6)):
        child = story.child()
        story.crime(story.home.police, child, [one], exploitation(story, child, one),
                    start + timedelta(days=20 * n), people=People.LONE, place=one.home,
                    really_cse=True)  # fmt: skip


def adult_reporting_childhood(story: Story) -> None:
    """An adult reports one person's abuse when she or he was fourteen."""
    then = datetime(story.rng.randint(1990, 2012), story.rng.randint(1, 12), 9, 18)
    story.day = then.date()
    child, one = story.child(14), story.adult(low=25, high=50)
    report = datetime(story.rng.randint(2021, 2024), story.rng.randint(1, 12), 8, 10)
    words = f"Non-recent report. {{C}}, now {child.age_on(report.date())}, states that in {then.year} {{ch}} was fourteen."
    says = [Say(None, child=child, words=words), harm(story, child, one)]
    says += exchange(story, child, one) if story.says_exchange() else []
    story.crime(story.home.police, child, [one], says, then, until=then + timedelta(days=200),
                reported=report, people=People.LONE, place=story.place(),
                really_cse=any(s.fact is not Fact.SEXUAL and s.fact for s in says))  # fmt: skip


def words_of_blame(story: Story) -> None:
    """'Boyfriend', 'consented', 'lifestyle': the words move nothing."""
    child, one = story.child(), story.adult(low=20, high=35)
    says = [Say(Fact.BLAME, one, child=child), *exploitation(story, child, one),
            Say(Fact.BLAME, one, child=child)]  # fmt: skip
    story.crime(story.home.police, child, [one], says, story.at(0, 20), people=People.LONE,
                place=story.place(), really_cse=True)  # fmt: skip
    ordinary_life(story, child)


def sixteen_with_gifts(story: Story) -> None:
    """A child of sixteen is given things; nobody wrote down how she or he was drawn in."""
    child, one = story.child(16), story.adult(low=28)
    says = [harm(story, child, one), *exchange(story, child, one)]
    story.crime(story.home.police, child, [one], says, story.at(0, 20), people=People.LONE,
                place=story.place(), really_cse=True)  # fmt: skip


def across_the_birthday(story: Story) -> None:
    """An offence range across the eighteenth birthday: part of it falls before."""
    child, one = story.child(17), story.adult(low=30)
    birthday = child.born.replace(year=child.born.year + 18, day=min(child.born.day, 28))
    middle = datetime(birthday.year, birthday.month, birthday.day, 20)
    start, end = middle - timedelta(days=90), middle + timedelta(days=60)
    story.crime(story.home.police, child, [one], full_exploitation(story, child, one), start,
                until=end, reported=end + timedelta(days=10), people=People.LONE,
                place=story.place(), really_cse=True)  # fmt: skip


def birth_dates_that_conflict(story: Story) -> None:
    """Two records of one young person, one of them making her or him an adult."""
    child, one = story.child(17), story.adult(low=30)
    event = story.crime(
        story.home.police, child, [one], full_exploitation(story, child, one), story.at(0, 21),
        people=People.LONE, place=story.place(), really_cse=True,
        child_at_the_time=Answer.NOT_KNOWN, offence=offences.CAUSING,
    )  # fmt: skip
    story.second_record(child, event, child.born.replace(year=child.born.year - 2, day=min(28, child.born.day)))


def reported_three_times(story: Story) -> None:
    """One allegation, three agencies, one root."""
    child, one = story.child(), story.adult()
    when = story.at(0, 20)
    root = f"src-{story.rng.randrange(10**9):09d}"
    says = full_exploitation(story, child, one)
    event = story.crime(story.home.police, child, [one], says, when, people=People.LONE,
                        place=story.place(), really_cse=True)  # fmt: skip
    parts = [(child, "child_of_concern"), (one, "person_of_concern")]
    story.intelligence(story.home.police, parts, [harm(story, child, one)],
                       when + timedelta(days=2), root=root)  # fmt: skip
    for source, kind, voice in ((story.home.social_care[0], "referral", "c"),
                                (story.home.voluntary[0], "partner_information_report", "c"),
                                (story.home.health[0], "sexual_health_referral", "h")):  # fmt: skip
        story.report(source, kind, voice, [(child, "subject"), (one, "person_of_concern")],
                     [harm(story, child, one)], when + timedelta(days=4), root=root, related=event)  # fmt: skip


def drugs_and_abuse(story: Story) -> None:
    """One adult who makes a child sell drugs and exploits the child too."""
    child, one = story.child(), story.adult()
    says = [Say(Fact.COUNTY_LINES, one, child=child), *full_exploitation(story, child, one)]
    story.crime(story.home.police, child, [one], says, story.at(0, 21), people=People.LONE,
                place=story.place(), really_cse=True)  # fmt: skip
    ordinary_life(story, child)


def peer_lone_online(story: Story) -> None:
    """One pupil asks another of the same age for a picture."""
    child = story.child(14)
    other = story.peer(child)
    story.crime(story.home.police, child, [other],
                [Say(Fact.ONLINE, other, child=child), Say(Fact.IMAGES, other, child=child)],
                story.at(0, 19), people=People.LONE, online=True, place_type="online",
                offence=offences.IMAGES)  # fmt: skip


def peer_lone(story: Story) -> None:
    """One pupil and another of the same age."""
    child = story.child(14)
    other = story.peer(child)
    says = [Say(Fact.SEXUAL, other, child=child)]
    story.crime(story.home.police, child, [other], says, story.at(0, 15), people=People.LONE,
                place=story.place(text="School"), place_type="school",
                offence=offences.CHILD_UNDER_16)  # fmt: skip


def county_lines_alone(story: Story) -> None:
    """One adult who makes a child carry drugs; nothing sexual. Flags often call it CSE."""
    child, one = story.child(), story.adult()
    story.crime(story.home.police, child, [one], [Say(Fact.COUNTY_LINES, one, child=child)],
                story.at(0, 17), people=People.LONE, place=story.place(), place_type="street",
                offence=story.rng.choice((offences.SUPPLY, offences.SLAVERY)))  # fmt: skip


def lone_again(story: Story) -> None:
    """One adult and one child, on two crimes some weeks apart; only the second says why."""
    child, one = story.child(), story.adult()
    when = story.at(0, 19)
    story.crime(story.home.police, child, [one], [harm(story, child, one)], when,
                people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip
    story.crime(story.home.police, child, [one], full_exploitation(story, child, one),
                weeks_later(story, when, 4, 10), people=People.LONE, place=story.place(),
                really_cse=True)  # fmt: skip


SITUATIONS = (
    Situation("lone_with_exchange", Family.LONE, lone_with_exchange, 2.0),
    Situation("lone_undescribed", Family.LONE, lone_undescribed, 5.0),
    Situation("lone_stranger", Family.LONE, lone_stranger, 2.0),
    Situation("lone_familial", Family.LONE, lone_familial, 6.0),
    Situation("lone_online", Family.LONE, lone_online, 6.0, is_online=True),
    Situation("lone_online_with_gifts", Family.LONE, lone_online_with_gifts, 1.0, is_online=True),
    Situation("lone_with_many_children", Family.LONE, lone_with_many_children, 0.4),
    Situation("adult_reporting_childhood", Family.LONE, adult_reporting_childhood, 3.0),
    Situation("words_of_blame", Family.LONE, words_of_blame, 0.7),
    Situation("sixteen_with_gifts", Family.LONE, sixteen_with_gifts, 0.6),
    Situation("across_the_birthday", Family.LONE, across_the_birthday, 0.4),
    Situation("birth_dates_that_conflict", Family.LONE, birth_dates_that_conflict, 0.2),
    Situation("reported_three_times", Family.LONE, reported_three_times, 0.5, needs_partners=True),
    Situation("drugs_and_abuse", Family.LONE, drugs_and_abuse, 0.4),
    Situation("peer_lone", Family.LONE, peer_lone, 2.0),
    Situation("peer_lone_online", Family.LONE, peer_lone_online, 2.5, is_online=True),
    Situation("county_lines_alone", Family.LONE, county_lines_alone, 1.5),
    Situation("lone_again", Family.LONE, lone_again, 0.5),
)
