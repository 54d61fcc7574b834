"""What a record may say of a child and the people around them; truth follows from what was said."""

from __future__ import annotations

from enum import Enum


class Fact(Enum):
    """One thing a note can express; the comment beside each group says what it bears on."""

    # sexual element
    SEXUAL = "sexual abuse alleged in neutral words"
    IMAGES = "intimate images of the child asked for, made or shared"
    SEXUAL_HINT = "something points to it without alleging it"
    # exchange for the child
    MONEY = "money for the child"
    GIFT = "things for the child"
    SUBSTANCES = "alcohol or drugs for the child"
    ACCOMMODATION = "somewhere to stay"
    LIFTS = "lifts or tickets for the child"
    AFFECTION = "attention, protection, a claimed relationship"
    DEBT = "a debt the child is told to work off"
    # gain for others
    PAYMENT = "somebody is paid, or let off a debt, for the child"
    STATUS = "standing with others"
    # exchange by withdrawal, and how the child is held
    WITHDRAWAL = "a threat or violence withheld in return"
    THREAT = "threats or a hold over the child"
    GROOMING = "grooming, flattery, deception"
    FALSE_AGE = "a false age or name"
    ISOLATION = "cut off, phone watched"
    # parts people play
    INTRODUCES = "the child is introduced or passed to others"
    TRANSPORTS = "the child is driven to others"
    PREMISES = "a place is lent for it"
    ARRANGES = "bookings and meetings made for others"
    # people
    TOGETHER = "the people of concern acted or were together"
    KNOWN = "the people of concern know each other"
    UNIDENTIFIED = "an unknown person takes part"
    FOUND_WITH = "found with a person of concern"
    ONLINE = "contact through an app or a game"
    RELATIVE = "the person is a relative of the child"
    # criminal exploitation
    COUNTY_LINES = "carries or sells drugs for others"
    # exclusions in words
    NOTHING_AT_ALL = "nothing offered or taken by anyone"
    NOTHING_OFFERED = "nothing offered to the child"
    NO_THREATS = "no threats"
    ALONE = "nobody else involved"
    ELIMINATED = "a named person is ruled out"
    NOT_KNOWN_TO_EACH_OTHER = "no link between two people"
    # colour
    DISTRESS = "distressed or intoxicated on return"
    WITHDRAWN = "account later withdrawn"
    BLAME = "wording that blames the child"


EXCHANGE = (
    Fact.MONEY, Fact.GIFT, Fact.SUBSTANCES, Fact.ACCOMMODATION, Fact.LIFTS, Fact.AFFECTION,
    Fact.DEBT,
)  # fmt: skip
# For a child of sixteen or seventeen these leave no doubt whether the words describe an exchange
# or the way the child was drawn in.
PLAIN_EXCHANGE = (Fact.MONEY, Fact.GIFT, Fact.SUBSTANCES, Fact.ACCOMMODATION)
GAIN = (Fact.PAYMENT, Fact.STATUS)
COERCION = (Fact.THREAT, Fact.GROOMING, Fact.FALSE_AGE, Fact.ISOLATION)
LISTED = (Fact.INTRODUCES, Fact.TRANSPORTS, Fact.PREMISES, Fact.PAYMENT)
