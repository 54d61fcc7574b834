"""Find which nominals are as they were in the run before, which are new, and which have gone."""

from __future__ import annotations

from accord.engine import Step, Work
from accord.linkage.kept import INSIDE, MET, NOMINALS, PIECES, PLACED, RECORDS, Before

_OWN = ("nominal_key", "source_id", "nominal_id")


def contents(work: Work) -> Step:
    """A digest of everything that is recorded of each nominal."""
    columns = [name for name in work.engine.columns("link_nominals") if name not in _OWN]
    said = [f"n.{name}" for name in columns] + ["r.first_day", "r.last_day"]
    texts = ", ".join(f"coalesce(cast({name} as varchar), chr(30))" for name in said)
    return Step(
        "link_contents",
        "A digest of everything that is recorded of each nominal",
        # Eight bytes, which Parquet holds exactly; of sixteen it would make a rounded number.
        f"""
        select n.nominal_key, n.source_id, n.nominal_id,
            md5_number_lower(concat_ws(chr(31), {texts})) as content
        from link_nominals n
        left join link_recorded r on r.nominal_key = n.nominal_key
        """,
    )


# A home that has become a placement, or is none any more, is another home to who lives there.
RESETTLED = Step(
    "link_resettled",
    "Nominals whose home has become a placement, or is none any more",
    """
    with turned as (
        (select postcode from link_placed except select postcode from link_kept_placed)
        union all
        (select postcode from link_kept_placed except select postcode from link_placed)
    )
    select k.number from link_kept_records k semi join turned t on t.postcode = k.postcode
    """,
)

UNCHANGED = Step(
    "link_unchanged",
    "Nominals that are as they were, with their lasting numbers",
    """
    select o.number, n.nominal_key
    from link_kept_nominals o
    join link_contents n on n.source_id = o.source_id and n.nominal_id = o.nominal_id
        and n.content = o.content
    anti join link_resettled s on s.number = o.number
    """,
)

GONE = Step(
    "link_gone",
    "Numbers of nominals that have changed or gone",
    """
    select o.number from link_kept_nominals o
    anti join link_unchanged u on u.number = o.number
    """,
)


def numbered(highest: int) -> tuple[Step, Step]:
    """Every nominal's lasting number, and those that are new or changed."""
    return (
        Step(
            "link_fresh",
            "Nominals that are new or changed, each with a new number",
            f"""
            select c.nominal_key, {highest} + row_number() over (order by c.nominal_key) as number
            from link_contents c
            anti join link_unchanged u on u.nominal_key = c.nominal_key
            """,
        ),
        Step(
            "link_numbered",
            "Every nominal with its lasting number",
            """
            select c.nominal_key, c.source_id, c.nominal_id, c.content, n.number
            from link_contents c
            join (
                select nominal_key, number from link_unchanged
                union all select nominal_key, number from link_fresh
            ) n on n.nominal_key = c.nominal_key
            """,
        ),
    )


def look(work: Work, before: Before) -> tuple[int, int]:
    """How many nominals are new or changed, and how many changed or went."""
    for name in (NOMINALS, PLACED, MET, INSIDE, PIECES):
        work.engine.load(f"link_kept_{name}", before.place(name))
    work.engine.load("link_kept_records", before.pattern(RECORDS))
    work.steps((RESETTLED, UNCHANGED, GONE, *numbered(before.highest)))
    ((n_fresh, n_gone),) = work.engine.rows(
        "select (select count(*) from link_fresh), (select count(*) from link_gone)"
    )
    return int(n_fresh), int(n_gone)
