"""Link what is new against what was linked before, as a full run with the same parameters would.

How a pair compares depends on nothing but its two records and the parameters. While these stand,
only pairs of which a record is new or changed are compared, and those that a crowd kept from
meeting before; everything else is taken over from the run before.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from accord.engine import Step, Work
from accord.linkage import index, kept, parameters
from accord.linkage.blocking import keyed
from accord.linkage.changed import contents, look
from accord.linkage.fitted import fitted_in, keep_model
from accord.linkage.grouping import LARGEST_PIECE
from accord.linkage.in_sql import score_in_sql, sift_in_file
from accord.linkage.kept import Before
from accord.linkage.meeting import meet_anew, met_within, part
from accord.linkage.model import REVIEW_WEIGHT, Model
from accord.linkage.places import PLACED
from accord.linkage.records import make_records_alike, narrow_as_spelt
from accord.linkage.relatives import RELATIVE_STEPS, guard, together
from accord.linkage.standardise import make_comparable

# The rule by which parameters stand (its number is said with what is kept): a store of fewer
# nominals than this learns them anew in every run, which takes seconds; a larger one once this
# share of the nominals they were learnt on has come, changed or gone since.
FEWEST, MOST_MOVED = 20_000, 0.1


@dataclass(frozen=True)
class Night:
    """What a night starts from: what the run before left, and how much has changed since."""

    before: Before
    model: Model
    n_fresh: int
    moved: int


def begin(work: Work) -> Night | None:
    """Whether this run can go on from the one before; if so, what came and went."""
    before = kept.read(work)
    work.steps((contents(work), PLACED))
    if before is None:
        return None
    n_fresh, n_gone = look(work, before)
    moved = before.moved + n_fresh + n_gone
    if moved > MOST_MOVED * before.learnt_on:
        return None
    model = fitted_in(before.folder / kept.PARAMETERS)
    # No model is read where ours is another one by now: then everything is learnt anew.
    return None if model is None else Night(before, model, n_fresh, moved)


def is_large(work: Work) -> bool:
    """Whether the store is large enough for what is kept to be worth its while."""
    ((n_nominals,),) = work.engine.rows("select count(*) from link_nominals")
    return int(n_nominals) >= FEWEST


def keep_records(work: Work, fresh: Path) -> None:
    """Keep every record of a full run, and the parameters that records are made with."""
    own = """
        select nominal_key, source_id, nominal_id, content, nominal_key as number
        from link_contents
    """
    work.engine.step(Step("link_numbered", "Every nominal with its number, which it keeps", own))
    kept.keep_records(work, "link_records", fresh / f"{kept.RECORDS}-000001.parquet")
    parameters.save(work.engine, parameters.OF_RECORDS, fresh / kept.PARAMETERS)


def keep_inside(work: Work, fresh: Path) -> None:
    """Keep what grouping looked at: connected pieces of three or more, and the pairs in them."""
    kept.keep_pairs(work, "link_inside_guarded", fresh / f"{kept.INSIDE}.parquet")
    pieces = """
        select n.number, p.piece, p.n from (
            select *, count(*) over (partition by piece) as n from link_pieces) p
        join link_numbered n on n.nominal_key = p.nominal_key where p.n > 2
    """
    kept.copy(work, pieces, fresh / f"{kept.PIECES}.parquet")


def keep_all(work: Work, model: Model, fresh: Path) -> None:
    """Keep what a full run found; link_guarded holds no rulings yet."""
    parameters.save(work.engine, parameters.OF_RELATIVES, fresh / kept.PARAMETERS)
    keep_model(model, fresh / kept.PARAMETERS)
    kept.keep_whole(work, fresh)
    kept.keep_pairs(work, "link_guarded", fresh / f"{kept.MET}.parquet")
    ((n,),) = work.engine.rows("select count(*) from link_numbered")
    kept.tell(work, fresh, pieces=1, highest=int(n), learnt_on=int(n), moved=0)


def link_anew(work: Work, night: Night) -> None:
    """Make link_guarded and everything else that grouping reads, of what is new and what was."""
    work.report(f"{night.n_fresh:,} nominals are new or changed; the parameters stand")
    parameters.load(work.engine, night.before.folder / kept.PARAMETERS)
    work.engine.load("link_kept_crowded", night.before.place(kept.CROWDED))
    _records_of_fresh(work)
    _keys_of_changed(work)
    work.steps((_known("met"), _known("inside")))
    _described(work)
    work.report("finding pairs that may be one person")
    meet_anew(work, night.before.folder)
    work.steps((*_reguarded("met"), *_reguarded("inside"), NEEDED))
    _load(work, "link_needed")
    part(work)
    work.report("scoring pairs")
    work.steps((STILL_MET, PAIRS))
    _score_new(work, night.model)
    guard(work, night.model, "link_scored", "link_new_guarded")
    work.engine.step(GUARDED)


def _score_new(work: Work, model: Model) -> None:
    """Make link_scored; whole records are taken over of those only whose pair may weigh enough."""
    work.steps((nominals_of("link_pairs", "link_near"), narrow_as_spelt(_NEAR)))
    work.steps(sift_in_file(work, model, "link_pairs", REVIEW_WEIGHT))
    work.engine.step(nominals_of("link_pairs_worth", "link_needed"))
    _load(work, "link_needed")
    score_in_sql(work, model, "link_pairs_worth", "link_scored", REVIEW_WEIGHT)


_NEAR = """
    select u.nominal_key, k.* exclude (number) from link_kept_records k
    join link_unchanged u on u.number = k.number
    semi join link_near n on n.nominal_key = u.nominal_key
    union all by name
    select * exclude (source_id, nominal_id) from link_new_records
