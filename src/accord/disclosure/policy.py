"""How small a count may be and how it is rounded: a versioned policy, read from its file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from accord.errors import UserFacingError


@dataclass(frozen=True)
class Policy:
    """One rule for figures that leave.

    threshold: counts from 1 to below this are not shown. base: what shown counts are rounded to.
    width: how many values must stay possible for a count that is not shown. insider_width: the
    same against a force or council that knows its own figures.
    """

    id: str
    version: str
    says: str
    source: str
    threshold: int
    base: int
    width: int
    insider_width: int

    @property
    def protects(self) -> bool:
        return self.threshold > 0

    def rounded(self, count: int) -> int:
        """The count as it is shown."""
        return self.base * ((2 * count + self.base) // (2 * self.base))

    def possible(self, shown: int) -> tuple[int, int]:
        """The true counts that are shown so: what anybody who knows the rule can work out."""
        if shown == 0:
            return 0, 0
        slack = (self.base - 1) // 2
        return max(shown - slack, self.threshold, 1), shown + slack

    def is_small(self, count: int) -> bool:
        return 0 < count < self.threshold


@cache
def policy(name: str) -> Policy:
    """A policy by its id; raises UserFacingError with the ids there are."""
    folder = files("accord.disclosure").joinpath("policies")
    known = sorted(path.name.removesuffix(".toml") for path in folder.iterdir())
    if name not in known:
        raise UserFacingError(f"There is no disclosure policy of that name: {', '.join(known)}.")
    return Policy(**tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8")))
