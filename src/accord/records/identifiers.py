"""Marks, numbers, handles and addresses as written become one normal form each, or none.

A partial mark, a number too short to be one, a place with neither name nor number: these tie
nobody, so they get no key at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import phonenumbers

_MARKS = re.compile(
    r"^([A-Z]{2}\d{2}[A-Z]{3}|[A-Z]\d{1,3}[A-Z]{3}|[A-Z]{3}\d{1,3}[A-Z]|[A-Z]{1,3}\d{2,4}|"
    r"\d{2,4}[A-Z]{1,3}|[A-Z0-9]{7,10})$"
)
_WILDCARD = re.compile(r"[?*_#…]|\.\.")
_MOBILE = re.compile(r"^(?:00|\+)?(?:440?|0)(7\d{9})$")
_POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$")
_POSTCODE_IN_TEXT = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_SMALL_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
_NUMBERS = re.compile(r"\b\d+[a-z]?\b")
_WORDS = re.compile(r"[a-z0-9]+")
_ROOM = re.compile(r"\b(?:room|rm)\.?\s*(?:no\.?\s*)?\d+[a-z]?\b")
# Words that say what a place is rather than which one.
_KINDS_OF_PLACE = frozenset(
    (
        *("the", "at", "and", "a", "of", "ltd", "limited", "hotel", "guest", "house"),
        *("takeaway", "restaurant", "cafe", "shop", "pub", "bar", "inn"),
    )
)
_NOWHERE = frozenset(
    (
        *("unknown", "none", "nk", "not", "known", "nfa", "no", "fixed", "abode", "address"),
        *("withheld", "various", "online", "na"),
    )
)


def vehicle(written: str) -> str | None:
    """A whole registration mark without spaces; None for a partial one."""
    mark = re.sub(r"[\s\-]", "", written).upper()
    if _WILDCARD.search(mark) or not re.search(r"\d", mark) or not re.search(r"[A-Z]", mark):
        return None
    return mark if _MARKS.match(mark) else None


def phone(written: str) -> str | None:
    """A telephone number in E.164, read as a British one where it does not say."""
    digits = re.sub(r"[^\d+]", "", written)
    mobile = _MOBILE.match(digits)
    if mobile:
        return f"+44{mobile.group(1)}"
    try:
        number = phonenumbers.parse(written, "GB")
    except phonenumbers.NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def handle(written: str) -> str | None:
    """platform:handle in small letters, without the at sign; None where no platform is said."""
    platform, colon, name = written.strip().lower().partition(":")
    name = name.strip().lstrip("@")
    return f"{platform.strip()}:{name}" if colon and platform.strip() and name else None


def device(written: str) -> str | None:
    """A device's serial number without spaces."""
    serial = re.sub(r"[\s\-/]", "", written).upper()
    return serial if len(serial) >= 6 and not _WILDCARD.search(serial) else None


def postcode(written: str | None) -> str | None:
    """A whole postcode without a space; None for a part of one."""
    code = re.sub(r"[^A-Z0-9]", "", (written or "").upper())
    return code if _POSTCODE.match(code) else None


def _postcode_in(written: str | None) -> str | None:
    found = _POSTCODE_IN_TEXT.search((written or "").upper())
    return postcode(found.group()) if found else None


def premises(written: str | None, code: str | None) -> str | None:
    """Postcode and the numbers of the address, or its name where it has none.

    `Flat 4, 12 Quarry Lane` and `12 Quarry Ln, Flat 4` at one postcode are one place. Without a
    whole postcode a name may be anywhere, so there is no key.
    """
    where = postcode(code) or _postcode_in(written)
    if where is None:
        return None
    words = (written or "").lower().replace("'", "").replace("’", "")
    words = _without_postcode(words, where.lower())
    words = _ROOM.sub(" ", words)
    numbers = _NUMBERS.findall(words)
    if numbers:
        return f"{where}#{'-'.join(sorted(set(numbers)))}"
    # What follows a name is the road or the town, written by some and not by others.
    parts = (_named(part) for part in words.split(","))
    name = next((part for part in parts if part), None)
    return f"{where}#{name}" if name else None


