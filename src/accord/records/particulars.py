"""The text of a record becomes whether there is anything in it to judge by.

"See log", "as per OEL", "awaiting details from OIC" point elsewhere and say nothing: a marker on
such a record leaves its question open, and a marker never outweighs particulars.
"""

from __future__ import annotations

import re

import pyarrow as pa

from accord.engine import Engine

# Fewer than three words in all, or one about the matter, are no particulars.
FEWEST_WORDS = 3
FEWEST_OF_ITS_OWN = 2
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
# What is said of the paperwork and not of what happened.
_PAPERWORK = frozenset(
    " ".join(
        (
            "a about above account add added all allocated allocation also an and any applied are",
            "as at athena attached available await awaited awaiting back be been being below",
            "blank box by cad can case cce cid code come completed confirm confirmed connect",
            "contact copied copy court created crime crimes cris csa cse current currently date",
            "dated dc dci deployed desk detail details di dip disclosure document documents done",
            "ds due dv each email enq enquiries enquiry enter entered entries entry existing",
            "field file filed finalised fl flag flagged flags follow following follows for form",
            "forthcoming free from full fully further generated get given group had has have held",
            "here holmes if in incident info information initial input intel into investigating",
            "investigation is it its known later left line lines linked log logged logs made main",
            "marker markers mash may mg11 mo more msg n na narrative nfa nfi niche nil no none",
            "not note notes nothing now number obtained occurrence oel of officer officers oic on",
            "ongoing only open or original other outcome outstanding page part particulars pc",
            "pcso pending per please pnd poc police posted present previous progress pt public",
            "put re reallocated recd received record recorded recording records ref refer",
            "reference referral referred reg regarding relation relevant remarks rep report",
            "reported reporting reports request requested required restricted result review",
            "reviewed rms same saved screen section see sent sgt sheet should sis so some soon",
            "spoken statement statements still storm subject submitted summary supervision",
            "supervisor supplementary system tba tbc team text that the their then there these",
            "this those through time to today transferred type unable under unit until up update",
            "updated updates upon url via video viper wait waiting was we were when which will",
            "with withheld within work yet",
        )
    ).split()
)

# Only a record somebody marked asks whether there is anything to judge by.
_MARKED_TEXTS = """
    select distinct r.particulars
    from all_records as r
    left join standing_markers as m on m.source_id = r.source_id
        and m.event_kind = r.event_kind and m.event_ref = r.event_ref
    where r.particulars is not null and (n_items(m.markers) > 0 or r.cse_concern is not null)
    order by 1
"""


def has_particulars(text: str) -> bool:
    """Whether a text says anything of what happened, and not only where to look."""
    words = _WORD.findall(text.lower())
    own = sum(word not in _PAPERWORK for word in words)
    return len(words) >= FEWEST_WORDS and own >= FEWEST_OF_ITS_OWN


def read_particulars(engine: Engine) -> None:
    """Leave a table of the texts of marked records that say nothing of what happened."""
    bare = [text for (text,) in engine.rows(_MARKED_TEXTS) if not has_particulars(text)]
    schema = pa.schema([("particulars", pa.string())])
    engine.register("bare_texts", pa.table([pa.array(bare, pa.string())], schema=schema))
