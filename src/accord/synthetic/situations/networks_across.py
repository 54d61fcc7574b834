"""Networks that no single record shows: over forces, phones, cars, the railway and the internet."""

from __future__ import annotations

from datetime import timedelta

from accord.synthetic import identifiers
from accord.synthetic.events import Report
from accord.synthetic.expectation import People
from accord.synthetic.facts import Fact
from accord.synthetic.planted import Say
from accord.synthetic.situations.kind import Crossing, Family, Situation
from accord.synthetic.situations.telling import (
    both_present,
    exploitation,
    ordinary_life,
    suspect_life,
    vehicle_of,
    weeks_later,
)
from accord.synthetic.story import Story


def three_forces(story: Story) -> None:
    """One suspect and one child on each of three crimes, in three forces."""
    areas = [story.home, story.other_area(1), story.other_area(2)]
    people = [story.adult() for _ in areas]
    children = [story.child(area=a) for a in areas]
    net = story.network([(p, "direct") for p in people], children)
    start = story.at(0, 20)
    for n, (area, who, child) in enumerate(zip(areas, people, children, strict=True)):
        story.crime(
            area.police,
            child,
            [who],
            exploitation(story, child, who),
            start + timedelta(days=15 * n),
            people=People.TIED,
            place=story.place(area),
            network=net,
            really_cse=True,
        )
        ordinary_life(story, child, area)
    for n, area in enumerate(areas[:2]):
        child = children[n]
        story.intelligence(
            area.police,
            [
                (people[n], "person_of_concern"),
                (people[n + 1], "person_of_concern"),
                (child, "child_of_concern"),
            ],
            [both_present(child, people[n], people[n + 1])],
            start + timedelta(days=20 + 9 * n),
        )
    suspect_life(story, people[0])


def shared_phone(story: Story) -> None:
    """Two suspects on two crimes who use one phone number towards children."""
    there = story.there()
    one, two = story.adult(), story.adult(area=there)
    first, second = story.child(), story.child(area=there)
    net = story.network([(one, "direct"), (two, "direct")], [first, second])
    when = story.at(0, 21)
    events = []
    for area, who, child, at in (
        (story.home, one, first, when),
        (there, two, second, weeks_later(story, when, 1, 5)),
    ):
        events.append(
            (
                area,
                who,
                story.crime(
                    area.police,
                    child,
                    [who],
                    exploitation(story, child, who),
                    at,
                    people=People.TIED,
                    place=story.place(area),
                    network=net,
                    really_cse=True,
                ),
            )
        )
        ordinary_life(story, child, area)
    number = identifiers.mobile(story.cast.everyone[0].number + 60)
    for area, who, event in events:
        phone = story.thing(area.police, "phone", identifiers.written_phone(story.rng, number))
        story.link(area.police, phone, who, "user", since=story.at(-30).date())
        story.link(area.police, phone, event, "used_in")


def shared_vehicle(story: Story) -> None:
    """One car, two users, two children in a week; each crime has one suspect."""
    there = story.there()
    one, two = story.adult(), story.adult(area=there)
    first, second = story.child(), story.child(area=there)
    net = story.network([(one, "direct"), (two, "direct")], [first, second])
    when = story.at(0, 22)
    a = story.crime(
        story.home.police,
        first,
        [one],
        exploitation(story, first, one),
        when,
        people=People.TIED,
        place=story.place(),
        place_type="vehicle",
        network=net,
        really_cse=True,
    )
    mark = vehicle_of(story, story.home.police, one, [a])
    b = story.crime(
        there.police,
        second,
        [two],
        [
            *exploitation(story, second, two),
            Say(
                Fact.FOUND_WITH, two, child=second, extras=(("plate", mark), ("place", "a lay-by"))
            ),
        ],
        when + timedelta(days=5),
        people=People.TIED,
        place=story.place(there),
        place_type="vehicle",
        network=net,
        really_cse=True,
    )
    car = story.thing(there.police, "vehicle", mark.replace(" ", ""))
    story.link(there.police, car, two, "driver", since=(when + timedelta(days=5)).date())
    story.link(there.police, car, b, "used_in")
    for child in (first, second):
        ordinary_life(story, child)


