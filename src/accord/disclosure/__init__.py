"""The only door for figures that leave: rules, suppression, an attacker's audit, a register.

Nothing is charted, mapped, described or written to a file that was not protected here first.
"""

from accord.disclosure.earlier import Earlier
from accord.disclosure.policy import Policy, policy
from accord.disclosure.protection import (
    LeakFound,
    Protected,
    ProtectedTable,
    attack_on,
    protect,
)
from accord.disclosure.table import TOTAL, Dimension, Table, count_table

__all__ = [
    "TOTAL",
    "Dimension",
    "Earlier",
    "LeakFound",
    "Policy",
    "Protected",
    "ProtectedTable",
    "Table",
    "attack_on",
    "count_table",
    "policy",
    "protect",
]
