"""Append an entry to the log in the transaction of what it records, chained to the one before."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from accord import __version__
from accord.review.audit_log.models import Entry, Head
from accord.review.audit_log.signing import sign_head
from accord.review.audit_log.verify import NOTHING_BEFORE, hash_of

SIGN_EVERY_ENTRIES = 500
SIGN_EVERY = timedelta(hours=1)


class NotInTransaction(Exception):
    """An entry outside the transaction of what it records would prove nothing."""


@dataclass(frozen=True)
class Happening:
    """What an entry says; object references only, never what stands in them."""

    action: str
    actor: str
    role: str = ""
    objects: tuple[str, ...] = ()
    reason: str = ""
    outcome: str = "done"
    request_id: str = ""
    recipient: str = ""


def now_text() -> str:
    """The time in UTC, to the microsecond, as it is hashed."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def append(happening: Happening) -> Entry:
    """Write the next entry; two writers wait for each other at the head."""
    if not connection.in_atomic_block:
        raise NotInTransaction("An audit entry belongs in the transaction of what it records.")
    head = _locked_head()
    at = now_text()
    body = _body(happening, head.seq + 1, at, stepped=bool(head.at) and at < head.at)
    made = hash_of(head.seq + 1, head.hash, body)
    entry: Entry = Entry.objects.create(
        seq=head.seq + 1,
        at=at,
        actor=happening.actor,
        action=happening.action,
        outcome=happening.outcome,
        body=body,
        before=head.hash,
        hash=made,
    )
    head.seq, head.hash, head.at = entry.seq, entry.hash, at
    head.save(update_fields=["seq", "hash", "at"])
    if _is_due(head, at):
        transaction.on_commit(sign_now)
    return entry


def _locked_head() -> Any:
    """Where the log stands; made with the first entry, by whoever of two comes first."""
    rows = Head.objects.select_for_update().filter(id=1)
    head = rows.first()
    if head is None:
        Head.objects.get_or_create(id=1, defaults={"hash": NOTHING_BEFORE})
        head = rows.get()
    return head


def _body(happening: Happening, seq: int, at: str, *, stepped: bool) -> str:
    said: dict[str, Any] = {**asdict(happening), "seq": seq, "at": at, "version": __version__}
    if stepped:
        # The clock went back: the order of the chain is what holds, and this says so.
        said["clock"] = "stepped back"
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _is_due(head: Head, at: str) -> bool:
    if not head.signed_at or head.seq - head.signed_seq >= SIGN_EVERY_ENTRIES:
        return True
    since = datetime.fromisoformat(at) - datetime.fromisoformat(head.signed_at)
    return since >= SIGN_EVERY or since < timedelta()


def sign_now() -> None:
    """Sign the newest head into the folder elsewhere, and note that it was done."""
    with transaction.atomic():
        head = Head.objects.select_for_update().filter(id=1).first()
        if head is None or not head.seq:
            return
        head.signed_seq, head.signed_at = head.seq, now_text()
        sign_head(settings.ACCORD.heads_folder, head.seq, head.hash, head.signed_at)
        head.save(update_fields=["signed_seq", "signed_at"])
