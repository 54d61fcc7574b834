"""Networks in which somebody never touches a child: hosts, drivers, go-betweens, the paid."""

from __future__ import annotations

from datetime import timedelta

from accord.synthetic.events import Report
from accord.synthetic.expectation import People
from accord.synthetic.facts import Fact
from accord.synthetic.planted import Say
from accord.synthetic.situations.kind import Family, Situation
from accord.synthetic.situations.telling import (
    against_each,
    exploitation,
    harm,
    more_children,
    ordinary_life,
    premises,
    suspect_life,
    told_on_return,
    vehicle_of,
    weeks_later,
)
from accord.synthetic.story import Story


def facilitator_on_intelligence(story: Story) -> None:
    """One direct offender; the person who lends the flat stands only on an intelligence report."""
    child, one, host = story.child(), story.adult(), story.adult()
    others = more_children(story)
    net = story.network([(one, "direct"), (host, "provides_property")], [child, *others])
    against_each(story, others, [one], net)
    story.crime(
        story.home.police,
        child,
        [one],
        exploitation(story, child, one),
        story.at(0, 21),
        people=People.TIED,
        place=host.home,
        network=net,
        really_cse=True,
    )
    parts = [
        (host, story.rng.choice(("facilitator", "premises_controller", "person_of_concern"))),
        (one, "person_of_concern"),
        (child, "child_of_concern"),
    ]
    story.intelligence(
        story.home.police,
        parts,
        [Say(Fact.PREMISES, host, one, child)],
        story.at(14),
        place=host.home,
        place_type="private_address",
    )
    ordinary_life(story, child)
    told_on_return(story, child, one)
    suspect_life(story, host)


def driver_and_direct(story: Story) -> None:
    """A driver who takes the child to the person who offends."""
    child, one, driver = story.child(), story.adult(), story.adult(low=25, high=60)
    others = more_children(story)
    net = story.network([(one, "direct"), (driver, "transports")], [child, *others])
    against_each(story, others, [one], net)
    when = story.at(0, 20)
    event = story.crime(
        story.home.police,
        child,
        [one],
        [Say(Fact.TRANSPORTS, driver, one, child), *exploitation(story, child, one)],
        when,
        people=People.TIED,
        place=story.place(),
        place_type="taxi",
        network=net,
        really_cse=True,
        others=[(driver, "driver")],
    )
    vehicle_of(story, story.home.police, driver, [event])
    if story.home.licensing:
        says = [Say(Fact.FOUND_WITH, driver, child=child)]
        story.report(
            story.rng.choice(story.home.licensing),
            Report("licensing_complaint", "k", story.at(20)),
            [(driver, "driver"), (child, "child_of_concern")],
            says,
        )
    ordinary_life(story, child)
    told_on_return(story, child, one)


def payment_taker(story: Story) -> None:
    """One takes money, the other offends; whether more is said is left to chance."""
    child, one, paid = story.child(), story.adult(), story.adult()
    others = more_children(story)
    net = story.network([(one, "direct"), (paid, "takes_payment")], [child, *others])
    against_each(story, others, [one], net)
    says = [*exploitation(story, child, one), Say(Fact.PAYMENT, paid, one, child)]
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
        others=[(paid, "facilitator")],
    )
    ordinary_life(story, child)
    told_on_return(story, child, one)
    suspect_life(story, paid)


