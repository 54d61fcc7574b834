"""The database guard: no statement reads or changes protected rows outside a declared scope.

The one query of `visibility` is the way in. It names the postings table, so a statement that
does not has forgotten it, and is refused before it reaches the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections, models
from django.db.backends.signals import connection_created

PROTECTED = (
    *("cases_case", "cases_version", "cases_reach", "cases_caseperson", "cases_decision"),
    *("cases_searchterm", "cases_request", "identity_linkquestion", "identity_judgement"),
    *(
        "concern_report_concernreport",
        "dissemination_dissemination",
        "networks_layout",
        "networks_savedview",
    ),
    *("cases_hypothesis", "cases_weighing", "retention_hold", "retention_review"),
)
SCOPE_MARK = '"access_posting"'
CHANGES_OR_READS = ("SELECT", "UPDATE", "DELETE", "WITH")


class Unscoped(Exception):
    """A statement on protected rows that did not come through the one query."""


# What this request has opened through the one query; None outside any request.
_opened: ContextVar[frozenset[str]] = ContextVar("opened", default=frozenset())
_machine: ContextVar[str] = ContextVar("machine", default="")


@contextmanager
def nothing_opened() -> Iterator[None]:
    """A fresh request: it may touch only what it opens itself."""
    token = _opened.set(frozenset())
    try:
        yield
    finally:
        _opened.reset(token)


def opened(identifier: object) -> None:
    """Note that the one query gave this row to this request; its own rows may be read now."""
    _opened.set(_opened.get() | {_plain(identifier)})


@contextmanager
def machine_scope(why: str) -> Iterator[None]:
    """For the handover, which sees everything and shows nothing; it says why."""
    token = _machine.set(why)
    try:
        yield
    finally:
        _machine.reset(token)


def in_machine_scope() -> bool:
    """Whether the handover or another part that shows nothing to anybody is at work."""
    return bool(_machine.get())


def _plain(identifier: object) -> str:
    return str(identifier).replace("-", "")


def guard(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Refuse a statement on protected rows that is not held to what may be seen."""
    if not _machine.get() and _touches(sql) and SCOPE_MARK not in sql:
        given = {_plain(value) for value in (params or ()) if value is not None}
        if not given & _opened.get():
            raise Unscoped("A statement on protected rows came round the one query.")
    return execute(sql, params, many, context)


def _touches(sql: str) -> bool:
    begins = sql.lstrip("( ").upper()
    return begins.startswith(CHANGES_OR_READS) and any(f'"{name}"' in sql for name in PROTECTED)


def guard_every_connection() -> None:
    """Put the guard on connections that are open and on those still to come."""
    connection_created.connect(_on_connection, dispatch_uid="accord-guard")
    for connection in connections.all(initialized_only=True):
        _on_connection(None, connection)


def _on_connection(sender: object, connection: Any, **_: Any) -> None:
    if guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard)


class Refusing(models.Manager):
    """The manager a forgetful view would reach for first: it refuses to give anything."""

    def get_queryset(self) -> Any:
        """Say where to go instead."""
        raise Unscoped("Ask access.visibility.Visible(account) for what may be seen.")