def by_rail(story: Story) -> None:
    """Children brought by train; the railway's police hold one half, the force the other."""
    one, two = story.adult(), story.adult()
    child = story.child()
    net = story.network([(one, "direct"), (two, "transports")], [child])
    when = story.at(0, 17)
    station = story.place(text="Railway Station")
    says = [
        Say(
            Fact.LIFTS,
            two,
            child=child,
            words="{C} was met off the train by {s}, who had bought {cs} ticket.",
        ),
        Say(Fact.TRANSPORTS, two, one, child),
    ]
    what = Report("rail_report", "k", when, place=station, place_type="station")
    parts = [(child, "child_of_concern"), (two, "person_of_concern"), (one, "person_of_concern")]
    story.report(story.setting.transport, what, parts, says)
    story.crime(
        story.home.police,
        child,
        [one],
        exploitation(story, child, one),
        when + timedelta(days=2),
        people=People.TIED,
        place=story.place(),
        network=net,
        really_cse=True,
    )
    story.crime(
        story.setting.transport,
        child,
        [two],
        [Say(Fact.TRANSPORTS, two, one, child), Say(Fact.SEXUAL, one, child=child)],
        when + timedelta(days=9),
        people=People.TIED,
        place=station,
        place_type="station",
        network=net,
        really_cse=True,
        others=[(one, "person_of_concern")],
    )
    ordinary_life(story, child)


def online_group(story: Story) -> None:
    """Adults in several places who share a chat and the images of children."""
    rng = story.rng
    far = story.other_area()
    people = [story.adult(), story.adult(), story.adult(area=far)]
    children = [story.child(), story.child(area=far)]
    net = story.network([(p, "direct") for p in people], children)
    when = story.at(0, 23)
    room = f"discord:{rng.choice(('mates', 'after', 'dark', 'lobby'))}{people[0].number % 9973}"
    for area, who, child, at in (
        (story.home, people[0], children[0], when),
        (far, people[2], children[1], when + timedelta(days=12)),
    ):
        says = exploitation(story, child, who, online=True)
        event = story.crime(
            area.police,
            child,
            [who],
            says,
            at,
            people=People.TIED,
            online=True,
            place_type="online",
            network=net,
            really_cse=True,
        )
        handle = story.thing(area.police, "handle", room)
        story.link(area.police, handle, who, "user", since=story.at(-20).date())
        story.link(area.police, handle, event, "used_in")
        ordinary_life(story, child, area)
    parts = [
        (people[0], "person_of_concern"),
        (people[1], "person_of_concern"),
        (children[0], "child_of_concern"),
    ]
    says = [
        Say(Fact.ONLINE, people[1], child=children[0]),
        Say(Fact.KNOWN, people[0], people[1], extras=(("tie", "the same chat group"),)),
        Say(Fact.IMAGES, people[1], child=children[0]),
    ]
    story.intelligence(story.home.police, parts, says, story.at(6))
    story.associate(
        story.home.police, people[0], people[1], "online_contact", since=story.at(-60).date()
    )


def online_pair(story: Story) -> None:
    """Two adults who share one account, and pass the images on to each other."""
    there = story.there()
    child, one, two = story.child(), story.adult(), story.adult(area=there)
    net = story.network([(one, "direct"), (two, "direct")], [child])
    says = [
        *exploitation(story, child, one, online=True),
        Say(
            None, one, two, child, words="{S} and {o} both used the account and shared the images."
        ),
    ]
    event = story.crime(
        story.home.police,
        child,
        [one, two],
        says,
        story.at(0, 22),
        people=People.TIED,
        online=True,
        place_type="online",
        network=net,
        really_cse=True,
    )
    handle = story.thing(story.home.police, "handle", one.handle)
    for who in (one, two):
        story.link(story.home.police, handle, who, "user", since=story.at(-10).date())
    story.link(story.home.police, handle, event, "used_in")
    if story.crosses:
        story.intelligence(
            there.police,
            [(two, "person_of_concern"), (child, "child_of_concern")],
            [Say(Fact.ONLINE, two, child=child)],
            story.at(12),
        )
    ordinary_life(story, child)


