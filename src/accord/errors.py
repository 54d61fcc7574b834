"""What is shown to a user instead of a traceback: what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence


class UserFacingError(Exception):
    """Something the user can put right; each kind has its own exit code.

    A message names the file, table, column, rule and count, and never a value from a record.
    """

    exit_code = 2


class RefusedDelivery(UserFacingError):
    """A delivery that cannot be used at all, with every reason at once."""

    exit_code = 3

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  - {problem}" for problem in self.problems)
        super().__init__(f"The delivery was refused:\n{lines}")


class NotFound(UserFacingError):
    """A store, run, crime, network or definition that is not there."""

    exit_code = 5


class StoreBusy(UserFacingError):
    """Another run is writing to the store."""

    exit_code = 6


class BadOverlay(UserFacingError):
    """A definition, mapping, catalogue or calibration file that cannot be used."""

    exit_code = 7


class OutOfRoom(UserFacingError):
    """Memory or disk that ran out; what had finished is kept, and the next run goes on from it."""

    exit_code = 8
