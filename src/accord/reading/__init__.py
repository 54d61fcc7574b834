"""Free text into mentions: what a record says, whether it affirms it, of whom, and how many."""

from accord.reading.catalogue import Catalogue, Entry, catalogue_version, load_catalogue
from accord.reading.mentions import Mention, Person
from accord.reading.reader import Reader, read_text

__all__ = [
    "Catalogue",
    "Entry",
    "Mention",
    "Person",
    "Reader",
    "catalogue_version",
    "load_catalogue",
    "read_text",
]
