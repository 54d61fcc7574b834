"""X3b: did a perpetrator or facilitator gain money, debt relief, goods or status?"""

from __future__ import annotations

from accord.definitions.answers import Answer
from accord.definitions.criteria import x3_exchange
from accord.definitions.criterion import Criterion
from accord.definitions.words import GAIN, NOTHING_TAKEN

GAIN_FOR_THE_PERPETRATOR = Criterion(
    id="X3b",
    name="gain_for_the_perpetrator",
    says="Money, debt relief, goods or status for a perpetrator or facilitator.",
    citation="DfE statutory guidance on child sexual exploitation 2017, limb (b)",
    needs="text",
    question="Did anyone else gain from it: money, a debt cleared, goods, standing with others?",
    ask="the officer in the case, or the intelligence desk",
    on_silence=Answer.NOT_MET,
    waits_for="A1",
    steps=(
        x3_exchange.said("x3b_said", GAIN),
        x3_exchange.denied("x3b_denied", NOTHING_TAKEN),
    ),
    answer=x3_exchange.answer("x3b_said", ("x3b_denied",)),
    evidence=x3_exchange.evidence("x3b_said", ("x3b_denied",)),
)
