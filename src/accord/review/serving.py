"""A setup becomes a running application: tables brought up to date, the newest run taken over."""

from __future__ import annotations

from collections.abc import Callable
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
    """Serve on this machine until stopped; the newest run is taken over first."""
    if setup.is_demo:
        check_invented(store)
    start(setup)
    from accord.review.handover.run import hand_over, is_taken_over

    if not is_taken_over(store):
        report(hand_over(store, report).as_text())
    if setup.is_demo:
        from accord.review.demo_people import make_demo_people

        report(make_demo_people())
    server = _server(port)
    report(f"Accord is at http://localhost:{port}/ (stop with Ctrl and C)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        report("stopped")
    finally:
        server.server_close()


def check_invented(store: Path) -> None:
    """Refuse a demonstration, whose passwords everybody knows, over records of real people."""
    rows = pq.read_table(Store(store).latest() / "sources.parquet", columns=["is_synthetic"])
    if not all(rows.column("is_synthetic").to_pylist()):
        raise UserFacingError(
            "The newest run holds records that are not marked as invented. Leave out --demo."
        )


def _server(port: int) -> Any:
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.core.wsgi import get_wsgi_application

    server = ThreadedWSGIServer(("127.0.0.1", port), _quiet_handler())
    server.set_app(get_wsgi_application())
    return server


def _quiet_handler() -> Any:
    from django.core.servers.basehttp import WSGIRequestHandler

    class Quiet(WSGIRequestHandler):
        """Says nothing of a request: its address can name a case."""

        def log_message(self, *said: Any) -> None:
            """Nothing."""

    return Quiet
