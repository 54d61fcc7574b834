"""Networks that records show only in part: in the words of a note, or in no crime at all."""

from __future__ import annotations

from datetime import timedelta

from accord.synthetic import identifiers
from accord.synthetic.events import Report
from accord.synthetic.expectation import People
from accord.synthetic.facts import Fact
from accord.synthetic.planted import Say
from accord.synthetic.situations.kind import Crossing, Family, Situation
from accord.synthetic.situations.telling import (
    against_each,
    both_present,
    exploitation,
    full_exploitation,
    more_children,
    ordinary_life,
    suspect_life,
    told_on_return,
    weeks_later,
)
from accord.synthetic.story import Story

_OTHERS_IN_WORDS = (
    "{S} and two other men were there and all of them took part.",
    "There were three males present including {s}; the other two are not identified.",
    "{S} was with two mates, names not known, who also had sex with {c}.",
    "{C} describes {s} and two others, all of whom took part. The others are not identified.",
)


def others_in_words(story: Story) -> None:
    """One suspect on record; the note says that two more took part."""
    child, one = story.child(), story.adult("M")
    two, three = story.adult("M"), story.adult("M")
    net = story.network(
        [(one, "direct"), (two, "direct"), (three, "direct")], [child], unseen=[two, three]
    )
    words = story.rng.choice(_OTHERS_IN_WORDS)
    says = [Say(Fact.SEXUAL, one, child=child, words=words), *exploitation(story, child, one)]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 22),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    ordinary_life(story, child)
    told_on_return(story, child, one)


def only_on_intelligence(story: Story) -> None:
    """No crime yet: intelligence and a return interview tell of two people and a child."""
    child, one, two = story.child(), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "provides_property")], [child])
    parts = [(one, "person_of_concern"), (two, "premises_controller"), (child, "child_of_concern")]
    says = [*full_exploitation(story, child, one), Say(Fact.PREMISES, two, one, child)]
    when = story.at(0, 21)
    event = story.intelligence(story.home.police, parts, says, when, place=two.home)
    story.judge_record(event, child, [one, two], net, People.TIED)
    story.missing(
        child,
        [Say(Fact.FOUND_WITH, one, child=child), both_present(child, one, two)],
        when + timedelta(days=6),
        found_with=[one, two],
        place=two.home,
        place_type="private_address",
        concern="Y",
    )
    ordinary_life(story, child)
    told_on_return(story, child, one)


def couple(story: Story) -> None:
    """A couple who live together; she befriends children and he harms them."""
    home = story.place()
    he = story.cast.person(story.force, story.rng.randint(27, 45), story.day, sex="M", home=home)
    she = story.cast.person(story.force, story.rng.randint(24, 42), story.day, sex="F", home=home)
    child, others = story.child(), more_children(story)
    net = story.network([(he, "direct"), (she, "introduces")], [child, *others])
    says = [
        Say(Fact.GROOMING, she, child=child),
        Say(Fact.INTRODUCES, she, he, child),
        *exploitation(story, child, he),
    ]
    story.crime(
        story.home.police,
        child,
        [he, she],
        says,
        story.at(0, 19),
        people=People.TIED,
        place=home,
        network=net,
        really_cse=True,
    )
    story.associate(story.home.police, he, she, "partner", since=story.at(-700).date())
    against_each(story, others, [he], net)
    ordinary_life(story, child)
    told_on_return(story, child, he)


def house_mates(story: Story) -> None:
    """Two who share a flat, each recorded with another child."""
    home = story.place()
    one = story.cast.person(story.force, story.rng.randint(21, 40), story.day, sex="M", home=home)
    two = story.cast.person(story.force, story.rng.randint(21, 40), story.day, sex="M", home=home)
    first, second = story.child(), story.child()
    net = story.network([(one, "direct"), (two, "direct")], [first, second])
    when = story.at(0, 20)
    for who, child, at in ((one, first, when), (two, second, weeks_later(story, when))):
        story.crime(
            story.home.police,
            child,
            [who],
            exploitation(story, child, who),
            at,
            people=People.TIED,
            place=home,
            network=net,
            really_cse=True,
        )
        ordinary_life(story, child)
    story.associate(
        story.home.police,
        one,
        two,
        "co_resident",
        since=story.at(-200).date(),
        basis="both on the tenancy",
    )


