"""The review application: serve it, hand a run over, check the audit log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import StoreOption, say

DatabaseOption = Annotated[
    str,
    typer.Option(
        envvar="ACCORD_DATABASE",
        help="sqlite:///PATH or postgresql://USER@HOST/NAME; without it, a file in the store.",
    ),
]
HeadsOption = Annotated[
    Path | None,
    typer.Option(
        envvar="ACCORD_AUDIT_HEADS",
        help="Where signed heads of the audit log go: best on another disk or machine.",
    ),
]

SignOnOption = Annotated[
    Path | None,
    typer.Option(
        envvar="ACCORD_SIGN_ON",
        help="A JSON file that describes the force's OpenID Connect provider.",
    ),
]
KeysOption = Annotated[
    bool,
    typer.Option(
        "--require-security-keys",
        envvar="ACCORD_REQUIRE_SECURITY_KEYS",
        help="Who names others or settles what they asked for signs in with a security key.",
    ),
]
OriginOption = Annotated[
    str,
    typer.Option(
        envvar="ACCORD_ORIGIN",
        help="Where browsers see the application, if it is not https:// and the first --host.",
    ),
]
RetentionOption = Annotated[
    Path | None,
    typer.Option(
        envvar="ACCORD_RETENTION",
        help="A JSON file with the force's retention schedule; without it, the one delivered.",
    ),
]
DiskOption = Annotated[
    bool,
    typer.Option(
        "--encrypted-disk",
        envvar="ACCORD_ENCRYPTED_DISK",
        help="The disk under the store is encrypted; needed where records are of real people.",
    ),
]


def serve(
    store: StoreOption,
    port: Annotated[int, typer.Option(help="The port on this machine.")] = 8000,
    database: DatabaseOption = "",
    heads: HeadsOption = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Make invented people of every role and print them.")
    ] = False,
    host: Annotated[
        list[str] | None,
        typer.Option(help="The name the application has behind an HTTPS proxy, once or more."),
    ] = None,
    *,
    sign_on: SignOnOption = None,
    require_security_keys: KeysOption = False,
    origin: OriginOption = "",
    retention: RetentionOption = None,
    encrypted_disk: DiskOption = False,
) -> None:
    """Serve the review application on this machine, the newest run handed over first."""
    from accord.review.access.identity_provider import provider_of
    from accord.review.retention.schedule import read_schedule
    from accord.review.serving import serve as serve_it
    from accord.review.setup import Setup

    serve_it(
        Setup(
            folder=store / "review",
            database=database,
            heads=heads,
            is_demo=demo,
            schedule=read_schedule(retention),
            is_disk_encrypted=encrypted_disk,
            provider=provider_of(sign_on) if sign_on else None,
            are_keys_demanded=require_security_keys,
            origin=origin,
            # A name of its own means that others come in, over HTTPS: then cookies are held to it.
            is_secure=bool(host),
            hosts=tuple(host) if host else Setup.hosts,
        ),
        store,
        port=port,
        report=say,
    )


def _start(store: Path, database: str, heads: Path | None = None) -> None:
    """The application set up over a store, its tables up to date; nothing is served."""
    from accord.review.serving import start
    from accord.review.setup import Setup

    start(Setup(folder=store / "review", database=database, heads=heads))


def handover(store: StoreOption, database: DatabaseOption = "", heads: HeadsOption = None) -> None:
    """Turn the newest run's findings into cases; give decisions and rulings back to the store."""
    _start(store, database, heads)
    from accord.review.handover.run import hand_over

    print(hand_over(store, say).as_text())


def open_account(
    store: StoreOption,
    username: Annotated[str, typer.Argument(help="The name to sign in with.")],
    name: Annotated[str, typer.Argument(help="The person's full name.")],
    database: DatabaseOption = "",
) -> None:
    """Open an administrator's account: the first two are made here, all others in the pages."""
    _start(store, database)
    from accord.review.access.first_accounts import open_administrator

    print(open_administrator(username, name))


def backup(
    store: StoreOption,
    file: Annotated[Path, typer.Argument(help="Where the backup is written.")],
    to: Annotated[str, typer.Option(help="The public key, age1..., that alone opens it.")],
    database: DatabaseOption = "",
    heads: HeadsOption = None,
) -> None:
    """Write the review database into one encrypted file."""
    _start(store, database, heads)
    from accord.review.backup import back_up

    print(back_up(file, to).as_text())


def restore(
    store: StoreOption,
    file: Annotated[Path, typer.Argument(help="The backup.")],
    key: Annotated[Path, typer.Option(help="A file with the private key that opens it.")],
    database: DatabaseOption = "",
) -> None:
    """Bring a backup into an empty review database, and say whether it came back whole."""
    _start(store, database)
    from accord.review.backup import bring_back

    print(bring_back(file, key.read_text("utf-8")).as_text())


def verify_audit(
    file: Annotated[Path, typer.Argument(help="An exported log, or the SQLite database.")],
    heads: Annotated[Path | None, typer.Option(help="The folder of signed heads.")] = None,
    key: Annotated[str, typer.Option(help="The public key you trust, in hexadecimal.")] = "",
) -> None:
    """Say what is proved about an audit log: edited, cut, reordered, written again, or whole."""
    from accord.review.audit_log.verify import check_log

    verdict = check_log(file, heads, key)
    print(verdict.as_text())
    raise typer.Exit(0 if verdict.is_whole else 1)


def one_time_code(
    secret: Annotated[str, typer.Argument(help="The secret of a demonstration account.")],
) -> None:
    """Print the one-time code of a secret, for the demonstration; people use an authenticator."""
    import time

    from accord.review.access.one_time_codes import code_at, step_of

    print(code_at(secret, step_of(time.time())))


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(serve)
    app.command()(handover)
    app.command("open-account")(open_account)
    app.command()(backup)
    app.command()(restore)
    app.command("verify-audit")(verify_audit)
    app.command("one-time-code")(one_time_code)
