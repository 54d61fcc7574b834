"""Names, addresses and numbers are hidden until somebody asks for them, with a reason, on record.

They are hidden where rows leave the database, so that no page can forget it. A hidden name is
another in its place ("Child 1"); within a text it is dots of the same length, so that the words
relied on stay where they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

from accord.review.access.guard import in_machine_scope

Content = dict[str, Any]
DOT = "•"
HIDDEN_PLACE = "address hidden"
GROUPS = (("children", "Child"), ("adult_victims", "Adult"), ("people", "Person"))
NAMELESS = ("not identified", "name not recorded")
SHORTEST_PART, SHORTEST_KEY = 2, 4
PLACES = frozenset({"place", "postcode", "address"})
# What a record says in its own words, and what is said of people in words made from it.
IN_WORDS = frozenset({"texts", "reason", "label", "text", "summary"})
LINK_FIELDS = frozenset(
    {"forename", "middle names", "surname", "known as", "date of birth", "phones", "handles"}
    | {"emails", "address", "postcode"}
)
# Telephone numbers, postcodes, e-mail addresses and house numbers with their street.
_NUMBERS = re.compile(
    r"(?:\+44|\b0)[\d \-]{8,12}\d\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
    r"|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\b\d{1,4}[a-z]?,? (?:[A-Z][\w']+ ){1,3}"
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Court|Terrace|Gardens|Crescent|Place)\b"
)
_shown: ContextVar[frozenset[str]] = ContextVar("shown", default=frozenset())
_hid: ContextVar[set[str] | None] = ContextVar("hid", default=None)


def case_key(kind: str, candidate_id: str) -> str:
    """What a case is called among those whose names are shown."""
    return f"{kind}/{candidate_id}"


def link_key(ref: str) -> str:
    """What a question about two records is called among them."""
    return f"link/{ref}"


@contextmanager
def names_shown(keys: Iterable[str]) -> Iterator[None]:
    """For one request: of these the names are shown, of all else they are hidden."""
    shown, hid = _shown.set(frozenset(keys)), _hid.set(set())
    try:
        yield
    finally:
        _shown.reset(shown)
        _hid.reset(hid)


def hidden_now() -> frozenset[str]:
    """What this request has hidden names of, so far."""
    return frozenset(_hid.get() or ())


def is_shown(key: str) -> bool:
    """Whether the names of this are shown; what is not is noted, so that a page can offer it."""
    if in_machine_scope() or key in _shown.get():
        return True
    noted = _hid.get()
    if noted is not None:
        noted.add(key)
    return False


class CaseContent(models.JSONField):
    """What a run said of a case: with its names where they were asked for, without elsewhere."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The content as this request may see it."""
        content = super().from_db_value(value, expression, connection)
        if not isinstance(content, dict) or "reference" not in content:
            return content
        key = case_key(content["kind"], content["reference"])
        return content if is_shown(key) else without_names(content)

    def deconstruct(self) -> Any:
        """The same column as Django's own, so that no migration is needed."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


def without_names(content: Content) -> Content:
    """A case's content with every name, address and number hidden."""
    names = dict(_names(content))
    parts = sorted({p for n in names for p in n.split() if len(p) >= SHORTEST_PART}, key=_longest)
    keys = _keys(content.get("objects", ()))
    read = [_without_named(record) for record in content.get("records", ())]
    made = _walked({**content, "records": read}, Hiding(names, _any_of(parts), keys))
    for group, alias in GROUPS:
        for number, person in enumerate(made.get(group, ()), 1):
            if person["name"] not in NAMELESS:
                person["name"] = f"{alias} {number}"
    return made


def _without_named(record: Content) -> Content:
    """A record whose words are dots where they were read to name somebody, on the case or not."""
    texts = dict(record.get("texts", {}))
    for span in record.get("named", ()):
        text, start, end = texts.get(span["field"], ""), span["start"], span["end"]
        if 0 <= start < end <= len(text):
            texts[span["field"]] = text[:start] + _dotted(text[start:end]) + text[end:]
    return {**record, "texts": texts}


def _longest(text: str) -> tuple[int, str]:
    return -len(text), text


def _names(content: Content) -> Iterator[tuple[str, str]]:
    for group, alias in GROUPS:
        for number, person in enumerate(content.get(group, ()), 1):
            if person["name"] not in NAMELESS:
                yield person["name"], f"{alias} {number}"


def _keys(objects: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Each number, vehicle or premises by a name of its own."""
    ordered = sorted((o["kind"], o["key"]) for o in objects)
    return {
        key: f"{kind} {number}"
        for number, (kind, key) in enumerate(ordered, 1)
        if len(key) >= SHORTEST_KEY
    }


def _any_of(parts: Iterable[str]) -> re.Pattern[str] | None:
    said = "|".join(re.escape(part) for part in parts)
    return re.compile(rf"\b(?:{said})\b", re.IGNORECASE) if said else None


class Hiding:
    """What is hidden in one case, and what stands in its place."""

    def __init__(
        self, names: Mapping[str, str], parts: re.Pattern[str] | None, keys: Mapping[str, str]
    ) -> None:
        self.names, self.parts, self.keys = names, parts, keys
        ordered = sorted(keys, key=_longest)
        self.any_key = re.compile("|".join(re.escape(k) for k in ordered)) if keys else None

    def in_text(self, text: str) -> str:
        """A text of a record: dots of the same length."""
        for pattern in (self.any_key, _NUMBERS, self.parts):
            text = pattern.sub(_dots, text) if pattern else text
        return text

    def in_value(self, text: str) -> str:
        """A value: another name in its place, the same wherever it stands."""
        if text in self.names:
            return self.names[text]
        return self.any_key.sub(lambda m: self.keys[m[0]], text) if self.any_key else text


def _dots(found: re.Match[str]) -> str:
    return _dotted(found[0])


def _dotted(text: str) -> str:
    return "".join(c if c.isspace() else DOT for c in text)


def _walked(value: Any, hiding: Hiding, key: str = "") -> Any:
    if isinstance(value, dict):
        return {
            name: _walked(one, hiding, "texts" if key == "texts" else name)
            for name, one in value.items()
        }
    if isinstance(value, list):
        return [_walked(one, hiding, key) for one in value]
    if not isinstance(value, str) or not value:
        return value
    if key in PLACES:
        return HIDDEN_PLACE
    return hiding.in_text(value) if key in IN_WORDS else hiding.in_value(value)


def begun(label: str, n_typed: int) -> str:
    """Of what a search found, as many letters as were typed; the rest is dots.

    Whoever typed a name whole learns nothing from reading it again; whoever typed its beginning
    is shown no more of it than that.
    """
    left, said = n_typed, []
    for letter in label:
        said.append(letter if left > 0 or letter.isspace() else DOT)
        left -= letter.isalnum()
    return "".join(said)


def link_without_names(fields: list[dict[str, str]]) -> list[dict[str, str]]:
    """Two records side by side: that a field agrees or differs, not what it says."""
    return [_hidden(f) if f["name"] in LINK_FIELDS else f for f in fields]


def _hidden(field: dict[str, str]) -> dict[str, str]:
    a, b = field["a"], field["b"]
    other = "hidden" if a == b else "hidden, another"
    return {**field, "a": "hidden" if a else "", "b": other if b else ""}
