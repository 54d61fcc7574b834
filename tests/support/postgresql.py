"""A PostgreSQL server of one's own: in a folder, on a socket in it, gone when the test ends."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if os.name != "nt" else []
BIN = INSTALLED[-1] if INSTALLED else None
ACCOUNT = "postgres"


def why_not() -> str:
    """Why no server can be started here, or nothing."""
    if BIN is None:
        return "no PostgreSQL server is installed here"
    if importlib.util.find_spec("psycopg") is None:
        return "psycopg is not installed"
    return ""


@contextmanager
def server() -> Iterator[str]:
    """Start one; gives where a database of it is found, ready for a name at the end."""
    folder = Path(tempfile.mkdtemp(prefix="accord-pg-"))
    try:
        # The server refuses to run as root: then its own account does.
        user = {"user": ACCOUNT} if os.getuid() == 0 else {}
        if user:
            shutil.chown(folder, ACCOUNT)
        data = folder / "data"
        _run("initdb", "-D", data, "-A", "trust", "-U", "accord", "--no-sync", **user)
        flags = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        log = folder / "log"
        _run("pg_ctl", "-D", data, "-w", "-l", log, "-o", flags, "start", **user)
        try:
            yield f"postgresql://accord@{str(folder).replace('/', '%2F')}/"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop", **user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(where: str, name: str) -> str:
    """A new empty database on the server."""
    folder = where.split("@")[1].rstrip("/").replace("%2F", "/")
    _run("createdb", "-h", folder, "-U", "accord", name)
    return where + name


def _run(program: str, *arguments: object, **named: object) -> None:
    said = [str(BIN / program), *map(str, arguments)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    subprocess.run(said, check=True, cwd="/", timeout=120, **quiet, **named)
