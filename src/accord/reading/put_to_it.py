"""A child whom a record suspects, and the words that say it was done for others.

The record itself says what was done: he had the wraps, she took the bottles. Nobody writes that
again beside "he was told to hold it" or "it belongs to somebody he will not name". So where a child
stands as suspect, words for whose it was, by whose order, for what pay or debt, say enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.reading.drafts import Draft
from accord.reading.entries import Entry, stated
from accord.reading.mentions import AFFIRMED, CHILD, POSSIBLE, Person
from accord.reading.roles import Part
from accord.reading.text_in_hand import SentenceInHand, TextInHand

_CRIME = "criminal."
_CONCERN_ROLES = frozenset({"suspect", "person_of_concern", "facilitator", "found_with", "driver"})
_MEANS = "a child whom the record suspects did it for others"
_FROM = "Home Office county lines guidance 2023: criminally exploited children met as offenders"
_LINES = stated("used/lines", "criminal.county_lines", _MEANS, _FROM)
_OTHER = stated("used/other", "criminal.other", _MEANS, _FROM)
_DRUGS = re.compile(
    r"\b(?:drugs?|wraps?|deals|cannabis|weed|cocaine|crack|heroin|class a|ket|ketamine|spice|plants"
    r"|grow|tablets|tabs|pills|edibles|users|dealing|supply|supplying|scales|burner|trap|cuckooed"
    r"|stash|baggies|rocks|stock)\b"
)
# What children are used for, as the record of the offence names it. A slap, a quarrel or a car
# driven too fast is done at nobody's order.
_CRIMES = re.compile(
    r"\b(?:wraps?|deals|bags of|plants|cocaine|crack|heroin|class a|ket|ketamine|spice|tablets|tabs"
    r"|pills|edibles|drugs|cannabis|weed|dealing|supply|supplying|scales|burner|cuckooed|stash"
    r"|packets|stock|users|takings|lookout|look out|trailer|bottles|robb\w+|burgl\w+|steal\w*"
    r"|stole|stolen|theft|shoplift\w*|car doors|skylight"
    r"|(?:store|shop|supermarket|pharmacy|chemist|warehouse|retail park)\b.{0,160}\b(?:bottles|meat"
    r"|razors|clothes|boxes|goods|phones|vapes|perfume|tags|trainers|tools|bags)|without consent"
    r"|mopeds?|boxes out|phones|catalytic|handgun|firearm|shotgun|gun|machete|knife|hammer"
    r"|balaclava|bank cards?|account|transfers|counterfeit|fake notes|envelope|courier|parcels?"
    r"|fraud|set fire|set light|petrol|brick|hire car|carrier bag|safe with|tools|shed|lured"
    r"|(?:\d[\d,]* |thousand |hundred )(?:pounds|in cash))"
)
# Who tells a child what to do every day, and friends of the same age.
_ORDINARY = re.compile(
    r"\b(?:police|officers?|pcs?|sergeant|custody|solicitor|court|magistrates?|judge|mum|mam|mother"
    r"|dad|father|parents?|nan|gran|grandad|grandfather|carers?|teachers?|school|staff|security"
    r"|guards?|manager|owner|shopkeeper|store detective|social worker|worker|doctor|nurse|coach"
    r"|neighbour|council|uncle(?!'s)|aunt|brother(?!'s)|sister(?!'s)|victim|passer|passing adult"
    r"|pupils?|another (?:boy|girl)"
    r"|(?<!older )(?<!'s )(?:friends?|mates?|pals?|classmates?|peers)|each other|dare)(?!'s)\b"
)
_HIM = r"(?:him|her|them|me|us|{child})"
_HE = r"(?:he|she|they|i|{child})"
_WHO = (
    r"(?:older|olders|elders?|others|men|man|males?|lads?|bigger|big|adults?|people|someone|somebody"
    r"|group|gang|dealers?|line|boss|mandem|them|those|uncle's|brother's|associates|person"
    r"|woman|women|couple|boyfriend|crew|firm|ocg)"
)
_DO = (
    r"(?:hold|keep|carry|take|bring|drop|deliver|sell|send|serve|deal|do it|do this|do the|go in"
    r"|go through|go from|get in|get out and|fetch|drive|ride|steal|rob|burgle|set|smash"
    r"|sign|collect|pick"
    r"|look after|mind|store|hide|stash|water|tend|trim|bag|pass|hand|withdraw|open|lend|move|walk"
    r"|transfer|keep watch|shout|climb|work|answer|guard|put|run|wrap|plug|swallow|burn|throw|lure"
    r"|act as|nick|shoplift|lift|cash|break|stop there|wait there|stay there)"
)
_PAY = (
    r"(?:\$ ?\d[\d,.]*|\d+ (?:pounds|quid)|(?:five|ten|twenty|thirty|forty|fifty|sixty|eighty|a"
    r" hundred) (?:pounds|quid)|a (?:fiver|tenner|score|twenty))"
)
_FORMS = (
    # by whose order
    rf"\b(?:was|is|were|been|being|got|gets|had been)(?: \w+ly| always| also)? (?:told|made|asked"
    rf"|ordered|instructed|directed|forced|sent|paid|put up|pressured|coerced|threatened|tasked"
    rf"|used|groomed|expected)(?: (?:by|over|on|from) [^.;,]{{1,50}}?)? to {_DO}\b(?! (?:home|back"
    r"|out his pockets))",
    rf"\b(?:told|tells|made|makes|make|had|has|have|got|gets|sent|sends|asked|asks|paid|pays|forced"
    rf"|instructed|ordered|directed|wanted|wants) {_HIM} (?:to )?{_DO}\b(?! (?:home|back))",
    rf"\b(?:tells?|told|telling|showed|shown) {_HIM} (?:what to (?:do|take|get|say|steal)|which"
    rf"|where to|when to|how to|what was wanted)\b|\btells? {_HIM} what\b",
    r"\b(?:under|at|on|following|with) (?:the |their |his |her |strict )?(?:direction|orders"
    r"|instructions|behest|control of|say so|texts)\b",
    rf"\b(?:was|were|had been) (?:used|directed|controlled|recruited|groomed|run) by (?:the |some "
    rf"|an? )?(?:\w+ )?{_WHO}\b",
    rf"\b(?:they|what they) (?:had |have )?asked {_HIM} for\b",
    r"\btold (?:him|her|them|me) (?:that )?(?:it was that or|he had to|she had to|they had to)\b",
    r"\bmade to (?!feel|leave|wait|apologi|pay|look|believe|measure|stand)[a-z]+",
    r"\b(?:told|made) to\b[^.;]{0,60}\bor (?:be|get|he|she|they|his|her)\b",
    rf"\b{_WHO} (?:\w+ ){{0,2}}(?:put|puts|lifted|lift|posted|pushed|dropped) {_HIM}\b",
    rf"\b(?:they|he|men|lads) (?:put|lifted|posted|pushed|fed) {_HIM} (?:in|through|up|over)\b",
    # whose it is
    rf"\bbelong(?:s|ed)? to (?:an? |the |some |his |her |two )?(?:\w+ )?{_WHO}\b",
    rf"\b(?:leaves?|left|drops?|brings?|brought) (?:it|bags|things) (?:with|for) {_HIM}",
    rf"\b(?:hold|keep|kept|mind|look(?:s|ed|ing)? after|stor|stash|carr|hid|collect|deliver|sell"
    rf"|sold|rid|driv|run|deal|serv|work|nick|steal|stole|take|took)(?:s|e|es|ed|ing|ies|ied|den"
    rf"|ning|ping)?\b[^.;,]{{0,32}}? (?:for|on behalf of) (?:an? |the |some |his |her |their |two "
    rf"|other |certain )?(?:\w+ )?{_WHO}\b",
    rf"\b(?:given|handed|passed|supplied)(?: (?:it|them|one|the \w+))? to {_HIM}\b"
    rf"[^.;]{{0,40}}?\b(?:by|in the car|on the way|to (?:hold|keep|take|carry|sell|look after))\b",
    rf"\b(?:someone|somebody|people|men|man|male|lads?|they) (?:had |has |have )?(?:given|gave"
    rf"|handed|passed|lent) {_HIM} (?:it|them|the|an?)\b[^.;]{{0,30}}\bto (?:take|keep"
    rf"|hold|carry|sell)\b",
    r"\b(?:it|they|parcels?|bag|package|packages) (?:was|were|is|are) for (?:someone|somebody|a man"
    r"|a lad|a male|an older)\b",
    # for what pay, or for a debt
    rf"\b(?:gets?|got|paid|pays|given|gives|gave|earns?|promised|offered)(?: {_HIM})?(?: about"
    rf"| only| just)? {_PAY} (?:(?:a|per|each|every) (?:day|shift|drop|trip|time|one|run|week|night"
    rf"|go|item|bike|phone)|for each|for every)\b",
    r"\bgets? paid (?:in|for|per|by)\b|\bgets to keep (?:a bit|some|one|half)\b|\bwas paid to"
    r" (?:look after|hold|keep|carry|take|store|mind)\b",
    rf"\b(?:pay|paying|work|working|worked|clear)(?:ing)? (?:off|back)? ?what {_HE} ow|\bpay off a"
    r" (?:bag|package|pack)\b",
    rf"\b(?:people|men|man|lads?|those|males?|whom|who) {_HE} ow(?:es|ed)\b",
    rf"\b(?:because|as) {_HE} (?:is|was|are) in (?:his|her|their|[a-z]+'s) debt\b",
    r"\b(?:hold|holds|held|have|had) (?:an? |the )?debt over\b|\bdebt on (?:his|her) head\b",
    rf"\blet off what {_HE} ow",
    r"\b(?:must|has to|had to|have to|needs to) (?:work|do|carry|sell|steal)\b[^.;]{0,40}\b(?:paid"
    r"|owes|owed|debt|clear)",
    # put there, fetched, and what is handed on
    rf"\b(?:was|been|is|were) (?:put|placed|driven|brought|dropped|taken)"
    rf"\b[^.;]{{0,60}}?\bby (?:the |two |some |three )?(?:\w+ )?{_WHO}\b",
    r"\bpicked up\b[^.;]{0,60}\bdropped (?:there|off)\b",
    r"\bnot (?:been )?allowed to (?:go home|leave)\b|\blocked from (?:the )?outside\b",
    rf"\b(?:gives?|gave|hand(?:s|ed)?|pass(?:es|ed)?|takes?|took|sent|sends) (?:over )?(?:the cash"
    rf"|the money|all he \w+|all she \w+|the takings|takings|the goods|the rest|the lot|whatever he"
    rf" \w+)(?: over| back)? to (?:an? |the |two )?(?:\w+ )?{_WHO}\b",
    rf"\b(?:take|takes|took|taking) (?:it|everything|the (?:cash|money|takings|lot)) (?:all )?off"
    rf" {_HIM}|\btaken off {_HIM} each\b|\btakings (?:could be|are|were) counted\b",
    rf"\b{_WHO},? (?:who )?(?:\w+ )?(?:pick|picks|collect|collects) up? ?(?:what|the takings|it)\b",
    r"\b(?:just|only) (?:the|a|an) (?:lookout|look out|worker|runner|carrier|holder)\b",
)
_PLACE_OF_CHILD = "{child}"


def with_what_is_done_for_others(hand: TextInHand, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a record that suspects a child, with the words that say it was for others."""
    if not any(map(_is_child_suspected, hand.binder.people)) or _is_told(drafts):
        return list(drafts)
    if not hand.says(_CRIMES):
        return list(drafts)
    entry = _LINES if hand.says(_DRUGS) else _OTHER
    told = next(filter(None, (_told(known, entry) for known in hand.sentences)), None)
    return [*drafts, told] if told else list(drafts)


