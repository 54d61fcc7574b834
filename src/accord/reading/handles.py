"""Account names by platform: snapchat:big_tee99. Without a platform it is unknown:name."""

from __future__ import annotations

import re

from accord.reading.catalogue import shipped_lists

_NO_HANDLE = shipped_lists("words.txt")["no_handle"]
_SELF_NAMED = (
    "snapchat instagram facebook tiktok discord kik telegram twitter roblox xbox playstation "
    "twitch yubo wizz skype onlyfans fortnite steam reddit whatsapp tinder grindr badoo youtube "
    "minecraft signal viber wechat bereal hoop omegle"
)
_PLATFORMS = {
    **{name: name for name in _SELF_NAMED.split()},
    "snap": "snapchat",
    "snap chat": "snapchat",
    "sc": "snapchat",
    "insta": "instagram",
    "ig": "instagram",
    "fb": "facebook",
    "messenger": "facebook",
    "tik tok": "tiktok",
    "tg": "telegram",
    "x": "twitter",
    "xbox live": "xbox",
    "psn": "playstation",
}
_PLATFORM = "|".join(sorted(_PLATFORMS, key=lambda p: (-len(p), p)))
_NAMED = (
    r"(?:user ?name|user|handle|account(?: name)?|profile(?: name)?|id|name|tag|gamer ?tag"
    r"|screen name|add|@)"
)
_WORD = r"[a-z0-9][a-z0-9._-]{1,29}[a-z0-9_]"
_PLATFORM_FIRST = re.compile(
    rf"\b({_PLATFORM})(?: (?:account|profile|user|contact|chat|app|messages?|via))?"
    rf"(?: (?:as|called|is))?[ ,:(\"'=-]+"
    rf"(?:{_NAMED}[ :=\"'(-]+(?:is |of |was |as |called |known as )*[:\"'(-]*|(?=@)|(?<=:))"
    rf"[\"'( ]*@?({_WORD})"
)
_HANDLE_FIRST = re.compile(
    rf"(?:{_NAMED}[ :=\"'(]+[\"'(]?@?({_WORD})|(?<![a-z0-9.])@({_WORD}))"
    rf"[\"')]*,? (?:on|via|from|over|\() ?(?:his |her |their |the )?({_PLATFORM})\b"
)
_BARE = re.compile(rf"(?<![a-z0-9.])@({_WORD})(?![a-z0-9@])")
# "frosty_the_bro on Xbox", "rook#8841": what only an account is called, with a word of
# accounts near.
_SHAPED = re.compile(r"(?<![a-z0-9._@/#-])[a-z0-9][a-z0-9_.#]{3,40}+(?![a-z0-9@/-])")
# Words, and what stands before a stop with no space after it, have no such shape.
_SHAPE = re.compile(r"[a-z0-9.]*_[a-z0-9_.]*|[a-z0-9.]+#\d{4}|[a-z][a-z0-9]+(?:\.[a-z0-9]+){1,3}")
_MAY_BE_SHAPED = re.compile(r"[_#]|[a-z0-9]\.[a-z0-9]")
_ACCOUNT_WORD = re.compile(
    rf"(?<![a-z0-9])(?:({_PLATFORM})|user ?name|snap ?user|user|handle|screen name|gamer ?tag"
    r"|account|profile|add)(?![a-z0-9])"
)
_NO_NAME_END = re.compile(
    r"\.(?:com|co|uk|org|net|gov|police|io|jpe?g|png|pdf|docx?|mp4|html?|php)$|^www\.|^\d+[.]"
)
_NEAR_BEFORE, _NEAR_AFTER = 44, 16
_HINTS = ("@", "user", "handle", "account", "profile", "gamer", "tag", ": ", "snap", "insta",
          "discord", "twitter", "tiktok", "xbox", "add ")  # fmt: skip

Handle = tuple[int, int, str]


def find_handles(text: str) -> list[Handle]:
    """Every account name in searchable text."""
    if not any(hint in text for hint in _HINTS):
        return []
    found: list[Handle] = []
    for match in _PLATFORM_FIRST.finditer(text):
        found += _handle(match, 2, match[1])
    for match in _HANDLE_FIRST.finditer(text):
        found += _handle(match, 1 if match[1] else 2, match[3])
    for match in _BARE.finditer(text):
        found += _handle(match, 1, "")
    if not _MAY_BE_SHAPED.search(text):
        return found
    taken = [range(start, end) for start, end, _ in found]
    for match in _SHAPED.finditer(text):
        if not any(match.start() in place for place in taken):
            found += _shaped(text, match)
    return found


def _shaped(text: str, match: re.Match[str]) -> list[Handle]:
    """A name with the shape of an account's, where a word of accounts stands near."""
    word = match.group().strip(".")
    if len(word) < 5 or not _SHAPE.fullmatch(word) or _NO_NAME_END.search(word):
        return []
    is_plain = "_" not in word and "#" not in word
    is_two_words = is_plain and word.count(".") == 1 and word.replace(".", "").isalpha()
    start, end = match.start(), match.start() + len(word)
    before = list(_ACCOUNT_WORD.finditer(text, max(0, start - _NEAR_BEFORE), start))
    after = _ACCOUNT_WORD.search(text, end, end + _NEAR_AFTER)
    near = before[-1] if before else (None if is_plain else after)
    if near is None or (is_two_words and text[start - 1 : start] not in tuple("\"'(:")):
        return []
    platform = next((m[1] for m in (near, after) if m and m[1]), "")
    value = f"{_PLATFORMS.get(platform, 'unknown')}:{word.strip('._-')}"
    return [(start, end, value)]


def _handle(match: re.Match[str], group: int, platform: str) -> list[Handle]:
    word = match[group]
    if word in _NO_HANDLE:
        return []
    # Without a platform a handle is joined to nothing by chance.
    value = f"{_PLATFORMS.get(platform, 'unknown')}:{word.strip('._-')}"
    return [(match.start(group), match.end(group), value)]
