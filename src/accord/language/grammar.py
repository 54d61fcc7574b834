"""The small words by which a sentence tells whom its words are said of: data, no rules."""

from __future__ import annotations

import re

from accord.text.numbers import in_words
from accord.text.words import word_set

NEAR = 240  # characters before a word in which what it is said of is told
OF_AGE = 18
LOOKS_BACK = 12  # sentences; further back nobody looks for whom a pronoun means

TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
AGE_AFTER = re.compile(
    r"[ ,(]{0,3}(?:who (?:is|was) |is |was )?(?:aged |age )?(?:of )?"
    r"(\d{1,2})(?![\d/:]|\.\d| ?(?:am|pm|hrs|hours|days|times|weeks|months|miles"
    r"|occasions))(?:[ ,).;]|$)"
)
AGE_BEFORE = re.compile(
    r"\b(\d{1,2})(?: |-)?(?:years?|yrs?|y)(?:[ /-]?o(?:ld)?)?\b[a-z ]{0,14}$"
    r"|\b(\d{1,2}) ?y[/]?o\b[a-z ]{0,14}$|\baged? (\d{1,2})\b[a-z ]{0,8}$"
)
_DECADE = r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|[2-8]0'?s)"
DECADES = re.compile(
    rf"[ ,(]{{1,3}}(?:who (?:is|was) |is |was )?in (?:his|her|their) (?:early |mid "
    rf"|late )?{_DECADE}\b"
)
GROWN = re.compile(
    rf"\b(?:both|all|each)(?: [a-z]+){{0,2}} (?:in their (?:early |mid |late )?{_DECADE}"
    r"|(?:aged? |over )?(?:1[89]|[2-9]\d)(?!:)|adults|grown up|over eighteen)\b"
)
PEERS = re.compile(
    r"\bboth (?:aged |are |of them )?(?:1[0-7]|pupils|in year \d+|in the same|at the same)\b"
    r"|\b(?:same|her own|his own|their own) age\b|\bof her age\b|\bof his age\b"
)
BY_AGE = re.compile(
    r"\b(\d{1,2})(?: |-)?(?:years?|yrs?)(?: |-)?olds?\b|\b(\d{1,2}) ?(?:y/?o|[fm])\b"
)
AGE_WORDS = in_words(10, 20)
PREPOSITIONS = word_set(
    """with by from to of for at towards against about near on in into between onto after before
    behind outside like via over through among than given gave let made told asked took picked"""
)
INSIDE = word_set(
    """a an the this that these those some any each every another other two three four several his
    her their our my its older young younger known unknown local adult male female alleged same
    vulnerable asian white black new own named first second looked-after s1 s2 year old yr yo y o"""
)
HELPING = word_set(
    """is are was were be been being has have had do does did will would can could may might must
    should very quite really so too also still often always again now then currently reportedly
    continues continued continue continually repeatedly constantly regularly frequently persistently
    known described as to a an and not being becoming become became presents presenting presented
    appears appeared seems seemed considered deemed felt believed thought said extremely highly
    increasingly generally usually sometimes simply just only both had likely starting started
    getting began begun previously recently keeps kept tends likes"""
)
# Forenames that end as adverbs do.
NAMES_IN_LY = word_set("kelly sally emily holly molly milly billy polly lily carly charly beverly")
# A sentence of nobody, whose subject is a noun with its article.
OF_THING = re.compile(
    r"[\"' ]*(?:the|an?|our|its|each|every) (?:[a-z0-9']+ ){1,6}?"
    r"(?:is|are|was|were|has|have|had|will|can|may|could|would|should)\b"
    r"|[\"' ]*[a-z]+(?:ers|ors|ists|ians) "
)
ATTRIBUTES = word_set(
    """behaviour behaviours behavior presentation conduct attitude clothing clothes dress language
    manner lifestyle demeanour choices actions engagement account story attendance history pattern
    response mood anger views wishes name case file record chronology risk risks concerns sex
    activity contact intercourse encounter relationship friendship disclosure allegation
    allegations"""
)
MODIFIED = word_set(
    """protection services service home homes support worker workers team exploitation abuse court
    offender club justice carer carers benefit line unit care line's centre school house toilets
    football league minder minders seat care's sexual criminal pornography personal statement
    contact code witness group advocate prostitute prostitution line"""
)
LINKS = word_set("with to for from on towards at")
# Words that only make stronger what follows: 'a right little madam'.
INTENSIFIES = word_set(
    "little usual right real proper complete total absolute bit of terrible awful dreadful such"
)
PARTED = re.compile(r"[,;:](?! ?\d| (?:is|was|are|were|has|had|will)\b)")
ARTICLES = word_set("a an the his her their this that")
GOES_ON = re.compile(r", (?:the |a |this )?$")
HAVE_MANY = word_set("were are have do")
THINGS_BEGIN = word_set("the a an its our each every")
DONE = word_set(
    """behaviour behaviours behavior activity conduct manner taking lifestyle engagement aggression
    cooperation operation compliance choices decisions allegation allegations disengagement"""
)
AS = re.compile(
    r" (?:as |with )?(?:[a-z]+ and )?(?:being |a |an |very |so |quite |extremely |to be |both "
    r"|known |just )*[\"']?"
)
AGENT = re.compile(
    r"\b(?:described|labelled|seen|regarded|viewed|considered|reported|known|called) "
    r"by (?:[a-z0-9]+ ){0,2}$"
)
IMPERSONAL = re.compile(
    r"\b(?:this|it|that) (?:is|was|were)(?: [\"']?(?:a|an|just|another|only|simply|all|clearly"
    r"|entirely|her|his|the))* ?[\"']?$"
)
CONTRACTED = re.compile(r"'(?:s|d|ll|ve|re)$")
OWNERS = re.compile(r"(?:his|her|their|my|our)$")
FEMALE, MALE = word_set("she her hers herself"), word_set("he him his himself")
MANY = word_set("they them their theirs themselves")
SUBJECTS = word_set("she he they")
TITLES = word_set("mr mrs ms dr pc dc ds di sgt insp cllr sir rev dci dsu supt")
SPEAKS = re.compile(
    r"\b(?:says?|said|states?|stated|reports?|reported|tells?|told|describes?|described|feels?|felt"
    r"|believes?|believed|thinks?|thought|claims?|claimed|advises?|advised|adds?|added|explains?"
    r"|explained|considers?|concerned|worried|confirmed|confirms|reckons?|reckoned)\b"
    r"|\b(?:according to|in the (?:words|view|opinion) of)\b"
)
CLAUSE = re.compile(
    r",? (?:but|while|whereas|although|though|when|because)\b|;"
    r"|\b(?:says?|said|states?|stated|reports?|reported|tells?|told|feels?|felt|believes?|believed"
    r"|thinks?|thought|claims?|claimed|alleges?|alleged|advised|added|explained)"
    r"(?:(?: [a-z']+){0,3} that\b| (?=(?:he|she|they)\b))"
)
NOT_NAMES = word_set(
    """i the a an this that these those there it she he they we you who what when where why how if
    and but or so as at in on by for from to of no not nil report reports concern concerns misc
    absconded victim offence risk day yesterday today monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december following since after before during on her his their english maths snapchat instagram
    facebook whatsapp tiktok police yes information intelligence summary background crime source
    according due although despite please previous whilst while having being young cse
    cce mfh rhi"""
)
