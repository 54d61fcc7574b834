"""Stories, lessons and plays: what is told in them is an example, and happened to nobody."""

from __future__ import annotations

import re

from accord.text.words import word_set

Span = tuple[int, int]

_MADE = (
    r"(?:story|stories|tale|novel|novella|poem|song|songs|rap|lyrics|script|screenplay|musical"
    r"|essay|fan ?fic(?:tion)?|soap|drama|storyline|plot|sketch|comic strip|graphic novel|musical"
    r"|thriller|creative writing|short story)"
)
_OF = r"(?:about|in which|where|of|with|whose|that|called|tells|tells of|told of|shows?|showed)"
_PART = re.compile(
    # "wrote a story for English about", "the story used was of", "the song she likes is about"
    rf"\b(?:wrote|writes?|writing|written|reads?|reading|typed|typing|made up|invented|watch\w*|saw"
    rf"|performed|performing|shared|posted|likes?)(?: [\w']+){{0,3}}? {_MADE}"
    rf"(?: [\w']+){{0,4}}? {_OF}\b"
    rf"|\b(?:the|a|this|that) (?:[\w']+ )?{_MADE}(?: [\w']+){{0,3}}? (?:used was|is about|was about"
    r"|is of|was of|in which|where (?:a|the|one)|about an? (?:girl|boy|child|young|teenage\w*)"
    r"|of an? (?:girl|boy|child|young|teenage\w*) who)\b"
    r"|\b(?:it is|it was|this is|purely|entirely|work of|pure) fiction\b"
    # plays and films
    r"|\b(?:act(?:ed|s|ing) out|role[ -]?play\w*|re-?enact\w*|in (?:the )?(?:school )?play,?)"
    r"|\b(?:film|movie|clip|video|dvd|programme|episode|documentary)(?: [\w']+)? (?:shown|watched"
    r"|played|screened)(?: [\w']+)? (?:in|at|to|by) (?:the )?(?:class|lesson|assembly|school|tutor"
    r"|form|pupils|year|group)\b"
    r"|\b(?:film|movie|programme|episode|series|drama) on (?:netflix|tv|television|itv|bbc"
    r"|channel 4|disney|youtube)\b"
    # cases for teaching
    r"|\b(?:case stud(?:y|ies)|vignettes?|worked examples?|(?:mock )?exam(?: paper)?(?: question)?"
    r"|quiz(?: question| answer)?|worksheets?|flash ?cards?|comprehension)\b"
    r"|\bhomework(?: task)?(?:,|:| is| was)? ?(?:to|about|on|write|read|describe|imagine)\b"
    r"|(?<!case )(?<!case-)\bscenarios?\b(?! (?:has|have) (?:now )?(?:happened|come true))"
    r"|\b(?:used|uses|using|gave|gives|discussed|with) (?:the |an |some )?(?:[\w']+ )?"
    r"examples? of\b"
    r"|\b(?:example|story|case|diary) of (?:an?|another|one) (?:[\w']+ )?(?:girl|boy|child|pupil"
    r"|young person|teenager|young woman|lad)\b"
    r"|\bwhat[ -]if (?:cards?|questions?|game|exercise|situations?)\b"
    r"|\bwhat (?:would|does|might|could)? ?counts? as\b"
    r"|\bfor example,? (?:if |when |where )?(?:an?|some|somebody|someone|your) (?:man|adult|older"
    r"|stranger|person|lad|friend|boyfriend)?\b"
    # what is printed and what is taught
    r"|\b(?:posters?|leaflets?|booklets?|adverts?|campaign|flyers?|banner|billboard)(?: [\w']+)"
    r"{0,6}? (?:about|on|asks?|asking|says?|saying|reads?|reading|showing|shows|how|which|that"
    r"|from the|:)"
    r"|\b(?:assembl(?:y|ies)|lessons?|pshe|rse|rshe|workshops?|talk|presentation|theatre"
    r"|training(?: day)?|course|module|chapter|webinar) (?:on|about|where|in which"
    r"|covering|covered|covers|explain\w*|showed|described)\b"
    r"|\b(?:hypothetical(?:ly)?|in theory|theoretically|for the sake of argument)\b"
    r"|\bwhat (?:can|could|may|might) happen to (?:girls|boys|children|young people|someone|people"
    r"|kids|anyone)\b"
    r"|\b(?:explained|explains|discussed|talked about|talked through|taught)(?: [\w']+){0,3}? how"
    r" (?:men|adults|people|groomers|gangs|offenders|dealers|strangers|someone) (?:may|might|can"
    r"|could|will|would|give|use|offer|target|trick|make|get)\b"
)
_WORDS = word_set(
    """story stories tale novel novella poem song songs rap lyrics script screenplay musical essay
    fanfic fan fanfiction soap drama storyline plot sketch thriller creative comic graphic fiction
    acted acts acting role roleplay reenacted re play film movie clip video dvd programme episode
    documentary series case vignette vignettes example examples exam quiz worksheet worksheets
    homework flash flashcard flashcards comprehension scenario scenarios diary poster posters
    leaflet leaflets booklet booklets advert adverts campaign flyer flyers banner billboard
    assembly assemblies lesson lessons pshe rse rshe workshop workshops talk presentation theatre
    training course module chapter webinar hypothetical hypothetically theory
    theoretically argument happen explained explains discussed talked taught worked mock
    count counts if"""
)


def made_up(sentence: str, words: frozenset[str]) -> Span | None:
    """The words of a sentence that say that what follows is a story, a lesson or an example.

    "Wrote a story about a girl who was given drink and raped": what is told of is nobody.
    """
    if _WORDS.isdisjoint(words):
        return None
    found = _PART.search(sentence)
    return found.span() if found else None
