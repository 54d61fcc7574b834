"""The concepts a text is read for, and how the reader treats each family."""

from __future__ import annotations

from accord.text.words import word_set

CONCEPTS = word_set("""
    abuse.sexual abuse.images abuse.online
    exchange.money exchange.gift exchange.substances exchange.accommodation exchange.transport
    exchange.affection exchange.debt exchange.withdrawal
    gain.payment gain.status
    facilitation.introduces facilitation.transports facilitation.premises facilitation.arranges
    control.threat control.manipulation control.isolation control.age_gap
    people.several people.unidentified
    association.together association.known
    missing.episode missing.found_with
    disclosure.made disclosure.withdrawn
    place.hotel place.takeaway place.vehicle place.party_address place.licensed place.transport_hub
    ref.vehicle_registration ref.phone_number ref.handle ref.postcode ref.person_name
    criminal.county_lines criminal.other
    family.member setting.institution injury_or_distress
    """)

# Words for these stand in every kind of record; they count only as part of a concern about a child.
CONTEXT_ONLY = frozenset({"family.member", "setting.institution", "people.several"})
CONTEXT_PREFIXES = ("place.", "people.")

# What somebody does to or for a child: these carry who does it, and who it is done to.
ACTED_PREFIXES = ("exchange.", "gain.", "facilitation.", "control.", "abuse.")
ACTED = frozenset({"missing.found_with", "association.together", "association.known"})

# A parent, a carer or a professional does these every day; theirs are no exchange.
ORDINARY_FROM_CARERS = ("exchange.", "facilitation.transports", "facilitation.introduces",
                        "facilitation.arranges", "facilitation.premises")  # fmt: skip


def is_concept(concept_id: str) -> bool:
    """Whether the reader may write this id."""
    return concept_id in CONCEPTS or concept_id.startswith("blame.")


def needs_context(concept_id: str) -> bool:
    """Whether the words mean something only beside another concern about a child."""
    return concept_id in CONTEXT_ONLY or concept_id.startswith(CONTEXT_PREFIXES)


def is_done(concept_id: str) -> bool:
    """Whether it is something done to a child, and no sign, tie or place."""
    return concept_id.startswith(ACTED_PREFIXES) or concept_id.startswith("criminal.")


def has_actor(concept_id: str) -> bool:
    """Whether somebody does what the concept says."""
    return concept_id in ACTED or concept_id.startswith(ACTED_PREFIXES)
