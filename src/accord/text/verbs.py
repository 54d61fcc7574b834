"""The forms of an English verb, so that a catalogue names a verb once."""

from __future__ import annotations

from functools import lru_cache

from accord.text.words import word_set

_IRREGULAR = """
be is are was were been being am
become becomes became becoming
beat beats beaten beating
begin begins began begun beginning
bet bets betting
bite bites bit bitten biting
break breaks broke broken breaking
bring brings brought bringing
burn burns burnt burned burning
buy buys bought buying brought
catch catches caught catching
choose chooses chose chosen choosing
come comes came coming
deal deals dealt dealing
do does did done doing
drink drinks drank drunk drinking
drive drives drove driven driving
eat eats ate eaten eating
fall falls fell fallen falling
feel feels felt feeling
fight fights fought fighting
find finds found finding
force forces forced forcing
get gets got gotten getting
give gives gave given giving gived
go goes went gone going
grab grabs grabbed grabbing
hang hangs hung hanging
have has had having
hear hears heard hearing
hide hides hid hidden hiding
hit hits hitting
hold holds held holding
hurt hurts hurting
keep keeps kept keeping
know knows knew known knowing
lead leads led leading
leave leaves left leaving
lend lends lent lending
let lets letting
lie lies lied lying
lose loses lost losing
make makes made making
meet meets met meeting
pay pays paid payed paying
put puts putting
read reads reading
ride rides rode ridden riding
ring rings rang rung ringing
run runs ran running
say says said saying
see sees saw seen seeing
sell sells sold selling
send sends sent sending
set sets setting
shoot shoots shot shooting
show shows showed shown showing
sit sits sat sitting
sleep sleeps slept sleeping
speak speaks spoke spoken speaking
spend spends spent spending
split splits splitting
stand stands stood standing
steal steals stole stolen stealing
stick sticks stuck sticking
swear swears swore sworn swearing
take takes took taken taking
teach teaches taught teaching
tell tells told telling
text texts texted texting
think thinks thought thinking
throw throws threw thrown throwing
understand understands understood understanding
wake wakes woke woken waking
wear wears wore worn wearing
withdraw withdraws withdrew withdrawn withdrawing
write writes wrote written writing
"""
_FORMS = {line.split()[0]: tuple(line.split()) for line in _IRREGULAR.split("\n") if line}
_DOUBLES = word_set(
    """admit bag ban beg chat chip commit control cop drag drop drug fit flag flog forget fiddle
    grab grip groom hop hug knock lag nab nag nick pat permit pin plan plot pop prefer refer rob
    rub shag shop skip slap slip snog spot star step stir stop strip strap swap tag tap thin tip
    top transfer transmit trap travel trip wag wed wrap zip snap block cancel label pop pimp blag
    ferret confer occur regret"""
) - word_set("groom pimp fiddle knock nick block forget permit snog blag")
_DOUBLES_TOO = frozenset(["blag", "permit", "forget", "snog"])


def _past_stem(verb: str) -> str:
    if verb.endswith("e"):
        return verb[:-1]
    if verb in _DOUBLES or verb in _DOUBLES_TOO:
        return verb + verb[-1]
    return verb


@lru_cache(maxsize=2048)
def verb_forms(verb: str) -> tuple[str, ...]:
    """Every form of a verb: give, gives, gave, given, giving."""
    if verb in _FORMS:
        return _FORMS[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        stem = verb[:-1]
        return (verb, f"{stem}ies", f"{stem}ied", f"{verb}ing")
    third = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    stem = _past_stem(verb)
    return (verb, verb + third, f"{stem}ed", f"{stem}ing")
