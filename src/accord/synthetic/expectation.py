"""What the records of a situation allow anyone to say, worked out from what was written into them.

This follows the published definitions by hand, from the facts a situation chose to express; it
never reads a text and never runs the product.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from accord.synthetic.facts import COERCION, EXCHANGE, GAIN, LISTED, Fact


class Answer(Enum):
    """The three answers."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


def every(answers: Iterable[Answer]) -> Answer:
    """No if any is no, else not known if any is not known."""
    given = list(answers)
    if Answer.NO in given:
        return Answer.NO
    return Answer.NOT_KNOWN if Answer.NOT_KNOWN in given else Answer.YES


def any_of(answers: Iterable[Answer]) -> Answer:
    """Yes if any is yes, else not known if any is not known."""
    given = list(answers)
    if Answer.YES in given:
        return Answer.YES
    return Answer.NOT_KNOWN if Answer.NOT_KNOWN in given else Answer.NO


class People(Enum):
    """How many people of concern the records show, and whether they are tied: (N1, N2)."""

    LONE = (Answer.NO, Answer.NO)
    TIED = (Answer.YES, Answer.YES)
    COUNT_OPEN = (Answer.NOT_KNOWN, Answer.NOT_KNOWN)
    UNTIED = (Answer.YES, Answer.NO)
    TIE_OPEN = (Answer.YES, Answer.NOT_KNOWN)


@dataclass(frozen=True)
class Told:
    """One fact as one record tells it."""

    fact: Fact
    child: str | None


@dataclass(frozen=True)
class Account:
    """One record: whom it is about, when and where, and what it tells."""

    key: tuple[str, str, str]
    start: datetime | None
    end: datetime | None
    place: str | None
    children: frozenset[str]
    concern: frozenset[str]
    told: tuple[Told, ...]
    is_discounted: bool = False


@dataclass(frozen=True)
class Involved:
    """What the records show of a person that the criteria look at."""

    age: int | None
    is_family: bool = False


@dataclass(frozen=True)
class CrimeCase:
    """One crime to be judged."""

    account: Account
    victim: str | None
    victim_age: int | None
    is_welsh: bool
    is_sexual_class: bool
    people: People
    concern: tuple[Involved, ...]
    network_id: str | None = None
    child_at_the_time: Answer | None = None
    has_child_in_any_role: bool = False
    inherits: bool = True


@dataclass(frozen=True)
class Expected:
    """The four answers a crime's flags are proposed from."""

    cse: Answer
    group_cse: Answer
    csa: Answer
    cce: Answer


@dataclass
class Judge:
    """Judges the crimes of one situation together."""

    accounts: list[Account] = field(default_factory=list)
    cases: list[CrimeCase] = field(default_factory=list)

    def expected(self) -> dict[tuple[str, str, str], Expected]:
        """The answers for every crime."""
        exploiting: set[str | None] = {
            case.network_id
            for case in self.cases
            if case.network_id and self._exploited(case) is Answer.YES
        }
        return {case.account.key: self._judge(case, exploiting) for case in self.cases}

    def _judge(self, case: CrimeCase, exploiting: set[str | None]) -> Expected:
        facts = self._facts(case)
        child, harm = _v1(case), _a1(case, facts)
        cce = every((_v1_any_role(case), _c1(facts)))
        return Expected(
            cse=_cse(case, facts),
            group_cse=self._group(case, facts, exploiting),
            csa=every((child, harm)),
            cce=cce,
        )

    def _group(
        self, case: CrimeCase, facts: frozenset[Fact], exploiting: set[str | None]
    ) -> Answer:
        two, tied = case.people.value
        if case.network_id in exploiting and not _excluded(facts):
            exploited = every((_v1(case), _a1(case, facts)))
        else:
            exploited = self._exploited(case)
        return every((two, tied, exploited))

    def _exploited(self, case: CrimeCase) -> Answer:
        facts = self._facts(case)
        listed = Answer.YES if any(f in facts for f in LISTED) else Answer.NO
        return any_of(
            (_cse(case, facts), every((_v1(case), _a1(case, facts), listed))),
        )

    def _facts(self, case: CrimeCase) -> frozenset[Fact]:
        found: set[Fact] = set()
        for account in self.accounts:
            if account.is_discounted or not self._in_scope(case, account):
                continue
            own = account.key == case.account.key and case.victim is None
            found |= {t.fact for t in account.told if own or t.child in (None, case.victim)}
        return frozenset(found)

    def _in_scope(self, case: CrimeCase, account: Account) -> bool:
        own = case.account
        if account.key == own.key:
            return True
        if case.victim is None or case.victim not in account.children or not case.inherits:
            return False
        return bool(account.concern & own.concern) or _one_occasion(own, account)


