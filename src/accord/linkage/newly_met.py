"""Turn what changed since the run before into pairs that meet anew, and pairs that no longer do.

Two nominals that are as they were met before, and meet now, by what they share; unless too many
shared it before and no longer do, or too many have come to share it since.
"""

from __future__ import annotations

import pyarrow as pa

from accord.engine import Step, Work
from accord.linkage.blocking import CROWD, Key, make_keys, meet, met_among

OF_INTEREST = Step(
    "link_of_interest",
    "Nominals that are new or changed, and those the model is fitted on",
    """
    select nominal_key, bool_or(is_fresh) as is_fresh, bool_or(is_sampled) as is_sampled
    from (
        select nominal_key, true as is_fresh, false as is_sampled from link_fresh
        union all
        select nominal_key, false, true from link_sampled
    )
    group by nominal_key
    """,
)

NO_FREED = Step(
    "link_freed_values", "Nothing is shared by fewer again", "select null::varchar as value limit 0"
)


def _before(key: Key) -> str:
    return f"(select crowd from link_crowded_before where key = '{key.name}')"


def _freed_values(key: Key) -> Step:
    return Step(
        "link_freed_values",
        "What too many shared in the run before and no longer do",
        f"""
        select s.value from (select value, {CROWD} as crowd from link_shared
            where n_sharing <= {key.most}) s
        semi join {_before(key)} b on b.crowd = s.crowd
        """,
    )


def _outgrown(key: Key) -> str:
    """Who holds what too many share now and did not in the run before."""
    return f"""
    select '{key.name}' as key, cast(v.value as varchar) as value, v.nominal_key
    from link_valued v
    join (select value, {CROWD} as crowd from link_shared where n_sharing > {key.most}) s
        on s.value = v.value
    anti join {_before(key)} b on b.crowd = s.crowd
    """


def _meets(key: Key) -> str:
    """Pairs that share a key of which one is new or sampled, or that may not have met before."""
    return f"""
    with few as (
        select v.nominal_key, v.value, coalesce(o.is_fresh, false) as is_fresh,
            coalesce(o.is_sampled, false) as is_sampled, f.value is not null as is_freed
        from link_valued v
        join link_shared s on s.value = v.value
        left join link_of_interest o on o.nominal_key = v.nominal_key
        left join link_freed_values f on f.value = v.value
        where s.n_sharing <= {key.most}
    ), told as (
        select * from few
        semi join (select distinct value from few where is_fresh or is_sampled or is_freed) w
            on w.value = few.value
    )
    select a.nominal_key as join_key_l, b.nominal_key as join_key_r
    from told a join told b on b.value = a.value and a.nominal_key < b.nominal_key
    where a.is_fresh or b.is_fresh or a.is_sampled or a.is_freed
    """


_FREED = """
    select a.nominal_key as join_key_l, b.nominal_key as join_key_r
    from (select v.* from link_valued v semi join link_freed_values f on f.value = v.value) a
    join link_valued b on b.value = a.value and a.nominal_key < b.nominal_key
"""

# Of two nominals that are as they were, who met by another key was compared before.
FREED = Step(
    "link_freed",
    "Pairs of nominals as they were that may meet for the first time",
    """
    select distinct f.join_key_l, f.join_key_r from link_freed_pairs f
    join link_unchanged a on a.nominal_key = f.join_key_l
    join link_unchanged b on b.nominal_key = f.join_key_r
    anti join link_before k on k.l = a.number and k.r = b.number
    """,
)


def block_anew(work: Work, are_some_gone: bool) -> None:
    """Make link_pairs of pairs that are new or sampled, and link_freed; and say who met too many.

    Only where a nominal has gone or changed can fewer share what they shared.
    """
    make_keys(work)
    work.engine.step(OF_INTEREST)
    outgrown: list[pa.Table] = []
    freed: list[pa.Table] = []

    def meets(key: Key) -> str:
        work.engine.step(_freed_values(key) if are_some_gone else NO_FREED)
        outgrown.append(work.engine.arrow(_outgrown(key)))
        freed.append(work.engine.arrow(_FREED))
        return _meets(key)

    meet(work, meets)
    work.engine.register("link_outgrown", pa.concat_tables(outgrown))
    work.engine.register("link_freed_pairs", pa.concat_tables(freed))
    work.engine.step(FREED)


SUSPECT = Step(
    "link_suspect",
    "Pairs known from before that share something too many have come to share",
    """
    select distinct k.l, k.r, a.nominal_key as join_key_l, b.nominal_key as join_key_r
    from link_outgrown a
    join link_outgrown b on b.key = a.key and b.value = a.value
    join link_unchanged u on u.nominal_key = a.nominal_key
    join link_unchanged v on v.nominal_key = b.nominal_key
    join link_before k on k.l = u.number and k.r = v.number
    """,
)

PARTED = Step(
    "link_parted",
    "Pairs known from before that meet no longer",
    """
    select s.l, s.r from link_suspect s
    anti join link_still_met m on m.join_key_l = s.join_key_l and m.join_key_r = s.join_key_r
    """,
)


def part(work: Work) -> None:
    """Make link_parted: the pairs known from before that meet no longer."""
    suspected = """
        select join_key_l as nominal_key from link_suspect
        union select join_key_r from link_suspect
    """
    work.steps((SUSPECT, Step("link_suspected", "Nominals of those pairs", suspected)))
    if work.engine.rows("select 1 from link_suspect limit 1"):
        met_among(work, "link_suspected", "link_still_met")
    else:
        work.engine.step(Step("link_still_met", "Nobody to ask about", "from link_suspect"))
    work.engine.step(PARTED)
