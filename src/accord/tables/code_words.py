"""The codes of the tables in the words that every document says them in."""

from __future__ import annotations

from accord.tables.extract import PLACE_TYPES

SEXES = {"F": "female", "M": "male", "X": "recorded as other", "U": "not recorded"}
ANSWERS = {"met": "met", "not_known": "not yet known", "not_met": "not met"}
PLACES = {
    name: name.replace("_", " ").replace("childrens", "children's")
    for name in PLACE_TYPES
    if name != "unknown"
} | {"unknown": "not recorded"}
OUTCOMES = {
    "1": "charged or summonsed (1)",
    "8": "community resolution (8)",
    "14": "victim not identified or does not support (14)",
    "15": "evidential difficulties, victim supports (15)",
    "16": "evidential difficulties, victim does not support (16)",
    "18": "no suspect identified (18)",
    "20": "other agency acts (20)",
    "21": "not in the public interest (21)",
    "22": "diversion or intervention (22)",
}
# What somebody of concern did towards a child.
PARTS = {
    "direct": "direct",
    "introduces": "introduces",
    "transports": "transports",
    "takes_payment": "takes payment",
    "provides_property": "provides property",
    "other_facilitation": "helps in another way",
}
# What was done but to disrupt, as a document says that it holds none of a kind.
ACTIONS = {
    "strategy_discussion": "strategy discussions",
    "section_47": "section 47 enquiries",
    "nrm_referral": "referrals to the National Referral Mechanism",
    "arrest": "arrests",
    "voluntary_interview": "voluntary interviews",
    "abe_interview": "ABE interviews",
    "device_seized": "seizures of devices",
    "supervision_review": "supervisors' reviews",
    "outcome_review": "reviews of outcomes",
    "victim_contact": "contact with victims",
    "isva_referral": "referrals to an ISVA",
    "link_search": "searches for links",
    "account": "first accounts",
    "scene": "examinations of scenes",
    "cctv": "recordings of cameras",
    "forensic": "forensic results",
    "charge": "charges",
    "attendance": "attendances by police",
    "safeguarding_referral": "safeguarding referrals",
    "crime_recorded": "crimes recorded",
}
