"""The forms of a network: what is shown of it, and a view that is kept with its reason."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.review.design.language import SaysWithoutBlame
from accord.review.networks.drawing import key_of
from accord.review.networks.graph import CHILD, GRADES, HUB, Content, Wanted, facts_of, nodes_of
from accord.review.networks.positions import HEIGHT, WIDTH

STEPS = [("1", _("One step")), ("2", _("Two steps")), ("3", _("Three steps"))]
LONGEST_STATE = 60_000


class ExploreForm(forms.Form):
    """What the drawing and the tables are narrowed to; all of it stands in the address."""

    from_on = forms.DateField(
        label=_("Ties from"), required=False, widget=forms.DateInput({"type": "date"})
    )
    to_on = forms.DateField(
        label=_("Ties until"), required=False, widget=forms.DateInput({"type": "date"})
    )
    source = forms.ChoiceField(label=_("Source"), required=False)
    grade = forms.ChoiceField(label=_("Intelligence graded"), required=False)
    around = forms.ChoiceField(label=_("Only around"), required=False)
    steps = forms.ChoiceField(label=_("How far"), required=False, choices=STEPS)
    path_from = forms.ChoiceField(label=_("Path from"), required=False)
    path_to = forms.ChoiceField(label=_("Path to"), required=False)
    counted = forms.BooleanField(label=_("Leave out ties that are open"), required=False)
    hubs = forms.BooleanField(label=_("Show hubs, which tie nobody"), required=False)
    no_children = forms.BooleanField(label=_("Leave children out"), required=False)

    def __init__(self, *given: Any, ref: str, content: Content, **named: Any) -> None:
        super().__init__(*given, **named)
        facts, nodes = facts_of(content), nodes_of(content)
        people = [node for node in nodes.values() if node.kind != HUB]
        self.nodes = {key_of(ref, node.id): node.id for node in people}
        held = sorted({fact["holder"] for fact in facts})
        graded = sorted({fact["grade"] for fact in facts if fact["grade"] in GRADES})
        self._choose("source", _("Any"), [(name, name) for name in held])
        self._choose("grade", _("Any"), [(g, _or_better(g)) for g in graded])
        named_ = [(key_of(ref, node.id), node.label) for node in people]
        self._choose("around", _("Everybody"), sorted(named_, key=lambda pair: pair[1]))
        tied = [(key, label) for key, label in named_ if nodes[self.nodes[key]].kind != CHILD]
        for name in ("path_from", "path_to"):
            self._choose(name, _("Nobody chosen"), sorted(tied, key=lambda pair: pair[1]))

    def _choose(self, name: str, nothing: Any, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", nothing), *choices]

    def wanted(self) -> Wanted:
        """What was asked for; a filter that cannot be read narrows nothing."""
        self.is_valid()
        said = self.cleaned_data
        wanted = Wanted(
            said.get("from_on"),
            said.get("to_on"),
            said.get("source", ""),
            said.get("grade", ""),
            bool(said.get("counted")),
            bool(said.get("hubs")),
            bool(said.get("no_children")),
        )
        around = self.nodes.get(said.get("around", ""), "")
        return replace(wanted, around=around, steps=int(said.get("steps") or 1))

    def path_ends(self) -> tuple[str, str]:
        """The two between whom a path is asked for."""
        said = self.cleaned_data
        one, other = (self.nodes.get(said.get(name, ""), "") for name in ("path_from", "path_to"))
        return one, other

    def filters(self) -> dict[str, str]:
        """What was asked for as it stands in the address, to be kept with a view."""
        said = {name: self.cleaned_data.get(name) for name in self.fields}
        return {name: _as_given(value) for name, value in said.items() if value}


def _or_better(grade: str) -> Any:
    return grade if grade == GRADES[0] else _("%(grade)s or better") % {"grade": grade}


def _as_given(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "on" if value is True else str(value)


class SaveViewForm(SaysWithoutBlame):
    """A name and why it is kept; how it is arranged travels beside them."""

    checked = ("name", "reason")
    name = forms.CharField(
        label=_("Name of this view"),
        max_length=80,
        error_messages={"required": _("Give the view a name")},
    )
    reason = forms.CharField(
        label=_("Why you keep it"),
        help_text=_("What it shows, and what it is for. Others on this network can read it."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why you keep it")},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
    filters = forms.CharField(required=False, widget=forms.HiddenInput)
    arranged = forms.CharField(required=False, max_length=LONGEST_STATE, widget=forms.HiddenInput)

    def arrangement(self, nodes: dict[str, str]) -> tuple[dict[str, list[int]], list[str]]:
        """Who stands where and who is hidden, by person; what is not of this network is left."""
        try:
            said = json.loads(self.cleaned_data.get("arranged") or "{}")
        except ValueError:
            return {}, []
        if not isinstance(said, dict):
            return {}, []
        moved, hidden = said.get("positions"), said.get("hidden")
        places = {
            nodes[key]: [_within(at[0], WIDTH), _within(at[1], HEIGHT)]
            for key, at in (moved if isinstance(moved, dict) else {}).items()
            if key in nodes and _is_place(at)
        }
        names = hidden if isinstance(hidden, list) else []
        return places, sorted(nodes[key] for key in names if isinstance(key, str) and key in nodes)


def _is_place(at: Any) -> bool:
    return isinstance(at, list) and len(at) == 2 and all(isinstance(n, int | float) for n in at)


def _within(n: float, most: int) -> int:
    # A number that is none, or beyond the sheet, is brought to its edge.
    return round(min(max(n if n == n else 0, 0), most))
