"""Identifiers in a text, in normal form: registration marks, phone numbers, handles, postcodes.

A registration mark is written without space; a sign that could not be read, and the part of a
partial mark that is missing, is *: AB12*. A handle is platform:handle, a number in E.164 form.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import phonenumbers

from accord.text import Normal


class Identifier(NamedTuple):
    """An identifier in searchable text and its normal form."""

    start: int
    end: int
    concept_id: str
    value: str


VEHICLE, PHONE = "ref.vehicle_registration", "ref.phone_number"
HANDLE, POSTCODE = "ref.handle", "ref.postcode"

_POSTCODE = re.compile(
    r"(?<![a-z0-9])(gir|[a-z]{1,2}[0-9][0-9a-z]?) ?([0-9][abd-hjlnp-uw-z]{2})(?![a-z0-9])"
)
_CURRENT = re.compile(
    r"(?<![a-z0-9])([a-hj-py][a-hj-pr-y])([0-9]{2}) ?([a-hj-pr-z]{3})(?![a-z0-9])"
)
_PREFIX = re.compile(r"(?<![a-z0-9])([a-hj-npr-tv-y])([0-9]{1,3}) ?([a-hj-pr-y]{3})(?![a-z0-9])")
_SUFFIX = re.compile(r"(?<![a-z0-9])([a-z]{3}) ?([0-9]{1,3})([a-hj-npr-tv-y])(?![a-z0-9])")
_NORTHERN = re.compile(
    r"(?<![a-z0-9])([a-z]{0,1}[iz][a-z]|[a-z][iz][a-z]?) ?([0-9]{1,4})(?![a-z0-9])"
)
_CALLED = (
    r"(?:vrms?|vrns?|v\.r\.m\.?|index(?: number| no)?|reg(?:istration)?(?: number| mark| no| plate)?s?|plates?|number plate|licence plate"
    r"|bearing|reg'd|vehicle reg)"
)
_PARTIAL = re.compile(
    rf"\b(?:(?:partial|part) (?:{_CALLED})|(?:partial|part)|{_CALLED}(?: seen as| is| was)? (?:partial|part|partially|starts?|starting|starting with|beginning|beginning with|begins|ending|ending in|ends|ends in|containing|contains|including)|{_CALLED} (?:partial|part))"
    r"(?: (?:seen|noted|given|recorded|believed|possibly|was|is|as|of|in|with|only|read|reads|to be))*[:\"' -]+"
    r"([a-z0-9*?_.]{1,4} ?[a-z0-9*?_]{0,4})(?![a-z0-9])"
)
_MASKED = re.compile(
    r"(?<![a-z0-9*?])([a-z]{2}[0-9]{2} ?[a-z]{0,2}[*?_]{1,3}[a-z]{0,2}|[a-z]{2}[0-9*?]{2} ?[a-z*?]{3}|[*?]{1,4} ?[a-z]{3})(?![a-z0-9*?])"
)
_AFTER_CALLED = re.compile(
    rf"\b{_CALLED}(?: (?:of|is|was|as|seen|no|number|mark|plate))*[:\"' -]+([a-z0-9]{{1,4}} ?[a-z0-9]{{1,4}}(?: [a-z]{{3}})?)(?![a-z0-9])"
)
_SPACED = re.compile(
    r"(?<![a-z0-9])([a-z])[ -]([a-z])[ -]([0-9])[ -]([0-9])[ -]([a-z])[ -]([a-z])[ -]([a-z])(?![a-z0-9])"
)
_NOT_LETTERS = frozenset(
    """jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun yrs hrs min old and
    the was for day pcm off per mph max""".split()
)
_WORDS_AS_AREA = frozenset(
    "at by on in to of is as be he me we my no so up us am an if it do go or".split()
)

_DIGITS = re.compile(r"(?<![a-z0-9$./-])(?:\+|00)?\(?\d[\d ()./-]{6,18}\d(?![a-z0-9])")
_SPOKEN_WORDS = {
    "oh": "0", "o": "0", "zero": "0", "nought": "0", "naught": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "plus": "+",
}  # fmt: skip
_SPOKEN = re.compile(
    r"\b(?:(?:double|triple|treble) )?(?:" + "|".join(_SPOKEN_WORDS) + r")(?:[ ,-]+(?:(?:double|triple|treble) )?(?:"
    + "|".join(_SPOKEN_WORDS) + r")){7,20}\b"
)  # fmt: skip

_PLATFORMS = {
    "snapchat": "snapchat", "snap": "snapchat", "snap chat": "snapchat", "sc": "snapchat", "instagram": "instagram",
    "insta": "instagram", "ig": "instagram", "facebook": "facebook", "fb": "facebook", "messenger": "facebook",
    "tiktok": "tiktok", "tik tok": "tiktok", "discord": "discord", "kik": "kik", "telegram": "telegram", "tg": "telegram",
    "twitter": "twitter", "x": "twitter", "roblox": "roblox", "xbox": "xbox", "xbox live": "xbox", "psn": "playstation",
    "playstation": "playstation", "twitch": "twitch", "yubo": "yubo", "wizz": "wizz", "skype": "skype",
    "onlyfans": "onlyfans", "fortnite": "fortnite", "steam": "steam", "reddit": "reddit", "whatsapp": "whatsapp",
    "tinder": "tinder", "grindr": "grindr", "badoo": "badoo", "youtube": "youtube", "minecraft": "minecraft",
    "signal": "signal", "viber": "viber", "wechat": "wechat", "bereal": "bereal", "hoop": "hoop", "omegle": "omegle",
}  # fmt: skip
_PLATFORM = "|".join(sorted(_PLATFORMS, key=lambda p: (-len(p), p)))
_NAMED = r"(?:user ?name|user|handle|account(?: name)?|profile(?: name)?|id|name|tag|gamer ?tag|screen name|add|@)"
_HANDLE_WORD = r"@?([a-z0-9][a-z0-9._-]{1,29}[a-z0-9_])"
_PLATFORM_FIRST = re.compile(
    rf"\b({_PLATFORM})(?: (?:account|profile|user|contact|chat|app|messages?|via))?[ ,:(\"'=-]+(?:{_NAMED}[ :=\"'(-]+(?:is |of |was |as |called |known as )*[:\"'(-]*|(?=@)|(?<=:))[\"'( ]*{_HANDLE_WORD}"
)
_HANDLE_FIRST = re.compile(
    rf"(?:(?:{_NAMED})[ :=\"'(]+[\"'(]?{_HANDLE_WORD}|(?<![a-z0-9.])@([a-z0-9][a-z0-9._-]{{1,29}}[a-z0-9_]))[\"')]*,? (?:on|via|from|over|\() ?(?:his |her |their |the )?({_PLATFORM})\b"
)
_BARE_AT = re.compile(r"(?<![a-z0-9.])@([a-z0-9][a-z0-9._-]{1,29}[a-z0-9_])(?![a-z0-9@])")
_NO_HANDLE = frozenset(
    """and with was the that for from account profile user name called known unknown his her their not chat
    group message messages number contact is are has asking where who which blocked deleted friend friends
    yes no none shows showing used app but she he they them then she's he's video call calls""".split()
)


def find_identifiers(text: str, normal: Normal) -> list[Identifier]:
    """Every identifier of a text, in order; a stretch is read as one thing only."""
    searchable = normal.text
    found: list[Identifier] = []
    if "@" in searchable or any(
        p in searchable for p in ("user", "handle", "account", "profile", "gamer", "tag", ": ")
    ):
        found += _handles(searchable)
    if any(c.isdigit() for c in searchable):
        found += _phones(searchable) + _postcodes(text, normal) + _vehicles(text, normal)
    found += _spoken(searchable) + _masked(searchable)
    return _apart(found)


def _apart(found: list[Identifier]) -> list[Identifier]:
    """Of overlapping readings the first kind listed wins, the longer before the shorter."""
    kept: list[Identifier] = []
    for item in found:
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return sorted(kept)


def _postcodes(text: str, normal: Normal) -> list[Identifier]:
    found = []
    for match in _POSTCODE.finditer(normal.text):
        written = text[slice(*normal.original(match.start(2), match.end(2)))]
        area = match[1]
        if written[1:] != written[1:].upper() and (
            written[1:] != written[1:].lower() or match[2][1:] in ("nd", "th", "st", "rd")
        ):
            continue
        if match[2][1:] in ("pm", "am", "nd", "rd", "st", "th") and " " not in match.group():
            continue
        if match[2][1:] in ("nd", "st", "th") and re.fullmatch(r"[sm]\d", area):
            continue
        found.append(Identifier(match.start(), match.end(), POSTCODE, f"{area} {match[2]}".upper()))
    return found


def _vehicles(text: str, normal: Normal) -> list[Identifier]:
    searchable = normal.text
    found = [
        Identifier(m.start(1), m.end(1), VEHICLE, _partial_value(m[1], m.group()))
        for m in _PARTIAL.finditer(searchable)
        if _is_partial(m[1])
    ]
    for match in _SPACED.finditer(searchable):
        found.append(
            Identifier(match.start(), match.end(), VEHICLE, "".join(match.groups()).upper())
        )
    for match in _CURRENT.finditer(searchable):
        if match[3] not in _NOT_LETTERS and _is_written_as_mark(text, normal, match):
            found.append(
                Identifier(match.start(), match.end(), VEHICLE, "".join(match.groups()).upper())
            )
    for match in _AFTER_CALLED.finditer(searchable):
        found += _called(match)
    for pattern in (_PREFIX, _SUFFIX):
        for match in pattern.finditer(searchable):
            written = text[slice(*normal.original(match.start(), match.end()))]
            letters = {match[1], match[3]}
            if (
                written.isupper()
                and not letters & _NOT_LETTERS
                and not _is_crime_number(searchable, match)
            ):
                found.append(
                    Identifier(match.start(), match.end(), VEHICLE, "".join(match.groups()).upper())
                )
    return found


def _is_crime_number(text: str, match: re.Match[str]) -> bool:
    return text[match.end() : match.end() + 1] in ("/", "-") or text[
        match.start() - 1 : match.start()
    ] in ("/", "-")


def _is_written_as_mark(text: str, normal: Normal, match: re.Match[str]) -> bool:
    written = text[slice(*normal.original(match.start(), match.end()))]
    if written.isupper():
        return not (match[1] in _WORDS_AS_AREA and " " in match.group() and text.isupper())
    return written.islower() and match[1] not in _WORDS_AS_AREA


_FULL_FORMS = re.compile(
    r"[a-z]{2}[0-9]{2}[a-z]{3}|[a-z][0-9]{1,3}[a-z]{3}|[a-z]{3}[0-9]{1,3}[a-z]|[a-z]{1,3}[0-9]{1,4}|[0-9]{1,4}[a-z]{1,3}"
)


def _called(match: re.Match[str]) -> list[Identifier]:
    """A mark that is called one: any form that a mark may have, dateless ones too."""
    written = match[1]
    while written:
        plain = written.replace(" ", "")
        if _FULL_FORMS.fullmatch(plain) and len(plain) >= 5:
            return [
                Identifier(match.start(1), match.start(1) + len(written), VEHICLE, plain.upper())
            ]
        if re.fullmatch(r"[a-z]{2}[0-9]{2}", plain):
            return [
                Identifier(
                    match.start(1), match.start(1) + len(written), VEHICLE, f"{plain.upper()}*"
                )
            ]
        written = written.rpartition(" ")[0]
    return []


def _is_partial(written: str) -> bool:
    plain = written.replace(" ", "")
    has_digit = any(c.isdigit() for c in plain)
    return (has_digit and any(c.isalpha() for c in plain) and len(plain) < 8) or (
        len(plain) == 3
        and plain.isalpha()
        and plain not in _NOT_LETTERS
        and plain not in ("seen", "of", "not", "vrm", "reg")
    )


def _partial_value(written: str, around: str) -> str:
    plain = re.sub(r"[?_.]", "*", written.replace(" ", "")).upper()
    if "*" in plain:
        return plain
    if re.search(r"\b(?:ending|ends)\b", around):
        return f"*{plain}"
    if re.search(r"\b(?:containing|contains|including)\b", around) or plain.isalpha():
        return f"*{plain}*" if not plain.isalpha() else f"*{plain}"
    return plain if re.fullmatch(r"[A-Z]{2}\d\d[A-Z]{3}", plain) else f"{plain}*"


def _masked(text: str) -> list[Identifier]:
    return [
        Identifier(m.start(), m.end(), VEHICLE, re.sub(r"[?_]", "*", m.group().replace(" ", "")).upper())
        for m in _MASKED.finditer(text)
        if ("*" in m.group() or "?" in m.group() or "_" in m.group()) and any(c.isdigit() for c in m.group())
        and not m.group().endswith("?")
    ]  # fmt: skip


def _phones(text: str) -> list[Identifier]:
    found = []
    for match in _DIGITS.finditer(text):
        written = match.group().rstrip("( -/.")
        value = _e164(re.sub(r"[^\d+]", "", written), written)
        if value:
            found.append(Identifier(match.start(), match.start() + len(written), PHONE, value))
    return found


def _e164(digits: str, written: str) -> str:
    """The number in international form; nothing for a date, a reference or a sum."""
    if re.search(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}", written):
        return ""
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if re.fullmatch(r"7\d{9}", digits):
        digits = f"0{digits}"
    if re.fullmatch(r"44[1-9]\d{8,9}", digits):
        digits = f"+{digits}"
    if not (digits.startswith("+") or (digits.startswith("0") and 10 <= len(digits) <= 11)):
        return ""
    if digits.startswith("+440"):
        digits = f"+44{digits[4:]}"
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _spoken(text: str) -> list[Identifier]:
    found = []
    for match in _SPOKEN.finditer(text):
        digits, times = "", 1
        for word in re.findall(r"[a-z]+", match.group()):
            if word in ("double", "triple", "treble"):
                times = 2 if word == "double" else 3
            else:
                digits += _SPOKEN_WORDS[word] * times
                times = 1
        if value := _e164(digits, ""):
            found.append(Identifier(match.start(), match.end(), PHONE, value))
    return found


def _handles(text: str) -> list[Identifier]:
    found = []
    for match in _PLATFORM_FIRST.finditer(text):
        if match[2] not in _NO_HANDLE:
            found.append(_handle(match[2], match[1], match.start(2), match.end(2)))
    for match in _HANDLE_FIRST.finditer(text):
        group = 1 if match[1] else 2
        if match[group] not in _NO_HANDLE:
            found.append(_handle(match[group], match[3], match.start(group), match.end(group)))
    for match in _BARE_AT.finditer(text):
        found.append(_handle(match[1], "", match.start(1), match.end(1)))
    return found


def _handle(word: str, platform: str, start: int, end: int) -> Identifier:
    # Without a platform the handle is kept as unknown:..., so that it is joined to nothing by chance.
    return Identifier(
        start, end, HANDLE, f"{_PLATFORMS.get(platform, 'unknown')}:{word.strip('._-')}"
    )
