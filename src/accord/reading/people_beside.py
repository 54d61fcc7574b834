"""Words for people beside a suspect: whose companions they are, or that they are somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accord.reading import who
from accord.reading.catalogue import shipped_lists

HIS, AGAIN, ELSE, ROLE, KIN = "his", "again", "else", "role", "kin"
_LISTS = {
    name: frozenset(word.replace("_", " ") for word in words)
    for name, words in shipped_lists("taking_part.txt").items()
}
_FIRST_WORDS = frozenset(word.split()[-1] for words in _LISTS.values() for word in words) | {
    "else", "other", "another", "someone", "somebody", "people", "third", "second", "whoever",
    "men", "lads", "bloke", "blokes", "guys",
}  # fmt: skip


def _any_of(*names: str) -> str:
    words = {word for name in names for word in _LISTS[name]}
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


PEOPLE_WORDS = _HEADS = _any_of("his_one", "his_many")
KIN_WORDS = _any_of("kin_one")
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_COUNT = (
    rf"(?:{_NUMBER}|some|several|all|both|many|a couple|a few|a number|a group|another|most"
    r"|a pair)"
)
_BESIDES = (
    rf"(?:best|good|close|old|older|elder|younger|little|big|own|other|ex|former|adult|male|female"
    r"|fellow|elderly|wealthy|rich|regular|paying|foreign|favourite|usual|unknown|unnamed|mutual"
    rf"|so|called|drinking|{_NUMBER}|several|work|business|married|new|second|football|half|step"
    r"|whole|long|term|current|adult)"
)
_HIS = re.compile(
    rf"(?<![\w'])(?:(?P<of>{_COUNT}) of )?"
    r"(?P<owner>his|their|X[X ]*X(?:'s?)|the (?:suspect|offender|boyfriend)'s|s\d's)"
    rf"(?P<mid>(?: {_BESIDES}){{0,3}}) (?P<head>{_HEADS})(?!\w)(?P<has>'s)?"
)
_OF_HIS = re.compile(
    rf"(?<![\w'])(?P<of>(?:{_COUNT}|an?|the))(?: of)?(?P<mid>(?: {_BESIDES}){{0,2}})"
    rf" (?P<head>{_HEADS}) of"
    r" (?P<owner>his|theirs|X[X ]*X(?:'s?)?|the (?:suspect|offender)(?:'s)?)(?!\w)(?P<has>'s)?"
)
_A_FRIEND = re.compile(
    rf"(?<![\w'])(?P<of>an?|another|{_NUMBER}|some|several|a couple of|a few)"
    rf"(?P<mid>(?: {_BESIDES}){{0,2}})"
    r" (?P<head>pals?|mates?|friends?|colleagues?|associates?|workmates?|cousins?|accomplices?"
    r"|buddy|buddies|brother|contacts?|customers?|clients?"
    r"|punters?)(?!\w)(?! of )(?P<has>'s)?(?P<owner>)"
)
_WHOM_HE_KNOWS = re.compile(
    r"(?<![\w'])(?P<head>(?P<of>someone|somebody|people|men|lads|blokes|guys"
    rf"|(?:an?|the|some|several|{_NUMBER}) (?:man|men|bloke|blokes|lad|lads|guy|guys|woman|women"
    r"|people|person)))(?P<mid>)"
    r" (?:(?:who |that |whom )?(?:X[X ]*X|he|the suspect) (?:knows?|knew|works? with|worked with"
    r"|plays? (?:\w+ )?with|drinks? with|lives? with|grew up with|is related to|trains with|met)"
    r"|who (?:drove|drives|works?|worked|runs? \w+|fetches \w+) for X[X ]*X)(?P<has>)(?P<owner>)"
)
_WHO_PAY = re.compile(
    r"(?<![\w'])(?P<head>people|men|others|viewers|users|subscribers|strangers)(?P<of>)(?P<mid>)"
    r"(?P<owner>)(?P<has>)(?=(?: online| abroad)?,? (?:who|that) (?:pay|paid)\b)"
)
_AGAIN = re.compile(
    rf"(?<![\w'])(?:(?:the|that) |(?<=\. ))(?P<head>{_HEADS})(?!\w)(?P<has>'s)?"
    r"(?P<of>)(?P<mid>)(?P<owner>)"
)
_ELSE = re.compile(
    r"(?<![\w'])(?P<of>)(?P<mid>)(?P<head>(?:someone|somebody|whoever) else"
    rf"|(?:another|an? (?:second|third|further|different)|the (?:second|other|third)|one other)"
    rf" {_any_of('person_one')}|the other one|another one|one other(?! \w+s\b)"
    r"|a third party|a third(?= (?:\w+ed|kept|was|had|held|drove|paid)\b)"
    r"|another(?= (?:\w+ed|was|had|held|kept|drove)\b))(?!\w)(?P<has>'s)?(?P<owner>)"
)
# The baker, the receptionist, the doorman: told by what they work as.
_BY_TRADE = (
    r"(?!(?:teacher|officer|worker|carer|mother|father|brother|sister|lecturer|counsellor|doctor"
    r"|solicitor|helper|caller|reporter|matter|letter|number|paper|corner|computer|dinner|order"
    r"|summer|winter|trailer|server|offer|answer|manner|member|partner|stranger|teenager|toddler"
    r"|youngster|mentor|instructor|investigator|visitor|barrister|register|folder|locker|shower"
    r"|cooker|charger|trainer|burner|minister|customer|offender|whoever|neighbour|therapist"
    r"|paramedic)\b)[a-z]{2,12}(?:keeper|man|ist|eer|ler|ber|ger|cer|ner|ver|ier|ker|tor|per|ter)"
)
_ROLE = re.compile(
    r"(?<![\w'])(?:(?:the|an?|some|that|one)(?: (?!of\b|other\b|to\b|in\b|and\b)[a-z]+){0,2}?"
    rf"|hotel(?: [a-z]+)?) (?P<head>{_any_of('role_one')}|{_BY_TRADE})(?![\w'])"
    r"|(?<![\w'])(?P<some>somebody|someone)(?! else)(?![\w'])"
)
_KIN = re.compile(
    r"(?<![\w'])(?:C[C ]*C's?|[a-z]+'s|her|his)(?: own)?(?: older| elder| adult| big)?"
    rf" (?P<head>{_any_of('kin_one')})(?!\w)(?: [a-z]{{3,12}}(?=,))?"
)
# What the kin of a child do that is no care: they take payment, or let it happen for it.
SELLS = re.compile(
    r"(?:,[^,.;]{1,30},)?(?:,? (?:who|that))?"
    r"(?: (?!he\b|she\b|not\b|never\b)[\w']+){0,8}? "
    r"(?:(?:is|was|gets?|got|being|been) paid\b(?! (?:off|for her|for his))"
    r"|(?:takes?|took|taking|accepts?|accepted|receives?|received)"
    r"(?: \w+){0,2} (?:money|cash|payment|pounds?|quid|\$ ?\d+)(?: \w+)? (?:from|off) (?:X|the|a"
    r"|him)"
    r"|(?:lets?|allows?) (?:X[X ]*X|him|them|men) (?:have|touch|sleep|do)\b"
    r"|(?:sells?|sold) (?:C+|her|him) (?:to|out|for|on)\b)"
)
# "the man who lives there", "the old fella downstairs": known by where he is.
IS_PLACED = re.compile(
    r" (?:(?:who|that) (?:lives?|runs|owns|rents|works|drives|had come|serves|keeps|manages)\b"
    r"|downstairs|upstairs|next door|on reception|on the desk|across the road|over the road)"
)
_IS_ONLY_SAID = re.compile(r"(?:\b(?:is|was|are|were|being|be|as|not|no)(?: (?:a|an|the))?|\() $")
_NOT_THE_ONLY_ONE = re.compile(
    r"\b(?:(?:he|X|suspect|the man|the male|offender)(?: (?:is|was|may|might|probably"
    r"|be)){0,3} not(?: be)? the"
    r" only (?:one|man|male|person|adult|offender|suspect)|not (?:be )?the only (?:offender|suspect"
    r"|perpetrator|abuser))\b(?! (?:child|girl|who reported))"
)
_MAY_BE_OTHERS = re.compile(
    r"\b(?:not known|unknown|unclear|not clear|not established|to be established|cannot say|unsure"
    r"|could not say|would not say|does not know|do not know|not say) (?:whether|if) (?:anyone"
    r"|anybody"
    r"|any others?|others|any other \w+|other \w+)(?: else)? (?:is|are|was|were|has|have|took"
    r"|had)\b"
    r"|\b(?:may|might|could)(?: also)? have been (?:taken|passed|sent|sold|introduced|offered"
    r"|shared)"
    r" (?:to|with|among) (?:other|others|several|more)\b"
)
_MANY = frozenset(
    {"people", "men", "lads", "blokes", "guys", "women", "others", "viewers", "users",
     "subscribers", "strangers"}
)  # fmt: skip
_IS_THOUGHT = re.compile(
    r"\b(?:suspects?|thinks?|believes?|believed|fears?|wonders?|may|might|possibl[ey]"
    r"|probabl[ey])\b"
)
MARKS = re.compile(r"[XC]")


@dataclass(frozen=True)
class Words:
    """The words for somebody: where, of what kind, how many, and whose."""

    start: int
    end: int
    kind: str
    head: str
    low: int
    high: int | None
    owner: str = ""
    is_owner: bool = False
    # "a third male": that so many there are at least.
    least: int = 0


def may_tell_of_others(words: frozenset[str]) -> bool:
    """Whether a text has any word at all for people beside a suspect."""
    return not words.isdisjoint(_FIRST_WORDS)


def people_beside(text: str, start: int, end: int, companions: set[str]) -> Iterator[Words]:
    """Everybody in a stretch who may be somebody else than those named, in order.

    `companions` are those of the suspect told of before; it may grow while this is read.
    """
    found = [(m, HIS) for e in (_HIS, _OF_HIS, _A_FRIEND, _WHOM_HE_KNOWS)
             for m in e.finditer(text, start, end)]  # fmt: skip
    found += [(m, ELSE) for e in (_ELSE, _WHO_PAY) for m in e.finditer(text, start, end)]
    found += [(m, KIN) for m in _KIN.finditer(text, start, end)]
    found += [(m, AGAIN) for m in _AGAIN.finditer(text, start, end)]
    found += [(m, ROLE) for m in _ROLE.finditer(text, start, end)]
    for match, kind in sorted(found, key=lambda pair: pair[0].start()):
        words = _words(match, kind)
        if kind != AGAIN or words.head in companions:
            yield words


def others_uncounted(text: str, start: int, end: int) -> Iterator[tuple[Words, bool]]:
    """That there are others, or may be, with no word for any of them; and whether it is said."""
    for expression, is_sure in ((_NOT_THE_ONLY_ONE, True), (_MAY_BE_OTHERS, False)):
        for match in expression.finditer(text, start, end):
            said = is_sure and not _IS_THOUGHT.search(
                text, max(start, match.start() - 60), match.end()
            )
            yield Words(match.start(), match.end(), ELSE, "others", 1, None), said


def _words(match: re.Match[str], kind: str) -> Words:
    said = match.groupdict()
    head = said["head"] or said.get("some") or match.group()
    if head == "one":
        head = (
            " ".join(match.string[match.end() : match.end() + 24].strip(" ,.").split()[:2]) or head
        )
    low, high = _number(said.get("of") or "", said.get("mid") or "", head)
    owner, is_owner = said.get("owner") or "", bool(said.get("has"))
    least = 3 if kind == ELSE and " third" in f" {match.group()}" else 0
    return Words(match.start(), match.end(), kind, head, low, high, owner, is_owner, least)


def _number(of: str, mid: str, head: str) -> tuple[int, int | None]:
    """How many: 'one of his mates', 'his two brothers', 'a couple of his workmates', 'his boss'."""
    for word in (*of.split(), *mid.split(), *head.split()[:1]):
        if word in ("couple", "pair", "both"):
            return 2, 2
        if word in ("few", "some") or word in who.MANY:
            return (2 if word in ("few", "some") else 3), None
        number = who.NUMBERS.get(word, 0) if word not in ("a", "an") else 0
        if number:
            return number, number
    is_many = head in _LISTS["his_many"] or head.split()[-1] in _MANY
    return (2, None) if is_many else (1, 1)


def is_named_there(text: str, words: Words, start: int) -> bool:
    """'his cousin Adam Croft', 'Croft, his cousin', 'he is his cousin': counted by name."""
    if text.startswith((" X", ", X", " (X"), words.end):
        return True
    before = text[max(start, words.start - 12) : words.start]
    if words.is_owner or (before.endswith("it was ") and text.startswith(" who", words.end)):
        return False
    return before.endswith(("X, ", "X (")) or bool(_IS_ONLY_SAID.search(before))


def last_marked(text: str, start: int, end: int) -> str:
    """Whether a person of concern or the child was named last in a stretch."""
    concern, child = text.rfind("X", start, end), text.rfind("C", start, end)
    if concern == child:
        return ""
    return "X" if concern > child else "C"


def first_marked(text: str, start: int, end: int) -> str:
    """Whether a person of concern or the child is named first in a stretch: its subject, mostly."""
    first = MARKS.search(text, start, end)
    return first.group() if first else ""
