"""Invented identifiers of valid shape: NHS numbers, pupil numbers, PNC ids, phones, plates."""

from __future__ import annotations

import random

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_PLATE_LETTERS = "ABCDEFGHJKLMNOPRSTUVWXYZ"
_PLATE_FIRST = "JTU"
_PLATE_YEARS = tuple(f"{n:02d}" for n in (*range(2, 25), *range(52, 75)))
_PLATES = 3 * 24 * len(_PLATE_YEARS) * 24**3


def spread(number: int, digits: int) -> int:
    """A number of so many digits that looks random, a different one for each number given."""
    # Multiplying by a number with no factor in common with ten is a permutation.
    size = int(10**digits)
    return (number * 387_420_489 + 716_151_937) % size


def nhs_number(number: int) -> str:
    """An NHS number from the ranges kept for tests or never issued, with its check digit."""
    # 999 is kept for tests; no number that begins with 9 is issued to anyone.
    first = 999 - 2 * (number // 1_000_000 % 48)
    body = f"{first}{spread(number, 6):06d}"
    if (check := _nhs_check(body)) == 10:
        # A body whose check is 10 has no number; the next range down never has the same trouble.
        body = f"{first - 1}{body[3:]}"
        check = _nhs_check(body)
    return f"{body}{check}"


def _nhs_check(body: str) -> int:
    total = sum(int(d) * w for d, w in zip(body, range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11


def pupil_number(number: int) -> str:
    """A pupil number under a local authority code that is not in use."""
    body = f"999{spread(number, 9):09d}"
    total = sum(int(d) * k for k, d in enumerate(body, start=2))
    return f"{_UPN_LETTERS[total % 23]}{body}"


def pnc_id(number: int, year: int) -> str:
    """A PNC id: year, serial and check letter."""
    serial = spread(number, 7)
    return f"{year}/{serial:07d}{_PNC_LETTERS[(year % 100 * 10_000_000 + serial) % 23]}"


def mobile(number: int) -> str:
    """A mobile number of valid shape; a different one for each number given."""
    block = number // 10_000_000
    return f"07{10 + block % 10}{spread(number, 7):07d}"


def written_phone(rng: random.Random, number: str) -> str:
    """The same number as different people write it."""
    tail = number[1:]
    return rng.choice(
        (
            number,
            number,
            f"{number[:5]} {number[5:]}",
            f"+44{tail}",
            f"+44 {tail[:4]} {tail[4:]}",
            f"{number[:5]} {number[5:8]} {number[8:]}",
            f"0044{tail}",
        )
    )


def plate(number: int) -> str:
    """A registration mark whose first letter is never issued; different for each number."""
    n = number * 15_485_863 % _PLATES
    first = _PLATE_FIRST[n % 3]
    second = _PLATE_LETTERS[n // 3 % 24]
    year = _PLATE_YEARS[n // 72 % len(_PLATE_YEARS)]
    rest = n // (72 * len(_PLATE_YEARS))
    tail = "".join(_PLATE_LETTERS[rest // 24**k % 24] for k in range(3))
    return f"{first}{second}{year} {tail}"
