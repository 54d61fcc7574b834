"""X3w: was a threat or violence withdrawn in exchange? (Wales)"""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criteria import x3_exchange
from accord.definitions.criterion import Criterion
from accord.definitions.words import NO_THREATS, NOTHING_OFFERED, WITHDRAWAL

EXCHANGE_BY_WITHDRAWAL = Criterion(
    id="X3w",
    name="exchange_by_withdrawal",
    says="A threat or violence withdrawn counts as the exchange.",
    citation="Wales Safeguarding Procedures, All Wales Practice Guide 2021",
    needs="text",
    question="Was a threat or violence held back in return?",
    ask="the officer in the case, or whoever the child has spoken to",
    on_silence=Answer.NOT_MET,
    waits_for="A1",
    steps=(
        x3_exchange.said("x3w_said", WITHDRAWAL),
        x3_exchange.denied("x3w_nothing_offered", NOTHING_OFFERED),
        x3_exchange.denied("x3w_no_threats", NO_THREATS),
    ),
    answer=x3_exchange.answer("x3w_said", ("x3w_nothing_offered", "x3w_no_threats")),
    evidence=x3_exchange.evidence("x3w_said", ("x3w_no_threats",)),
)
