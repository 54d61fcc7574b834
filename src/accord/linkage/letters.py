"""Turn a name in any script or spelling into plain lower-case Latin letters."""

from __future__ import annotations

import unicodedata

# Latin letters that do not come apart into a letter and an accent.
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ı": "i", "ŋ": "ng", "ə": "e", "ɖ": "d", "ƙ": "k", "ɗ": "d", "ɓ": "b",
}  # fmt: skip
_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяўјљњћђџ",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ye",
            "zh",
            "z",
            "y",
            "i",
            "yi",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
            "w",
            "j",
            "lj",
            "nj",
            "c",
            "dj",
            "dz",
        ],
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
        ],
        strict=True,
    )
)
# Arabic, Persian, Urdu and Sorani letters; short vowels are not written, so only the sound of the
# consonants can agree with a name in Latin letters.
_ARABIC = dict(
    zip(
        "ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنهوؤيىیئةءآأإڵڕۆێەہھےںڈٹڑ",
        [
            "a",
            "b",
            "p",
            "t",
            "th",
            "j",
            "ch",
            "h",
            "kh",
            "d",
            "dh",
            "r",
            "z",
            "zh",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "a",
            "gh",
            "f",
            "q",
            "k",
            "k",
            "g",
            "l",
            "m",
            "n",
            "h",
            "u",
            "u",
            "i",
            "a",
            "i",
            "i",
            "a",
            "_",
            "a",
            "a",
            "i",
            "l",
            "r",
            "o",
            "e",
            "e",
            "h",
            "h",
            "e",
            "n",
            "d",
            "t",
            "r",
        ],
        strict=True,
    )
)
LETTERS = {
    key: ("" if value == "_" else value)
    for table in (_LATIN, _CYRILLIC, _GREEK, _ARABIC)
    for key, value in table.items()
}
_TABLE = str.maketrans(LETTERS)
# Signs that stand inside one name: they close up. Every other sign parts two names.
# A digit inside a name is a slip of the pen.
_CLOSING = dict.fromkeys(map(ord, "'’‘`´ʻʼ0123456789"), "")


def plain(text: str) -> str:
    """The text in plain lower-case letters, one space between its parts."""
    if text.isascii():
        folded = text.lower()
    else:
        # Letters of other scripts are replaced before accents are taken off: a Cyrillic й is one
        # letter, and would else lose what tells it from и.
        replaced = unicodedata.normalize("NFC", text).casefold().translate(_TABLE)
        parts = unicodedata.normalize("NFKD", replaced)
        folded = "".join(c for c in parts if not unicodedata.combining(c)).translate(_TABLE)
    folded = folded.translate(_CLOSING)
    return " ".join("".join(c if "a" <= c <= "z" else " " for c in folded).split())
