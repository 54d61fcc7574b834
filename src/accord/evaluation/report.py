"""Turn an evaluation into pages people read: plain text and Markdown from the same tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accord.evaluation.fairness import CARE, ENOUGH, MOST, RECORDED, SEX, gaps
from accord.evaluation.figures import ACCORD, EVERYTHING, Evaluation, Score, Share


@dataclass(frozen=True)
class Sheet:
    """One table of a report: what it shows, its columns and its rows."""

    title: str
    says: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_whole: bool = False


# There are many scenarios; a reader wants those that went wrong. The JSON has all of them.
FAULTS_ONLY = ("scenario",)
SCORE_COLUMNS = ("right", "said", "true", "precision", "recall", "F1")


def sheets(evaluation: Evaluation) -> tuple[Sheet, ...]:
    """The tables of a report; a table with nothing in it is left out."""
    made = (
        _whole(
            evaluation,
            "identity",
            "Who is the same person",
            "Pairs of identified nominals put together, of those that are one person.",
        ),
        _split(evaluation, "identity", "name group", "By naming custom", (ACCORD,)),
        _split(evaluation, "identity", SEX, "By sex", (ACCORD,)),
        _split(evaluation, "identity", CARE, "By care", (ACCORD,)),
        _split(evaluation, "identity", RECORDED, "By what is recorded", (ACCORD,)),
        _gaps(evaluation),
        _shares(evaluation, "identity", "What else linkage did"),
        _whole(
            evaluation,
            "flags",
            "Flags on crimes",
            "Over the crimes whose records settle the matter; each method beside ours.",
        ),
        _answers(evaluation),
        _unknowns(evaluation),
        _split(evaluation, "flags", "scenario", "Flags by scenario", (ACCORD,)),
        _whole(
            evaluation,
            "networks",
            "Networks",
            "Of the true networks that the records allow to be inferred. Simpler methods are "
            "given the true identity of every suspect for nothing.",
        ),
        _split(evaluation, "networks", "reach", "Networks by reach", (ACCORD,)),
        _split(evaluation, "networks", "scenario", "Networks by scenario", (ACCORD,)),
        _shares(evaluation, "networks", "False networks and counts"),
    )
    return tuple(sheet for sheet in made if sheet.rows)


def _rate(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _score_cells(score: Score) -> tuple[str, ...]:
    counts = (f"{score.n_right:,}", f"{score.n_said:,}", f"{score.n_true:,}")
    return (*counts, _rate(score.precision), _rate(score.recall), _rate(score.f1))


def _whole(evaluation: Evaluation, part: str, title: str, says: str) -> Sheet:
    rows = tuple(
        (score.about, score.method, *_score_cells(score))
        for score in evaluation.scores
        if score.part == part and score.split == EVERYTHING
    )
    return Sheet(title, says, ("what", "method", *SCORE_COLUMNS), rows, is_whole=True)


def _split(
    evaluation: Evaluation, part: str, split: str, title: str, methods: tuple[str, ...]
) -> Sheet:
    scores = [
        score
        for score in evaluation.scores
        if score.part == part and score.split == split and score.method in methods
    ]
    shown = [score for score in scores if split not in FAULTS_ONLY or not _is_perfect(score)]
    says = (
        f"{len(scores) - len(shown)} of {len(scores)} have no mistake and are left out here."
        if split in FAULTS_ONLY
        else ""
    )
    rows = tuple((score.about, score.value, *_score_cells(score)) for score in shown)
    return Sheet(title, says, ("what", split, *SCORE_COLUMNS), rows)


def _is_perfect(score: Score) -> bool:
    return score.n_right == score.n_said == score.n_true


def _share_rate(share: Share) -> str:
    if share.rate is None:
        return "-"
    return f"{share.rate:.3f}" if share.per == 1 else f"{share.rate:.2f} per {share.per:,}"


def _share_rows(
    shares: Iterable[Share], keep: Callable[[Share], bool]
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (share.about, share.value, f"{share.n:,}", f"{share.of:,}", _share_rate(share))
        for share in shares
        if keep(share)
    )


def _shares(evaluation: Evaluation, part: str, title: str) -> Sheet:
    rows = _share_rows(evaluation.shares, lambda share: share.part == part)
    return Sheet(title, "", ("what", "of which", "count", "of", "rate"), rows)


def _gaps(evaluation: Evaluation) -> Sheet:
    says = (
        f"How far a group falls short of everybody else, with a 95 % interval; more than "
        f"{MOST:.0%} is too wide where {ENOUGH} people or more are in the group, or where the "
        "interval says so."
    )
    rows = tuple(
        (
            gap.split,
            gap.value,
            gap.measure,
            f"{gap.rate:.3f}",
            f"{gap.others:.3f}",
            f"{gap.gap:+.3f}",
            f"{gap.low:+.3f} to {gap.high:+.3f}",
            f"{gap.n_people:,}",
            "too wide" if gap.is_too_wide else "",
        )
        for gap in gaps(evaluation)
        if gap.gap > 0
    )
    header = ("group", "value", "of", "group has", "others have", "gap", "interval", "people", "")
    return Sheet("Where linkage serves a group less well", says, header, rows)


def _unknowns(evaluation: Evaluation) -> Sheet:
    rows = _share_rows(
        evaluation.shares, lambda share: share.part == "flags" and share.split != "answer"
    )
    says = "Where the records do not settle it, the right answer is not_known."
    return Sheet("Unknowns kept unknown", says, ("what", "of which", "count", "of", "rate"), rows)


def _answers(evaluation: Evaluation) -> Sheet:
    """One row per flag and true answer, with how often each answer was given."""
    cells: dict[str, dict[str, int]] = {}
    for share in evaluation.shares:
        if share.part == "flags" and share.split == "answer":
            cells.setdefault(share.about, {})[share.value] = share.n
    answers = tuple(next(iter(cells.values()), {}))
    rows = tuple(
        (about, *(f"{row[answer]:,}" for answer in answers)) for about, row in cells.items()
    )
    says = "Our answer against the true one, crime by crime."
    return Sheet("Every answer", says, ("flag", *answers), rows)


def as_text(evaluation: Evaluation) -> str:
    """The report in columns for a terminal."""
    return _as_blocks(sheets(evaluation), evaluation)


def as_summary(evaluation: Evaluation) -> str:
    """The figures over everything, without any split, in columns for a terminal."""
    whole = [sheet for sheet in sheets(evaluation) if sheet.is_whole]
    shares = _share_rows(
        evaluation.shares,
        lambda share: share.value in (EVERYTHING, ACCORD) and share.split != "answer",
    )
    rest = Sheet("Beside these", "", ("what", "of which", "count", "of", "rate"), shares)
    return _as_blocks((*whole, rest), evaluation)


def _as_blocks(made: Iterable[Sheet], evaluation: Evaluation) -> str:
    return "\n\n".join((*map(_text_block, made), *evaluation.skipped)) + "\n"


def _text_block(sheet: Sheet) -> str:
    table = (sheet.header, *sheet.rows)
    widths = [max(len(row[i]) for row in table) for i in range(len(sheet.header))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
    head = [sheet.title, "=" * len(sheet.title), *([sheet.says, ""] if sheet.says else [""])]
    return "\n".join((*head, *lines))


def as_markdown(evaluation: Evaluation) -> str:
    """The report as Markdown."""
    blocks = [_markdown_block(sheet) for sheet in sheets(evaluation)]
    return "\n\n".join((*blocks, *evaluation.skipped)) + "\n"


def _markdown_block(sheet: Sheet) -> str:
    rule = "|".join("---" for _ in sheet.header)
    lines = [" | ".join(row) for row in sheet.rows]
    head = [f"## {sheet.title}", "", *([sheet.says, ""] if sheet.says else [])]
    table = [f"| {' | '.join(sheet.header)} |", f"|{rule}|", *(f"| {line} |" for line in lines)]
    return "\n".join((*head, *table))