def _is_child_suspected(person: Person) -> bool:
    return (
        bool(person.is_child)
        and person.side == CHILD
        and not _CONCERN_ROLES.isdisjoint(person.roles)
    )


def _is_told(drafts: Sequence[Draft]) -> bool:
    return any(
        draft.concept.startswith(_CRIME) and draft.verdict.assertion in (AFFIRMED, POSSIBLE)
        for draft in drafts
    )


def _told(known: SentenceInHand, entry: Entry) -> Draft | None:
    """The first words of a sentence that say so, and are of the child."""
    start, end = known.sentence.start, known.sentence.end
    words = _with_the_child(known)
    found = next(
        (
            found
            for form in _COMPILED
            for found in form.finditer(words)
            if not _is_ordinary(words, found)
        ),
        None,
    )
    if found is None:
        return None
    child = next((e for e in known.entities if e.kind == CHILD), None)
    span = (start + found.start(), min(start + found.end(), end))
    return Draft.stated(known, span, entry, Part(None, child))


def _with_the_child(known: SentenceInHand) -> str:
    """A sentence with the child's name replaced by as many letters that stand for a child."""
    start = known.sentence.start
    words = known.text[start : known.sentence.end]
    for entity in known.entities:
        if entity.kind == CHILD and entity.is_name and not entity.is_owner:
            first, last = entity.start - start, entity.end - start
            words = words[:first] + _STANDS * (last - first) + words[last:]
    return words


def _is_ordinary(words: str, found: re.Match[str]) -> bool:
    """'His mum told him to go', 'told to leave by staff': nobody has him do anything for them."""
    before = words[max(0, found.start() - _NEAR) : found.start()]
    clause = re.split(r"[.;:,]| that | and | but ", before)[-1]
    return bool(_ORDINARY.search(clause) or _ORDINARY.search(found.group()))


_NEAR = 28  # letters before a phrase, in which stands who says it
_STANDS = "\x04"
_COMPILED = tuple(re.compile(form.replace(_PLACE_OF_CHILD, rf"{_STANDS}+")) for form in _FORMS)
