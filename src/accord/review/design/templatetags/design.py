"""Fields with their errors, outcomes as tags with words, times, and quotes with the span marked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accord.review.design.stacked import stacked

register = template.Library()
OUTCOMES = {
    "met": ("Met", "green"),
    "not_met": ("Not met", "grey"),
    "not_known": ("Not known", "yellow"),
    "yes": ("Yes", "green"),
    "no": ("No", "grey"),
}
FIELDS = {"mo_text": "What happened", "text": "Text", "rhi_text": "Return home interview"}
CONTEXT = 110


@register.filter
def tag(outcome: str) -> SafeString:
    """An outcome as a tag; the words carry the meaning, never the colour alone."""
    words, colour = OUTCOMES.get(outcome, (str(outcome).replace("_", " ").capitalize(), "grey"))
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, words)


@register.filter
def words(text: Any) -> str:
    """A stored word as people write it."""
    return str(text).replace("_", " ")


@register.filter
def to_the_minute(moment: Any) -> str:
    """A time in UTC, to the minute."""
    when = datetime.fromisoformat(moment) if isinstance(moment, str) and moment else moment
    if not when:
        return "not recorded"
    return f"{when.day} {when:%B %Y, %H:%M}"


@register.filter
def day(moment: Any) -> str:
    """A day as people write it."""
    return f"{moment.day} {moment:%B %Y}" if moment else "not recorded"


@register.filter
def plain_day(text: str) -> str:
    """A day that is kept as text, as people write it."""
    return day(date.fromisoformat(text[:10])) if text else "not dated"


@register.filter
def percent(share: float) -> str:
    """A share as a whole percentage."""
    return f"{share:.0%}"


@register.filter
def field_name(field: str) -> str:
    """What a text of a record is called."""
    return FIELDS.get(field, field.replace("_", " "))


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """An entry of a mapping by a key that stands in a variable."""
    return mapping.get(key, "") if mapping else ""


@register.simple_tag
def quote(text: str, start: int, end: int) -> SafeString:
    """The words relied on, marked in a little of what stands round them."""
    if not 0 <= start < end <= len(text):
        return SafeString("")
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return format_html(
        "{}{}<mark>{}</mark>{}{}",
        "…" if start > CONTEXT else "",
        before,
        text[start:end],
        after,
        "…" if end + CONTEXT < len(text) else "",
    )


@register.simple_tag
def marked(text: str, spans: list[tuple[int, int]]) -> SafeString:
    """A whole text with every span relied on marked."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if at <= start < end <= len(text):
            pieces += [("", text[at:start]), ("mark", text[start:end])]
            at = end
    pieces.append(("", text[at:]))
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", t) if m else t,) for m, t in pieces)
    )


@register.inclusion_tag("design/field.html")
def field(bound: Any) -> dict[str, Any]:
    """A field of a form: label, hint, error with the same words as the summary."""
    kind = bound.field.widget.__class__.__name__
    multiple = {"RadioSelect": "radios", "CheckboxSelectMultiple": "checkboxes"}
    shapes = {"Textarea": "textarea", "Select": "select", "CheckboxInput": "checkbox"}
    return {
        "bound": bound,
        "shape": multiple.get(kind) or shapes.get(kind, "input"),
        "is_group": kind in multiple,
        "kind": getattr(bound.field.widget, "input_type", "text"),
        "chosen": [str(v) for v in _list(bound.value())],
        "complete": bound.field.widget.attrs.get("autocomplete", "off"),
        "mode": bound.field.widget.attrs.get("inputmode", ""),
        "rows": bound.field.widget.attrs.get("rows", 5),
    }


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


class Stacked(template.Node):
    """A table that becomes a stack of labelled rows on a phone."""

    def __init__(self, inside: Any) -> None:
        self.inside = inside

    def render(self, context: Any) -> SafeString:
        """The table inside, with its headings on its cells."""
        return stacked(self.inside.render(context))


@register.tag("stacked")
def stacked_tag(parser: Any, token: Any) -> Stacked:
    """`{% stacked %}<table>…</table>{% endstacked %}`."""
    inside = parser.parse(("endstacked",))
    parser.delete_first_token()
    return Stacked(inside)


@register.inclusion_tag("design/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """Every error of a form at the top of the page, each leading to its field."""
    problems = [(b.auto_id, e) for b in form for e in b.errors] if form else []
    return {"problems": problems, "others": form.non_field_errors() if form else []}
