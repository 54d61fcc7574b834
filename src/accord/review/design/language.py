"""The language check of every text box: wording that blames a child is said, with what to write."""

from __future__ import annotations

from typing import Any

from django import forms

from accord.language import check_language

QUOTING = "I am quoting a record. Keep these words."


class SaysWithoutBlame(forms.Form):
    """A form whose texts are checked; words may be kept where they are quoted, knowingly."""

    checked: tuple[str, ...] = ()
    quoting = forms.BooleanField(label=QUOTING, required=False)

    def clean(self) -> dict[str, Any]:
        """Hold each text against the term list."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("quoting"):
            for name in self.checked:
                for problem in problems_of(given.get(name) or ""):
                    self.add_error(name, problem)
        return given

    @property
    def found_wording(self) -> bool:
        """Whether the box to keep the words is worth showing."""
        return bool(self.errors) and any(self.errors.get(name) for name in self.checked)


def problems_of(text: str) -> list[str]:
    """A sentence for each wording found: which, why, and what to write instead."""
    return [
        f"“{text[term.start : term.end]}”: {_sentence(term.reason)} "
        f"Write instead: {_sentence(term.suggestion)}"
        for term in check_language(text)
    ]


def _sentence(said: str) -> str:
    return said if said.endswith((".", "?", "!")) else f"{said}."
