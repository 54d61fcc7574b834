"""How many people are on no agency's list: multiple systems estimation, only when asked for."""

from accord.unseen.estimate import ASSUMPTIONS, Estimate, Lists, estimate

__all__ = ["ASSUMPTIONS", "Estimate", "Lists", "estimate"]
