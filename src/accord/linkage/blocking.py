"""Turn records into the pairs worth scoring: those that share a key few others share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from accord.engine import Step, Work


@dataclass(frozen=True)
class Key:
    """One way in which two records of a person may meet; a key too many share meets nobody.

    Without such a limit Khan and Mohammed would be compared with every Khan and Mohammed of the
    country, which costs hours and finds nothing that another key does not.
    """

    name: str
    says: str
    value: str
    most: int
    source: str = "link_records"


_BORN = "born_year || '.' || least(born_month, born_day) || '.' || greatest(born_month, born_day)"
_INITIAL = "left(forename, 1)"
_FULL = "least(forename_group, surname_group) || ' ' || greatest(forename_group, surname_group)"

KEYS: tuple[Key, ...] = (
    Key("nhs", "same NHS number", "nhs", 50),
    Key("upn", "same pupil number", "upn", 50),
    Key("pnc", "same PNC number", "pnc", 50),
    Key("la_child", "same council number for a child", "la_child", 50),
    Key("contact", "same phone, email or handle", "contact", 40, "link_contacts"),
    Key("born_surname", "same birth date and like surname", f"{_BORN} || surname_sound", 60),
    Key("born_forename", "same birth date and forename", f"{_BORN} || forename_group", 60),
    Key("born_place", "same birth date and district", f"{_BORN} || district", 40),
    Key("full_name", "same full name, either way round", _FULL, 40),
    Key("name_year", "same full name and year", f"{_FULL} || year(birth_low)", 60),
    Key("name_district", "same full name and district", f"{_FULL} || district", 60),
    Key(
        "sound_day",
        "like full name, same day and month of birth",
        "forename_sound || ' ' || surname_sound || born_month || '.' || born_day",
        40,
    ),
    Key(
        "sound_month",
        "like full name, same year and month of birth",
        f"{_INITIAL} || surname_sound || born_year || '.' || born_month",
        40,
    ),
    Key("home_forename", "same postcode and forename", "postcode || forename_group", 40),
    Key("home_surname", "same postcode and surname", "postcode || surname_sound", 40),
    Key("address_forename", "same address and forename", "address_key || forename_group", 40),
    Key("address_surname", "same address and surname", "address_key || surname_sound", 40),
    Key("mailbox", "same mailbox name", "unnest(mailboxes)", 20),
    Key("alias_born", "same alias and birth year", "unnest(aliases) || year(birth_low)", 20),
    # Where a file is small enough for these to be shared by few, they find what no other key does.
    Key("born", "same birth date", "born", 25),
    Key("postcode", "same postcode", "postcode", 20),
    Key("address", "same address", "address_key", 20),
    Key("forename", "same rare forename", "forename_group", 20),
    Key("surname", "same rare surname", "surname_group", 20),
    Key("forename_like", "like rare forename", "forename_sound", 20),
    Key("surname_like", "like rare surname", "surname_sound", 20),
    Key("initials", "like surname and initial", f"{_INITIAL} || surname_sound", 30),
    Key(
        "part_born", "same birth year and a shared name", "name || born_year", 30, "link_each_name"
    ),
    Key("part_home", "same postcode and a shared name", "name || postcode", 30, "link_each_name"),
    Key("part_pair", "two shared names", "pair", 30, "link_name_pairs"),
)


def name_steps(records: str = "link_records", prefix: str = "link") -> tuple[Step, Step]:
    """The separate names of some records, and each pair of them."""
    return (
        Step(
            f"{prefix}_each_name",
            "Each separate name of a nominal beside its birth year and postcode",
            f"""
            with names as (
                select nominal_key, forename as name from {records}
                union select nominal_key, surname from {records}
                union select nominal_key, unnest(surname_parts) from {records}
                union select nominal_key, unnest(other_names) from {records}
            )
            select n.nominal_key, n.name, r.born_year, r.postcode
            from names n
            join {records} r on r.nominal_key = n.nominal_key
            where length(n.name) > 2
            """,
        ),
        Step(
            f"{prefix}_name_pairs",
            "Each pair of separate names of a nominal that has more than two",
            f"""
            with counted as (
                select nominal_key, name, count(*) over (partition by nominal_key) as n_names
                from {prefix}_each_name
            ), several as (select nominal_key, name from counted where n_names between 3 and 8)
            select a.nominal_key, a.name || ' ' || b.name as pair
            from several a
            join several b on b.nominal_key = a.nominal_key and a.name < b.name
            """,
        ),
    )


# The levels of agreement are fitted on the pairs of so many nominals at most, drawn by their id:
# the same ones in every run, whatever else the file holds.
_MOST_SAMPLED = 12_500


def sampled(n_nominals: int) -> Step:
    """Nominals whose pairs the model is fitted on."""
    one_in = 1
    while n_nominals > one_in * _MOST_SAMPLED:
        one_in *= 2
    return Step(
        "link_sampled",
        "Nominals whose pairs with later ones the model is fitted on",
        f"""
        select nominal_key from link_nominals
        where {one_in} = 1 or md5_number_lower(source_id || '|' || nominal_id) % {one_in} = 0
        """,
    )


def number_of(key: Key) -> str:
    """A value of a key as a number: what it is is nobody's business."""
    return f"value_number('{key.name}|' || cast(value as varchar))"


