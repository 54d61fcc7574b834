"""The indicator catalogue, the queues and the windows as people read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from accord.triage.indicators import CLASSES, Indicator, catalogue
from accord.triage.queues import QUEUES
from accord.triage.settings import WHY, Settings


def as_text() -> str:
    """Every indicator below its class, with what it must not be taken to mean."""
    blocks = []
    for letter, meaning in CLASSES.items():
        blocks.append(f"Class {letter}: {meaning}")
        blocks += [_block(i) for i in catalogue() if i.kind == letter]
    return "\n\n".join(blocks) + "\n"


def _block(indicator: Indicator) -> str:
    return (
        f"{indicator.id} {indicator.name} ({indicator.window}; {_evaluated(indicator)})\n"
        f"  {indicator.definition}.\n"
        f"  Usual source: {indicator.source}. Expected: {indicator.expects}.\n"
        f"  May also be: {indicator.otherwise}. Do not infer {indicator.do_not_infer}."
    )


def _evaluated(indicator: Indicator) -> str:
    return f"not evaluated: {indicator.not_read}" if indicator.not_read else "evaluated"


def as_json_text() -> str:
    """For another program."""
    return json.dumps([asdict(i) for i in catalogue()], indent=1, ensure_ascii=False)


def as_markdown() -> str:
    """The reference page: queues, windows and every indicator."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# Indicators and queues\n"
    yield (
        "What `accord triage` looks for, and what opens a queue. Indicators are evidence: they "
        "are listed and never added up.\nNo indicator, queue or order says that one child is more "
        f"or less than another. Catalogue version {catalogue()[0].version}.\n"
    )
    yield "## Queues\n"
    yield "| queue | reason | opened by | indicators | to check |\n| --- | --- | --- | --- | --- |"
    for q in QUEUES:
        checks = "; ".join(q.checks)
        yield f"| `{q.id}` | {q.reason} | {q.basis} | {', '.join(q.indicators)} | {checks} |"
    yield "\n## Windows\n"
    yield "| setting | value | why |\n| --- | ---: | --- |"
    values = asdict(Settings())
    yield from (f"| `{name}` | {values[name]} | {why} |" for name, why in WHY.items())
    for letter, meaning in CLASSES.items():
        yield f"\n## Class {letter}: {meaning}\n"
        yield "| id | indicator | window | usual source | may also be | do not infer | read |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        for i in catalogue():
            if i.kind == letter:
                yield (
                    f"| {i.id} | **{i.name}.** {i.definition}. | {i.window} | {i.source} | "
                    f"{i.otherwise} | {i.do_not_infer} | {_evaluated(i)} |"
                )
