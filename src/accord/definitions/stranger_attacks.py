"""Texts that exclude an exchange become whether they tell of a stranger who said nothing.

An assault by a stranger with nothing said, offered or taken leaves coercion by manipulation or
deception not met; that nothing was offered or taken alone does not.
"""

from __future__ import annotations

import re

import pyarrow as pa

from accord.definitions.words import NOTHING_OFFERED, NOTHING_TAKEN, one_of
from accord.engine import Engine

_STRANGER = re.compile(
    r"\bstranger\b|\b(?:not|never|un)[ -]?(?:previously )?(?:known|met|seen)\b"
    r"|\b(?:does|did)(?: not|n't) know (?:him|her|the|who)\b"
    r"|\bfrom behind\b|\bout of nowhere\b|\bran up to\b|\bnever seen\b",
    re.IGNORECASE,
)
_NOTHING_SAID = re.compile(
    r"\bnothing (?:(?:was|at all|is|being) )*(?:said|spoken)\b|\b(?:said|saying|spoke) nothing\b"
    r"|\b(?:did not|didn't|never|without|not) (?:once )?(?:speak|say|talk)(?:ing)?\b"
    r"|\bnothing (?:was |were )?(?:offered|given|taken)(?:, (?:offered|given|taken))*,? (?:or|nor)"
    r" said\b|\bno words\b|\bnot a word\b|\bno conversation\b|\bin silence\b|\bsilent\b"
    r"|\bno (?:verbal )?(?:exchange|interaction) of words\b",
    re.IGNORECASE,
)

# "Nothing was said, offered or taken": the last of the list is denied with the first.
_NOTHING_TAKEN = re.compile(
    r"\bnothing (?:(?:was|were|being|is) )?(?:\w+(?: \w+)?, ){0,4}\w+(?: \w+)?,?"
    r" (?:or|nor) taken\b",
    re.IGNORECASE,
)

# Only a text that rules out that something was given is asked, and whether something was taken.
_EXCLUDING_TEXTS = f"""
    with texts as (
        select source_id || '/crime/' || crime_ref as event_id, mo_text as particulars from crimes
        union all
        select source_id || '/intelligence/' || report_id, "text" from intelligence
        union all
        select source_id || '/partner_report/' || report_id, "text" from partner_reports
        union all
        select source_id || '/missing_episode/' || episode_id, rhi_text from missing_episodes
    ), excluding as (
        select event_id, bool_or({one_of("concept_id", NOTHING_TAKEN)}) as is_nothing_taken
        from words where assertion = 'negated'
        group by event_id
        having bool_or({one_of("concept_id", NOTHING_OFFERED)})
    )
    select event_id, particulars, is_nothing_taken from texts join excluding using (event_id)
    where particulars is not null
    order by event_id
"""


def is_silent_stranger(text: str) -> bool:
    """Whether a text tells of a stranger who said nothing."""
    return bool(_STRANGER.search(text)) and bool(_NOTHING_SAID.search(text))


def is_nothing_taken(text: str) -> bool:
    """Whether a text says so at the end of a list of what did not happen."""
    return bool(_NOTHING_TAKEN.search(text))


def read_stranger_attacks(engine: Engine) -> None:
    """Leave a table of the records of a stranger by whom nothing was said, offered or taken."""
    found = [
        event_id
        for event_id, text, is_read in engine.rows(_EXCLUDING_TEXTS)
        if is_silent_stranger(text) and (is_read or is_nothing_taken(text))
    ]
    schema = pa.schema([("event_id", pa.string())])
    engine.register("stranger_attacks", pa.table([pa.array(found, pa.string())], schema=schema))
