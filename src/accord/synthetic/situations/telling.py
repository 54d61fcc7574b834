"""Turns of phrase that many situations share: what was done, given, threatened, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from accord.synthetic import identifiers
from accord.synthetic.chance import happens
from accord.synthetic.events import Report
from accord.synthetic.expectation import People
from accord.synthetic.facts import EXCHANGE, PLAIN_EXCHANGE, Fact
from accord.synthetic.geography import Place
from accord.synthetic.organisations import Holdings, Source
from accord.synthetic.people import Human
from accord.synthetic.planted import Event, Say, Somebody
from accord.synthetic.story import Story

_COERCION = (Fact.GROOMING, Fact.GROOMING, Fact.THREAT, Fact.FALSE_AGE, Fact.ISOLATION)


def harm(child: Human, by: Somebody, *, online: bool = False) -> Say:
    """What was done, in neutral words."""
    return Say(Fact.IMAGES if online else Fact.SEXUAL, by, child=child)


def exchange(story: Story, child: Human, by: Somebody) -> list[Say]:
    """One or two things the child was given, always said."""
    kinds = EXCHANGE if child.age_on(story.day) < 15 else PLAIN_EXCHANGE
    count = story.rng.choice((1, 1, 2))
    return [Say(fact, by, child=child) for fact in story.rng.sample(kinds, count)]


def coercion(story: Story, child: Human, by: Somebody) -> Say:
    """How the child was drawn in or held, always said."""
    options = [f for f in _COERCION if not (f is Fact.FALSE_AGE and not isinstance(by, Human))]
    fact = story.rng.choice(options)
    return Say(fact, by, child=child)


def exploitation(story: Story, child: Human, by: Somebody, *, online: bool = False) -> list[Say]:
    """Harm, with the exchange and the drawing in as often as records say them."""
    says = [harm(child, by, online=online)]
    if online:
        says.insert(0, Say(Fact.ONLINE, by, child=child))
    if story.says_coercion():
        says.insert(0, coercion(story, child, by))
    if story.says_exchange():
        says += exchange(story, child, by)
    if happens(story.rng, 0.2):
        says.append(Say(Fact.DISTRESS, child=child))
    return says


def full_exploitation(story: Story, child: Human, by: Somebody) -> list[Say]:
    """Harm, exchange and coercion, all of them said."""
    return [coercion(story, child, by), harm(child, by), *exchange(story, child, by)]


def nothing(child: Human, by: Human) -> list[Say]:
    """Exchange, gain and threats excluded in words."""
    return [
        Say(Fact.NOTHING_AT_ALL, by, child=child),
        Say(Fact.NO_THREATS, by, child=child),
    ]


def alone(story: Story, child: Human, by: Somebody) -> list[Say]:
    """Sometimes the note says that nobody else took part."""
    return [Say(Fact.ALONE, by, child=child)] if happens(story.rng, 0.3) else []


def care_source(story: Story, area: Holdings | None = None) -> Source | None:
    """A children's social care source of the area, if its partners deliver."""
    sources = (area or story.home).social_care
    return story.rng.choice(sources) if sources else None


def ordinary_life(story: Story, child: Human, area: Holdings | None = None) -> None:
    """What else the records hold of an exploited child: care, school, missing episodes."""
    where = area or story.home
    worrying_signs(story, child)
    if happens(story.rng, story.rates["missing_history"]):
        for _ in range(story.rng.choice((1, 1, 2, 3))):
            _innocent_missing(story, child, where)
    care = care_source(story, where)
    if care is None:
        return
    _assessment(story, child, care)
    if happens(story.rng, story.rates["looked_after"]):
        since = (story.at(-story.rng.randint(30, 300))).date()
        story.care(care, child, "looked_after", since, story.place(where))
    if where.education and happens(story.rng, 0.6):
        _school(story, child, story.rng.choice(where.education))


