"""Identifiers in a text, in normal form: registration marks, phone numbers, handles, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import phonenumbers

from accord.reading.handles import find_handles
from accord.reading.vehicles import find_marks
from accord.text import Normal

VEHICLE, PHONE = "ref.vehicle_registration", "ref.phone_number"
HANDLE, POSTCODE = "ref.handle", "ref.postcode"

_POSTCODE = re.compile(
    r"(?<![a-z0-9])(gir|[a-z]{1,2}[0-9][0-9a-z]?) ?([0-9][abd-hjlnp-uw-z]{2})(?![a-z0-9])"
)
_ORDINALS = ("nd", "st", "rd", "th", "pm", "am")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<![a-z0-9$./-])(?:\+|00)?\(?\d[\d ()./-]{6,18}\d(?![a-z0-9])")
_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
_SPOKEN_DIGITS = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "oh": "0",
    "o": "0",
    "nought": "0",
    "naught": "0",
    "plus": "+",
}
_REPEATS = {"double": 2, "triple": 3, "treble": 3}
_ONE_SPOKEN = rf"(?:(?:double|triple|treble) )?(?:{'|'.join(_SPOKEN_DIGITS)})"
_SPOKEN = re.compile(rf"\b{_ONE_SPOKEN}(?:[ ,-]+{_ONE_SPOKEN}){{7,20}}\b")


class Identifier(NamedTuple):
    """An identifier in searchable text and its normal form."""

    start: int
    end: int
    concept_id: str
    value: str


def find_identifiers(text: str, normal: Normal) -> list[Identifier]:
    """Every identifier of a text, in order; a stretch is read as one thing only."""
    searchable = normal.text
    found = [Identifier(s, e, HANDLE, value) for s, e, value in find_handles(searchable)]
    if _DIGIT.search(searchable):
        found += _phones(searchable)
        found += _postcodes(text, normal)
        found += [Identifier(s, e, VEHICLE, value) for s, e, value in find_marks(text, normal)]
    found += _spoken(searchable)
    return _apart(found)


def _apart(found: Iterable[Identifier]) -> list[Identifier]:
    """Of overlapping readings the kind that was looked for first wins."""
    kept: list[Identifier] = []
    taken = set[int]()
    for item in found:
        places = range(item.start, item.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(item)
    return sorted(kept)


def _postcodes(text: str, normal: Normal) -> Iterator[Identifier]:
    for match in _POSTCODE.finditer(normal.text):
        inward = text[slice(*normal.original(match.start(2), match.end(2)))]
        if inward not in (inward.upper(), inward.lower()):
            continue
        if match[2][1:] in _ORDINALS and inward.islower():
            continue  # "S1 2nd statement"
        value = f"{match[1]} {match[2]}".upper()
        yield Identifier(match.start(), match.end(), POSTCODE, value)


def _phones(text: str) -> Iterator[Identifier]:
    for match in _DIGITS.finditer(text):
        written = match.group().rstrip("( -/.")
        if _DATE.search(written):
            continue
        if value := _e164(re.sub(r"[^\d+]", "", written)):
            yield Identifier(match.start(), match.start() + len(written), PHONE, value)


def _spoken(text: str) -> Iterator[Identifier]:
    """'oh seven seven double oh': as a child or a caller said it."""
    for match in _SPOKEN.finditer(text):
        digits, times = "", 1
        for word in re.findall(r"[a-z]+", match.group()):
            if word in _REPEATS:
                times = _REPEATS[word]
            else:
                digits, times = digits + _SPOKEN_DIGITS[word] * times, 1
        if value := _e164(digits):
            yield Identifier(match.start(), match.end(), PHONE, value)


def _e164(digits: str) -> str:
    """The number in international form; nothing for a reference, a sum or a date."""
    digits = _dialled(digits)
    if not (digits.startswith("+") or (digits.startswith("0") and 10 <= len(digits) <= 11)):
        return ""
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _dialled(digits: str) -> str:
    """The ways a number is written down, as one would dial it."""
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if re.fullmatch(r"7\d{9}", digits):
        return f"0{digits}"
    if re.fullmatch(r"44[1-9]\d{8,9}", digits):
        return f"+{digits}"
    return f"+44{digits[4:]}" if digits.startswith("+440") else digits
