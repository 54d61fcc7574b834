"""Look-alikes in which one person seems two, or somebody counts who should not."""

from __future__ import annotations

from accord.synthetic import offences
from accord.synthetic.chance import happens
from accord.synthetic.expectation import People
from accord.synthetic.facts import Fact
from accord.synthetic.people import Human
from accord.synthetic.planted import Say
from accord.synthetic.situations.kind import Family, Situation
from accord.synthetic.situations.telling import (
    full_exploitation,
    weeks_later,
)
from accord.synthetic.story import Story


def two_spellings(story: Story) -> None:
    """One person under two spellings in two forces: one person."""
    child, second, one = story.child(), story.child(), story.adult()
    there = story.other_area()
    when = story.at(0, 20)
    for area, who, at in ((story.home, child, when), (there, second, weeks_later(story, when))):
        story.crime(
            area.police,
            who,
            [one],
            full_exploitation(story, who, one),
            at,
            people=People.LONE,
            place=story.place(area),
            really_cse=True,
        )


def unknown_on_two_crimes(story: Story) -> None:
    """'Unknown male' on two crimes against one child: one man or two."""
    child, man = story.child(), story.adult("M")
    when = story.at(0, 21)
    for at in (when, weeks_later(story, when, 2, 8)):
        one = story.stranger(man)
        story.crime(
            story.home.police,
            child,
            [one],
            full_exploitation(story, child, one),
            at,
            people=People.COUNT_OPEN,
            place=story.place(),
            really_cse=True,
        )


def recruiter_and_one_adult(story: Story) -> None:
    """One adult and a child who brings friends: the child is not counted."""
    one, recruiter, friend = story.adult(), story.child(17), story.child(14)
    when = story.at(0, 19)
    story.crime(
        story.home.police,
        recruiter,
        [one],
        full_exploitation(story, recruiter, one),
        when,
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    says = [Say(Fact.INTRODUCES, recruiter, one, friend), *full_exploitation(story, friend, one)]
    story.crime(
        story.home.police,
        friend,
        [one],
        says,
        weeks_later(story, when, 1, 6),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
        others=[(recruiter, "associate")],
    )


def ruled_out(story: Story) -> None:
    """A second suspect is named, then eliminated."""
    child, one, other = story.child(), story.adult(), story.adult()
    says = [*full_exploitation(story, child, one), Say(Fact.ELIMINATED, one, other, child)]
    story.crime(
        story.home.police,
        child,
        [one, other],
        says,
        story.at(0, 21),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
        eliminated=[other],
    )


def suspected_false(story: Story) -> None:
    """A second person stands only on intelligence graded as suspected false."""
    child, one, other = story.child(), story.adult(), story.adult()
    story.crime(
        story.home.police,
        child,
        [one],
        full_exploitation(story, child, one),
        story.at(0, 19),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    parts = [(one, "person_of_concern"), (other, "person_of_concern"), (child, "child_of_concern")]
    story.intelligence(
        story.home.police, parts, [Say(Fact.PREMISES, other, one, child)], story.at(12), grade="E"
    )


def twin_not_involved(story: Story) -> None:
    """A twin of the offender is known for other things."""
    child, one = story.child(), story.adult()
    other = story.cast.twin(one)
    one = story.cast.as_twin(one)
    story.crime(
        story.home.police,
        child,
        [one],
        full_exploitation(story, child, one),
        story.at(0, 20),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    _known_for_theft(story, other)
    story.associate(story.home.police, one, other, "sibling", since=one.born)


def father_and_son(story: Story) -> None:
    """Father and son of one name at one address; the son offends, the father is known for theft."""
    child, one = story.child(), story.adult("M", low=19, high=30)
    father = story.cast.namesake(one, story.rng.randint(22, 32))
    story.crime(
        story.home.police,
        child,
        [one],
        full_exploitation(story, child, one),
        story.at(0, 20),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    _known_for_theft(story, father)
    story.associate(story.home.police, father, one, "parent_child", since=one.born)


def _known_for_theft(story: Story, who: Human) -> None:
    words = "{S} was seen to take items and leave without paying."
    story.crime(
        story.home.police,
        None,
        [who],
        [Say(None, who, words=words)],
        story.at(-90, 12),
        people=People.LONE,
        offence=offences.SHOPLIFTING,
        place=story.place(text="Supermarket"),
        place_type="retail",
    )


def big_family(story: Story) -> None:
    """One offender in a big family whose members are all recorded with each other."""
    child, one = story.child(), story.adult("M")
    kin = [
        story.cast.relative(
            one, story.force, story.rng.randint(18, 65), story.day, sex=story.rng.choice("MF")
        )
        for _ in range(9)
    ]
    story.crime(
        story.home.police,
        child,
        [one],
        full_exploitation(story, child, one),
        story.at(0, 20),
        people=People.LONE,
        place=story.place(),
        really_cse=True,
    )
    for n, relative in enumerate(kin):
        kind = story.rng.choice(("sibling", "other_family", "co_resident"))
        story.associate(story.home.police, one, relative, kind, since=one.born)
        if n:
            story.associate(story.home.police, kin[n - 1], relative, kind, since=one.born)
        if happens(story.rng, 0.4):
            _known_for_theft(story, relative)


def same_name_elsewhere(story: Story) -> None:
    """Two different people of one name, in two forces, each with a child of their own."""
    there = story.other_area()
    one = story.adult()
    two = story.cast.namesake(one, story.rng.choice((-9, -6, 5, 8, 11)), story.place(there))
    when = story.at(0, 20)
    for area, who, at in ((story.home, one, when), (there, two, weeks_later(story, when))):
        child = story.child(area=area)
        story.crime(
            area.police,
            child,
            [who],
            full_exploitation(story, child, who),
            at,
            people=People.LONE,
            place=story.place(area),
            really_cse=True,
        )


_PERHAPS = (
    "There may have been another male in the house, {c} is not sure.",
    "{C} thinks somebody else may have been there but cannot say.",
    "It is possible that a second person was present. {C} could not see.",
)


def perhaps_a_second(story: Story) -> None:
    """One named person, and perhaps another: the number stays open."""
    child, one = story.child(), story.adult()
    says = [
        *full_exploitation(story, child, one),
        Say(None, one, child=child, words=story.rng.choice(_PERHAPS)),
    ]
    story.crime(
        story.home.police,
        child,
        [one],
        says,
        story.at(0, 20),
        people=People.COUNT_OPEN,
        place=story.place(),
        really_cse=True,
    )


SITUATIONS = (
    Situation("two_spellings", Family.DECOY, two_spellings, forces=2),
    Situation("unknown_on_two_crimes", Family.DECOY, unknown_on_two_crimes),
    Situation("recruiter_and_one_adult", Family.DECOY, recruiter_and_one_adult),
    Situation("ruled_out", Family.DECOY, ruled_out, 1.5),
    Situation("suspected_false", Family.DECOY, suspected_false),
    Situation("twin_not_involved", Family.DECOY, twin_not_involved),
    Situation("father_and_son", Family.DECOY, father_and_son),
    Situation("big_family", Family.DECOY, big_family, 0.7),
    Situation("same_name_elsewhere", Family.DECOY, same_name_elsewhere, forces=2),
    Situation("perhaps_a_second", Family.DECOY, perhaps_a_second),
)