def _without_postcode(words: str, code: str) -> str:
    # One pattern for all codes: to compile one for each address costs more than all else here.
    return _SMALL_POSTCODE.sub(lambda m: " " if m[1] + m[2] == code else m[0], words)


def _named(words: str) -> str:
    """A name without the words that only say what kind of place it is."""
    name = [w for w in _WORDS.findall(words) if w not in _KINDS_OF_PLACE and w not in _NOWHERE]
    return "".join(_singular(word) for word in name)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


NORMAL_FORMS: dict[str, Callable[[str], str | None]] = {
    "vehicle": vehicle,
    "phone": phone,
    "handle": handle,
    "device": device,
}


# What a name says a place is. A road is named after what stands in it: Station Road is no station.
_NOT_A_ROAD = (
    r"(?!\s*(street|st|road|rd|lane|ln|avenue|ave|close|drive|way|hill|cottages?|house|court|"
    r"crescent|terrace|grove|place|walk|row|gardens?|rise|view|green|mount|square|mews|parade|"
    r"gate|fold|croft|bank|path|passage|yard|approach|buildings?|villas?|flats?|drove|side)\b)"
)
_PLACE_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(r"\b(" + words + r")\b" + _NOT_A_ROAD))
    for kind, words in (
        ("childrens_home", r"child(ren)?'?s'? home|residential home|care home|semi-independent"),
        ("care_placement", r"placement|foster|supported (housing|accommodation|living)|refuge"),
        ("school", r"school|academy|college|pru|pupil referral unit|nursery|university"),
        ("station", r"(railway|train|bus|coach|rail|tram|metro) station|station|interchange"),
        ("rank", r"(taxi|cab) rank"),
        ("hospital", r"hospital|a&e|clinic|health cent(re|er)|surgery|gp practice|infirmary"),
        ("police", r"police station|custody( suite)?|police"),
        ("court", r"(magistrates'?|crown|county|family) court|prison|young offender institution"),
        ("hotel", r"hotel|guest ?house|b&b|bed and breakfast|lodge|hostel|motel|travel inn"),
        ("solicitor", r"solicitors?|law firm|legal|chambers"),
        (
            "service",
            r"switchboard|helpline|crimestoppers|reception|council|social services",
        ),
        ("religious", r"church|mosque|temple|gurdwara|synagogue|chapel|masjid|mandir"),
        ("youth_club", r"youth (club|cent(re|er))|leisure cent(re|er)|community cent(re|er)"),
        ("public", r"shopping cent(re|er)|supermarket|retail park|park|library|airport"),
    )
)


def place_kind(*written: str | None) -> str | None:
    """What a place or number is by its name or description; None where they do not say."""
    words = " ".join(text.lower().replace("’", "'") for text in written if text)
    return next((kind for kind, form in _PLACE_KINDS if form.search(words)), None)


# A number is told from whose it is: a firm, a service or a shift, and not one person.
_SERVICE_NUMBER = re.compile(
    r"\b((mini ?)?(cab|taxi)s? (firm|company|office|operator|dispatch|switchboard|bookings?)"
    r"|(mini ?)?(cab|taxi)s? booking|(booking|booking office|customer|help|advice|support|crisis|"
    r"duty|referral|out[- ]of[- ]hours|office|main) (line|desk|number|phone|mobile)"
    r"|call cent(re|er)|drop[- ]in|charity|(outreach|youth|social) (team|service|worker'?s?)"
    r"|front desk|(duty|on[- ]call) (worker|manager|team)|public (phone|call) ?box|pay ?phone"
    r"|phone box)\b"
)


def number_kind(*written: str | None) -> str | None:
    """What a telephone number is by its description: a firm's or a service's, as a place is."""
    words = " ".join(text.lower().replace("’", "'") for text in written if text)
    return place_kind(*written) or ("service" if _SERVICE_NUMBER.search(words) else None)


def object_key(kind: str, written: str | None, code: str | None) -> str | None:
    """kind:identifier in normal form; None where it identifies nothing."""
    if kind == "premises":
        normal = premises(written, code)
    elif not written or kind not in NORMAL_FORMS:
        return None
    else:
        normal = NORMAL_FORMS[kind](written)
    return f"{kind}:{normal}" if normal else None
