"""Turn guarded scores, rulings and groups into what became of every pair, with the reason."""

from __future__ import annotations

from accord.engine import Step, Work
from accord.linkage.guards import GUARDS
from accord.linkage.model import JOIN_WEIGHT, REVIEW_WEIGHT, Comparison, Level, Model

_RULED = {
    "same": "a person ruled that they are one person",
    "different": "a person ruled that they are two people",
    "disputed": "people have ruled both ways on this pair; kept apart until that is settled",
    "contradicted": "rulings on these records and others contradict each other; kept apart until "
    "that is settled",
}


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _speaks(level: Level, sign: int) -> bool:
    """Whether a level speaks clearly for one person (1) or for two (-1)."""
    return sign * level.weight >= 1.0


def _said(comparison: Comparison, sign: int) -> str:
    """The words of a comparison's level where it speaks for one person (1) or for two (-1)."""
    whens = " ".join(
        f"when '{level.name}' then {_text(level.says)}"
        for level in comparison.levels
        if _speaks(level, sign)
    )
    return f"case {comparison.column}_is {whens} end" if whens else "cast(null as varchar)"


def _because(model: Model) -> str:
    """Everything that agrees, then everything that does not, in words."""
    agrees = ", ".join(_said(comparison, 1) for comparison in model.comparisons)
    differs = ", ".join(_said(comparison, -1) for comparison in model.comparisons)
    return (
        f"concat_ws('; but ', nullif(concat_ws('; ', {agrees}), ''), "
        f"nullif(concat_ws('; ', {differs}), ''))"
    )


def _guard_words() -> str:
    whens = " ".join(f"when '{guard.name}' then {_text(guard.says)}" for guard in GUARDS)
    return f"case guard {whens} end"


_RELATIVES = ", ".join(f"'{guard.name}'" for guard in GUARDS if guard.is_relative)
_RULED_WORDS = " ".join(f"when '{ruling}' then {_text(says)}" for ruling, says in _RULED.items())

# The first that holds says what became of the pair.
_VERDICT = f"""
    case
        when ruling = 'same' then 'linked_judgement'
        when ruling is not null then 'refused_judgement'
        when is_one_person then 'linked'
        when guard in ({_RELATIVES}) then 'refused_relative'
        else 'review'
    end
"""
_OUTCOME = f"""
    case
        when ruling is not null then case ruling {_RULED_WORDS} end
        when is_one_person and is_held and match_weight >= {JOIN_WEIGHT} then null
        when is_one_person and is_held
            then 'joined in an earlier run, and still near enough to stay so'
        when is_one_person then 'one person through other records'
        when guard is not null then guard_words
        when is_ambiguous then 'fits two people who are known to differ about equally well'
        when match_weight >= {JOIN_WEIGHT}
            then 'to join them would join records that do not fit each other'
        else 'not certain enough to join'
    end
"""


def pair_steps(model: Model) -> tuple[Step, ...]:
    """What became of every pair that was scored above the review weight or ruled on."""
    return (
        Step(
            "link_pair_outcomes",
            "Each pair with its ruling, its guard, and whether it ended as one person",
            f"""
            select s.nominal_key_l, s.nominal_key_r, s.match_weight, s.match_probability,
                s.guard, {_guard_words()} as guard_words, {_because(model)} as because,
                r.ruling, a.group_key = b.group_key as is_one_person,
                u.nominal_key_l is not null as is_ambiguous,
                h.nominal_key_l is not null as is_held
            from link_guarded s
            join link_groups a on a.nominal_key = s.nominal_key_l
            join link_groups b on b.nominal_key = s.nominal_key_r
            left join link_rulings r
                on r.nominal_key_l = s.nominal_key_l and r.nominal_key_r = s.nominal_key_r
            left join link_ambiguous u
                on u.nominal_key_l = s.nominal_key_l and u.nominal_key_r = s.nominal_key_r
            left join link_held h
                on h.nominal_key_l = s.nominal_key_l and h.nominal_key_r = s.nominal_key_r
            where s.match_weight >= {REVIEW_WEIGHT} or r.ruling is not null
            """,
        ),
        Step(
            "link_reasons",
            "Each pair with what became of it and why, in words",
            f"""
            select nominal_key_l, nominal_key_r, match_probability, match_weight, ruling, is_held,
                {_VERDICT} as verdict, concat_ws(': ', {_OUTCOME}, nullif(because, '')) as reason
            from link_pair_outcomes
            """,
        ),
        Step(
            "nominal_links",
            "Scored pairs above the review threshold, and every pair people have ruled on",
            """
            select a.source_id as source_id_a, a.nominal_id as nominal_id_a,
                b.source_id as source_id_b, b.nominal_id as nominal_id_b,
                p.match_probability, p.match_weight, p.verdict, p.reason
            from link_reasons p
            join link_nominals a on a.nominal_key = p.nominal_key_l
            join link_nominals b on b.nominal_key = p.nominal_key_r
            """,
        ),
    )


def write_links(work: Work, model: Model) -> None:
    """Make nominal_links."""
    work.steps(pair_steps(model))
