"""Turn a name in any script or spelling into plain lower-case Latin letters."""

from __future__ import annotations

import unicodedata

# Latin letters that do not come apart into a letter and an accent.
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ı": "i", "ŋ": "ng", "ə": "e", "ɖ": "d", "ƙ": "k", "ɗ": "d", "ɓ": "b",
}  # fmt: skip
_CYRILLIC = """
    а a б b в v г g ґ g д d е e є ye ж zh з z и y і i ї yi й y к k л l м m н n о o п p р r с s т t
    у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya ў w ј j љ lj њ nj ћ c ђ dj џ dz
"""
_GREEK = """
    α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch
    ψ ps ω o
"""
# Arabic, Persian, Urdu and Sorani letters; short vowels are not written, so only the sound of the
# consonants can agree with a name in Latin letters.
_ARABIC = """
    ا a ب b پ p ت t ث th ج j چ ch ح h خ kh د d ذ dh ر r ز z ژ zh س s ش sh ص s ض d ط t ظ z ع a غ gh
    ف f ق q ک k ك k گ g ل l م m ن n ه h و u ؤ u ي i ى a ی i ئ i ة a ء _ آ a أ a إ i ڵ l ڕ r ۆ o
    ێ e ە e ہ h ھ h ے e ں n ڈ d ٹ t ڑ r
"""


def _pairs(table: str) -> dict[str, str]:
    """A table of letters and what they become; an underline for nothing."""
    words = table.split()
    return {
        letter: "" if latin == "_" else latin
        for letter, latin in zip(words[::2], words[1::2], strict=True)
    }


_TABLE = str.maketrans(_LATIN | _pairs(_CYRILLIC) | _pairs(_GREEK) | _pairs(_ARABIC))
# Signs that stand inside one name: they close up. Every other sign parts two names.
# A digit inside a name is a slip of the pen, and a question mark a letter that a system lost.
_CLOSING = dict.fromkeys(map(ord, "'’‘`´ʻʼ0123456789?\ufffd"), "")


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
