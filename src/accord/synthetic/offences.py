"""Home Office offence classes the invented country uses, and their titles."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Offence:
    """One class of the counting rules."""

    code: str
    title: str
    is_sexual: bool = False


EXPLOITATION = Offence("71", "Abuse of children through sexual exploitation", True)
CHILD_UNDER_16 = Offence("22B", "Sexual activity involving child under 16", True)
CHILD_UNDER_13 = Offence("21", "Sexual activity involving a child under 13", True)
RAPE_FEMALE_16 = Offence("19C", "Rape of a female aged 16 and over", True)
RAPE_FEMALE_U16 = Offence("19D", "Rape of a female child under 16", True)
RAPE_MALE_16 = Offence("19F", "Rape of a male aged 16 and over", True)
RAPE_MALE_U16 = Offence("19G", "Rape of a male child under 16", True)
ASSAULT_FEMALE = Offence("20A", "Sexual assault on a female aged 13 and over", True)
ASSAULT_MALE = Offence("17A", "Sexual assault on a male aged 13 and over", True)
GROOMING = Offence("88A", "Sexual grooming", True)
FAMILIAL = Offence("23", "Familial sexual offences", True)
TRUST = Offence("73", "Abuse of position of trust of a sexual nature", True)
IMAGES = Offence("86", "Obscene publications: indecent images of children", True)
CAUSING = Offence("22A", "Causing sexual activity without consent", True)
ABDUCTION = Offence("13", "Child abduction")
SLAVERY = Offence("106", "Modern slavery")
SUPPLY = Offence("92A", "Trafficking in controlled drugs")
POSSESSION = Offence("92E", "Possession of controlled drugs (cannabis)")
SHOPLIFTING = Offence("46", "Shoplifting")
BICYCLE = Offence("44", "Theft or unauthorised taking of a pedal cycle")
BURGLARY = Offence("28E", "Burglary - residential - home")
BURGLARY_BUSINESS = Offence("30C", "Burglary - business and community")
FROM_VEHICLE = Offence("45", "Theft from a motor vehicle")
OF_VEHICLE = Offence("48", "Theft or unauthorised taking of a motor vehicle")
FROM_PERSON = Offence("39", "Theft from the person")
OTHER_THEFT = Offence("49", "Other theft")
ROBBERY = Offence("34B", "Robbery of personal property")
ASSAULT_INJURY = Offence("8N", "Assault with injury")
ASSAULT_NO_INJURY = Offence("105A", "Assault without injury")
HARASSMENT = Offence("8L", "Harassment")
CONTROLLING = Offence("8U", "Controlling or coercive behaviour")
PUBLIC_ORDER = Offence("9A", "Public fear, alarm or distress")
DAMAGE = Offence("58B", "Criminal damage to a dwelling")
DAMAGE_VEHICLE = Offence("58C", "Criminal damage to a vehicle")
CRUELTY = Offence("11A", "Cruelty to and neglect of children")
COMMUNICATIONS = Offence("8R", "Malicious communications")
WEAPON = Offence("10D", "Possession of article with blade or point")


def against_child(rng: random.Random, sex: str, age: int) -> Offence:
    """How an offence against a child of this age is usually classed; rarely as exploitation."""
    if age < 13:
        return CHILD_UNDER_13
    if rng.random() < 0.08:
        return EXPLOITATION
    if age < 16:
        rape = RAPE_FEMALE_U16 if sex == "F" else RAPE_MALE_U16
        assault = ASSAULT_FEMALE if sex == "F" else ASSAULT_MALE
        return rng.choice((CHILD_UNDER_16, CHILD_UNDER_16, CHILD_UNDER_16, rape, assault, CAUSING))
    rape = RAPE_FEMALE_16 if sex == "F" else RAPE_MALE_16
    return rng.choice((rape, ASSAULT_FEMALE if sex == "F" else ASSAULT_MALE, CAUSING))
