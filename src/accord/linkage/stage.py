"""The linkage stage: nominals in, persons out, with what became of every pair that came close."""

from __future__ import annotations

from accord.engine import Step, Work
from accord.linkage import nightly
from accord.linkage.attention import write_attention
from accord.linkage.combination_log import write_log
from accord.linkage.grouping import group
from accord.linkage.judgements import rule
from accord.linkage.kept import Before
from accord.linkage.learn import learn
from accord.linkage.links import write_links
from accord.linkage.model import REVIEW_WEIGHT, Model, shipped_model
from accord.linkage.people import write_people
from accord.linkage.person_ids import name_persons
from accord.linkage.questions import write_questions
from accord.linkage.records import make_records
from accord.linkage.relatives import RELATIVE_STEPS, guard
from accord.linkage.scoring import score
from accord.linkage.standardise import standardise

RULED_PAIRS = Step(
    "link_ruled_pairs",
    "Pairs people have ruled on that are not among the scored",
    """
    select r.nominal_key_l as join_key_l, r.nominal_key_r as join_key_r, '0' as match_key
    from link_rulings r
    anti join link_scored s
        on s.nominal_key_l = r.nominal_key_l and s.nominal_key_r = r.nominal_key_r
    """,
)


# What is still read once records are made, and once pairs are grouped; the rest only takes room.
_OF_RECORDS = ("nominals", "named", "births", "contacts", "records", "narrow", "judgements")
_OF_GROUPS = (
    *("nominals", "named", "births", "judgements", "rulings"),
    *("guarded", "held", "inside", "said", "groups", "ambiguous", "bridges"),
)


def run(work: Work) -> None:
    """Work out which nominals are one person, and keep how that came to be."""
    before = _make_pairs(work)
    model = _learn(work)
    before = nightly.check(work, model, before)
    _score(work, model)
    guard(work, model, "link_scored", "link_guarded")
    work.report("putting nominals together")
    group(work, model)
    nightly.keep(work, model, before)
    _forget(work, but=_OF_GROUPS)
    write_links(work, model)
    name_persons(work)
    write_people(work)
    write_log(work, model)
    write_attention(work)
    write_questions(work)
    clear(work)


def prepare(work: Work) -> Model:
    """Make everything that scoring reads, and fit the model to the file."""
    _make_pairs(work)
    return _learn(work)


def _make_pairs(work: Work) -> Before:
    """Make records comparable and find the pairs to score; what is known of others from before."""
    work.report("making names, dates, numbers and places comparable")
    standardise(work)
    make_records(work)
    _forget(work, but=_OF_RECORDS)
    rule(work)
    work.steps(RELATIVE_STEPS)
    work.report("finding pairs that may be one person")
    return nightly.begin(work)


def _learn(work: Work) -> Model:
    work.report("scoring pairs")
    return learn(work, shipped_model())


def _score(work: Work, model: Model) -> None:
    """Score the pairs that met, and those people ruled on whatever their score."""
    ((is_all,),) = work.engine.rows(
        "select (select count(*) from link_sample) = (select count(*) from link_pairs)"
    )
    if is_all and model == shipped_model() and work.keep is None:
        kept = f"select * from link_sample_scored where match_weight >= {REVIEW_WEIGHT}"
        work.engine.step(Step("link_scored", "The pairs were scored with this model", kept))
    else:
        nightly.score(
            work, model, "link_pairs", "link_scored", least=REVIEW_WEIGHT, like="link_sample_scored"
        )
    work.engine.step(RULED_PAIRS)
    score(work, model, "link_ruled_pairs", "link_scored_ruled", least=None, like="link_scored")
    columns = ", ".join(work.engine.arrow("from link_scored limit 0").schema.names)
    work.engine.run(f"insert into link_scored by name select {columns} from link_scored_ruled")


def clear(work: Work) -> None:
    """Drop everything in between: the tables of a stage are what it declares."""
    _forget(work, but=("judgements",))


def _forget(work: Work, but: tuple[str, ...]) -> None:
    """Drop what was made in between, but for some of it."""
    kept = {f"link_{name}" for name in but}
    for name in work.engine.tables():
        if name.startswith("link_") and name not in kept:
            work.engine.drop(name)
