"""The national return: filled from a run, compared with the one before, recorded as released."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import JsonOption, StoreArgument, latest, say

RegisterOption = Annotated[
    Path | None,
    typer.Option(help="The register of releases; earlier ones are part of the audit."),
]
KeyOption = Annotated[
    Path | None,
    typer.Option(help="A file with the key for tokens, where names may not be pooled."),
]


def fill_return(
    store: StoreArgument,
    *,
    spec: Annotated[str, typer.Option(help="Which return; see accord return-specs.")],
    force: Annotated[str, typer.Option(help="The force's code.")],
    period: Annotated[str, typer.Option(help="2025, 2025-Q2, 2025-04 or DAY..DAY.")],
    out: Annotated[Path, typer.Option(help="Where to write it.")],
    key: KeyOption = None,
    register: RegisterOption = None,
    prepared_by: Annotated[str, typer.Option(help="Who made it; recorded on release.")] = "",
    approved_by: Annotated[str, typer.Option(help="Who agreed; somebody else.")] = "",
) -> None:
    """Fill a national return for one force and period; every cell is traced to its records."""
    from accord import returns
    from accord.returns.build import period as days
    from accord.returns.filling import Asked, fill

    latest(store)
    built = fill(
        Asked(
            store,
            returns.specification(spec),
            force,
            days(period),
            period,
            out,
            key,
            register,
            prepared_by,
            approved_by,
        )
    )
    say("nil return" if built.is_nil else f"{len(built.checks)} checks hold")
    say(f"may leave: {out / 'released'}   stays here: {out / 'kept'}")


def return_key(file: Annotated[Path, typer.Argument(help="Where to write the key.")]) -> None:
    """Make a key for tokens that several forces share; it is never shown."""
    from accord.returns.keyed import make_key

    make_key(file)
    say(f"written: {file}   give it to the other forces by hand, and to nobody else")


def return_specs() -> None:
    """List the returns that come with Accord."""
    from accord.returns import specification, specifications

    for name in specifications():
        held = specification(name)
        print(f"{name} {held.version}: {held.says}")


def return_diff(
    before: Annotated[Path, typer.Argument(help="The return that was sent.")],
    after: Annotated[Path, typer.Argument(help="The return that would replace it.")],
    as_json: JsonOption = False,
) -> None:
    """Say what a resubmission changes, cell by cell, with what came and what went."""
    from accord.returns.compare import compare_returns

    difference = compare_returns(before, after)
    print(difference.to_json() if as_json else difference.as_text())


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("return")(fill_return)
    app.command("return-specs")(return_specs)
    app.command("return-key")(return_key)
    app.command("return-diff")(return_diff)