def introducer(story: Story) -> None:
    """An adult who introduces children to others, known from partners' records."""
    child, one, between = story.child(), story.adult(), story.adult()
    net = story.network([(one, "direct"), (between, "introduces")], [child])
    story.crime(
        story.home.police,
        child,
        [one],
        exploitation(story, child, one),
        story.at(0, 19),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    care = story.rng.choice(story.home.social_care)
    parts = [(child, "subject"), (between, "person_of_concern"), (one, "person_of_concern")]
    says = [Say(Fact.INTRODUCES, between, one, child), harm(child, one)]
    story.report(care, Report("mace", "c", story.at(21), factors=("11A", "10A")), parts, says)
    ordinary_life(story, child)
    told_on_return(story, child, one)


def partner_only_tie(story: Story) -> None:
    """Each offender on his own crime; only a multi-agency minute says they know each other."""
    one, two = story.adult(), story.adult()
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
    care = story.rng.choice(story.home.social_care)
    parts = [
        (first, "child_of_concern"),
        (second, "child_of_concern"),
        (one, "person_of_concern"),
        (two, "person_of_concern"),
    ]
    says = [Say(Fact.KNOWN, one, two, first), Say(Fact.TOGETHER, one, two, second)]
    story.report(care, Report("mace", "c", story.at(40)), parts, says)
    story.associate(
        care,
        one,
        two,
        "friend",
        since=story.at(-100).date(),
        basis="agreed at multi-agency meeting",
    )
    ordinary_life(story, first)


def shop_group(story: Story) -> None:
    """Three or four people who work in one small shop where children are given things."""
    rng = story.rng
    people = [story.adult() for _ in range(rng.randint(3, 5))]
    children = [story.child() for _ in range(rng.randint(2, 3))]
    net = story.network(
        [(people[0], "provides_property"), *((p, "direct") for p in people[1:])], children
    )
    kind, type_ = rng.choice(
        (("takeaway", "takeaway"), ("vape shop", "vape_shop"), ("car wash", "other"))
    )
    name = f"{rng.choice(('Golden', 'Star', 'Corner', 'Best', 'Royal'))} {kind.title()}"
    place = story.place(text=name)
    events = []
    start = story.at(0, 18)
    for n, child in enumerate(children):
        who = people[1 + n % (len(people) - 1)]
        says = [Say(Fact.PREMISES, people[0], who, child), *exploitation(story, child, who)]
        events.append(
            story.crime(
                story.home.police,
                child,
                [who],
                says,
                start + timedelta(days=12 * n),
                people=People.TIED,
                place=place,
                place_type=type_,
                network=net,
                really_cse=True,
                others=[(people[0], "premises_controller")],
            )
        )
    thing = premises(story, story.home.police, name, place, events)
    for person in people:
        story.link(story.home.police, thing, person, "works_at", since=story.at(-200).date())
    story.intelligence(
        story.home.police,
        [*((p, "person_of_concern") for p in people[1:]), (children[0], "child_of_concern")],
        [Say(Fact.KNOWN, people[1], people[-1], extras=(("tie", "working in the same shop"),))],
        story.at(25),
        place=place,
        place_type=type_,
    )
    for child in children:
        ordinary_life(story, child)


def status_gain(story: Story) -> None:
    """No money: standing with the others is what is gained."""
    child, one, two = story.child(), story.adult(low=18, high=25), story.adult(low=19, high=30)
    net = story.network([(one, "introduces"), (two, "direct")], [child])
    says = [
        harm(child, two),
        Say(Fact.GROOMING, one, child=child),
        Say(Fact.STATUS, one, two, child),
        Say(Fact.INTRODUCES, one, two, child),
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
    ordinary_life(story, child)
    told_on_return(story, child, one)


def familial_with_gain(story: Story) -> None:
    """A relative takes payment from another adult."""
    child = story.child(story.rng.randint(9, 14))
    relative = story.cast.relative(
        child, story.force, story.rng.randint(30, 50), story.day, sex="M", same_home=True
    )
    other = story.adult(low=30, high=60)
    story.family.add(relative.person_id)
    net = story.network([(relative, "takes_payment"), (other, "direct")], [child])
    word = story.rng.choice(("uncle", "stepfather", "cousin"))
    says = [
        Say(Fact.RELATIVE, relative, child=child, extras=(("relation", word),)),
        harm(child, other),
        Say(Fact.PAYMENT, relative, other, child),
    ]
    story.crime(
        story.home.police,
        child,
        [other, relative],
        says,
        story.at(0, 17),
        people=People.TIED,
        place=child.home,
        network=net,
        really_cse=True,
    )
    story.associate(story.home.police, child, relative, "other_family", since=child.born)


SITUATIONS = (
    Situation("facilitator_on_intelligence", Family.PAIR, facilitator_on_intelligence, 1.5),
    Situation("driver_and_direct", Family.PAIR, driver_and_direct),
    Situation("payment_taker", Family.PAIR, payment_taker),
    Situation("introducer", Family.PAIR, introducer, needs_partners=True),
    Situation("partner_only_tie", Family.PAIR, partner_only_tie, needs_partners=True),
    Situation("status_gain", Family.PAIR, status_gain, 0.7, is_english=True),
    Situation("familial_with_gain", Family.PAIR, familial_with_gain, 0.7),
    Situation("shop_group", Family.FEW, shop_group, 1.2),
)
