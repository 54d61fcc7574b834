"""Plain text into searchable text, sentences, spans and phrase hits: what every reader needs."""

from accord.text.lists import content_lines, read_lists
from accord.text.nodes import Stretch
from accord.text.normal import Normal, normalise
from accord.text.pattern import Fit, Pattern
from accord.text.phrase import Lexicon, PhraseError
from accord.text.scanner import Atom, Hit, Scanner, open_scanner
from accord.text.search import Match, Search
from accord.text.sentences import Sentence, split_sentences

__all__ = [
    "Atom",
    "Fit",
    "Hit",
    "Lexicon",
    "Match",
    "Normal",
    "Pattern",
    "PhraseError",
    "Scanner",
    "Search",
    "Sentence",
    "Stretch",
    "content_lines",
    "normalise",
    "open_scanner",
    "read_lists",
    "split_sentences",
]
