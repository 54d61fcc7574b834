"""Turn what changed since the run before into pairs that meet anew, and pairs that no longer do.

Two nominals that are as they were met before, and meet now, by what they share; unless too many
shared it before and no longer do, or too many have come to share it since. How many share a value
is what shared it before, and the new ones, less those that went.
"""

from __future__ import annotations

from pathlib import Path

from accord.engine import Step, Work
from accord.linkage.blocking import keyed
from accord.linkage.index import find
from accord.linkage.kept import KEYED

TOUCHED = Step(
    "link_touched",
    "What new nominals share with anybody, or those that went shared",
    """
    select value, any_value(most) as most, sum(n_fresh) as n_fresh, sum(n_gone) as n_gone
    from (
        select value, most, 1 as n_fresh, 0 as n_gone from link_new_keyed
        union all
        select value, most, 0, 1 from link_old_keyed
    )
    group by value
    """,
)

# What new nominals have, or those that went had, unless too many shared it.
_LOOKED_UP = """
    select t.value from link_touched t
    anti join link_kept_crowded c on c.value = t.value
"""


def _who_has(name: str, says: str) -> Step:
    """Those that are as they were, among all that were found to have some values."""
    return Step(
        name,
        says,
        """
        select distinct k.value, u.nominal_key
        from link_found k join link_unchanged u on u.number = k.number
        """,
    )


SHARING = _who_has("link_sharing", "Who else has what new nominals have, or those that went had")
FREED = _who_has("link_freed", "Who has what too many shared before and no longer do")

COUNTED = Step(
    "link_counted",
    "How many share each of these values now, and whether too many did before",
    """
    select t.value, t.most, c.value is not null as was_crowded,
        coalesce(c.n - t.n_gone, s.n, 0) + t.n_fresh as n
    from link_touched t
    left join link_kept_crowded c on c.value = t.value
    left join (select value, count(*) as n from link_sharing group by value) s
        on s.value = t.value
    """,
)

_FREED_VALUES = "select value from link_counted where was_crowded and n <= most"

CROWDED = Step(
    "link_crowded_now",
    "What too many share",
    """
    select c.value, c.most, c.n from link_kept_crowded c
    anti join link_touched t on t.value = c.value
    union all
    select value, most, n from link_counted where n > most
    """,
)

SUSPECT = Step(
    "link_suspect",
    "Pairs that met before and share what too many have come to share",
    """
    with outgrown as (
        select s.value, s.nominal_key from link_sharing s
        semi join (select value from link_counted where n > most and not was_crowded) o
            on o.value = s.value
    )
    select distinct k.nominal_key_l, k.nominal_key_r
    from link_known_met k
    join outgrown a on a.nominal_key = k.nominal_key_l
    join outgrown b on b.nominal_key = k.nominal_key_r and b.value = a.value
    """,
)

NEWLY_MET = Step(
    "link_newly_met",
    "Pairs of which one is new, or that were lost in a crowd before",
    """
    with few as (select value from link_counted where n between 2 and most),
    fresh as (select f.* from link_new_keyed f semi join few on few.value = f.value),
    others as (
        select value, nominal_key from link_sharing
        union all select value, nominal_key from link_freed
        union all select value, nominal_key from fresh
    )
    select least(f.nominal_key, o.nominal_key) as join_key_l,
        greatest(f.nominal_key, o.nominal_key) as join_key_r
    from fresh f join others o on o.value = f.value and o.nominal_key <> f.nominal_key
    union
    select a.nominal_key, b.nominal_key
    from link_freed a join link_freed b on b.value = a.value and a.nominal_key < b.nominal_key
    """,
)

PARTED = Step(
    "link_parted",
    "Pairs that met before and meet no longer",
    """
    with few as (
        select s.nominal_key, s.value from link_doubted_keyed s
        anti join link_crowded_now c on c.value = s.value
    )
    select s.nominal_key_l, s.nominal_key_r from link_suspect s
    anti join (
        select a.nominal_key as l, b.nominal_key as r
        from few a join few b on b.value = a.value and a.nominal_key < b.nominal_key
    ) m on m.l = s.nominal_key_l and m.r = s.nominal_key_r
    """,
)


def meet_anew(work: Work, folder: Path) -> None:
    """Make link_newly_met, link_suspect and link_crowded_now of the values of who came and went."""
    work.engine.step(TOUCHED)
    _find(work, folder, _LOOKED_UP)
    work.steps((SHARING, COUNTED))
    _find(work, folder, _FREED_VALUES)
    work.steps((FREED, CROWDED, SUSPECT, NEWLY_MET))


def _find(work: Work, folder: Path, values: str) -> None:
    """Make link_found: the numbers of all who have some values."""
    asked = work.engine.arrow(values)["value"].to_numpy().astype("uint64")
    work.engine.register("link_found", find(folder, KEYED, asked))


def part(work: Work) -> None:
    """Make link_parted, once the records of all who may have parted are there."""
    doubted = """
        select r.* from link_records r
        semi join (
            select nominal_key_l as nominal_key from link_suspect
            union select nominal_key_r from link_suspect
        ) s on s.nominal_key = r.nominal_key
    """
    work.engine.step(Step("link_doubted", "Records of pairs that may have parted", doubted))
    keyed(work, "link_doubted", "link_doubted")
    work.engine.step(PARTED)


def met_within(work: Work, nominals: str, met: str) -> None:
    """Make a table of the pairs of some nominals that meet, as they do among all."""
    some = f"select r.* from link_records r semi join {nominals} m on m.nominal_key = r.nominal_key"
    work.engine.step(Step("link_within", "Records of some nominals", some))
    keyed(work, "link_within", "link_within")
    work.engine.step(
        Step(
            met,
            "Pairs of some nominals that meet",
            """
            with few as (
                select s.nominal_key, s.value from link_within_keyed s
                anti join link_crowded_now c on c.value = s.value
            )
            select distinct a.nominal_key as join_key_l, b.nominal_key as join_key_r,
                '0' as match_key
            from few a join few b on b.value = a.value and a.nominal_key < b.nominal_key
            """,
        )
    )
