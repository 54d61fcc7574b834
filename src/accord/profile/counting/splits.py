"""What counts are divided by, with the words for each category in the order they are shown."""

from __future__ import annotations

from accord.profile.figures import NOT_RECORDED, Split
from accord.tables.code_words import ANSWERS, OUTCOMES, PLACES, SEXES

NOT = {NOT_RECORDED: "not recorded"}
YES_NO = {"yes": "yes", "no": "no"}

ASSESSED = Split("exploitation", "Assessed as child sexual exploitation", ANSWERS)
CSE = Split("cse", "National definition of child sexual exploitation", ANSWERS)
NETWORK = Split("network", "Organised network (IICSA)", ANSWERS)
GROUP = Split(
    "network",
    "By a group",
    {"met": "group-based", "not_known": "group not yet known", "not_met": "no group found"},
)
FLAG_CSE = Split("flag-cse", "CSE flag recorded", YES_NO)
FLAG_GROUP = Split("flag-group", "Group flag recorded", YES_NO)
FLAG_CSA = Split("flag-csa", "CSA flag recorded", YES_NO)
FLAG_CCE = Split("flag-cce", "CCE flag recorded", YES_NO)
CSA = Split("csa", "Sexual abuse of a child", ANSWERS)
CCE = Split("cce", "Child criminal exploitation", ANSWERS)

SEX = Split("sex", "Sex", SEXES)
AGE = Split(
    "age",
    "Age",
    {
        "under_10": "under 10",
        "10_12": "10 to 12",
        "13_15": "13 to 15",
        "16_17": "16 or 17",
        **NOT,
    },
)
AGE_OF_SUSPECT = Split(
    "age",
    "Age",
    {
        "under_18": "under 18",
        "18_24": "18 to 24",
        "25_34": "25 to 34",
        "35_49": "35 to 49",
        "50_over": "50 or over",
        **NOT,
    },
)
ETHNICITY = Split(
    "ethnicity",
    "Self-defined ethnicity",
    {
        "W": "White",
        "M": "Mixed",
        "A": "Asian or Asian British",
        "B": "Black or Black British",
        "O": "Other ethnic group",
        "sources_differ": "sources differ",
        "refused": "not stated by the person",
        **NOT,
    },
    is_sensitive=True,
)
IS_RECORDED = {"yes": "recorded", "no": "not recorded"}
CARE = Split(
    "care",
    "Social care status at the time",
    {
        "looked_after": "looked after",
        "protection_plan": "child protection plan",
        "child_in_need": "child in need",
        "care_leaver": "care leaver",
        "none": "no status recorded",
    },
)
SETTING = Split(
    "setting",
    "Setting",
    {
        "community": "in the community",
        "familial": "within the family",
        "institutional": "in an institution",
        "peer": "among peers",
        "online": "online",
        "ritual": "with a ritual element",
        "other": "other",
        "none": "no setting can be told",
    },
    is_partition=False,
)
PLACE = Split("place", "Kind of place", PLACES)
SECTORS = {
    "police": "police",
    "transport_police": "transport police",
    "children_social_care": "children's social care",
    "education": "education",
    "health": "health",
    "youth_justice": "youth justice",
    "housing": "housing",
    "licensing": "licensing",
    "voluntary": "voluntary sector",
    "business": "businesses (Makesafe)",
    "home_office": "Home Office",
    "other": "other partners",
}
PARTNER_SECTORS = tuple(name for name in SECTORS if name not in ("police", "transport_police"))
ENABLERS = {
    "exchange": "something given or promised",
    "control": "threat, manipulation or isolation",
    "gain": "somebody else's gain",
    "facilitation": "help by others",
    "missing": "going missing mentioned",
    "criminal": "criminal exploitation mentioned",
    "people": "several or unidentified people",
    "association": "people tied to one another",
    "none": "none of these in the text",
}
ENABLER = Split("enabler", "What the text says", ENABLERS, is_partition=False)
OUTCOME = Split("outcome", "Outcome", {"open": "open, no outcome yet"} | OUTCOMES)
LAG = Split(
    "lag",
    "Time from offence to report",
    {
        "within_week": "within a week",
        "within_month": "8 to 30 days",
        "within_year": "31 days to a year",
        "over_year": "over a year (non-recent)",
        **NOT,
    },
)
SIZE = Split(
    "size",
    "People in the network",
    {"2": "2", "3_5": "3 to 5", "6_10": "6 to 10", "11": "11 or more"},
)
TIMELINESS = {
    "same_day": "on the same or the next day",
    "week": "2 to 7 days",
    "month": "8 to 28 days",
    "later": "after 28 days",
    "before": "already before",
    "none": "none recorded",
}
DAYS = {
    "1": "Monday",
    "2": "Tuesday",
    "3": "Wednesday",
    "4": "Thursday",
    "5": "Friday",
    "6": "Saturday",
    "7": "Sunday",
}
HOURS = {
    "0": "00 to 04",
    "1": "04 to 08",
    "2": "08 to 12",
    "3": "12 to 16",
    "4": "16 to 20",
    "5": "20 to 24",
}
BUSINESS = {
    "hotel": "hotels",
    "licensed_premises": "licensed premises",
    "taxi": "taxis",
    "takeaway": "takeaways",
    "vape_shop": "vape shops",
    "retail": "shops",
    "rail": "rail",
    "security": "security staff",
    "other": "other",
}
