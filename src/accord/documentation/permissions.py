"""Turn the roles of the review application into the page that says who may do what."""

from __future__ import annotations

from accord.review.access.permissions import Permission
from accord.review.access.roles import ROLES

HEAD = """# Who may do what in the review application

What each role lets a person do, as the code declares it.
It says what, never of which case: need to know decides that, by force, council, operation and
conflict of interest (see [Who sees what](../explanation/who-sees-what.md)).
`test_matrix.py` tries every page of a case for every role, in every state and in every relation to
an operation.

"""


def permissions_page() -> str:
    """The roles in words, then a row for each permission."""
    roles = "".join(f"- **{role.name}**: {role.says}\n" for role in ROLES)
    head = f"| may | {' | '.join(role.name for role in ROLES)} |\n"
    line = f"| --- | {' | '.join(':---:' for _ in ROLES)} |\n"
    rows = "".join(_row(permission) for permission in Permission)
    return f"{HEAD}{roles}\n{head}{line}{rows}"


def _row(permission: Permission) -> str:
    cells = ("yes" if permission in role.may else "" for role in ROLES)
    return f"| {permission.value} | {' | '.join(cells)} |\n"