def _innocent_missing(story: Story, child: Human, area: Holdings) -> None:
    words = story.rng.choice(
        (
            "{C} said {ch} had stayed at a friend's after an argument with mum.",
            "{C} had lost track of time at the park with school friends.",
            "{C} was at {cs} nan's and had let {cs} phone run out.",
            "{C} said {ch} walked around town on {cs} own to calm down and was not with anyone.",
            "{C} said {ch} was with {cs} sister and nobody else.",
            "{C} had gone to {cs} old street to see the dog and came back by bus.",
            "{C} said nothing had happened and that nobody had made {cm} do anything.",
            "{C} was upset about contact being cancelled and sat in the library.",
            "{C} had been at a sleepover that mum had forgotten about.",
            "{C} said {ch} bunked off with a classmate and they played football.",
            "{C} did not want to talk about it and asked about tea.",
            "{C} went to the shops and missed the bus. A neighbour gave {cm} a lift home.",
        )
    )
    says = [Say(None, child=child, words=words)] if happens(story.rng, 0.6) else []
    story.missing(
        child,
        says,
        story.at(-story.rng.randint(60, 140)),
        hours=story.rng.randint(4, 20),
        area=area,
        place_type=story.rng.choice(("private_address", "street", "park")),
        concern=story.rng.choice("YUN"),
    )


_CO_FACTORS = ("4A", "10A", "15A", "4B", "14A", "2A", "1A", "3B", "16A", "17A", "13A")


def _assessment(story: Story, child: Human, care: Source) -> None:
    rng = story.rng
    count = max(0, round(rng.gauss(story.rates["factors_per_cse_assessment"] - 1, 1.5)))
    factors = rng.sample(_CO_FACTORS, min(count, len(_CO_FACTORS)))
    if happens(rng, 0.4):
        factors.append("11A")
    words = rng.choice(
        (
            "Child and family assessment completed. Home conditions good enough, "
            "school is a worry.",
            "Assessment finished. Mum is willing to work with us and {c} has a trusted aunt.",
            "Assessment: strengths are {c_poss} humour and {cs} relationship with {cs} nan.",
        )
    )
    what = Report("assessment", "c", story.at(-rng.randint(150, 250)), factors=factors)
    story.report(care, what, [(child, "subject")], [Say(None, child=child, words=words)])


def _school(story: Story, child: Human, school: Source) -> None:
    absent = happens(story.rng, story.rates["persistently_absent"])
    words = (
        "Attendance has fallen to {percent}% this term; letter sent home."
        if absent
        else "{C} is attending well and is predicted good grades."
    )
    what = Report("attendance_concern", "s", story.at(-story.rng.randint(150, 250)))
    story.report(school, what, [(child, "subject")], [Say(None, child=child, words=words)])


def suspect_life(story: Story, who: Human, area: Holdings | None = None) -> None:
    """Records about a person of concern that have nothing to do with children."""
    rng = story.rng
    if not happens(rng, 0.4):
        return
    where = area or story.home
    words = rng.choice(
        (
            "{s_full} stopped driving without insurance and reported for summons.",
            "{s_full} is believed to be selling stolen tools from a van.",
            "{s_full} was in a dispute with a neighbour over parking.",
            "{s_full} has changed address and now lives nearer the ring road.",
        )
    )
    story.intelligence(
        where.police,
        [(who, "subject")],
        [Say(None, who, words=words)],
        story.at(-rng.randint(200, 400)),
    )


def both_present(child: Human, one: Somebody, other: Somebody) -> Say:
    """The two were together with the child."""
    return Say(Fact.TOGETHER, one, other, child)


def weeks_later(story: Story, start: datetime, low: int = 1, high: int = 12) -> datetime:
    """Some weeks after a moment."""
    return start + timedelta(days=7 * story.rng.randint(low, high), hours=story.rng.randint(0, 9))


