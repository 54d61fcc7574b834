"""Short forms and words of the trade, each said in full once: what a document uses it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

# What a reader who is no police officer would stumble over, where it stands in a document.
SAID_SHORT: Mapping[str, str] = {
    "ABE": "achieving best evidence: the way a child or other vulnerable witness is interviewed",
    "APMIS": "the national system in which police map organised crime groups",
    "BTP": "British Transport Police",
    "CAWN": "child abduction warning notice: tells an adult to stay away from a child",
    "CCE": "child criminal exploitation: children made to commit crimes for others",
    "COCAD": "Complex and Organised Child Abuse Dataset, a national dataset of the police",
    "CSA": "child sexual abuse",
    "CSAE": "child sexual abuse and exploitation",
    "CSE": "child sexual exploitation",
    "Flag": "a mark that police put on a crime record, here that it is about exploitation",
    "IICSA": "Independent Inquiry into Child Sexual Abuse, whose words of 2022 the definition is",
    "ISVA": "independent sexual violence adviser, who supports the person harmed",
    "Kaplan and Meier": "a way to tell how soon something happens while some still wait for it",
    "MACE": "multi-agency child exploitation panel",
    "Makesafe": "Operation Makesafe: staff of hotels, taxis and shops learn what to look for, and "
    "call the police",
    "Mapped": "entered in the police's register of organised crime groups",
    "National Referral Mechanism": "the national way to identify people who were trafficked or "
    "enslaved, and to support them",
    "NRM": "National Referral Mechanism, which identifies people who were trafficked or enslaved",
    "OCG": "organised crime group, entered as one in the police's register",
    "Outcome 16": "closed because the person harmed does not support going on",
    "PIP2": "trained to investigate serious crime (Professionalising Investigation Programme)",
    "PIP3": "trained to lead the investigation of major crime",
    "Poisson": "the chance variation of counts of things that happen one by one",
    "SCAIDP": "trained to investigate child abuse (Specialist Child Abuse Investigator "
    "Development Programme)",
    "Section 45": "a defence of the Modern Slavery Act 2015 for those who were made to offend",
    "Section 47": "an enquiry of children's social care whether a child suffers significant harm "
    "(Children Act 1989)",
    "SHPO": "sexual harm prevention order",
    "SRO": "sexual risk order",
    "STRO": "slavery and trafficking risk order",
    "Strategy discussion": "police, social care and health agree at once how to protect a child",
    "Two-suspect screen": "a first sieve: any such crime with two suspects or more",
    "Wilson": "a way to tell within which limits a share lies",
}


def used_in(texts: Iterable[str], words: Mapping[str, str] = SAID_SHORT) -> dict[str, str]:
    """The short forms that stand among the texts, in the order of the alphabet, with what they say.

    A short form in capitals is looked for as it is written; a word in any case, also in the plural.
    """
    text = "\n".join(texts)
    found = {short: long for short, long in words.items() if _is_in(short, text)}
    return dict(sorted(found.items(), key=lambda item: item[0].casefold()))


def _is_in(short: str, text: str) -> bool:
    is_capitals = short.upper() == short
    pattern = rf"(?<!\w){re.escape(short)}{'' if is_capitals else 's?'}(?!\w)"
    return re.search(pattern, text, 0 if is_capitals else re.IGNORECASE) is not None


def said_short(texts: Iterable[str]) -> Iterator[str]:
    """What each short form among the texts stands for, as sentences."""
    yield from (f"{short}: {long}." for short, long in used_in(texts).items())
