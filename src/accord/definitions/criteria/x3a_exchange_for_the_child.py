"""X3a: did the child get, or was promised, something needed or wanted?"""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criteria import x3_exchange
from accord.definitions.criterion import Criterion
from accord.definitions.words import EXCHANGE_FOR_CHILD, NOTHING_OFFERED

EXCHANGE_FOR_THE_CHILD = Criterion(
    id="X3a",
    name="exchange_for_the_child",
    says="The child got, or was promised, something needed or wanted: money, gifts, food, vapes, "
    "alcohol, drugs, lifts, a place to stay, affection, protection.",
    citation="DfE statutory guidance on child sexual exploitation 2017, limb (a)",
    needs="text",
    question="Was anything given or promised to the child, by anyone?",
    ask="the officer in the case, or whoever the child has spoken to",
    on_silence=Answer.NOT_MET,
    waits_for="A1",
    steps=(
        x3_exchange.said("x3a_said", EXCHANGE_FOR_CHILD),
        x3_exchange.denied("x3a_denied", NOTHING_OFFERED),
    ),
    answer=x3_exchange.answer("x3a_said", ("x3a_denied",)),
    evidence=x3_exchange.evidence("x3a_said", ("x3a_denied",)),
)
