"""The states of a case, as data: what each means, who acts in it, and where it can go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from accord.review.access.permissions import Permission


class State(Enum):
    """Where the people's work on a case stands."""

    OPEN = "open"
    NEEDS_INFORMATION = "needs_information"
    NEEDS_SECOND = "needs_second"
    NEEDS_THIRD = "needs_third"
    DECIDED = "decided"


@dataclass(frozen=True)
class Described:
    """A state in words, the permission to act in it, and which reading of the case it waits for."""

    name: str
    says: str
    acts: Permission
    round: int


STATES: dict[State, Described] = {
    State.OPEN: Described("Nobody has decided", "waits for a first decision", Permission.DECIDE, 1),
    State.NEEDS_INFORMATION: Described(
        "Needs information", "somebody asked a question first", Permission.DECIDE, 1
    ),
    State.NEEDS_SECOND: Described(
        "Needs a second reader", "waits for a second, independent decision", Permission.DECIDE, 2
    ),
    State.NEEDS_THIRD: Described(
        "Two readers disagree", "waits for a supervisor to settle it", Permission.DECIDE_THIRD, 3
    ),
    State.DECIDED: Described("Decided", "stands until a run changes it", Permission.DECIDE, 1),
}
TRANSITIONS: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.NEEDS_INFORMATION, State.NEEDS_SECOND, State.DECIDED}),
    State.NEEDS_INFORMATION: frozenset(
        {State.NEEDS_INFORMATION, State.NEEDS_SECOND, State.DECIDED}
    ),
    State.NEEDS_SECOND: frozenset({State.NEEDS_THIRD, State.DECIDED}),
    State.NEEDS_THIRD: frozenset({State.DECIDED}),
    State.DECIDED: frozenset({State.OPEN, State.NEEDS_SECOND, State.NEEDS_INFORMATION}),
}


class Answer(Enum):
    """What a reader says about the machine's answer."""

    AGREE = "agree"
    DISAGREE = "disagree"
    NEEDS_INFORMATION = "needs_information"


READ_TWICE_ONE_IN = 4
ANSWER_WORDS = {
    Answer.AGREE: "Agree",
    Answer.DISAGREE: "Disagree",
    Answer.NEEDS_INFORMATION: "Need information",
}
# Coded reasons, so that disagreement can be counted; the words beside them say the rest.
REASONS: dict[str, str] = {
    "records_say_so": "The records say so",
    "record_misread": "A record was misread",
    "record_missing": "A record that matters is missing",
    "wrong_person": "A record is about somebody else",
    "count_wrong": "The number of people is wrong",
    "link_wrong": "The people are not linked as said",
    "context_wrong": "The context of the record is another",
    "question_open": "The question can be answered by somebody",
    "definition_unclear": "The definition leaves it open",
}


def after_first(answer: Answer, *, machine_met: bool, is_network: bool, is_sampled: bool) -> State:
    """Where a first decision leads. Two people must agree to say "not a group", or to name one.

    One answer in four is read twice whatever it was: agreement can be measured, and that a case
    waits for a second reader does not tell what the first one said.
    """
    if answer is Answer.NEEDS_INFORMATION:
        return State.NEEDS_INFORMATION
    takes_away = answer is Answer.DISAGREE
    names_one = is_network and machine_met and answer is Answer.AGREE
    is_read_twice = takes_away or names_one or is_sampled
    return State.NEEDS_SECOND if is_read_twice else State.DECIDED


def after_second(first: Answer, second: Answer) -> State:
    """Two who agree settle it; two who do not leave it to a third."""
    return State.DECIDED if first is second else State.NEEDS_THIRD
