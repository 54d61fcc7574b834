"""A document as typed parts, and its renderings: one model, read by HTML, PDF and DOCX alike."""

from accord.documents.model import (
    Bullets,
    CellRef,
    Document,
    Figure,
    Marking,
    Notice,
    Paragraph,
    Part,
    Section,
    Table,
    Trace,
    texts,
)

__all__ = [
    "Bullets",
    "CellRef",
    "Document",
    "Figure",
    "Marking",
    "Notice",
    "Paragraph",
    "Part",
    "Section",
    "Table",
    "Trace",
    "texts",
]