def _one_occasion(one: Account, other: Account) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    if one.start <= other.end and other.start <= one.end:
        return True
    day = timedelta(hours=24)
    near = one.start - day <= other.end and other.start <= one.end + day
    return near and (one.place is not None and one.place == other.place)


def _v1(case: CrimeCase) -> Answer:
    if case.child_at_the_time is not None:
        return case.child_at_the_time
    if case.victim_age is None:
        return Answer.NO
    return Answer.YES if case.victim_age < 18 else Answer.NO


def _v1_any_role(case: CrimeCase) -> Answer:
    return Answer.YES if case.has_child_in_any_role else _v1(case)


def _a1(case: CrimeCase, facts: frozenset[Fact]) -> Answer:
    if case.is_sexual_class or Fact.SEXUAL in facts or Fact.IMAGES in facts:
        return Answer.YES
    if Fact.SEXUAL_HINT in facts:
        return Answer.NOT_KNOWN
    contact = any(f in facts for f in (Fact.GIFT, Fact.SUBSTANCES, Fact.LIFTS, Fact.ACCOMMODATION))
    unconnected = any(i.age is not None and i.age >= 18 and not i.is_family for i in case.concern)
    if contact and unconnected and Fact.COUNTY_LINES not in facts:
        return Answer.NOT_KNOWN
    return Answer.NO


def _c1(facts: frozenset[Fact]) -> Answer:
    return Answer.YES if Fact.COUNTY_LINES in facts else Answer.NO


def _excluded(facts: frozenset[Fact]) -> bool:
    stated = any(f in facts for f in (*EXCHANGE, *GAIN))
    return Fact.NOTHING_AT_ALL in facts and not stated


def _cse(case: CrimeCase, facts: frozenset[Fact]) -> Answer:
    harm = _a1(case, facts)
    if harm is Answer.NO:
        return Answer.NO
    exchange = [_x3a(facts), _x3b(facts)]
    if case.is_welsh:
        return every((_v1(case), harm, any_of((*exchange, _x3w(facts)))))
    return every((_v1(case), harm, _x1(case, facts), _x2(case, facts), any_of(exchange)))


def _x3a(facts: frozenset[Fact]) -> Answer:
    if any(f in facts for f in EXCHANGE):
        return Answer.YES
    excluded = Fact.NOTHING_AT_ALL in facts or Fact.NOTHING_OFFERED in facts
    return Answer.NO if excluded else Answer.NOT_KNOWN


def _x3b(facts: frozenset[Fact]) -> Answer:
    if any(f in facts for f in GAIN):
        return Answer.YES
    return Answer.NO if Fact.NOTHING_AT_ALL in facts else Answer.NOT_KNOWN


def _x3w(facts: frozenset[Fact]) -> Answer:
    if Fact.WITHDRAWAL in facts:
        return Answer.YES
    both = Fact.NOTHING_AT_ALL in facts and Fact.NO_THREATS in facts
    return Answer.NO if both else Answer.NOT_KNOWN


def _x1(case: CrimeCase, facts: frozenset[Fact]) -> Answer:
    hold = (Fact.THREAT, Fact.DEBT, Fact.WITHDRAWAL, Fact.ISOLATION)
    if any(f in facts for f in hold):
        return Answer.YES
    age = case.victim_age
    ages = [i.age for i in case.concern if i.age is not None]
    if age is None or not ages:
        return Answer.NOT_KNOWN
    if any(a - age >= 5 or (a >= 18 and age < 16) for a in ages):
        return Answer.YES
    alike = len(ages) == len(case.concern) and all(abs(a - age) < 2 and a < 18 for a in ages)
    return Answer.NO if alike else Answer.NOT_KNOWN


def _x2(case: CrimeCase, facts: frozenset[Fact]) -> Answer:
    if any(f in facts for f in (*COERCION, Fact.WITHDRAWAL, Fact.DEBT)):
        return Answer.YES
    outside = any(i.age is not None and i.age >= 18 and not i.is_family for i in case.concern)
    young = case.victim_age is not None and case.victim_age < 16
    if outside and young and _x3a(facts) is Answer.YES:
        return Answer.YES
    return Answer.NOT_KNOWN
