"""Which concepts, offence groups, roles and relations the criteria look for, named once."""

from __future__ import annotations

from collections.abc import Iterable

# A sexual offence, abuse or exploitation is alleged.
ABUSE = ("abuse.sexual", "abuse.images")
# Something points to it without alleging it.
POINTERS = ("abuse.online", "control.manipulation", "facilitation.introduces", "gain.payment")
# Contact of the child with somebody else.
CONTACT = (
    "abuse.online",
    "association.together",
    "control.age_gap",
    "facilitation.introduces",
    "facilitation.transports",
    "missing.found_with",
    "people.several",
    "people.unidentified",
)
# Gifts, drink, lifts or overnight stays.
FAVOURS = (
    "exchange.accommodation",
    "exchange.gift",
    "exchange.money",
    "exchange.substances",
    "exchange.transport",
    "place.hotel",
)
# Among them, where a stay may have been and nothing is said of one.
PLACES_TO_STAY = ("place.hotel",)
EXCHANGE_FOR_CHILD = (
    "exchange.accommodation",
    "exchange.affection",
    "exchange.debt",
    "exchange.gift",
    "exchange.money",
    "exchange.substances",
    "exchange.transport",
)
GAIN = ("gain.payment", "gain.status")
WITHDRAWAL = ("exchange.withdrawal",)
# "Nothing was offered" is read as a denied gift, "or taken" as a denied payment.
NOTHING_OFFERED = ("exchange.gift",)
NOTHING_TAKEN = ("gain.payment",)
NO_THREATS = ("control.threat",)
COERCION = (
    "control.isolation",
    "control.manipulation",
    "control.threat",
    "exchange.debt",
    "exchange.withdrawal",
)
# Among them, what an attack itself is made of.
FORCE = ("control.threat",)
# A threat, demand or hold over the child is an imbalance, as is control of home, money or care.
IMBALANCE = (
    "control.isolation",
    "control.threat",
    "exchange.accommodation",
    "exchange.debt",
    "exchange.withdrawal",
    "setting.institution",
)
AGE_GAP = ("control.age_gap",)
INVOLVEMENT = (
    "facilitation.introduces",
    "facilitation.premises",
    "facilitation.transports",
    "gain.payment",
)
INVOLVEMENT_ROLES = ("introduces", "transports", "takes_payment", "provides_property")
CRIMINAL_USE = ("criminal.county_lines", "criminal.other")
# Wording about consent, "boyfriend" or choice never moves any criterion (X4): a span inside such
# wording may not speak for these.
MOVED_BY_BLAME = ("control.age_gap", "exchange.affection")

CSE_FACTORS = ("11A", "19A", "19B", "19C")
CCE_FACTORS = ("24A",)
RITUAL_FACTORS = ("23A",)
CSE_MARKERS = ("CSE", "CSA", "GROUP_CSE")
CCE_MARKERS = ("CCE",)

FAMILY_KINDS = ("parent_child", "sibling", "other_family")
INSTITUTIONS = ("school", "religious", "sports", "childrens_home", "care_placement")
# A relationship that is no family: a friend of the parents, a neighbour, a partner.
OTHER_KINDS = ("friend", "partner", "employment", "other")
COMMUNITY_PLACES = (
    "vehicle",
    "hotel",
    "short_let",
    "takeaway",
    "licensed_premises",
    "vape_shop",
    "taxi",
    "park",
    "street",
    "station",
    "retail",
)
COMMUNITY_CONCEPTS = (
    "place.hotel",
    "place.licensed",
    "place.party_address",
    "place.takeaway",
    "place.transport_hub",
    "place.vehicle",
)

# Scopes on which is judged what was done to a child; the rest say only who the people are.
CHILD_SCOPES = ("own", "occasion", "same_child_and_concern")
OCCASION_SCOPES = ("own", "occasion")


def one_of(column: str, values: Iterable[str]) -> str:
    """SQL that is true where the column holds one of some fixed words."""
    listed = "', '".join(values)
    return f"{column} in ('{listed}')"


def recorded_pairs(kinds: Iterable[str]) -> str:
    """SQL for the pairs of people recorded in associations of some kinds, both ways round."""
    return f"""
    with pairs as (
        select a.person_id as one, b.person_id as other
        from associations s
            join person_nominals a
                on a.source_id = s.source_id and a.nominal_id = s.nominal_id_a
            join person_nominals b
                on b.source_id = s.source_id and b.nominal_id = s.nominal_id_b
        where {one_of("s.kind", kinds)}
    )
    select one, other from pairs union select other, one from pairs
    """


def any_item(column: str, values: Iterable[str]) -> str:
    """SQL that is true where a list column holds one of some fixed words."""
    return "(" + " or ".join(f"has_item({column}, '{value}')" for value in values) + ")"


# Offence groups, as events.offence_group holds them.
SEXUAL_OFFENCES = (
    "sexual",
    "child_sexual",
    "exploitation",
    "familial",
    "grooming",
    "images",
    "trafficking",
)
CHILD_OFFENCES = ("child_sexual", "exploitation", "grooming")
# Classes whose own words say that the child was under 16.
UNDER_16_CLASSES = ("17B", "19D", "19E", "19G", "19H", "20B", "21", "22B")
POSITION_OF_TRUST_CLASSES = ("73",)


def offence_class(column: str) -> str:
    """SQL for the class of a recorded offence code: `022B/01` is `22B`."""
    return f"upper(ltrim(split_part({column}, '/', 1), '0 '))"