"""


def nominals_of(pairs: str, made: str) -> Step:
    """The nominals of some pairs."""
    sql = f"select join_key_l as nominal_key from {pairs} union select join_key_r from {pairs}"
    return Step(made, "Nominals of some pairs", sql)


def _records_of_fresh(work: Work) -> None:
    """Make link_new_records; link_nominals holds everybody again after."""
    engine = work.engine
    engine.run("alter table link_nominals rename to link_everybody")
    fresh = (
        "select n.* from link_everybody n semi join link_fresh f on f.nominal_key = n.nominal_key"
    )
    engine.step(Step("link_nominals", "Nominals that are new or changed", fresh))
    make_comparable(work)
    make_records_alike(work)
    engine.step(Step("link_new_records", "Records of who is new or changed", "from link_records"))
    engine.run("drop table link_nominals")
    engine.run("alter table link_everybody rename to link_nominals")


def _keys_of_changed(work: Work) -> None:
    """Make link_new_keyed and link_old_keyed: what those who came have, and those who went had."""
    keyed(work, "link_new_records", "link_new")
    gone = """
        select k.number as nominal_key, k.* exclude (number) from link_kept_records k
        semi join link_gone g on g.number = k.number
    """
    work.engine.step(Step("link_old_records", "Records of those who went", gone))
    keyed(work, "link_old_records", "link_old")


def _described(work: Work) -> None:
    """Make what is read of every nominal: names, when it can be born, who is recorded beside it."""
    of_all = """
        select u.nominal_key, {0} from link_kept_records k
        join link_unchanged u on u.number = k.number
        union all select nominal_key, {0} from link_new_records
    """
    births, names = "basis, birth_low, birth_high", "forename, surname"
    work.steps(
        (
            Step("link_births", "When each nominal can be born", of_all.format(births)),
            Step("link_named", "The names each nominal goes by", of_all.format(names)),
            *RELATIVE_STEPS,
        )
    )


def _known(family: str) -> Step:
    return Step(
        f"link_known_{family}",
        "Guarded pairs of nominals that are both as they were",
        f"""
        select a.nominal_key as nominal_key_l, b.nominal_key as nominal_key_r,
            k.* exclude (l, r)
        from link_kept_{family} k
        join link_unchanged a on a.number = k.l
        join link_unchanged b on b.number = k.r
        """,
    )


def _reguarded(family: str) -> tuple[Step, Step]:
    known = f"link_known_{family}"
    return (
        together(known),
        Step(
            f"link_reguarded_{family}",
            "Pairs of which other records say something else than before",
            f"""
            select k.nominal_key_l, k.nominal_key_r from {known} k
            left join link_associated a
                on a.nominal_key_l = k.nominal_key_l and a.nominal_key_r = k.nominal_key_r
            left join {known}_together t
                on t.nominal_key_l = k.nominal_key_l and t.nominal_key_r = k.nominal_key_r
            where k.known_as_is <> coalesce(a.known_as_is, 'none')
                or k.is_listed_together <> (t.nominal_key_l is not null)
            """,
        ),
    )


NEEDED = Step(
    "link_needed",
    "Nominals that may have parted, or that people have ruled on, although they are as they were",
    """
    select nominal_key_l as nominal_key from link_suspect
    union select nominal_key_r from link_suspect
    union select nominal_key_l from link_rulings union select nominal_key_r from link_rulings
    """,
)

STILL_MET = Step(
    "link_still_met",
    "Guarded pairs that are taken over as they are",
    """
    select k.* from link_known_met k
    anti join link_parted p
        on p.nominal_key_l = k.nominal_key_l and p.nominal_key_r = k.nominal_key_r
    anti join link_reguarded_met g
        on g.nominal_key_l = k.nominal_key_l and g.nominal_key_r = k.nominal_key_r
    """,
)

PAIRS = Step(
    "link_pairs",
    "Pairs to compare",
    """
    select p.join_key_l, p.join_key_r, '0' as match_key from (
        select join_key_l, join_key_r from link_newly_met
        union
        select g.nominal_key_l, g.nominal_key_r from link_reguarded_met g
        anti join link_parted a
            on a.nominal_key_l = g.nominal_key_l and a.nominal_key_r = g.nominal_key_r
    ) p
    anti join link_still_met k
        on k.nominal_key_l = p.join_key_l and k.nominal_key_r = p.join_key_r
    """,
)

GUARDED = Step(
    "link_guarded",
    "Every pair that may be one person, with what keeps it apart",
    "from link_still_met union all by name from link_new_guarded",
)

# A piece of the very same nominals as before holds the very same pairs; of large ones only pairs
# that met are looked at, and who met may have changed.
SETTLED = Step(
    "link_settled",
    "Nominals of pieces that are as they were",
    f"""
    with whole as (
        select p.piece
        from link_pieces p
        left join link_unchanged u on u.nominal_key = p.nominal_key
        left join link_kept_pieces k on k.number = u.number
        group by p.piece
        having count(*) between 3 and {LARGEST_PIECE} and count(k.piece) = count(*)
            and count(distinct k.piece) = 1 and any_value(k.n) = count(*)
    ), told as (
        select p.piece from link_pieces p
        join link_reguarded_inside g on g.nominal_key_l = p.nominal_key
    )
    select p.nominal_key from link_pieces p
    semi join whole w on w.piece = p.piece
    anti join told t on t.piece = p.piece
    """,
)

# Pairs of pieces that are as they were: nearly all there are, and only read once.
INSIDE_SETTLED = """
    create or replace view link_inside_settled as
    select k.* from link_known_inside k
    semi join link_settled s on s.nominal_key = k.nominal_key_l
