"""Every permission, declared once: what it lets a person do, in words."""

from __future__ import annotations

from enum import Enum


class Permission(Enum):
    """One thing a role may let a person do; the value is what the roles page says."""

    SEE_CASES = "see the cases within their reach"
    DECIDE = "decide on a case, first or second"
    DECIDE_THIRD = "settle a case on which two people disagree"
    ASSIGN = "say who works on a case"
    SEE_AGREEMENT = "see how far readers agree, by unit"
    SEE_NETWORKS = "see the networks within their reach"
    JUDGE_LINKS = "rule whether two records are one person"
    SEARCH = "search, after giving a purpose"
    BREAK_GLASS = "open one case outside their operations, with a reason, for a short time"
    SEE_NOTICES = "be told when somebody opens a case outside their operations"
    SEE_CONCERN_REPORTS = "read what businesses and partners report"
    HAND_OUT = "hand out a case through the gate, to a named recipient"
    AGREE_TO_HAND_OUT = "agree, as second person, to a big handing out"
    REVIEW_RETENTION = "decide how long a case is kept; with a second person, erase it"
    READ_AUDIT = "read the audit log"
    MANAGE_ACCESS = "add people, and change their roles and postings"
    MANAGE_OPERATIONS = "open an operation and say who is in it"
