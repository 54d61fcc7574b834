"""Networks that need care: a child who recruits, Wales, long ago, drugs too, hidden."""

from __future__ import annotations

from datetime import datetime, timedelta

from accord.synthetic.chance import happens
from accord.synthetic.events import Report
from accord.synthetic.expectation import People
from accord.synthetic.facts import Fact
from accord.synthetic.planted import Say
from accord.synthetic.situations.kind import Family, Situation
from accord.synthetic.situations.telling import (
    against_each,
    both_present,
    exchange,
    exploitation,
    full_exploitation,
    harm,
    more_children,
    ordinary_life,
    weeks_later,
)
from accord.synthetic.story import Story


def with_child_recruiter(story: Story) -> None:
    """Two adults, and a girl or boy of seventeen who brings friends and is exploited too."""
    one, two = story.adult(), story.adult()
    recruiter, friend = story.child(17), story.child(14)
    net = story.network(
        [(one, "direct"), (two, "direct"), (recruiter, "introduces")], [recruiter, friend]
    )
    when = story.at(0, 21)
    story.crime(
        story.home.police,
        recruiter,
        [one],
        full_exploitation(story, recruiter, one),
        when,
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    says = [
        Say(Fact.INTRODUCES, recruiter, one, friend),
        both_present(friend, one, two),
        *exploitation(story, friend, one),
    ]
    story.crime(
        story.home.police,
        friend,
        [one, two],
        says,
        weeks_later(story, when, 1, 6),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
        others=[(recruiter, "associate")],
    )
    ordinary_life(story, recruiter)


def welsh_withdrawal(story: Story) -> None:
    """In Wales a threat withdrawn is the exchange."""
    child, one, two = story.child(), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "direct")], [child])
    says = [
        both_present(child, one, two),
        harm(child, one),
        Say(Fact.WITHDRAWAL, one, child=child),
    ]
    story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        story.at(0, 19),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    ordinary_life(story, child)


def dead_or_abroad(story: Story) -> None:
    """One suspect has died or left the country; nothing changes."""
    child, one, two = story.child(), story.adult(), story.adult()
    others = more_children(story)
    net = story.network([(one, "direct"), (two, "direct")], [child, *others])
    against_each(story, others, [one, two], net)
    gone = story.rng.choice(
        (
            "{o_full} has since died.",
            "{o_full} is believed to be living abroad.",
            "{o_full} left the country before interview.",
        )
    )
    says = [
        both_present(child, one, two),
        *exploitation(story, child, one),
        Say(None, one, two, child, words=gone),
    ]
    story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        story.at(0, 20),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )


def long_ago(story: Story) -> None:
    """An adult reports what two men did when she or he was a child."""
    then = datetime(story.rng.randint(1994, 2012), story.rng.randint(1, 12), 5, 20)
    story.day, now = then.date(), story.at(0)
    child, one, two = story.child(14), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "direct")], [child])
    report = datetime(2023, story.rng.randint(1, 12), story.rng.randint(1, 28), 11)
    words = f"{{C}}, now an adult, reports what happened in {then.year} when {{ch}} was fourteen."
    says = [
        Say(None, child=child, words=words),
        both_present(child, one, two),
        *full_exploitation(story, child, one),
    ]
    story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        then,
        until=then + timedelta(days=120),
        reported=report,
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    assert now


def both_kinds(story: Story) -> None:
    """Drugs and sexual exploitation by the same two people."""
    child, one, two = story.child(), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "direct")], [child])
    says = [
        Say(Fact.COUNTY_LINES, one, child=child),
        both_present(child, one, two),
        *full_exploitation(story, child, two),
    ]
    event = story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        story.at(0, 22),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    what = Report("nrm", "c", story.at(30), related=event, outcome="reasonable grounds: positive")
    story.report(
        story.setting.referrals,
        what,
        [(child, "subject"), (one, "person_of_concern")],
        [Say(Fact.COUNTY_LINES, one, child=child)],
    )
    story.action(event, "nrm_referral", story.at(14).date(), about=child, result="referred")
    ordinary_life(story, child)


