"""Score medium invented countries against their truth: python -m benchmarks.figures SEED..."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accord.evaluation import Evaluation, Score, Share, evaluate
from accord.evaluation.figures import ACCORD, RECORDED_FLAGS, TWO_SUSPECTS_SEXUAL
from accord.evaluation.flags import CCE_KEPT_APART, UNKNOWNS_KEPT
from accord.evaluation.identity import PAIRS
from accord.evaluation.networks import (
    COUNT_COVERS,
    FALSE_NETWORKS,
    OVER_MERGED,
    REACH,
    SCENARIO,
    recovered_at,
)
from benchmarks import machine

REPOSITORY = Path(__file__).parents[1]
PAGE = REPOSITORY / "benchmarks" / "FIGURES.md"
README = REPOSITORY / "README.md"
OPENING, CLOSING = "<!-- figures -->", "<!-- end of figures -->"


@dataclass(frozen=True)
class Headline:
    """One figure that must hold: what it is, what is wanted, and where to read it."""

    says: str
    wanted: float
    read: Callable[[Evaluation, str], float | None]
    at_most: bool = False
    has_baselines: bool = True

    @property
    def asks(self) -> str:
        return f"{'at most' if self.at_most else 'at least'} {self.wanted:g}"

    def holds(self, value: float | None) -> bool:
        """Whether a measured value is good enough; one that could not be measured is not."""
        if value is None:
            return False
        return value <= self.wanted if self.at_most else value >= self.wanted


def _false_rate(evaluation: Evaluation, method: str) -> float | None:
    return evaluation.share(FALSE_NETWORKS, "method", method).rate


def _shortfall_across(evaluation: Evaluation, method: str) -> float | None:
    """How far networks of several forces fall short of those of one."""
    about = recovered_at(0.5)
    one, several = (
        evaluation.score(about, method, REACH, reach).recall
        for reach in ("one force", "several forces")
    )
    return None if one is None or several is None else max(0.0, one - several)


def _of_ours(about: str) -> Callable[[Evaluation, str], float | None]:
    return lambda evaluation, _: evaluation.share(about).rate


def _network(likeness: float) -> Callable[[Evaluation, str], float | None]:
    return lambda evaluation, method: evaluation.score(recovered_at(likeness), method).recall


HEADLINES = (
    Headline("CSE flag, precision", 0.95, lambda e, m: e.score("CSE", m).precision),
    Headline("CSE flag, recall", 0.92, lambda e, m: e.score("CSE", m).recall),
    Headline("group flag, precision", 0.95, lambda e, m: e.score("GROUP_CSE", m).precision),
    Headline("group flag, recall", 0.92, lambda e, m: e.score("GROUP_CSE", m).recall),
    Headline("CCE alone kept apart", 0.97, _of_ours(CCE_KEPT_APART), has_baselines=False),
    Headline("expected unknowns kept unknown", 0.97, _of_ours(UNKNOWNS_KEPT), has_baselines=False),
    Headline("networks recovered at Jaccard 0.5 or better", 0.95, _network(0.5)),
    Headline("networks recovered at Jaccard 0.8 or better", 0.85, _network(0.8)),
    Headline("shortfall of networks over several forces", 0.0, _shortfall_across, at_most=True),
    Headline("true networks over-merged", 0.02, _of_ours(OVER_MERGED), True, False),
    Headline("people of a network inside its interval", 0.95, _of_ours(COUNT_COVERS), False, False),
    Headline("false networks per 10,000 people", 1.0, _false_rate, at_most=True),
    Headline(
        "pairs of records of one person, F1",
        0.90,
        lambda e, _: e.score(PAIRS).f1,
        has_baselines=False,
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write both pages, and say whether every headline holds on every seed."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        root = options.work or Path(scratch)
        worlds = {seed: _world(root / str(seed), seed, options.scale) for seed in options.seeds}
    pooled = pool(worlds.values())
    PAGE.write_text(_page(worlds, pooled, options.scale), encoding="utf-8")
    summary = f"{_worlds(worlds, options.scale)}\n\n{_summary(worlds, pooled)}"
    README.write_text(into(README.read_text("utf-8"), summary), encoding="utf-8")
    failing = [f"seed {s}: {h.says}" for s, e in worlds.items() for h in failed(e)]
    print("\n".join(failing) or "every headline holds on every seed", file=sys.stderr)
    return 1 if failing else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=__doc__)
    parser.add_argument("seeds", nargs="+", type=int, help="one country for each")
    parser.add_argument("--scale", default="medium")
    parser.add_argument("--work", type=Path, help="keep the countries and stores here")
    return parser.parse_args(arguments)


def _world(folder: Path, seed: int, scale: str) -> Evaluation:
    from accord.run import run
    from accord.synthetic.country import write_country

    def say(text: str) -> None:
        print(f"[seed {seed}] {text}", file=sys.stderr, flush=True)

    write_country(folder / "country", seed=seed, scale=scale, overrides=None, report=say)
    record = run([folder / "country" / "packages"], folder / "store", report=say)
    return evaluate(record.folder, folder / "country" / "truth")


def failed(evaluation: Evaluation) -> list[Headline]:
    """The headlines that one evaluation does not reach."""
    return [h for h in HEADLINES if not h.holds(h.read(evaluation, ACCORD))]


def pool(evaluations: Iterable[Evaluation]) -> Evaluation:
    """Several worlds as one: counts added up, rates worked out again."""
    scores: dict[tuple[str, ...], Score] = {}
    shares: dict[tuple[str, ...], Share] = {}
    for evaluation in evaluations:
        for score in evaluation.scores:
            name = (score.about, score.method, score.split, score.value)
            scores[name] = _added(scores[name], score) if name in scores else score
        for share in evaluation.shares:
            key = (share.about, share.split, share.value)
            shares[key] = _joined(shares[key], share) if key in shares else share
    return Evaluation(tuple(scores.values()), _of_all_worlds(list(shares.values())))


def _joined(one: Share, other: Share) -> Share:
    return replace(one, n=one.n + other.n, of=one.of + other.of)


def _of_all_worlds(shares: list[Share]) -> tuple[Share, ...]:
    """A kind of false network may be missing from a world; it is still one of all of them."""
    n_false = sum(
        share.n for share in shares if (share.about, share.value) == (FALSE_NETWORKS, ACCORD)
    )
    kinds = list(dict.fromkeys((share.part, share.about, share.split) for share in shares))
    mended = [
        replace(share, of=n_false)
        if (share.about, share.split) == (FALSE_NETWORKS, SCENARIO)
        else share
        for share in shares
    ]
    return tuple(
        sorted(mended, key=lambda share: kinds.index((share.part, share.about, share.split)))
    )


def _added(one: Score, other: Score) -> Score:
    return replace(
        one,
        n_right=one.n_right + other.n_right,
        n_said=one.n_said + other.n_said,
        n_true=one.n_true + other.n_true,
    )


def _rate(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _summary(worlds: dict[int, Evaluation], pooled: Evaluation) -> str:
    seeds = [f"seed {seed}" for seed in worlds]
    header = ("figure", "wanted", *seeds, RECORDED_FLAGS, TWO_SUSPECTS_SEXUAL)
    rows = [_row(headline, worlds, pooled) for headline in HEADLINES]
    lines = [header, tuple("---" for _ in header), *rows]
    note = "The two columns on the right are what simpler methods reach on the same worlds, pooled."
    return "\n".join((*(f"| {' | '.join(line)} |" for line in lines), "", note))


def _row(headline: Headline, worlds: dict[int, Evaluation], pooled: Evaluation) -> tuple[str, ...]:
    ours = (_rate(headline.read(evaluation, ACCORD)) for evaluation in worlds.values())
    baselines = (
        _rate(headline.read(pooled, method)) if headline.has_baselines else ""
        for method in (RECORDED_FLAGS, TWO_SUSPECTS_SEXUAL)
    )
    return (headline.says, headline.asks, *ours, *baselines)


def into(readme: str, summary: str) -> str:
    """The README with the summary in its place."""
    before, rest = readme.split(OPENING, 1)
    after = rest.split(CLOSING, 1)[1]
    return f"{before}{OPENING}\n{summary}\n{CLOSING}{after}"


def _worlds(worlds: dict[int, Evaluation], scale: str) -> str:
    seeds = ", ".join(map(str, worlds))
    return f"Invented countries of {scale} size, seeds {seeds}."


def _page(worlds: dict[int, Evaluation], pooled: Evaluation, scale: str) -> str:
    opening = [
        "# Figures",
        "",
        _worlds(worlds, scale),
        "Written by `python -m benchmarks.figures`; no figure is put in by hand.",
        "[Read the evaluation](../docs/how-to/read-the-evaluation.md) says what each means.",
        "",
        *(f"- {line}" for line in machine.describe()),
        "",
        "## Headlines",
        "",
        _summary(worlds, pooled),
        "",
        "What follows adds the counts of every seed together.",
        "",
    ]
    return "\n".join(opening) + "\n" + pooled.as_markdown()


if __name__ == "__main__":
    sys.exit(main())
