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
_HINTS = ("@", "user", "handle", "account", "profile", "gamer", "tag", ": ")

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
    return found


def _handle(match: re.Match[str], group: int, platform: str) -> list[Handle]:
    word = match[group]
    if word in _NO_HANDLE:
        return []
    # Without a platform a handle is joined to nothing by chance.
    value = f"{_PLATFORMS.get(platform, 'unknown')}:{word.strip('._-')}"
    return [(match.start(group), match.end(group), value)]
