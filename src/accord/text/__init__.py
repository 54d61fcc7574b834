"""Plain text into searchable text, sentences, spans and phrase hits: what every reader needs."""

from accord.text.normal import Normal, normalise
from accord.text.phrase import Lexicon, Pattern, PhraseError
from accord.text.scanner import Atom, Hit, Scanner, open_scanner
from accord.text.sentences import Sentence, split_sentences

__all__ = [
    "Atom",
    "Hit",
    "Lexicon",
    "Normal",
    "Pattern",
    "PhraseError",
    "Scanner",
    "Sentence",
    "normalise",
    "open_scanner",
    "split_sentences",
]
