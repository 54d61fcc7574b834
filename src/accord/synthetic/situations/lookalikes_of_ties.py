"""Look-alikes in which people share a place, a helper, a child or a past, and no tie."""

from __future__ import annotations

from accord.synthetic import offences
from accord.synthetic.expectation import People
from accord.synthetic.planted import Say
from accord.synthetic.situations.kind import Family, Situation
from accord.synthetic.situations.telling import (
    exploitation,
    full_exploitation,
    weeks_later,
)
from accord.synthetic.story import Story


def one_child_two_strangers_to_each_other(story: Story) -> None:
    """Two offenders exploit the same child; nothing ties them."""
    child, one, two = story.child(), story.adult(), story.adult()
    when = story.at(0, 20)
    for who, at in ((one, when), (two, weeks_later(story, when, 12, 30))):
        story.crime(
            story.home.police,
            child,
            [who],
            full_exploitation(story, child, who),
            at,
            people=People.UNTIED,
            place=story.place(),
            really_cse=True,
        )


_HUBS = (
    ("Hawthorn House children's home", "childrens_home", "lives_at"),
    ("Millbrook Academy", "school", "other"),
    ("Station taxi rank", "taxi", "works_at"),
    ("Grand Hotel", "hotel", "booked"),
)


def shared_hub(story: Story) -> None:
    """Two lone offenders whose children, or who themselves, share a home, school, rank or hotel."""
    name, kind, relation = story.rng.choice(_HUBS)
    place = story.place(text=name)
    hub = story.thing(story.home.police, "premises", place.text, postcode=place.postcode)
    one, two = story.adult(), story.adult()
    first, second = story.child(), story.child()
    # A hub is where very many people come and go, so it stands on many records.
    for _ in range(24):
        passer = story.adult() if kind in ("taxi", "hotel") else story.child()
        story.link(story.home.police, hub, passer, relation, since=story.at(-100).date())
    when = story.at(0, 20)
    for who, child, at in ((one, first, when), (two, second, weeks_later(story, when, 10, 25))):
        story.crime(
            story.home.police,
            child,
            [who],
            full_exploitation(story, child, who),
            at,
            people=People.LONE,
            place=story.place(),
            really_cse=True,
        )
        who_links = who if kind in ("taxi", "hotel") else child
        story.link(story.home.police, hub, who_links, relation, since=story.at(-90).date())


def shared_professional(story: Story) -> None:
    """Two lone offenders with the same solicitor, and children with the same social worker."""
    professional = story.adult(low=30, high=60)
    when = story.at(0, 20)
    role = story.rng.choice(("solicitor", "social worker", "youth worker"))
    for at in (when, weeks_later(story, when, 10, 25)):
        child, one = story.child(), story.adult()
        words = f"{{o_full}} attended as {role}."
        says = [
            *full_exploitation(story, child, one),
            Say(None, one, professional, child, words=words),
        ]
        story.crime(
            story.home.police,
            child,
            [one],
            says,
            at,
            people=People.LONE,
            place=story.place(),
            really_cse=True,
            others=[(professional, "professional")],
        )


def arrested_together_for_theft(story: Story) -> None:
    """Two lone offenders of different children, once arrested together for theft."""
    one, two = story.adult(), story.adult()
    first, second = story.child(), story.child()
    when = story.at(0, 20)
    for who, child, at in ((one, first, when), (two, second, weeks_later(story, when, 8, 20))):
        story.crime(
            story.home.police,
            child,
            [who],
            full_exploitation(story, child, who),
            at,
            people=People.TIE_OPEN,
            place=story.place(),
            really_cse=True,
        )
    words = "{S} and {o} were detained leaving the store with unpaid goods."
    story.crime(
        story.home.police,
        None,
        [one, two],
        [Say(None, one, two, words=words)],
        story.at(30, 14),
        people=People.TIED,
        offence=offences.SHOPLIFTING,
        place=story.place(text="Superstore"),
        place_type="retail",
    )
    story.associate(story.home.police, one, two, "co_arrest", since=story.at(30).date())


def ended_long_before(story: Story) -> None:
    """Two offenders who were once partners or friends, years before either offended."""
    one, two = story.adult(low=30), story.adult(low=30)
    first, second = story.child(), story.child()
    when = story.at(0, 20)
    for who, child, at in ((one, first, when), (two, second, weeks_later(story, when, 5, 15))):
        story.crime(
            story.home.police,
            child,
            [who],
            full_exploitation(story, child, who),
            at,
            people=People.LONE,
            place=story.place(),
            really_cse=True,
        )
    story.associate(
        story.home.police,
        one,
        two,
        story.rng.choice(("friend", "co_resident")),
        since=story.at(-3600).date(),
        until=story.at(-1800).date(),
    )


def one_placement(story: Story) -> None:
    """Two children of one placement, each harmed by another lone person."""
    home = story.place(text="Larch Lodge")
    when = story.at(0, 18)
    source = story.home.social_care[0]
    for at in (when, weeks_later(story, when, 10, 20)):
        child, one = story.child(), story.adult()
        story.care(source, child, "looked_after", story.at(-100).date(), home)
        story.crime(
            story.home.police,
            child,
            [one],
            exploitation(story, child, one),
            at,
            people=People.LONE,
            place=story.place(),
            really_cse=True,
        )


SITUATIONS = (
    Situation("one_child_two_untied", Family.DECOY, one_child_two_strangers_to_each_other),
    Situation("shared_hub", Family.DECOY, shared_hub, 2.0),
    Situation("shared_professional", Family.DECOY, shared_professional),
    Situation("arrested_together_for_theft", Family.DECOY, arrested_together_for_theft),
    Situation("ended_long_before", Family.DECOY, ended_long_before),
    Situation("one_placement", Family.DECOY, one_placement, needs_partners=True),
)
