"""The roles, as described data: who each is for and what each may do."""

from __future__ import annotations

from dataclasses import dataclass

from accord.review.access.permissions import Permission as May


@dataclass(frozen=True)
class Role:
    """A kind of work, with its permissions."""

    id: str
    name: str
    says: str
    may: frozenset[May]


ROLES: tuple[Role, ...] = (
    Role(
        "analyst",
        "Analyst",
        "Reads cases and networks of their forces, decides first or second, rules on links.",
        frozenset(
            {
                *(May.SEE_CASES, May.DECIDE, May.SEE_NETWORKS, May.JUDGE_LINKS, May.SEARCH),
                *(May.BREAK_GLASS, May.SEE_CONCERN_REPORTS, May.HAND_OUT),
            }
        ),
    ),
    Role(
        "detective",
        "Detective",
        "Works on cases of their forces and decides first or second.",
        frozenset({May.SEE_CASES, May.DECIDE, May.SEE_NETWORKS, May.SEARCH, May.BREAK_GLASS}),
    ),
    Role(
        "supervisor",
        "Supervisor",
        "Assigns work, settles disagreements, runs operations and is told of every break-glass.",
        frozenset(
            {
                *(May.SEE_CASES, May.DECIDE, May.DECIDE_THIRD, May.ASSIGN, May.SEE_NETWORKS),
                *(May.JUDGE_LINKS, May.SEARCH, May.BREAK_GLASS, May.SEE_NOTICES),
                *(May.SEE_CONCERN_REPORTS, May.MANAGE_OPERATIONS, May.HAND_OUT),
                *(May.AGREE_TO_HAND_OUT, May.SEE_AGREEMENT, May.REVIEW_RETENTION),
            }
        ),
    ),
    Role(
        "national",
        "National team",
        "Sees the cases and networks of every force outside operations, and decides on them.",
        frozenset(
            {
                *(May.SEE_CASES, May.DECIDE, May.SEE_NETWORKS, May.JUDGE_LINKS, May.SEARCH),
                *(May.BREAK_GLASS, May.HAND_OUT, May.AGREE_TO_HAND_OUT, May.SEE_AGREEMENT),
                May.REVIEW_RETENTION,
            }
        ),
    ),
    Role(
        "council_lead",
        "Council safeguarding lead",
        "Sees the cases their own council's records are part of; does not decide.",
        frozenset({May.SEE_CASES, May.SEE_NETWORKS, May.SEARCH, May.SEE_CONCERN_REPORTS}),
    ),
    Role(
        "auditor",
        "Auditor",
        "Reads the audit log, and no case.",
        frozenset({May.READ_AUDIT}),
    ),
    Role(
        "administrator",
        "Administrator",
        "Manages accounts, and can read no case.",
        frozenset({May.MANAGE_ACCESS}),
    ),
)
ROLE_OF = {role.id: role for role in ROLES}


def role_may(role_id: str, permission: May) -> bool:
    """Whether the role lets a person do this; a role nobody declared lets them do nothing."""
    role = ROLE_OF.get(role_id)
    return role is not None and permission in role.may