def phone_contacts(story: Story) -> None:
    """Two suspects on two crimes whose phones are in contact throughout."""
    there = story.there()
    one, two = story.adult(), story.adult(area=there)
    first, second = story.child(), story.child(area=there)
    net = story.network([(one, "direct"), (two, "direct")], [first, second])
    when = story.at(0, 21)
    for area, who, child, at in (
        (story.home, one, first, when),
        (there, two, second, weeks_later(story, when, 1, 8)),
    ):
        event = story.crime(
            area.police,
            child,
            [who],
            exploitation(story, child, who),
            at,
            people=People.TIED,
            place=story.place(area),
            network=net,
            really_cse=True,
        )
        phone = story.thing(area.police, "phone", identifiers.written_phone(story.rng, who.phone))
        story.link(area.police, phone, who, "user", since=story.at(-60).date())
        story.link(area.police, phone, event, "used_in")
    story.associate(
        story.home.police, one, two, "phone_contact", since=story.at(-30).date(), basis="call data"
    )
    suspect_life(story, one)


def short_let(story: Story) -> None:
    """Three people who book short lets one after another and meet children there."""
    people = [story.adult() for _ in range(3)]
    children = [story.child() for _ in range(2)]
    net = story.network(
        [(people[0], "provides_property"), *((p, "direct") for p in people[1:])], children
    )
    when = story.at(0, 22)
    for n, child in enumerate(children):
        who = people[1 + n]
        place = story.place()
        says = [Say(Fact.PREMISES, people[0], who, child), *exploitation(story, child, who)]
        event = story.crime(
            story.home.police,
            child,
            [who],
            says,
            when + timedelta(days=8 * n),
            people=People.TIED,
            place=place,
            place_type="short_let",
            network=net,
            really_cse=True,
            others=[(people[0], "facilitator")],
        )
        flat = story.thing(story.home.police, "premises", place.text, postcode=place.postcode)
        story.link(
            story.home.police,
            flat,
            people[0],
            "booked",
            since=(when + timedelta(days=8 * n)).date(),
        )
        story.link(story.home.police, flat, event, "used_in")
    for child in children:
        ordinary_life(story, child)


def told_to_a_project(story: Story) -> None:
    """What a child tells a voluntary project names the second person."""
    child, one, two = story.child(), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "transports")], [child])
    when = story.at(0, 20)
    story.crime(
        story.home.police,
        child,
        [one],
        exploitation(story, child, one),
        when,
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    what = Report("partner_information_report", "c", when + timedelta(days=9))
    parts = [(child, "subject"), (one, "person_of_concern"), (two, "person_of_concern")]
    says = [Say(Fact.TRANSPORTS, two, one, child), Say(Fact.DISTRESS, child=child)]
    story.report(story.home.voluntary[0], what, parts, says)
    ordinary_life(story, child)
    told_on_return(story, child, one)


SITUATIONS = (
    Situation("others_in_words", Family.FEW, others_in_words),
    Situation("short_let", Family.FEW, short_let, 0.8),
    Situation("only_on_intelligence", Family.PAIR, only_on_intelligence, 0.8),
    Situation("couple", Family.PAIR, couple, 0.8),
    Situation("house_mates", Family.PAIR, house_mates, 0.8),
    Situation("phone_contacts", Family.PAIR, phone_contacts, forces=2, crossing=Crossing.MAYBE),
    Situation("told_to_a_project", Family.PAIR, told_to_a_project, 0.8, needs_partners=True),
)
