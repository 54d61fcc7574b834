"""Networks whose people act together on an occasion: two named, unnamed, brothers, party houses."""

from __future__ import annotations

from datetime import timedelta

from accord.synthetic.chance import happens
from accord.synthetic.expectation import People
from accord.synthetic.facts import Fact
from accord.synthetic.people import Human
from accord.synthetic.planted import Say
from accord.synthetic.situations.kind import Family, Situation
from accord.synthetic.situations.telling import (
    against_each,
    both_present,
    exploitation,
    harm,
    more_children,
    ordinary_life,
    premises,
    suspect_life,
    told_on_return,
    weeks_later,
)
from accord.synthetic.story import Story


def two_on_one_occasion(story: Story) -> None:
    """Two named people, one child, one crime."""
    child, one, two = story.child(), story.adult(), story.adult()
    others = more_children(story)
    net = story.network([(one, "direct"), (two, "direct")], [child, *others])
    against_each(story, others, [one, two], net)
    place = story.place()
    says = [
        both_present(child, one, two),
        *exploitation(story, child, one),
        harm(child, two),
    ]
    story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        story.at(0, 22),
        people=People.TIED,
        place=place,
        network=net,
        really_cse=True,
    )
    ordinary_life(story, child)
    told_on_return(story, child, one)
    suspect_life(story, one)


_TWO_UNKNOWN = (
    "Two unknown males were there together and both took part.",
    "{C} was taken to a flat by two men {ch} did not know, who both had sexual contact with {cm}.",
    "Two males, neither identified, acted together.",
    "There were two of them, both men, and {c} does not know who they are.",
)


def two_unnamed_together(story: Story) -> None:
    """Two unnamed people on one occasion."""
    child = story.child()
    one, two = story.stranger(story.adult("M")), story.stranger(story.adult("M"))
    net = story.network([(one.human, "direct"), (two.human, "direct")], [child])
    words = story.rng.choice(_TWO_UNKNOWN)
    says = [Say(Fact.SEXUAL, child=child, words=words), *exploitation(story, child, one)]
    story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        story.at(0, 23),
        people=People.TIED,
        place=story.place(),
        place_type="private_address",
        network=net,
        really_cse=True,
    )
    ordinary_life(story, child)


def named_and_unknown(story: Story) -> None:
    """One named person and one who has not been identified, together."""
    child, one = story.child(), story.adult()
    two = story.stranger()
    others = more_children(story)
    net = story.network([(one, "direct"), (two.human, "direct")], [child, *others])
    against_each(story, others, [one], net)
    says = [*exploitation(story, child, one), Say(Fact.UNIDENTIFIED, one, two, child)]
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
    ordinary_life(story, child)
    told_on_return(story, child, one)
    suspect_life(story, one)


def brothers(story: Story) -> None:
    """Two brothers, each recorded with another child; the family tie is on a third record."""
    one = story.adult("M", low=22, high=34)
    two = story.cast.relative(one, story.force, story.rng.randint(19, 33), story.day, sex="M")
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
            place=story.place(),
            network=net,
            really_cse=True,
        )
        ordinary_life(story, child)
    story.associate(
        story.home.police,
        one,
        two,
        "sibling",
        since=two.born,
        basis="shown as brothers on both records",
    )
    story.intelligence(
        story.home.police,
        [(one, "person_of_concern"), (two, "person_of_concern"), (second, "child_of_concern")],
        [Say(Fact.KNOWN, one, two, extras=(("tie", "being brothers"),))],
        story.at(10),
    )


def party_house(story: Story) -> None:
    """A house where several adults meet several children; records each show a part."""
    host = story.adult(low=28, high=50)
    adults = [story.adult() for _ in range(story.rng.randint(5, 8))]
    children = [story.child() for _ in range(story.rng.randint(3, 5))]
    people = [host, *adults]
    net = story.network([(host, "provides_property"), *((a, "direct") for a in adults)], children)
    house = host.home
    _house_crimes(story, host, adults, children, net)
    _house_reports(story, host, adults, children)
    story.associate(story.home.police, adults[0], host, "friend", since=story.at(-400).date())
    for person in people[:3]:
        suspect_life(story, person)
    for child in children:
        ordinary_life(story, child)
    assert house.postcode


def _house_crimes(
    story: Story, host: Human, adults: list[Human], children: list[Human], net: str
) -> None:
    start = story.at(0, 22)
    for n, child in enumerate(children):
        one, two = adults[n % len(adults)], adults[(n + 1) % len(adults)]
        at = start + timedelta(days=9 * n)
        says = [Say(Fact.PREMISES, host, one, child), *exploitation(story, child, one)]
        both = n % 2 == 0
        if both:
            says.append(both_present(child, one, two))
        event = story.crime(
            story.home.police,
            child,
            [one, two] if both else [one],
            says,
            at,
            people=People.TIED,
            place=host.home,
            network=net,
            really_cse=True,
            others=[(host, "premises_controller")],
        )
        if n == 0:
            thing = premises(story, story.home.police, "house", host.home, [event])
            story.link(story.home.police, thing, host, "controls", since=story.at(-200).date())


def _house_reports(story: Story, host: Human, adults: list[Human], children: list[Human]) -> None:
    for n, adult in enumerate(adults):
        child = children[n % len(children)]
        other = adults[(n + 1) % len(adults)]
        story.intelligence(
            story.home.police,
            [
                (adult, "person_of_concern"),
                (other, "person_of_concern"),
                (child, "child_of_concern"),
            ],
            [both_present(child, adult, other)],
            story.at(7 + 8 * n),
            place=host.home,
            place_type="private_address",
        )
    for child in children[:2]:
        story.missing(
            child,
            [Say(Fact.FOUND_WITH, host, child=child)],
            story.at(3 + 50, 19),
            hours=15,
            found_with=[host],
            place=host.home,
            place_type="private_address",
            concern="Y",
        )


def two_missing_together(story: Story) -> None:
    """Two children go missing together and are found with the same two adults."""
    one, two = story.adult(), story.adult()
    first, second = story.child(), story.child()
    net = story.network([(one, "direct"), (two, "provides_property")], [first, second])
    when = story.at(0, 18)
    for child in (first, second):
        says = [Say(Fact.FOUND_WITH, two, child=child), both_present(child, one, two)]
        says += exploitation(story, child, one)
        story.missing(
            child,
            says,
            when,
            hours=18,
            found_with=[one, two],
            place=two.home,
            place_type="private_address",
            concern="Y",
        )
    story.crime(
        story.home.police,
        first,
        [one],
        exploitation(story, first, one),
        when + timedelta(hours=5),
        people=People.TIED,
        place=two.home,
        network=net,
        really_cse=True,
        others=[(two, "premises_controller")],
    )
    if happens(story.rng, 0.5):
        ordinary_life(story, second)


SITUATIONS = (
    Situation("two_on_one_occasion", Family.PAIR, two_on_one_occasion, 2.0),
    Situation("two_unnamed_together", Family.PAIR, two_unnamed_together),
    Situation("named_and_unknown", Family.PAIR, named_and_unknown),
    Situation("brothers", Family.PAIR, brothers, 0.7),
    Situation("two_missing_together", Family.PAIR, two_missing_together, 0.7),
    Situation("party_house", Family.MANY, party_house, 1.5),
)
