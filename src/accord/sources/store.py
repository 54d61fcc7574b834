"""The deliveries a store holds: which are in use, which were replaced, and how new ones come in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from accord.placing import place_file
from accord.sources.landing import Landed

RECEIVED = "received.json"
WORKSPACE = ".workspace-"
INCOMING = ".incoming-"


@dataclass(frozen=True)
class Delivery:
    """One source's part of one package, as the store holds it.

    Deliveries of one receipt came in one call and stand together; a later receipt that covers
    the whole period of an earlier delivery of the source replaces it.
    """

    source_id: str
    content: str
    receipt: int
    extracted_at: datetime
    period_from: date
    period_to: date
    is_synthetic: bool
    is_replaced: bool = False

    def folder(self, store: Path) -> Path:
        """Where its rows lie."""
        return store / "sources" / self.source_id / self.content

    def as_json(self) -> dict[str, Any]:
        """As it stands in the list of what was received."""
        texts = {"extracted_at", "period_from", "period_to"}
        return {k: v.isoformat() if k in texts else v for k, v in self.__dict__.items()}


def received(store: Path) -> list[Delivery]:
    """Everything the store holds, in use or replaced; a kill leaves the list as it was."""
    path = store / "sources" / RECEIVED
    if not path.exists():
        return []
    return [
        Delivery(
            **{
                **entry,
                "extracted_at": datetime.fromisoformat(entry["extracted_at"]),
                "period_from": date.fromisoformat(entry["period_from"]),
                "period_to": date.fromisoformat(entry["period_to"]),
            }
        )
        for entry in json.loads(path.read_text())
    ]


def active(store: Path) -> tuple[Path, ...]:
    """The folders of all deliveries in use, in a fixed order."""
    return tuple(sorted(d.folder(store) for d in received(store) if not d.is_replaced))


def take_in(store: Path, landed: Sequence[Landed]) -> list[Delivery]:
    """Move landed deliveries into the store; returns those that are new.

    The list of what was received is written last, so that a kill leaves all or nothing.
    """
    held = received(store)
    known = {(d.source_id, d.content): d for d in held}
    unique = {(one.source_id, one.content): one for one in landed}
    new = [one for key, one in sorted(unique.items()) if key not in known]
    if not new:
        return []
    for one in new:
        _move(one, store)
    receipt = 1 + max((d.receipt for d in held), default=0)
    # What was sent again and is still in use counts as sent today: one call is one union.
    again = [replace(d, receipt=receipt) for k, d in known.items() if k in unique]
    kept = [d for k, d in known.items() if k not in unique]
    again_in_use = [d for d in again if not d.is_replaced]
    fresh = [_as_delivery(one, receipt) for one in new]
    together = [*fresh, *again_in_use]
    settled = [
        *(_settled(d, [t for t in together if t.source_id == d.source_id]) for d in kept),
        *(d for d in again if d.is_replaced),
        *again_in_use,
    ]
    fresh = [_outdated(d, settled) for d in fresh]
    _write(store, [*settled, *fresh])
    return fresh


def mirror(store: Path, landed: Sequence[Landed]) -> None:
    """Hold of these sources just these deliveries, all in use; other sources stay as they are.

    For a store that pools other stores: which delivery replaced which was settled there.
    """
    held = received(store)
    sources = {one.source_id for one in landed}
    unique = {(one.source_id, one.content): one for one in landed}
    for one in unique.values():
        _move(one, store)
    receipt = 1 + max((d.receipt for d in held), default=0)
    known = {(d.source_id, d.content): d for d in held}
    in_use = [
        replace(known.get(key) or _as_delivery(one, receipt), is_replaced=False)
        for key, one in sorted(unique.items())
    ]
    out_of_use = [
        replace(d, is_replaced=True)
        for d in held
        if d.source_id in sources and (d.source_id, d.content) not in unique
    ]
    others = [d for d in held if d.source_id not in sources]
    _write(store, [*others, *out_of_use, *in_use])


def _as_delivery(one: Landed, receipt: int) -> Delivery:
    source = one.source
    return Delivery(
        one.source_id,
        one.content,
        receipt,
        source["extracted_at"],
        source["period_from"],
        source["period_to"],
        source["is_synthetic"],
    )


def _settled(old: Delivery, together: Sequence[Delivery]) -> Delivery:
    newer = [d for d in together if d.extracted_at >= old.extracted_at]
    return replace(old, is_replaced=old.is_replaced or _covered(old, newer))


def _outdated(new: Delivery, held: Sequence[Delivery]) -> Delivery:
    # An older extract that arrives late must not undo what a newer one has put right.
    later = [
        d
        for d in held
        if d.source_id == new.source_id
        and not d.is_replaced
        and d.receipt != new.receipt
        and d.extracted_at > new.extracted_at
    ]
    return replace(new, is_replaced=_covered(new, later))


def _covered(old: Delivery, by: Sequence[Delivery]) -> bool:
    day = old.period_from
    for other in sorted(by, key=lambda d: (d.period_from, d.period_to)):
        if other.period_from <= day <= other.period_to:
            day = other.period_to + timedelta(days=1)
    return day > old.period_to


def sweep(store: Path) -> None:
    """Remove what a killed receipt left half done; the caller holds the store alone."""
    for prefix in (WORKSPACE, INCOMING):
        for leftover in (store / "sources").glob(f"{prefix}*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _move(one: Landed, store: Path) -> None:
    target = store / "sources" / one.source_id / one.content
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    incoming = store / "sources" / f"{INCOMING}{one.source_id}-{one.content}"
    shutil.move(str(one.folder), incoming)
    incoming.replace(target)


def _write(store: Path, deliveries: Sequence[Delivery]) -> None:
    ordered = sorted(deliveries, key=lambda d: (d.source_id, d.receipt, d.content))
    text = json.dumps([d.as_json() for d in ordered], indent=1, sort_keys=True) + "\n"
    place_file(store / "sources" / RECEIVED, text)
