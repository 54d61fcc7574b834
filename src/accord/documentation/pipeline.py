"""Turn the list of stages into the diagram of ARCHITECTURE.md and the picture of the flow."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from accord.pipeline import EXTRACT, STAGES, Stage

MOST_NAMED = 3


def stages_block() -> str:
    """The stages as a diagram, then what each reads and writes."""
    return f"{_diagram()}\n{_listing()}"


def _named(tables: tuple[str, ...]) -> str:
    if set(EXTRACT) <= set(tables):
        rest = tuple(name for name in tables if name not in EXTRACT)
        return ", ".join(("every extract table", *rest))
    return ", ".join(tables)


def _diagram() -> str:
    lines = ["```mermaid", "flowchart TD", '    deliveries(["deliveries"]) --> sources']
    for stage, following in pairwise(STAGES):
        label = _short(stage.writes)
        lines.append(f'    {stage.name} -- "{label}" --> {following.name}')
    last = STAGES[-1]
    lines.append(f'    {last.name} -- "{_short(last.writes)}" --> people(["people decide"])')
    lines.append('    people -. "link_judgements" .-> linkage')
    return "\n".join((*lines, "```", ""))


def _short(tables: tuple[str, ...]) -> str:
    if set(EXTRACT) <= set(tables):
        return "every extract table, quarantine"
    named = ", ".join(tables[:MOST_NAMED])
    more = len(tables) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _listing() -> str:
    lines = ["| stage | what happens | reads | writes |", "| --- | --- | --- | --- |"]
    for stage in STAGES:
        reads = _named(stage.reads) or "deliveries"
        cells = (f"`{stage.name}`", stage.title, reads, _named(stage.writes))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join((*lines, ""))


# The picture: boxes of one size on a grid, read along the rows like a page.
WIDTH, BOX_WIDTH, BOX_HEIGHT, WIDE_HEIGHT, GAP, MARGIN, PER_ROW = 1000, 292, 92, 72, 32, 30, 3
LINE_LETTERS = 38
INK, BLUE, PALE, WARM = "#0b0c0c", "#1d70b8", "#f3f2f1", "#fff4d6"


def picture() -> str:
    """The flow as an SVG picture: deliveries, the stages in order, and people at the end."""
    rows = -(-len(STAGES) // PER_ROW)
    top = MARGIN + WIDE_HEIGHT + GAP
    height = top + rows * (BOX_HEIGHT + GAP) + WIDE_HEIGHT + MARGIN
    down = [top - GAP + 22 + row * (BOX_HEIGHT + GAP) for row in range(rows + 1)]
    body = [
        *(_text(WIDTH // 2, y, "↓", 22, "middle") for y in down),
        _wide_box(
            MARGIN,
            "Records that forces and their partners already hold",
            "crimes, intelligence, missing episodes, social care, health, education, licensing ...",
            PALE,
        ),
        *(part for i, stage in enumerate(STAGES) for part in _stage_box(i, stage, top)),
        _wide_box(
            height - MARGIN - WIDE_HEIGHT,
            "People decide",
            "every answer opens to the records and the words it rests on; nothing is written back",
            WARM,
        ),
    ]
    return "\n".join((*_opening(height), *body, "</svg>", ""))


def _opening(height: int) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-label="How records become findings, stage by stage" '
        'font-family="Helvetica, Arial, sans-serif">'
    )
    yield f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'


def _wide_box(y: int, title: str, says: str, fill: str) -> str:
    width = WIDTH - 2 * MARGIN
    return (
        f'<rect x="{MARGIN}" y="{y}" width="{width}" height="{WIDE_HEIGHT}" rx="6" '
        f'fill="{fill}" stroke="{INK}"/>\n'
        + _text(WIDTH // 2, y + 30, title, 19, "middle", "bold")
        + _text(WIDTH // 2, y + 54, says, 15, "middle")
    )


def _stage_box(index: int, stage: Stage, top: int) -> Iterator[str]:
    row, column = divmod(index, PER_ROW)
    x = MARGIN + column * (BOX_WIDTH + GAP)
    y = top + row * (BOX_HEIGHT + GAP)
    yield (
        f'<rect x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6" '
        f'fill="#ffffff" stroke="{BLUE}" stroke-width="2"/>'
    )
    yield _text(x + 14, y + 26, f"{index + 1}  {stage.name}", 17, "start", "bold")
    if column < PER_ROW - 1:
        yield _text(x + BOX_WIDTH + GAP // 2, y + BOX_HEIGHT // 2 + 7, "→", 22, "middle")
    for number, line in enumerate(_wrapped(stage.title)):
        yield _text(x + 14, y + 48 + 17 * number, line, 13, "start")


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > LINE_LETTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _text(x: int, y: int, words: str, size: int, anchor: str, weight: str = "normal") -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" '
        f'font-weight="{weight}" fill="{INK}">{escape(words)}</text>'
    )