def makesafe_completes(story: Story) -> None:
    """A hotel's call with no child named supplies the second person."""
    child, one, two = story.child(), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "arranges")], [child])
    when = story.at(0, 21)
    hotel = story.place(
        text=story.rng.choice(("Station Hotel", "Lodge Inn", "Travel Rest", "Crown Rooms"))
    )
    source = story.home.business[0]
    words = story.rng.choice(
        (
            "{s_full} booked the room and arrived with {o} and a child who looked "
            "about fourteen; no luggage.",
            "Two adults, {s} and {o}, took a young person to the room late at "
            "night. {S} paid cash.",
        )
    )
    what = Report("makesafe_call", "k", when, place=hotel, place_type="hotel")
    call = story.report(
        source,
        what,
        [(two, "person_of_concern"), (one, "person_of_concern")],
        [Say(None, two, one, words=words)],
    )
    inn = story.thing(source, "premises", hotel.text, postcode=hotel.postcode)
    story.link(source, inn, call, "used_in")
    story.crime(
        story.home.police,
        child,
        [one],
        [
            *exploitation(story, child, one),
            Say(None, child=child, words="This was at the hotel on the night of the booking."),
        ],
        when,
        people=People.TIED,
        place=hotel,
        place_type="hotel",
        network=net,
        really_cse=True,
    )
    ordinary_life(story, child)


def undescribed(story: Story) -> None:
    """Two people, a child, and a record that says nothing of any exchange."""
    child, one, two = story.child(), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "direct")], [child])
    says = [both_present(child, one, two), harm(child, one), harm(child, two)]
    story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        story.at(0, 22),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )


def hidden(story: Story) -> None:
    """Two people who act together in life; no record ties them."""
    one, two = story.adult(), story.adult()
    first, second = story.child(), story.child()
    net = story.network([(one, "direct"), (two, "direct")], [first, second], shown=False)
    when = story.at(0, 20)
    for who, child, at in ((one, first, when), (two, second, weeks_later(story, when, 10, 30))):
        story.crime(
            story.home.police,
            child,
            [who],
            exploitation(story, child, who),
            at,
            people=People.LONE,
            place=story.place(),
            network=net,
            really_cse=True,
        )


def member_and_another_child(story: Story) -> None:
    """A member of a network also harms a child the others never met, months later."""
    child, other, one, two = story.child(), story.child(), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "direct")], [child, other])
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
    story.crime(
        story.home.police,
        other,
        [one],
        [harm(other, one)],
        weeks_later(story, when, 8, 30),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    ordinary_life(story, child)


def account_withdrawn(story: Story) -> None:
    """The child later takes the account back; that is no evidence against it."""
    child, one, two = story.child(), story.adult(), story.adult()
    others = more_children(story)
    net = story.network([(one, "direct"), (two, "direct")], [child, *others])
    against_each(story, others, [one, two], net)
    says = [
        both_present(child, one, two),
        *full_exploitation(story, child, one),
        Say(Fact.WITHDRAWN, child=child),
    ]
    story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        story.at(0, 21),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    if happens(story.rng, 0.5):
        more = [*exchange(story, child, one), Say(Fact.DISTRESS, child=child)]
        story.missing(child, more, story.at(-9), found_with=[one], concern="Y")


SITUATIONS = (
    Situation("with_child_recruiter", Family.PAIR, with_child_recruiter, 0.7),
    Situation("welsh_withdrawal", Family.PAIR, welsh_withdrawal, 0.7, is_welsh=True),
    Situation("dead_or_abroad", Family.PAIR, dead_or_abroad, 0.5),
    Situation("long_ago", Family.PAIR, long_ago, 0.7),
    Situation("both_kinds", Family.PAIR, both_kinds, 0.8),
    Situation("makesafe_completes", Family.PAIR, makesafe_completes, 0.8, needs_partners=True),
    Situation("undescribed", Family.PAIR, undescribed, 0.8),
    Situation("hidden", Family.PAIR, hidden, 0.6),
    Situation("member_and_another_child", Family.PAIR, member_and_another_child, 0.7),
    Situation("account_withdrawn", Family.PAIR, account_withdrawn, 0.7),
)
