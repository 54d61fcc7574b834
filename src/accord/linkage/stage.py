"""The linkage stage: nominals in, persons out, with what became of every pair that came close."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from accord.engine import Step, Work
from accord.linkage import kept, nightly
from accord.linkage.attention import write_attention
from accord.linkage.blocking import block
from accord.linkage.combination_log import write_log
from accord.linkage.fitted import write_model
from accord.linkage.grouping import Inside, group
from accord.linkage.in_sql import score_in_sql, score_sifted
from accord.linkage.judgements import rule
from accord.linkage.kinship import KINSHIP_STEPS
from accord.linkage.learn import learn
from accord.linkage.links import write_links
from accord.linkage.model import REVIEW_WEIGHT, Model, shipped_model
from accord.linkage.people import write_people
from accord.linkage.person_ids import name_persons
from accord.linkage.questions import write_questions
from accord.linkage.records import make_records
from accord.linkage.relatives import RELATIVE_STEPS, guard
from accord.linkage.standardise import number, standardise_numbered

RULED_PAIRS = Step(
    "link_ruled_pairs",
    "Pairs people have ruled on that are not among the scored",
    """
    select r.nominal_key_l as join_key_l, r.nominal_key_r as join_key_r, '0' as match_key
    from link_rulings r
    anti join link_guarded s
        on s.nominal_key_l = r.nominal_key_l and s.nominal_key_r = r.nominal_key_r
    """,
)


# What is still read once records are made, and once pairs are grouped; the rest only takes room.
_OF_RECORDS = (
    *("nominals", "named", "births", "contacts", "records", "narrow", "judgements", "rulings"),
    *("contents", "numbered", "placed", "totals"),
)
_OF_GROUPS = (
    *("nominals", "named", "births", "judgements", "rulings"),
    *("guarded", "held", "inside", "said", "groups", "ambiguous", "bridges"),
)


_NEW_INSIDE = Inside(nightly.meet_inside, nightly.score_inside, nightly.choose_pieces)


def run(work: Work) -> None:
    """Work out which nominals are one person, and keep how that came to be."""
    work.report("making names, dates, numbers and places comparable")
    number(work)
    rule(work)
    with kept.folder(work, nightly.is_large(work)) as fresh:
        night = nightly.begin(work) if fresh else None
        model = _go_on(work, night, fresh) if night and fresh else _link_all(work, fresh)
        if fresh:
            nightly.keep_inside(work, fresh)
    work.report("writing down who is who")
    _forget(work, but=_OF_GROUPS)
    write_links(work, model)
    name_persons(work)
    write_people(work)
    write_log(work, model)
    write_attention(work)
    write_questions(work)
    write_model(work, model)
    clear(work)


def prepare(work: Work, model: Model | None = None) -> Model:
    """Make everything that scoring reads; fit the model to the file unless it was fitted before."""
    number(work)
    rule(work)
    _make_records(work, None)
    if model is not None:
        return model
    _find_pairs(work, None)
    return _learn(work)


def _go_on(work: Work, night: nightly.Night, fresh: Path) -> Model:
    """Link what came since the run before against what is there."""
    nightly.link_anew(work, night)
    nightly.keep(work, night, fresh)
    _add_ruled(work, night.model)
    work.report("putting nominals together")
    group(work, night.model, _NEW_INSIDE)
    return night.model


def _link_all(work: Work, fresh: Path | None) -> Model:
    """Link everybody with everybody, learning the parameters anew."""
    _make_records(work, fresh)
    _find_pairs(work, fresh)
    model = _learn(work)
    _score(work, model, is_kept=fresh is not None)
    guard(work, model, "link_scored", "link_guarded")
    if fresh:
        nightly.keep_all(work, model, fresh)
    _add_ruled(work, model)
    work.report("putting nominals together")
    group(work, model)
    return model


def _make_records(work: Work, fresh: Path | None) -> None:
    """Make records comparable, with how common each value is and who is related to whom."""
    standardise_numbered(work)
    make_records(work)
    if fresh:
        nightly.keep_records(work, fresh)
    _forget(work, but=_OF_RECORDS)
    work.steps((*KINSHIP_STEPS, *RELATIVE_STEPS))


def _find_pairs(work: Work, fresh: Path | None) -> None:
    """Find the pairs to score."""
    work.report("finding pairs that may be one person")
    block(work, partial(kept.note_key, work, fresh) if fresh else lambda _: None)


def _learn(work: Work) -> Model:
    work.report("fitting the model to the file")
    return learn(work, shipped_model())


def _score(work: Work, model: Model, is_kept: bool) -> None:
    """Score the pairs that met."""
    work.report("scoring pairs")
    ((is_all,),) = work.engine.rows(
        "select (select count(*) from link_sample) = (select count(*) from link_pairs)"
    )
    if is_all and model == shipped_model() and not is_kept:
        kept_weights = f"select * from link_sample_scored where match_weight >= {REVIEW_WEIGHT}"
        work.engine.step(Step("link_scored", "The pairs were scored with this model", kept_weights))
    else:
        score_sifted(work, model, "link_pairs", "link_scored", REVIEW_WEIGHT)


def _add_ruled(work: Work, model: Model) -> None:
    """Add to the guarded pairs those people ruled on, whatever their weight."""
    work.engine.step(RULED_PAIRS)
    score_in_sql(work, model, "link_ruled_pairs", "link_ruled_scored", None)
    guard(work, model, "link_ruled_scored", "link_ruled_guarded")
    work.engine.run("insert into link_guarded by name from link_ruled_guarded")


def clear(work: Work) -> None:
    """Drop everything in between: the tables of a stage are what it declares."""
    _forget(work, but=("judgements",))


def _forget(work: Work, but: tuple[str, ...]) -> None:
    """Drop what was made in between, but for some of it."""
    kept = {f"link_{name}" for name in but}
    for name in work.engine.tables():
        if name.startswith("link_") and name not in kept:
            work.engine.drop(name)
