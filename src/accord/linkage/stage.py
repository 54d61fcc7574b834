"""The linkage stage: nominals in, persons out, with what became of every pair that came close."""

from __future__ import annotations

from accord.engine import Step, Work
from accord.linkage import nightly
from accord.linkage.attention import write_attention
from accord.linkage.blocking import block
from accord.linkage.combination_log import write_log
from accord.linkage.grouping import group
from accord.linkage.judgements import rule
from accord.linkage.kept import Before
from accord.linkage.learn import learn
from accord.linkage.links import write_links
from accord.linkage.model import LEAST_KEPT, Model, score, shipped_model
from accord.linkage.people import write_people
from accord.linkage.person_ids import name_persons
from accord.linkage.questions import write_questions
from accord.linkage.records import make_records
from accord.linkage.relatives import RELATIVE_STEPS, guard
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


def run(work: Work) -> None:
    """Work out which nominals are one person, and keep how that came to be."""
    model = prepare(work)
    before = _score(work, model)
    guard(work, model, "link_scored", "link_guarded")
    work.report("putting nominals together")
    group(work, model)
    nightly.keep(work, model, before)
    write_links(work, model)
    name_persons(work)
    write_people(work)
    write_log(work, model)
    write_attention(work)
    write_questions(work)
    clear(work)


def prepare(work: Work) -> Model:
    """Make everything that scoring reads, and fit the model to the file."""
    work.report("making names, dates, numbers and places comparable")
    standardise(work)
    make_records(work)
    rule(work)
    work.steps(RELATIVE_STEPS)
    work.report("finding pairs that may be one person")
    block(work)
    work.report("scoring pairs")
    return learn(work, shipped_model())


def _score(work: Work, model: Model) -> Before:
    """Score the pairs that met, and those people ruled on whatever their score."""
    ((is_all,),) = work.engine.rows(
        "select (select count(*) from link_sample) = (select count(*) from link_pairs)"
    )
    before = nightly.begin(work, model)
    if is_all and model == shipped_model() and work.keep is None:
        kept = f"select * from link_sample_scored where match_weight >= {LEAST_KEPT}"
        work.engine.step(Step("link_scored", "The pairs were scored with this model", kept))
    else:
        nightly.score(
            work, model, "link_pairs", "link_scored", least=LEAST_KEPT, like="link_sample_scored"
        )
    work.engine.step(RULED_PAIRS)
    score(work, model, "link_ruled_pairs", "link_scored_ruled", least=None, like="link_scored")
    columns = ", ".join(work.engine.arrow("from link_scored limit 0").schema.names)
    work.engine.run(f"insert into link_scored by name select {columns} from link_scored_ruled")
    return before


def clear(work: Work) -> None:
    """Drop everything in between: the tables of a stage are what it declares."""
    for name in work.engine.tables():
        if name.startswith("link_") and name != "link_judgements":
            work.engine.drop(name)
