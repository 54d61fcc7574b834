"""The flag audit: recorded against proposed, a sample to read, its estimate, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import JsonOption, StoreArgument, give, latest


def audit_report(
    store: StoreArgument,
    by: Annotated[
        str, typer.Option(help="Which splits to show: force, unit, offence, month; comma between.")
    ] = "force,unit,offence,month",
    as_json: JsonOption = False,
) -> None:
    """Hold recorded flags against proposed ones, and list stale and contradictory flags."""
    from accord.audit.comparison import SPLITS, report
    from accord.errors import UserFacingError

    splits = tuple(part.strip() for part in by.split(",") if part.strip())
    if set(splits) - set(SPLITS):
        raise UserFacingError(f"The splits are {', '.join(SPLITS)}.")
    made = report(latest(store))
    print(made.to_json() if as_json else made.as_text(splits))


def audit_plan(
    store: StoreArgument,
    *,
    flag: Annotated[str, typer.Option(help="CSE, GROUP_CSE, CSA or CCE.")],
    precision: Annotated[
        float, typer.Option(help="Wanted half-width of the 95% intervals, as 0.05.")
    ],
    seed: Annotated[int, typer.Option(help="The same seed draws the same sample.")],
    out: Annotated[Path, typer.Option(help="The file for people to fill in.")],
    force: Annotated[str | None, typer.Option(help="Only this force's crimes, by code.")] = None,
    most: Annotated[int | None, typer.Option(help="No more crimes than people can read.")] = None,
) -> None:
    """Draw a stratified random sample for people to read, as large as the precision needs."""
    from accord.audit.plan import plan

    made = plan(latest(store), flag, precision=precision, seed=seed, force=force, most=most)
    give(made.to_csv(), out)
    print(made.as_text())


def audit_estimate(
    store: StoreArgument,
    plan_file: Annotated[
        Path, typer.Argument(metavar="PLAN", help="The plan's file, with decisions filled in.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Turn the decisions into the true count, and the recall and precision of either flags."""
    from accord.audit.estimate import estimate

    made = estimate(store, plan_file)
    print(made.to_json() if as_json else made.as_text())


def audit_write_back(
    store: StoreArgument,
    out: Annotated[Path, typer.Option(help="The CSV file to write.")],
    reviews: Annotated[bool, typer.Option(help="Also rows that need a person's review.")] = False,
) -> None:
    """Write the proposed flag changes as a neutral CSV, each with finding and reason."""
    from accord.audit.write_back import write_back
    from accord.store import Store
    from accord.tables.people import CASE_DECISIONS

    decisions = Store(store).judgements(CASE_DECISIONS)
    give(write_back(latest(store), decisions, with_reviews=reviews), out)


def register(app: typer.Typer) -> None:
    """Add this group of commands."""
    group = typer.Typer(
        no_args_is_help=True, help="Recorded flags compared with findings, sampled and estimated."
    )
    group.command("report")(audit_report)
    group.command("plan")(audit_plan)
    group.command("estimate")(audit_estimate)
    group.command("write-back")(audit_write_back)
    app.add_typer(group, name="audit-flags")
