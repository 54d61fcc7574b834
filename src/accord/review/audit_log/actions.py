"""Everything that is recorded, as one list of words."""

from __future__ import annotations

from enum import Enum


class Action(Enum):
    """What an entry says happened."""

    SIGN_IN = "signed in"
    SIGN_IN_FAILED = "sign-in failed"
    SIGN_OUT = "signed out"
    LIST = "saw a list"
    VIEW_CASE = "opened a case"
    VIEW_RECORD = "opened a whole record"
    VIEW_NETWORK = "opened a network"
    VIEW_LINK = "opened a question about two records"
    VIEW_REPORT = "opened a concern report"
    SEARCH = "searched"
    DECIDE = "decided on a case"
    ASSIGN = "assigned a case"
    ASK = "asked for information"
    JUDGE = "ruled on two records"
    BREAK_GLASS = "opened a case by break-glass"
    NOTE_GLASS = "read a break-glass notice"
    OPERATION = "changed an operation"
    ACCESS = "changed an account"
    REPORT_CONCERN = "sent a concern report"
    READ_AUDIT = "read the audit log"
    EXPORT_AUDIT = "exported the audit log"
    VIEW_PAGE = "saw a page without case material"
    HANDOVER = "took over a run"
    HAND_BACK = "gave decisions back to the store"
