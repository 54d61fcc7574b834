"""Judge phrases by negspacy's rules: run by its own interpreter, where negspacy is installed.

    python negspacy_rules.py < [{"text": ..., "spans": [[start, end], ...]}] > [[true, false], ...]

Nothing of Accord is imported here: the environment that has negspacy need not have Accord.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any

TERMSET = "en_clinical"  # the widest of those it publishes


def judge(items: list[dict[str, Any]]) -> list[list[bool]]:
    """Whether each phrase of each text is denied, by the rules as they come."""
    spacy, tokens = import_module("spacy"), import_module("spacy.tokens")
    negation, termsets = import_module("negspacy.negation"), import_module("negspacy.termsets")
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    rules = negation.Negex(
        language,
        "negex",
        neg_termset=termsets.termset(TERMSET).get_patterns(),
        ent_types=[],
        extension_name="negex",
        chunk_prefix=[],
    )
    return [_denied(language, tokens, rules, item) for item in items]


def _denied(language: Any, tokens: Any, rules: Any, item: dict[str, Any]) -> list[bool]:
    denied = []
    for start, end in item["spans"]:
        # One at a time: entities of one document may not overlap, and phrases do.
        doc = language(item["text"])
        span = doc.char_span(start, end, label="CONCEPT", alignment_mode="expand")
        doc.ents = [tokens.Span(doc, span.start, span.end, label="CONCEPT")]
        denied.append(bool(rules(doc).ents[0]._.negex))
    return denied


if __name__ == "__main__":
    json.dump(judge(json.load(sys.stdin)), sys.stdout)
