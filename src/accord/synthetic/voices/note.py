"""Puts facts into a note as somebody would write it: layout, filler, abbreviations, slips."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from accord.synthetic.chance import happens
from accord.synthetic.facts import EXCHANGE, GAIN, Fact
from accord.synthetic.recording import typo
from accord.synthetic.voices import abuse_and_exchange, colour, control_and_parts, exclusions
from accord.synthetic.voices.people_in_text import Names, Spoken, slots


@dataclass(frozen=True)
class Statement:
    """One thing to say: what, of whom, to whom; or words given as they stand."""

    fact: Fact | None
    by: Spoken | None = None
    other: Spoken | None = None
    child: Spoken | None = None
    words: str | None = None
    extras: dict[str, str] = field(default_factory=dict)


def _read(sentences: dict[Fact, str]) -> dict[tuple[Fact, str], tuple[str, ...]]:
    found: dict[tuple[Fact, str], list[str]] = {}
    for fact, block in sentences.items():
        for line in block.strip().splitlines():
            voices, _, sentence = line.partition("|")
            for voice in "picrskh" if voices == "*" else voices:
                found.setdefault((fact, voice), []).append(sentence)
    return {key: tuple(value) for key, value in found.items()}


TEMPLATES = _read(abuse_and_exchange.SENTENCES | control_and_parts.SENTENCES | exclusions.SENTENCES)
# Where a voice has no sentence of its own, it borrows one that reads alike.
_BORROW = {"h": "cp", "k": "ip", "s": "cp", "r": "cp", "c": "pi", "i": "p", "p": "i"}
_HARM = (Fact.SEXUAL, Fact.IMAGES, Fact.SEXUAL_HINT)
_PARTS = (Fact.INTRODUCES, Fact.TRANSPORTS, Fact.PREMISES, Fact.ARRANGES, Fact.COUNTY_LINES)
_WHO = (Fact.TOGETHER, Fact.KNOWN, Fact.UNIDENTIFIED, Fact.FOUND_WITH, Fact.RELATIVE)


def note(
    rng: random.Random, voice: str, statements: Sequence[Statement], when: datetime,
    misspelt: float, *, filler: int | None = None,
) -> str:  # fmt: skip
    """A whole note in one voice."""
    children = tuple({s.child.key: s.child for s in statements if s.child}.values())
    people = {p.key: p for s in statements for p in (s.by, s.other) if p}
    others = tuple(p for key, p in people.items() if key not in {c.key for c in children})
    names = Names(rng, voice, children, others)
    said = [(s.fact, _sentence(rng, voice, names, s, children)) for s in statements]
    body = [sentence for _, sentence in said]
    about = children[0] if children else None
    body = _with_filler(rng, voice, names, about, body, filler)
    text = _laid_out(rng, voice, said, body, when)
    return _slips(rng, _abbreviated(rng, voice, text), misspelt)


def _sentence(
    rng: random.Random, voice: str, names: Names, said: Statement, children: tuple[Spoken, ...]
) -> str:
    template = said.words if said.words is not None else _template(rng, voice, said)
    child = said.child or (children[0] if children else None)
    filled = template.format_map(
        _Slots(slots(names, child, said.by, said.other, _extras(rng, said)))
    )
    return _capitals(filled)


def _capitals(text: str) -> str:
    """Each sentence begins with a capital, whoever it begins with."""
    return re.sub(r"(^|(?<=[.?!] ))[a-z]", lambda m: m.group().upper(), text)


class _Slots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        raise KeyError(f"sentence slot {key} has nobody to fill it")


def _template(rng: random.Random, voice: str, said: Statement) -> str:
    assert said.fact is not None
    for candidate in (voice, *_BORROW[voice]):
        options = TEMPLATES.get((said.fact, candidate), ())
        fitting = [t for t in options if _fits(t, said)]
        if fitting:
            return rng.choice(fitting)
    raise LookupError(f"no sentence for {said.fact} in voice {voice}")


def _fits(template: str, said: Statement) -> bool:
    """Templates that need what the statement has not are left out."""
    if "{s_age}" in template and (said.by is None or said.by.age is None):
        return False
    return not (("{o" in template or "{slot" in template) and said.other is None)


def _extras(rng: random.Random, said: Statement) -> dict[str, str]:
    base = {
        "pounds": str(rng.choice((10, 20, 20, 30, 40, 50, 60, 100))),
        "percent": str(rng.randint(38, 84)),
        "nights": rng.choice(("two", "three", "four")),
        "gift": rng.choice(colour.GIFTS),
        "drink": rng.choice(colour.DRINKS),
        "app": rng.choice(colour.APPS),
        "vehicle": rng.choice(colour.VEHICLES),
        "plate": "not known",
        "place": "an address in town",
        "alias": rng.choice(("Tyler", "Sam", "Kai", "Jordan", "Zee")),
        "tie": rng.choice(colour.KNOWN_THROUGH),
        "relation": "relative",
    }
    return base | said.extras


def _with_filler(
    rng: random.Random, voice: str, names: Names, child: Spoken | None, body: list[str],
    wanted: int | None,
) -> list[str]:  # fmt: skip
    count = wanted if wanted is not None else rng.choice((0, 0, 1, 1, 2, 3))
    pool = [f for f in colour.FILLERS[voice] if child is not None or "{" not in f]
    whole = list(body)
    spare = rng.sample(pool, min(count, len(pool)))
    if wanted is None and happens(rng, 0.3):
        options = [d for d in colour.DISTRACTORS[voice] if child is not None or "{" not in d]
        spare.append(rng.choice(options))
    for sentence in spare:
        whole.insert(rng.randint(1, len(whole)), _coloured(names, child, sentence))
    opening = rng.choice([o for o in colour.OPENINGS[voice] if child is not None or "{" not in o])
    closing = rng.choice([c for c in colour.CLOSINGS[voice] if child is not None or "{" not in c])
    ends = [_coloured(names, child, e) for e in (opening, closing)]
    return [s for s in (ends[0], *whole, ends[1]) if s]


def _coloured(names: Names, child: Spoken | None, sentence: str) -> str:
    if child is None:
        return sentence
    filled = sentence.format_map(_Slots(slots(names, child, None, None, {})))
    return _capitals(filled)


def _laid_out(
    rng: random.Random, voice: str, said: Sequence[tuple[Fact | None, str]], body: list[str],
    when: datetime,
) -> str:  # fmt: skip
    chance = rng.random()
    if voice in "pk" and chance < 0.14:
        return _as_log(rng, body, when)
    if voice in "crsh" and chance < 0.16 and len(said) > 2:
        return _as_form(said)
    if voice in "cp" and chance < 0.26:
        return "CONCERN:\n" + " ".join(body[:-1] or body) + "\nACTION:\n" + body[-1]
    if voice == "p" and chance > 0.97:
        return " ".join(body).upper()
    if chance > 0.85:
        return "\n".join(body)
    return " ".join(body)


def _as_log(rng: random.Random, body: list[str], when: datetime) -> str:
    lines = []
    at = when
    for sentence in body:
        at += timedelta(minutes=rng.randint(1, 14))
        stamp = at.strftime("%H:%M hrs") if rng.random() < 0.5 else at.strftime("%d/%m/%y %H%M")
        lines.append(f"{stamp} - {sentence}")
    return "\n".join(lines)


def _as_form(said: Sequence[tuple[Fact | None, str]]) -> str:
    sections: dict[str, list[str]] = {}
    for fact, sentence in said:
        sections.setdefault(colour.FORM_LABELS[_label(fact)], []).append(sentence)
    return "\n".join(f"{label}: {' '.join(lines)}" for label, lines in sections.items())


def _label(fact: Fact | None) -> str:
    if fact in EXCHANGE or fact in GAIN:
        return "exchange"
    if fact in _HARM:
        return "harm"
    if fact in _PARTS:
        return "part"
    if fact in _WHO:
        return "people"
    return "other"


_SHORT: tuple[tuple[str, str], ...] = (
    (r"\bvehicle\b", "veh"),
    (r"\bapproximately\b", "approx"),
    (r"\baddress\b", "addr"),
    (r"\btelephone\b", "tel"),
    (r"\bwith\b", "w/"),
    (r"\band\b", "&"),
    (r"\bsocial worker\b", "SW"),
    (r"\bthe victim\b", "VIC"),
    (r"\bThe victim\b", "VIC"),
    (r"\bthe suspect\b", "SUSP"),
    (r"\bdisclosed\b", "disc"),
    (r"\bunknown male\b", "unk male"),
    (r"\bregarding\b", "re"),
    (r"\bbecause\b", "cos"),
    (r"\bpounds\b", "quid"),
)


def _abbreviated(rng: random.Random, voice: str, text: str) -> str:
    if not happens(rng, 0.3 if voice in "pik" else 0.08):
        return text
    for pattern, short in _SHORT:
        if happens(rng, 0.4):
            text = re.sub(pattern, short, text)
    return text


def _slips(rng: random.Random, text: str, share: float) -> str:
    if share <= 0:
        return text
    parts = re.split(r"(\W+)", text)
    # Names and plates are left as they are: capitals are how a reader finds them.
    return "".join(
        typo(rng, p) if len(p) > 4 and p.isalpha() and p.islower() and happens(rng, share) else p
        for p in parts
    )