"""

UNSETTLED = Step(
    "link_pieces_unsettled",
    "Pieces to look into",
    """
    select p.nominal_key, p.piece from link_pieces p
    anti join link_settled s on s.nominal_key = p.nominal_key
    """,
)

INSIDE_KNOWN = Step(
    "link_inside_known",
    "Pairs inside a piece that are taken over as they are",
    """
    select k.* from link_known_inside k
    semi join link_inside i on i.join_key_l = k.nominal_key_l and i.join_key_r = k.nominal_key_r
    anti join link_reguarded_inside g
        on g.nominal_key_l = k.nominal_key_l and g.nominal_key_r = k.nominal_key_r
    """,
)

INSIDE_NEW = Step(
    "link_inside_new",
    "Pairs inside a piece to compare",
    """
    select i.* from link_inside i
    anti join link_inside_known k
        on k.nominal_key_l = i.join_key_l and k.nominal_key_r = i.join_key_r
    """,
)


def _load(work: Work, needed: str) -> None:
    """Add to link_records those of some nominals that are as they were, if not there."""
    wanted = f"""
        select u.nominal_key, n.source_id, n.nominal_id, u.number
        from (select nominal_key from {needed} except select nominal_key from link_records) w
        join link_unchanged u on u.nominal_key = w.nominal_key
        join link_nominals n on n.nominal_key = w.nominal_key
    """
    work.engine.step(Step("link_wanted", "Nominals whose records are to be taken over", wanted))
    work.engine.run(
        """
        insert into link_records by name
        select w.nominal_key, w.source_id, w.nominal_id, k.* exclude (number)
        from link_kept_records k join link_wanted w on w.number = k.number
        """
    )


def choose_pieces(work: Work) -> str:
    """The pieces that are not as they were."""
    work.steps((SETTLED, UNSETTLED))
    work.engine.run(INSIDE_SETTLED)
    return UNSETTLED.name


def score_inside(work: Work, model: Model) -> None:
    """Make link_inside_guarded, comparing only what was not compared as it is."""
    work.steps((INSIDE_KNOWN, INSIDE_NEW))
    work.engine.step(nominals_of("link_inside_new", "link_needed"))
    _load(work, "link_needed")
    score_in_sql(work, model, "link_inside_new", "link_inside_scored", None)
    guard(work, model, "link_inside_scored", "link_inside_new_guarded")
    every = " union all by name ".join(
        f"from link_inside_{some}" for some in ("settled", "known", "new_guarded")
    )
    work.engine.step(Step("link_inside_guarded", "Every pair inside a piece, guarded", every))


def meet_inside(work: Work, nominals: str, met: str) -> None:
    """Make the pairs that meet of nominals of large pieces."""
    _load(work, nominals)
    met_within(work, nominals, met)


_KEYED_NOW = """
    select k.value, f.number from link_new_keyed k
    join link_fresh f on f.nominal_key = k.nominal_key
"""


def keep(work: Work, night: Night, fresh: Path) -> None:
    """Keep what this night found beside what still holds; link_guarded holds no rulings yet."""
    before, number = night.before, night.before.pieces + 1
    if number > kept.MOST_PIECES:
        kept.put_together(work, before, fresh)
        number = 2
    else:
        kept.take_over(before, fresh)
    kept.keep_records(work, "link_new_records", fresh / f"{kept.RECORDS}-{number:06}.parquet")
    index.write(fresh / f"{kept.KEYED}-{number:06}", work.engine.arrow(_KEYED_NOW))
    kept.keep_whole(work, fresh)
    kept.keep_pairs(work, "link_guarded", fresh / f"{kept.MET}.parquet")
    highest = before.highest + night.n_fresh
    kept.tell(
        work, fresh, pieces=number, highest=highest, learnt_on=before.learnt_on, moved=night.moved
    )
