"""One handing out becomes its file: marked on every page, stamped with the head of the log."""

from __future__ import annotations

from django.utils import timezone

from accord.documents import Document, Marking, Paragraph, Section, Table
from accord.errors import UserFacingError
from accord.published import safe_cell, write_rows
from accord.review.access.masking import case_key, names_shown
from accord.review.audit_log.models import Head
from accord.review.cases.models import Version
from accord.review.dissemination.contents import sheets_of
from accord.review.dissemination.models import PURPOSES, Dissemination
from accord.workbooks import Sheet, Workbook, as_ods, as_xlsx

KINDS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
    "age": "application/octet-stream",
}
HEAD_LETTERS = 12


def stamp_of(one: Dissemination) -> str:
    """What stands on every page: marking, to whom, when, and where the audit log stood.

    The recipient's copy names nobody who works here: the reference leads to them in the log.
    """
    head = Head.objects.get(id=1)
    at = f"{timezone.now():%d %B %Y, %H:%M} UTC"
    return (
        f"{one.marking}. Handed out as {one.ref} to {one.recipient}, {one.organisation}, {at}. "
        f"Audit head {head.seq}-{head.hash[:HEAD_LETTERS]}."
    )


def file_of(one: Dissemination) -> tuple[str, str, bytes]:
    """The file's name, its kind and its bytes; encrypted where the recipient gave a key."""
    stamp = stamp_of(one)
    case = one.case
    shown = [case_key(case.kind, case.candidate_id)] if one.has_names else []
    with names_shown(shown):
        version = Version.everything.get(case=case, revision=one.revision)
    sheets = sheets_of(version.content, (stamp,))
    made, name = _made(one, sheets, stamp), f"{one.ref}.{one.form}"
    if one.recipient_key:
        return f"{name}.age", KINDS["age"], encrypted(made, one.recipient_key)
    return name, KINDS[one.form], made


def _made(one: Dissemination, sheets: tuple[Sheet, ...], stamp: str) -> bytes:
    if one.form == "csv":
        return _csv(sheets, stamp)
    if one.form == "pdf":
        from accord.documents.pdf import as_pdf

        return as_pdf(_document(one, sheets, stamp))
    book = Workbook(one.ref, "", _cover(one, stamp), sheets)
    return as_xlsx(book) if one.form == "xlsx" else as_ods(book)


def _cover(one: Dissemination, stamp: str) -> tuple[str, ...]:
    names = "with names" if one.has_names else "without names"
    return (
        stamp,
        f"Purpose: {PURPOSES[one.purpose]}. {names.capitalize()}.",
        "This is what records give. It is not evidence of itself, and a person decides.",
        "Do not pass it on. Delete it when its purpose is served.",
    )


def _csv(sheets: tuple[Sheet, ...], stamp: str) -> bytes:
    """One table of cells, each row with the marking: a row that is cut out still carries it."""
    columns = ("table", "row", "column", "value", "stamp")
    rows = [
        dict(zip(columns, (sheet.name, str(n), column, safe_cell(value), stamp), strict=True))
        for sheet in sheets
        for n, row in enumerate(sheet.rows, 1)
        for column, value in zip(sheet.columns, row, strict=True)
    ]
    return write_rows(columns, rows).encode("utf-8-sig")


def _document(one: Dissemination, sheets: tuple[Sheet, ...], stamp: str) -> Document:
    sections = tuple(
        Section(
            str(n),
            sheet.title,
            (Table(str(n), sheet.title, sheet.columns, _plain(sheet)),)
            if sheet.rows
            else (Paragraph("There is none."),),
        )
        for n, sheet in enumerate(sheets, 1)
    )
    cover = tuple(Paragraph(said) for said in _cover(one, stamp))
    marking = Marking(one.marking)
    return Document(one.ref, "Handed out by Accord", marking, cover, sections, stamp=stamp)


def _plain(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(value or "") for value in row) for row in sheet.rows)


def encrypted(content: bytes, key: str) -> bytes:
    """The file for the one recipient whose public key this is, in the age format."""
    try:
        import pyrage
    except ImportError:
        raise UserFacingError("Encrypting needs pyrage: install accord[backups].") from None
    if not is_key(key):
        raise UserFacingError("That is not a public key of the age format: it begins with age1.")
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(key)]))


def is_key(text: str) -> bool:
    """Whether this is a public key of the age format; without pyrage none can be used."""
    try:
        import pyrage
    except ImportError:
        return False
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True