def vehicle_of(
    story: Story, source: Source, keeper: Human, events: Sequence[Event], relation: str = "used_in"
) -> str:
    """A vehicle with its keeper, linked to records; returns its registration mark."""
    mark = identifiers.plate(keeper.number)
    thing = story.thing(source, "vehicle", mark, description="car")
    story.link(source, thing, keeper, "keeper", since=story.at(-300).date())
    for event in events:
        story.link(source, thing, event, relation)
    return mark


def premises(story: Story, source: Source, name: str, place: Place, events: Sequence[Event]) -> str:
    """A named place linked to records."""
    thing = story.thing(source, "premises", name, description=place.text, postcode=place.postcode)
    for event in events:
        story.link(source, thing, event, "used_in")
    return thing


def more_children(story: Story) -> list[Human]:
    """The further children a network of a few people harms, so that the average is kept."""
    # Some shapes have one child by their nature, so these make up for them.
    wanted = 1.7 * (story.rates["children_per_network"] - 1)
    count = 0
    while count < 5 and happens(story.rng, wanted / (1 + wanted)):
        count += 1
    return [story.child() for _ in range(count)]


def against_each(
    story: Story, children: Sequence[Human], people: Sequence[Human], network: str
) -> None:
    """A crime against each of these children by one or more of these people, weeks apart."""
    start = story.at(10, 20)
    for n, child in enumerate(children):
        who = people if len(people) == 1 or happens(story.rng, 0.5) else people[:1]
        says = exploitation(story, child, who[0])
        if len(who) > 1:
            says.insert(0, both_present(child, who[0], who[1]))
        when = start + timedelta(days=17 * n + story.rng.randint(0, 9))
        story.crime(
            story.home.police,
            child,
            who,
            says,
            when,
            people=People.TIED,
            place=story.place(),
            network=network,
            really_cse=True,
        )


def is_young(story: Story) -> bool:
    """Whether a suspect of group abuse outside exploitation is under eighteen."""
    rates = story.rates
    peers = rates["group_category_peer"]
    rest = rates["group_category_familial"] + rates["group_category_other"]
    chance = (rates["suspects_10_to_17"] - peers) / rest if rest else 0.0
    # Staff, strangers and one of two relatives are always grown; the others make up for them.
    return happens(story.rng, min(1.0, max(0.0, 1.6 * chance)))


_SIGNS = (
    ("s", "{C} came in with {gift} and would not say where it was from."),
    ("s", "{C} has been tired and was seen getting out of a car that staff did not know."),
    ("s", "{C} has a second phone which rings all through lessons."),
    ("c", "Placement found {gift} and cash. {C} would not say who gave it to {cm}."),
    ("c", "{C} is coming back late smelling of alcohol and will not say where {ch} has been."),
    ("c", "Mum is worried about an older person messaging {c}. No name known."),
)


def worrying_signs(story: Story, child: Human) -> None:
    """What a school or a worker noticed some time before, with no one named."""
    home = story.home
    if not home.social_care or not happens(story.rng, 0.3):
        return
    voice, words = story.rng.choice(_SIGNS)
    source = story.rng.choice(home.education if voice == "s" else home.social_care)
    kind = "other" if voice == "s" else "contact"
    what = Report(kind, voice, story.at(-story.rng.randint(25, 110), 11))
    story.report(source, what, [(child, "subject")], [Say(None, child=child, words=words)])


def told_on_return(story: Story, child: Human, by: Human) -> None:
    """An episode on which the child was with a person of concern, and what was said after."""
    if not happens(story.rng, story.rates["missing_history"] * 0.6):
        return
    says = [Say(Fact.FOUND_WITH, by, child=child)]
    if story.says_exchange():
        says += exchange(story, child, by)
    if story.says_coercion():
        says.append(coercion(story, child, by))
    if happens(story.rng, 0.5):
        says.append(Say(Fact.DISTRESS, child=child))
    story.missing(
        child,
        says,
        story.at(-story.rng.randint(4, 24), 18),
        hours=16,
        found_with=[by],
        place=by.home,
        place_type="private_address",
        concern="Y",
    )
