"""How one review application is set up: its database, its secrets, where audit heads are kept."""

from __future__ import annotations

import os
import re
import secrets
import stat
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from accord.errors import UserFacingError
from accord.review.access.identity_provider import Provider
from accord.review.retention.schedule import Schedule

SECRET_LENGTH = 50
_URL = re.compile(
    r"(?P<kind>postgres|postgresql|sqlite)://"
    r"(?:(?P<user>[^:@/]*)(?::(?P<password>[^@]*))?@)?(?P<host>[^:/]*)(?::(?P<port>\d+))?"
    r"/(?P<name>.+)"
)


_ORIGIN = re.compile(r"(?:https|http(?=://localhost))://(?P<host>[^/:@?#]+)(?::\d+)?")


@dataclass(frozen=True)
class Setup:
    """What differs between a demonstration, a force and a test."""

    folder: Path
    database: str = ""
    heads: Path | None = None
    is_secure: bool = False
    # A force's own identity provider; without one, local accounts with one-time codes.
    provider: Provider | None = None
    # Who settles what others ask for, or says who may do what, then signs in with a security key.
    are_keys_demanded: bool = False
    # How many connections to PostgreSQL are kept at most: pages that are worked on at one moment.
    most_connections: int = 16
    # Where browsers see the application, if it is not the first host by HTTPS.
    origin: str = ""
    is_demo: bool = False
    # How long cases are kept; a force puts its own schedule in place.
    schedule: Schedule = field(default_factory=Schedule)
    # Declared by whoever runs it; records of real people are served on nothing less.
    is_disk_encrypted: bool = False
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    # Quick hashing is for tests alone: what protects a password is that it is slow.
    hashers: tuple[str, ...] = ("django.contrib.auth.hashers.ScryptPasswordHasher",)

    @property
    def place(self) -> str:
        """The name that security keys are bound to; nothing where the origin is no origin."""
        found = _ORIGIN.fullmatch(self.origin)
        return (found["host"] if found else "") if self.origin else self.hosts[0]

    @property
    def heads_folder(self) -> Path:
        """Where signed heads of the audit log go: best on another disk or machine."""
        return self.heads or self.folder / "audit-heads"


def database_of(setup: Setup) -> dict[str, Any]:
    """The database settings: SQLite in the store's folder unless a URL names another."""
    if not setup.database:
        setup.folder.mkdir(parents=True, exist_ok=True)
        return _sqlite(str(setup.folder / "review.sqlite3"))
    found = _URL.fullmatch(setup.database)
    if found is None:
        raise UserFacingError(
            "The database is named as sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/NAME."
        )
    if found["kind"] == "sqlite":
        return _sqlite(found["name"])
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": found["name"],
        "USER": found["user"] or "",
        "PASSWORD": found["password"] or os.environ.get("ACCORD_DATABASE_PASSWORD", ""),
        # A folder, written with %2F for each slash, is where the server's own socket is.
        "HOST": (found["host"] or "").replace("%2F", "/"),
        "PORT": found["port"] or "",
        "OPTIONS": _pool(setup.most_connections),
    }


def _pool(most: int) -> dict[str, Any]:
    """Connections are kept and lent to requests in turn: making one costs more than a page does."""
    if find_spec("psycopg_pool") is None:
        return {}
    # Whoever waits longer than this for one is told so, rather than kept for ever.
    return {"pool": {"min_size": 1, "max_size": most, "timeout": 20.0, "name": "accord"}}


def _sqlite(name: str) -> dict[str, Any]:
    # A writer takes its lock when it begins, so two decisions cannot both read the old state.
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
    }
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}


def secret_of(setup: Setup) -> str:
    """The key that signs sessions: made once, readable by its owner alone, refused otherwise."""
    path = setup.folder / "secret-key"
    if not path.exists():
        setup.folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(SECRET_LENGTH))
    if os.name != "nt" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UserFacingError(f"Others can read {path.name}. Set its mode to 600.")
    secret = path.read_text("utf-8").strip()
    if len(secret) < SECRET_LENGTH:
        raise UserFacingError(f"{path.name} is too short; remove it to have another made.")
    return secret