def large_loose(story: Story) -> None:
    """Eleven or more people loosely tied, in one or two forces; each record shows two or three."""
    rng = story.rng
    far = story.there()
    people = [story.adult() for _ in range(rng.randint(8, 11))]
    people += [story.adult(area=far) for _ in range(rng.randint(3, 4))]
    children = [story.child() for _ in range(rng.randint(4, 7))]
    net = story.network(
        [(p, "transports" if n % 5 == 4 else "direct") for n, p in enumerate(people)], children
    )
    start = story.at(0, 21)
    for n, who in enumerate(people):
        child = children[n % len(children)]
        area = story.home if n < len(people) - 3 else far
        if n % 5 != 4:
            story.crime(
                area.police,
                child,
                [who],
                exploitation(story, child, who),
                start + timedelta(days=11 * n),
                people=People.TIED,
                place=story.place(area),
                network=net,
                really_cse=True,
            )
        other = people[(n + 1) % len(people)]
        says = [
            Say(Fact.TRANSPORTS, who, other, child)
            if n % 5 == 4
            else both_present(child, who, other)
        ]
        story.intelligence(
            area.police,
            [(who, "person_of_concern"), (other, "person_of_concern"), (child, "child_of_concern")],
            says,
            start + timedelta(days=11 * n + 4),
        )
    for child in children:
        ordinary_life(story, child)
    for who in people[::3]:
        suspect_life(story, who)


def few_linked_by_intelligence(story: Story) -> None:
    """Three to five people, one crime each, tied in a chain of intelligence and shared children."""
    rng = story.rng
    far = story.there()
    people = [story.adult() for _ in range(rng.randint(3, 5))]
    children = [story.child() for _ in range(rng.randint(2, 3))]
    net = story.network([(p, "direct") for p in people], children)
    start = story.at(0, 20)
    for n, who in enumerate(people):
        child = children[n % len(children)]
        area = far if n == len(people) - 1 else story.home
        story.crime(
            area.police,
            child,
            [who],
            exploitation(story, child, who),
            start + timedelta(days=13 * n),
            people=People.TIED,
            place=story.place(area),
            network=net,
            really_cse=True,
        )
        if n + 1 < len(people):
            other = people[n + 1]
            parts = [
                (who, "person_of_concern"),
                (other, "person_of_concern"),
                (child, "child_of_concern"),
            ]
            story.intelligence(
                story.home.police,
                parts,
                [
                    rng.choice(
                        (
                            both_present(child, who, other),
                            Say(Fact.INTRODUCES, who, other, child),
                        )
                    )
                ],
                start + timedelta(days=13 * n + 3),
            )
    for child in children:
        ordinary_life(story, child)


SITUATIONS = (
    Situation("three_forces", Family.FEW, three_forces, forces=3, crossing=Crossing.ALWAYS),
    Situation("shared_phone", Family.PAIR, shared_phone, forces=2, crossing=Crossing.MAYBE),
    Situation("shared_vehicle", Family.PAIR, shared_vehicle, forces=2, crossing=Crossing.MAYBE),
    Situation("by_rail", Family.PAIR, by_rail, 0.7, crossing=Crossing.ALWAYS),
    Situation(
        "online_group", Family.FEW, online_group, forces=2, crossing=Crossing.ALWAYS, is_online=True
    ),
    Situation(
        "few_linked_by_intelligence",
        Family.FEW,
        few_linked_by_intelligence,
        1.5,
        forces=2,
        crossing=Crossing.MAYBE,
    ),
    Situation(
        "online_pair", Family.PAIR, online_pair, is_online=True, forces=2, crossing=Crossing.MAYBE
    ),
    Situation("large_loose", Family.LARGE, large_loose, forces=2, crossing=Crossing.MAYBE),
)