def valued(key: Key, among: str | None = None) -> Step:
    """What each nominal (or each of some) has for a key, as a number: counted sooner than text."""
    source = key.source
    if among:
        some = f"semi join {among} m on m.nominal_key = s.nominal_key"
        source = f"(select s.* from {key.source} s {some})"
    # A record has one value of most keys; where it may have one twice, it counts once.
    one = "" if key.source == "link_records" and "unnest" not in key.value else "distinct"
    return Step(
        "link_valued",
        f"What each nominal has for a key: {key.says}",
        f"""
        select {one} nominal_key, {number_of(key)} as value
        from (select nominal_key, {key.value} as value from {source}) where value is not null
        """,
    )


SHARED = Step(
    "link_shared",
    "How many nominals share each value of a key",
    "select value, count(*) as n_sharing from link_valued group by value having count(*) > 1",
)


def _crowded(key: Key) -> str:
    """The values of a key that too many share."""
    return f"select value from link_shared where n_sharing > {key.most}"


def _meets(key: Key) -> str:
    """Every pair of records that share a key, unless too many do."""
    return f"""
    with few as (
        select v.nominal_key, v.value from link_valued v
        join link_shared s on s.value = v.value
        where s.n_sharing <= {key.most}
    )
    select a.nominal_key as join_key_l, b.nominal_key as join_key_r
    from few a join few b on b.value = a.value and a.nominal_key < b.nominal_key
    """


def met_among(work: Work, nominals: str, met: str) -> None:
    """Make a table of the pairs of some nominals that meet, as they do among all."""
    for key in KEYS:
        work.engine.step(valued(key, nominals))
        sql = """
        with few as (
            select v.nominal_key, v.value from link_valued v
            anti join link_crowded c on c.value = v.value
        )
        select a.nominal_key as join_key_l, b.nominal_key as join_key_r
        from few a join few b on b.value = a.value and a.nominal_key < b.nominal_key
        """
        work.engine.step(Step(f"link_meets_{key.name}", key.says, sql))
    _put_together(work, met)


def _put_together(work: Work, pairs: str) -> None:
    union = " union all ".join(f"select * from link_meets_{key.name}" for key in KEYS)
    once = f"select distinct join_key_l, join_key_r from ({union})"
    each = f"select join_key_l, join_key_r, '0' as match_key from ({once})"
    work.engine.step(Step(pairs, "Each pair worth scoring, once", each))
    for key in KEYS:
        work.engine.run(f"drop table link_meets_{key.name}")


def make_keys(work: Work) -> None:
    """Make what keys are read from, and say whose pairs the model is fitted on."""
    ((n_nominals,),) = work.engine.rows("select count(*) from link_nominals")
    work.steps((*name_steps(), sampled(int(n_nominals))))


def block(work: Work, note: Callable[[Key], None] = lambda _: None) -> None:
    """Make link_pairs: each pair worth scoring, once; and link_crowded: what too many share.

    note is told of each key while link_valued and link_shared are of it.
    """
    make_keys(work)
    crowded = []
    for key in KEYS:
        work.steps((valued(key), SHARED))
        work.engine.step(Step(f"link_meets_{key.name}", key.says, _meets(key)))
        crowded.append(work.engine.arrow(_crowded(key)))
        note(key)
    work.engine.register("link_crowded", pa.concat_tables(crowded))
    _put_together(work, "link_pairs")


def keyed(work: Work, records: str, prefix: str) -> None:
    """Make a table of every value of every key that some records have, as numbers."""
    contacts = (
        f"select nominal_key, unnest(list_concat(phones, accounts)) as contact from {records}"
    )
    work.steps(
        (
            *name_steps(records, prefix),
            Step(f"{prefix}_contacts", "Contacts of each of some nominals", contacts),
            _keyed(records, prefix),
        )
    )


def _keyed(records: str, prefix: str) -> Step:
    def of(key: Key) -> str:
        source = records if key.source == "link_records" else key.source.replace("link", prefix, 1)
        return (
            f"select distinct nominal_key, {number_of(key)} as value, {key.most} as most from "
            f"(select nominal_key, {key.value} as value from {source}) where value is not null"
        )

    says = "What each of some nominals has for each key, and how many may share it"
    return Step(f"{prefix}_keyed", says, " union all ".join(of(key) for key in KEYS))
