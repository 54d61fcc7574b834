"""The whole review database becomes one encrypted file, and the file an empty database again.

Row by row through Django's models, so that either kind of database can be brought back into the
other. A backup that was not encrypted, or that does not come back whole, is refused.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.errors import UserFacingError
from accord.placing import place_file

BATCH = 500
MANIFEST = "manifest.json"
# Nobody is signed in to a database that was brought back, or was about to be.
LEFT_OUT = frozenset({"signedin", "keyquestion"})


@dataclass(frozen=True)
class Kept:
    """What a backup holds: rows by table, and where the audit log stood."""

    rows: dict[str, int]
    head: str

    def as_text(self) -> str:
        """For the person who asked for it."""
        total = sum(self.rows.values())
        return f"{total:,} rows of {len(self.rows)} tables; audit head {self.head}."


def back_up(target: Path, recipient: str) -> Kept:
    """Write every row, encrypted to the one key that can open it, in the age format."""
    from django.db import transaction

    from accord.review.access.guard import machine_scope
    from accord.review.audit_log.actions import Action
    from accord.review.audit_log.chain import Happening, append, sign_now
    from accord.review.dissemination.file import encrypted

    with transaction.atomic(), machine_scope("a backup"):
        append(Happening(Action.BACK_UP.value, "accord backup"))
        kept, packed = _packed()
    sign_now()
    place_file(target, encrypted(packed, recipient))
    return kept


def _packed() -> tuple[Kept, bytes]:
    out, rows = io.BytesIO(), {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for model in _models():
            with file.open(f"{model._meta.label_lower}.jsonl", "w") as lines:
                rows[model._meta.label_lower] = _written(model, lines)
        kept = Kept(rows, _head())
        file.writestr(MANIFEST, json.dumps({"rows": rows, "head": kept.head}, indent=1))
    return kept, out.getvalue()


def _written(model: Any, lines: Any) -> int:
    names = [field.attname for field in model._meta.concrete_fields]
    count = 0
    for row in model._base_manager.order_by("pk").values(*names).iterator(BATCH):
        lines.write(json.dumps(row, default=_as_text).encode() + b"\n")
        count += 1
    return count


def _as_text(value: Any) -> str:
    """A time to the microsecond: Django's own way of writing it leaves three figures off."""
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def _models() -> list[Any]:
    """Every table of ours, those that others point at first."""
    from django.apps import apps

    waiting = [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("accord.")
        for model in config.get_models()
        if model._meta.model_name not in LEFT_OUT
    ]
    ordered: list[Any] = []
    while waiting:
        ready = [m for m in waiting if _needs(m) <= {*ordered, m}]
        ordered += ready
        waiting = [m for m in waiting if m not in ready]
    return ordered


def _needs(model: Any) -> set[Any]:
    return {f.related_model for f in model._meta.concrete_fields if f.is_relation}


def _head() -> str:
    from accord.review.audit_log.models import Head

    head = Head.objects.filter(id=1).first()
    return f"{head.seq}-{head.hash}" if head else "none"


def bring_back(source: Path, identity: str) -> Kept:
    """Fill an empty database from a backup, in one transaction; it must come back whole."""
    from django.db import transaction

    from accord.review.access.guard import machine_scope
    from accord.review.access.models import Account

    if Account.objects.exists():
        raise UserFacingError("There are accounts in this database: bring a backup into a new one.")
    packed = decrypted(source.read_bytes(), identity)
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        said = json.loads(file.read(MANIFEST))
        with transaction.atomic(), machine_scope("a backup is brought back"):
            rows = {m._meta.label_lower: _read(m, _lines(file, m)) for m in _models()}
            kept = Kept(rows, _head())
            if kept != Kept(said["rows"], said["head"]):
                raise UserFacingError("The backup did not come back whole. Nothing was kept.")
            _count_on()
    return kept


def _lines(file: zipfile.ZipFile, model: Any) -> Iterator[dict[str, Any]]:
    name = f"{model._meta.label_lower}.jsonl"
    # A backup of before a table was made has none of its rows.
    if name in file.namelist():
        with file.open(name) as lines:
            for line in lines:
                yield json.loads(line)


def _read(model: Any, rows: Iterator[dict[str, Any]]) -> int:
    """Rows as they were, times of making included: nothing is set anew."""
    fields = model._meta.concrete_fields
    count, batch = 0, []
    for row in rows:
        given = {f.attname: f.to_python(row[f.attname]) for f in fields if f.attname in row}
        batch.append(model(**given))
        if len(batch) == BATCH:
            count += _inserted(model, batch)
            batch = []
    return count + _inserted(model, batch)


def _inserted(model: Any, batch: list[Any]) -> int:
    if batch:
        model._base_manager._insert(
            batch, fields=model._meta.concrete_fields, raw=True, using="default"
        )
    return len(batch)


def _count_on() -> None:
    """Numbers that a database gives out go on after the highest that came back."""
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def decrypted(content: bytes, identity: str) -> bytes:
    """What was encrypted to this key; anything else is refused."""
    try:
        import pyrage
    except ImportError:
        raise UserFacingError("Decrypting needs pyrage: install accord[backups].") from None
    try:
        return bytes(pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(identity.strip())]))
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise UserFacingError("This key does not open this backup, or it was changed.") from None
