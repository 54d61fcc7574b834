"""What is still usual, as data: how often within which time, and what going over it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from accord.review.audit_log.actions import Action

VIEWS = frozenset({Action.VIEW_CASE, Action.VIEW_RECORD, Action.VIEW_NETWORK, Action.VIEW_LINK})


@dataclass(frozen=True)
class Rule:
    """Which entries are counted, within which time, and how many are still usual."""

    kind: str
    says: str
    actions: frozenset[Action]
    within: timedelta
    most: int
    outcome: str = ""
    at_night: bool = False


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RULES = (
    Rule("many_opened", "opened more than 150 cases or records in an hour", VIEWS, HOUR, 150),
    Rule(
        "many_names",
        "asked for the names of more than 30 cases in an hour",
        frozenset({Action.SHOW_NAMES}),
        HOUR,
        30,
    ),
    Rule(
        "many_searches",
        "searched more than 60 times in an hour",
        frozenset({Action.SEARCH}),
        HOUR,
        60,
    ),
    Rule(
        "many_refused",
        "was refused more than 15 times in an hour",
        frozenset(Action),
        HOUR,
        15,
        outcome="refused",
    ),
    Rule(
        "broke_glass_often",
        "opened more than 3 cases outside their area or operations in a day",
        frozenset({Action.BREAK_GLASS}),
        DAY,
        3,
    ),
    Rule(
        "at_night",
        "opened more than 20 cases or records between midnight and five",
        VIEWS,
        HOUR,
        20,
        at_night=True,
    ),
)
OWN_NAME = "own_name"
SAYS = {rule.kind: rule.says for rule in RULES} | {OWN_NAME: "searched for their own name"}
