"""Sentences that exclude something in words, rule somebody out, or colour a note.

The form is that of `abuse_and_exchange`.
"""

# Sentences stand whole, one to a line.
# ruff: noqa: E501

from accord.synthetic.facts import Fact

SENTENCES: dict[Fact, str] = {
    Fact.NOTHING_AT_ALL: """
*|Nothing was offered or taken, by {sm} or by anyone else.
*|No money, gifts or anything else were offered or received by {c}, by {sm} or by anybody else.
*|{C} was clear that nothing was given, promised or paid to {cm} or to anyone else.
*|There was nothing offered, given or paid to anyone.
""",
    Fact.NOTHING_OFFERED: """
*|Nothing was offered to {c}.
*|{C} says {ch} was not given or promised anything.
*|No gifts, money, drink or drugs were offered to {c}.
""",
    Fact.NO_THREATS: """
*|No threats were made.
*|{C} was not threatened in any way.
*|There were no threats made to {c} or {cs} family.
""",
    Fact.ALONE: """
*|{S} acted alone.
*|Nobody else was involved.
*|There is nothing to suggest that anyone else was involved.
*|No other person was present.
""",
    Fact.ELIMINATED: """
*|{o_full} has been ruled out of the investigation.
*|There is no evidence that {o} was present.
*|{o_full} was interviewed and eliminated; {os} alibi has been confirmed.
*|CCTV and phone data show {o} was elsewhere and {oh} has been eliminated.
*|{o_full} was named at first but has been ruled out.
""",
    Fact.NOT_KNOWN_TO_EACH_OTHER: """
*|{S} and {o} are not known to each other.
*|No link has been found between {s} and {o}.
*|There is nothing to connect {s} with {o}.
""",
    Fact.WITHDRAWN: """
p|{C} has since withdrawn {cs} statement and does not wish to proceed.
p|VIC later retracted {cs} account after pressure at home.
c|{C} later told the worker that {ch} did not want to take it further and took back what {ch} had said.
r|{C} now says {ch} does not want to talk about it any more.
s|{C} later said {ch} had made it up, having been seen talking to {cs} cousin.
h|{C} no longer wishes to pursue the matter.
""",
    Fact.BLAME: """
p|{C} refers to {s} as {cs} older boyfriend.
p|{C} is streetwise and consented.
p|{C} is putting {cm}self at risk.
c|{C} refuses to engage and is making poor choices.
c|{C} describes it as a consensual relationship with an older partner.
c|It is felt that this is a lifestyle choice for {c}.
r|{C} calls {s} {cs} boyfriend.
s|{C} is attention seeking and sexualised in behaviour.
h|{C} is promiscuous and states {ch} agreed to it.
i|{C} is said to be promiscuous and to have chosen this lifestyle.
""",
}
