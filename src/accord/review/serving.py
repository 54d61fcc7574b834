"""A setup becomes a running application: tables brought up to date, the newest run taken over."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from accord.errors import UserFacingError
from accord.review.settings import configure
from accord.review.setup import Setup
from accord.store import Store

Say = Callable[[str], None]


def start(setup: Setup) -> None:
    """Set Django up and bring the tables of the database up to date."""
    configure(setup)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def serve(setup: Setup, store: Path, *, port: int, report: Say) -> None:
    """Serve on this machine until stopped; the newest run is taken over first.

    Raises NotFound where the store holds no run: an empty application is a folder mistyped.
    """
    Store(store).latest()
    if setup.is_demo:
        check_invented(store)
    report(at_rest(setup, store))
    check_keys(setup)
    start(setup)
    from accord.review.handover.run import hand_over, is_taken_over

    if not is_taken_over(store):
        report(hand_over(store, report).as_text())
    if setup.is_demo:
        from accord.review.demo_people import make_demo_people

        report(make_demo_people())
    server = server_of(port)
    report(f"Accord is at http://localhost:{port}/ (stop with Ctrl and C)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        report("stopped")
    finally:
        server.server_close()


def check_keys(setup: Setup) -> None:
    """Refuse to demand what cannot be given, or to bind keys to what is no place of ours."""
    if setup.are_keys_demanded and find_spec("fido2") is None:
        raise UserFacingError("Security keys need fido2: install accord[security-keys].")
    if setup.place not in setup.hosts:
        raise UserFacingError("--origin is https:// and a name given with --host, nothing more.")


def at_rest(setup: Setup, store: Path) -> str:
    """How records are kept on the disk: real people's on an encrypted one, or not at all."""
    newest = Store(store).latest_or_none()
    if newest is None or is_invented(newest):
        return "At rest: every record is invented."
    if not setup.is_disk_encrypted:
        raise UserFacingError(
            "The newest run holds records that are not marked as invented. Serve them from an "
            "encrypted disk, and say so with --encrypted-disk."
        )
    seen = encryption_of(setup.folder)
    if seen is False:
        raise UserFacingError(
            "The disk was declared to be encrypted, and its device says that it is not."
        )
    told = "and its device says so" if seen else "its device does not say"
    return f"At rest: on a disk that was declared to be encrypted; {told}."


def encryption_of(folder: Path, devices: Path = Path("/sys/dev/block")) -> bool | None:
    """Whether the device under a folder is encrypted; none where the system does not tell."""
    there = next(part for part in (folder, *folder.parents) if part.exists())
    number = there.stat().st_dev
    device = devices / f"{os.major(number)}:{os.minor(number)}"
    if os.name == "nt" or not device.exists():
        return None
    uuid = device / "dm" / "uuid"
    # A disk that is no mapped device may still encrypt itself: only a mapping can be told.
    return uuid.read_text("utf-8").startswith("CRYPT-") if uuid.exists() else None


def is_invented(run: Path) -> bool:
    """Whether every source of a run is marked as invented."""
    rows = pq.read_table(run / "sources.parquet", columns=["is_synthetic"])
    return all(rows.column("is_synthetic").to_pylist())


def check_invented(store: Path) -> None:
    """Refuse a demonstration, whose passwords everybody knows, over records of real people."""
    if not is_invented(Store(store).latest()):
        raise UserFacingError(
            "The newest run holds records that are not marked as invented. Leave out --demo."
        )


def server_of(port: int) -> Any:
    """A server on this machine alone, ready to serve; what serves others stands in front.

    Raises UserFacingError where the port is taken, as by another copy of the application.
    """
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.core.wsgi import get_wsgi_application

    try:
        server = ThreadedWSGIServer(("127.0.0.1", port), _quiet_handler())
    except OSError as problem:
        raise UserFacingError(
            f"Port {port} of this machine cannot be used ({problem.strerror}). "
            "Name another with --port."
        ) from problem
    server.set_app(get_wsgi_application())
    # What was loaded to start with stays: looking through it again and again takes time of pages.
    gc.collect()
    gc.freeze()
    return server


def _quiet_handler() -> Any:
    from django.core.servers.basehttp import WSGIRequestHandler

    class Quiet(WSGIRequestHandler):
        """Says nothing of a request: its address can name a case."""

        def log_message(self, *said: Any) -> None:
            """Nothing."""

    return Quiet
