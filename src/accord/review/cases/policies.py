"""When an account may act on a case: permission, state, and never twice on one case."""

from __future__ import annotations

from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.cases.models import Case, Decision
from accord.review.cases.states import STATES, State


class NotAllowed(Exception):
    """A refusal with a code for tests and a sentence for people."""

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        self.sentence = sentence
        super().__init__(sentence)


def cycle_of(case: Case) -> int:
    """Which cycle of decisions is under way: a new one begins when a decided case is opened."""
    newest = case.decisions.order_by("-cycle").first()
    if newest is None:
        return 1
    is_over = case.state in (State.OPEN.value, State.DECIDED.value)
    return int(newest.cycle) + 1 if is_over else int(newest.cycle)


def round_of(case: Case) -> int:
    """Which reading the case waits for."""
    return STATES[State(case.state)].round


def answers_of(case: Case, cycle: int) -> dict[int, Decision]:
    """The answers on the whole finding in one cycle, by round."""
    rows = case.decisions.filter(cycle=cycle, criterion_id="")
    return {row.round: row for row in rows}


def check_can_decide(account: Account, case: Case) -> None:
    """Raise NotAllowed with the reason where the account may not decide now."""
    needed = STATES[State(case.state)].acts
    if not account.may(Permission.DECIDE):
        raise NotAllowed("no-permission", "Your role does not decide on cases.")
    if not account.may(needed):
        raise NotAllowed("supervisor-settles", "Two readers disagree. A supervisor settles it.")
    if round_of(case) > 1 and _has_decided(account, case):
        raise NotAllowed(
            "decided-already", "You decided on this case before. Somebody else reads it now."
        )


def _has_decided(account: Account, case: Case) -> bool:
    cycle = cycle_of(case)
    rounds = {row.round: row.by for row in case.decisions.filter(cycle=cycle, criterion_id="")}
    rounds.pop(round_of(case), None)
    return account.username in rounds.values()


def can_decide(account: Account, case: Case) -> bool:
    """Whether a button to decide is shown."""
    try:
        check_can_decide(account, case)
    except NotAllowed:
        return False
    return True


def may_see_decisions(account: Account, case: Case) -> bool:
    """Blind reading: who is still to answer in this cycle does not see what others answered."""
    if case.state != State.NEEDS_SECOND.value:
        return True
    answered = answers_of(case, cycle_of(case))
    return any(row.by == account.username for row in answered.values())
