"""A document as typed parts, and its renderings: one model, read by HTML, PDF and DOCX alike."""

from accord.documents.model import (
    Bullets,
    Document,
    Figure,
    Marking,
    Notice,
    Paragraph,
    Part,
    Section,
    Table,
)

__all__ = [
    "Bullets",
    "Document",
    "Figure",
    "Marking",
    "Notice",
    "Paragraph",
    "Part",
    "Section",
    "Table",
]
