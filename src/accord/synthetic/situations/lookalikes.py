"""Situations that look like networks and are not, or must stay not known."""

from __future__ import annotations

from datetime import timedelta

from accord.synthetic import offences
from accord.synthetic.chance import happens
from accord.synthetic.expectation import People
from accord.synthetic.facts import Fact
from accord.synthetic.people import Human
from accord.synthetic.situations.kind import Family, Situation
from accord.synthetic.situations.telling import (
    both_present,
    exploitation,
    full_exploitation,
    harm,
    ordinary_life,
    weeks_later,
)
from accord.synthetic.planted import Say
from accord.synthetic.story import Story


def two_spellings(story: Story) -> None:
    """One person under two spellings in two forces: one person."""
    child, second, one = story.child(), story.child(), story.adult()
    there = story.other_area()
    when = story.at(0, 20)
    for area, who, at in ((story.home, child, when), (there, second, weeks_later(story, when))):
        story.crime(area.police, who, [one], full_exploitation(story, who, one), at,
                    people=People.LONE, place=story.place(area), really_cse=True)  # fmt: skip


def unknown_on_two_crimes(story: Story) -> None:
    """'Unknown male' on two crimes against one child: one man or two."""
    child, man = story.child(), story.adult("M")
    when = story.at(0, 21)
    for at in (when, weeks_later(story, when, 2, 8)):
        one = story.stranger(man)
        story.crime(story.home.police, child, [one], full_exploitation(story, child, one), at,
                    people=People.COUNT_OPEN, place=story.place(), really_cse=True)  # fmt: skip


def one_child_two_strangers_to_each_other(story: Story) -> None:
    """Two offenders exploit the same child; nothing ties them."""
    child, one, two = story.child(), story.adult(), story.adult()
    when = story.at(0, 20)
    for who, at in ((one, when), (two, weeks_later(story, when, 12, 30))):
        story.crime(story.home.police, child, [who], full_exploitation(story, child, who), at,
                    people=People.UNTIED, place=story.place(), really_cse=True)  # fmt: skip


