"""Text into the wording in it that blames a child, with the reason and what to write instead."""

from accord.language.check import Checker, Term, check_language, shipped_checker
from accord.language.labels import Gloss, gloss_of_label, glosses, neutral_gloss

__all__ = [
    "Checker",
    "Gloss",
    "Term",
    "check_language",
    "gloss_of_label",
    "glosses",
    "neutral_gloss",
    "shipped_checker",
]