def recruiter_and_one_adult(story: Story) -> None:
    """One adult and a child who brings friends: the child is not counted."""
    one, recruiter, friend = story.adult(), story.child(17), story.child(14)
    when = story.at(0, 19)
    story.crime(story.home.police, recruiter, [one], full_exploitation(story, recruiter, one), when,
                people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip
    says = [Say(Fact.INTRODUCES, recruiter, one, friend), *full_exploitation(story, friend, one)]
    story.crime(story.home.police, friend, [one], says, weeks_later(story, when, 1, 6),
                people=People.LONE, place=story.place(), really_cse=True,
                others=[(recruiter, "associate")])  # fmt: skip


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
        story.crime(story.home.police, child, [who], full_exploitation(story, child, who), at,
                    people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip
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
        says = [*full_exploitation(story, child, one), Say(None, one, professional, child, words=words)]
        story.crime(story.home.police, child, [one], says, at, people=People.LONE,
                    place=story.place(), really_cse=True,
                    others=[(professional, "professional")])  # fmt: skip


def ruled_out(story: Story) -> None:
    """A second suspect is named, then eliminated."""
    child, one, other = story.child(), story.adult(), story.adult()
    says = [*full_exploitation(story, child, one), Say(Fact.ELIMINATED, one, other, child)]
    story.crime(story.home.police, child, [one, other], says, story.at(0, 21), people=People.LONE,
                place=story.place(), really_cse=True, eliminated=[other])  # fmt: skip


def adult_victim(story: Story) -> None:
    """Two suspects, and a victim who was an adult."""
    victim = story.adult("F", low=19, high=45)
    one, two = story.adult("M"), story.adult("M")
    says = [both_present(story, victim, one, two), harm(story, victim, one)]
    story.crime(story.home.police, victim, [one, two], says, story.at(0, 23), people=People.TIED,
                place=story.place(), offence=offences.RAPE_FEMALE_16)  # fmt: skip


def arrested_together_for_theft(story: Story) -> None:
    """Two lone offenders of different children, once arrested together for theft."""
    one, two = story.adult(), story.adult()
    first, second = story.child(), story.child()
    when = story.at(0, 20)
    for who, child, at in ((one, first, when), (two, second, weeks_later(story, when, 8, 20))):
        story.crime(story.home.police, child, [who], full_exploitation(story, child, who), at,
                    people=People.TIE_OPEN, place=story.place(), really_cse=True)  # fmt: skip
    words = "{S} and {o} were detained leaving the store with unpaid goods."
    story.crime(story.home.police, None, [one, two], [Say(None, one, two, words=words)],
                story.at(30, 14), people=People.TIED, offence=offences.SHOPLIFTING,
                place=story.place(text="Superstore"), place_type="retail")  # fmt: skip
    story.associate(story.home.police, one, two, "co_arrest", since=story.at(30).date())


def suspected_false(story: Story) -> None:
    """A second person stands only on intelligence graded as suspected false."""
    child, one, other = story.child(), story.adult(), story.adult()
    story.crime(story.home.police, child, [one], full_exploitation(story, child, one),
                story.at(0, 19), people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip
    parts = [(one, "person_of_concern"), (other, "person_of_concern"), (child, "child_of_concern")]
    story.intelligence(story.home.police, parts, [Say(Fact.PREMISES, other, one, child)],
                       story.at(12), grade="E")  # fmt: skip


def ended_long_before(story: Story) -> None:
    """Two offenders who were once partners or friends, years before either offended."""
    one, two = story.adult(low=30), story.adult(low=30)
    first, second = story.child(), story.child()
    when = story.at(0, 20)
    for who, child, at in ((one, first, when), (two, second, weeks_later(story, when, 5, 15))):
        story.crime(story.home.police, child, [who], full_exploitation(story, child, who), at,
                    people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip
    story.associate(story.home.police, one, two, story.rng.choice(("friend", "co_resident")),
                    since=story.at(-3600).date(), until=story.at(-1800).date())  # fmt: skip


def twin_not_involved(story: Story) -> None:
    """A twin of the offender is known for other things."""
    child, one = story.child(), story.adult()
    other = story.cast.twin(one)
    one = story.cast.as_twin(one)
    story.crime(story.home.police, child, [one], full_exploitation(story, child, one),
                story.at(0, 20), people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip
    _known_for_theft(story, other)
    story.associate(story.home.police, one, other, "sibling", since=one.born)


def father_and_son(story: Story) -> None:
    """Father and son of one name at one address; the son offends, the father is known for theft."""
    child, one = story.child(), story.adult("M", low=19, high=30)
    father = story.cast.namesake(one, story.rng.randint(22, 32))
    story.crime(story.home.police, child, [one], full_exploitation(story, child, one),
                story.at(0, 20), people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip
    _known_for_theft(story, father)
    story.associate(story.home.police, father, one, "parent_child", since=one.born)


def _known_for_theft(story: Story, who: Human) -> None:
    words = "{S} was seen to take items and leave without paying."
    story.crime(story.home.police, None, [who], [Say(None, who, words=words)], story.at(-90, 12),
                people=People.LONE, offence=offences.SHOPLIFTING,
                place=story.place(text="Supermarket"), place_type="retail")  # fmt: skip


def big_family(story: Story) -> None:
    """One offender in a big family whose members are all recorded with each other."""
    child, one = story.child(), story.adult("M")
    kin = [story.cast.relative(one, story.force, story.rng.randint(18, 65), story.day,
                               sex=story.rng.choice("MF")) for _ in range(9)]  # fmt: skip
    story.crime(story.home.police, child, [one], full_exploitation(story, child, one),
                story.at(0, 20), people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip
    for n, relative in enumerate(kin):
        kind = story.rng.choice(("sibling", "other_family", "co_resident"))
        story.associate(story.home.police, one, relative, kind, since=one.born)
        if n:
            story.associate(story.home.police, kin[n - 1], relative, kind, since=one.born)
        if happens(story.rng, 0.4):
            _known_for_theft(story, relative)


def county_lines_only(story: Story) -> None:
    """Two adults who make a child sell drugs; nothing sexual."""
    child, one, two = story.child(), story.adult(), story.adult()
    says = [Say(Fact.COUNTY_LINES, one, child=child),
            Say(Fact.KNOWN, one, two, child)]  # fmt: skip
    event = story.crime(
        story.home.police, child, [one, two], says, story.at(0, 17), people=People.TIED,
        offence=story.rng.choice((offences.SUPPLY, offences.SLAVERY)), place=story.place(),
    )  # fmt: skip
    story.report(story.setting.referrals, "nrm", "c",
                 [(child, "subject"), (one, "person_of_concern")],
                 [Say(Fact.COUNTY_LINES, one, child=child)], story.at(20), related=event)  # fmt: skip
    ordinary_life(story, child)


def child_held_as_suspect(story: Story) -> None:
    """A child arrested with drugs that belong to an adult: used, whatever the role says."""
    child, one = story.child(16), story.adult()
    says = [Say(Fact.COUNTY_LINES, one, child=child)]
    story.crime(story.home.police, None, [child, one], says, story.at(0, 15), people=People.TIED,
                offence=offences.SUPPLY, place=story.place(), place_type="street")  # fmt: skip


def adults_dealing_with_a_child_in_the_car(story: Story) -> None:
    """Two adults stopped with drugs, a child of theirs in the back."""
    parent = story.adult(low=27, high=44)
    child = story.cast.relative(parent, story.force, story.rng.randint(5, 15), story.day, sex="F")
    other = story.adult()
    words = "{S} and {o} stopped in a vehicle with a quantity of cannabis; the child was asleep in the back and was taken home."
    story.crime(story.home.police, None, [parent, other], [Say(None, parent, other, words=words)],
                story.at(0, 20), people=People.TIED, offence=offences.POSSESSION,
                place=story.place(), place_type="vehicle", others=[(child, "witness")])  # fmt: skip
    story.associate(story.home.police, parent, child, "parent_child", since=child.born)


def stolen_bicycle(story: Story) -> None:
    """An exploited child's bicycle is stolen: it inherits nothing."""
    child, one, thief = story.child(), story.adult(), story.adult()
    when = story.at(0, 20)
    story.crime(story.home.police, child, [one], full_exploitation(story, child, one), when,
                people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip
    words = story.rng.choice(("{C} left {cs} bike outside the shop and it was taken.",
                              "{c_poss} bicycle stolen from the school rack by {s}."))  # fmt: skip
    story.crime(story.home.police, child, [thief], [Say(None, thief, child=child, words=words)],
                weeks_later(story, when, 3, 9), people=People.LONE, offence=offences.BICYCLE,
                place=story.place(), place_type="street", inherits=False)  # fmt: skip


def safety_advice(story: Story) -> None:
    """A school and a social worker give advice about exploitation; nothing points to any."""
    child = story.child()
    words = story.rng.choice((
        "Assembly on online safety and healthy relationships. {C} asked good questions.",
        "Worker explained what child sexual exploitation is and what to do if anyone offers {cm} gifts. No concerns raised.",
        "{C} was given advice about not accepting lifts from people {ch} does not know. There is no evidence of exploitation.",
    ))  # fmt: skip
    source = story.rng.choice((*story.home.social_care, *story.home.education))
    voice = "c" if source in story.home.social_care else "s"
    story.report(source, "contact" if voice == "c" else "other", voice, [(child, "subject")],
                 [Say(None, child=child, words=words)], story.at(0, 11))  # fmt: skip
    story.crime(story.home.police, child, [story.stranger()],
                [Say(None, child=child, words="{C} was pushed over outside school and {cs} bag was taken.")],
                story.at(15, 15), people=People.LONE, offence=offences.ROBBERY,
                place=story.place(), place_type="street", inherits=False)  # fmt: skip


def makesafe_alone(story: Story) -> None:
    """A hotel's call with no child named and nobody else's record beside it."""
    one, two = story.adult(), story.adult()
    hotel = story.place(text="Bridge Hotel")
    words = story.rng.choice((
        "{S} and {o} checked in late with a young person who looked about fifteen and would not speak.",
        "Two adults, {s} and {o}, paid cash for one room; a teenager was with them and there was no luggage.",
    ))  # fmt: skip
    story.report(story.home.business[0], "makesafe_call", "k",
                 [(one, "person_of_concern"), (two, "person_of_concern")],
                 [Say(None, one, two, words=words)], story.at(0, 23), place=hotel,
                 place_type="hotel")  # fmt: skip


def grown_up_by_then(story: Story) -> None:
    """A member's victim is assaulted again as an adult: that crime is not exploitation of a child."""
    child, one, two = story.child(17), story.adult(), story.adult()
    net = story.network([(one, "direct"), (two, "direct")], [child])
    when = story.at(0, 20)
    says = [both_present(story, child, one, two), *full_exploitation(story, child, one)]
    story.crime(story.home.police, child, [one, two], says, when, people=People.TIED,
                place=story.place(), network=net, really_cse=True)  # fmt: skip
    later = min(when + timedelta(days=500), story.at(1500))
    if child.age_on(later.date()) >= 18:
        story.crime(story.home.police, child, [one], [harm(story, child, one)], later,
                    people=People.TIED, place=story.place(), offence=offences.RAPE_FEMALE_16)  # fmt: skip


def possible_only(story: Story) -> None:
    """Something points to exploitation without alleging it."""
    child, one = story.child(), story.adult()
    says = [Say(Fact.SEXUAL_HINT, one, child=child)]
    story.crime(story.home.police, child, [one], says, story.at(0, 22), people=People.LONE,
                offence=offences.ABDUCTION, place=story.place(),
                really_cse=happens(story.rng, 0.4))  # fmt: skip


def lifts_and_gifts(story: Story) -> None:
    """Unexplained contact with an adult, with gifts and lifts; nothing sexual is said."""
    child, one = story.child(14), story.adult(low=28)
    says = [Say(Fact.FOUND_WITH, one, child=child), Say(Fact.GIFT, one, child=child),
            Say(Fact.LIFTS, one, child=child)]  # fmt: skip
    story.crime(story.home.police, child, [one], says, story.at(0, 22), people=People.LONE,
                offence=offences.ABDUCTION, place=story.place(), place_type="vehicle",
                really_cse=happens(story.rng, 0.4))  # fmt: skip


def one_placement(story: Story) -> None:
    """Two children of one placement, each harmed by another lone person."""
    home = story.place(text="Larch Lodge")
    when = story.at(0, 18)
    source = story.home.social_care[0]
    for at in (when, weeks_later(story, when, 10, 20)):
        child, one = story.child(), story.adult()
        story.care(source, child, "looked_after", story.at(-100).date(), home)
        story.crime(story.home.police, child, [one], exploitation(story, child, one), at,
                    people=People.LONE, place=story.place(), really_cse=True)  # fmt: skip


SITUATIONS = (
    Situation("two_spellings", Family.DECOY, two_spellings, forces=2),
    Situation("unknown_on_two_crimes", Family.DECOY, unknown_on_two_crimes),
    Situation("one_child_two_untied", Family.DECOY, one_child_two_strangers_to_each_other),
    Situation("recruiter_and_one_adult", Family.DECOY, recruiter_and_one_adult),
    Situation("shared_hub", Family.DECOY, shared_hub, 2.0),
    Situation("shared_professional", Family.DECOY, shared_professional),
    Situation("ruled_out", Family.DECOY, ruled_out, 1.5),
    Situation("adult_victim", Family.DECOY, adult_victim),
    Situation("arrested_together_for_theft", Family.DECOY, arrested_together_for_theft),
    Situation("suspected_false", Family.DECOY, suspected_false),
    Situation("ended_long_before", Family.DECOY, ended_long_before),
    Situation("twin_not_involved", Family.DECOY, twin_not_involved),
    Situation("father_and_son", Family.DECOY, father_and_son),
    Situation("big_family", Family.DECOY, big_family, 0.7),
    Situation("county_lines_only", Family.DECOY, county_lines_only, 2.0),
    Situation("child_held_as_suspect", Family.DECOY, child_held_as_suspect),
    Situation("dealing_with_a_child_present", Family.DECOY, adults_dealing_with_a_child_in_the_car),
    Situation("stolen_bicycle", Family.DECOY, stolen_bicycle),
    Situation("safety_advice", Family.DECOY, safety_advice, needs_partners=True),
    Situation("makesafe_alone", Family.DECOY, makesafe_alone, needs_partners=True),
    Situation("grown_up_by_then", Family.DECOY, grown_up_by_then, 0.5, is_english=True),
    Situation("possible_only", Family.DECOY, possible_only),
    Situation("lifts_and_gifts", Family.DECOY, lifts_and_gifts),
    Situation("one_placement", Family.DECOY, one_placement, needs_partners=True),
)
