"""The forms of the queue and of a case."""

from __future__ import annotations

from typing import Any

from django import forms

from accord.review.cases.models import KINDS, OUTCOMES
from accord.review.cases.states import ANSWER_WORDS, REASONS, STATES, Answer
from accord.review.design.language import SaysWithoutBlame

ANY = [("", "Any")]
AGES = [("", "Any"), ("7", "Waits over a week"), ("30", "Waits over a month")]
ANSWERS = [(answer.value, words) for answer, words in ANSWER_WORDS.items()]
CHOOSE = [("", "Choose a reason"), *REASONS.items()]


class FilterForm(forms.Form):
    """What the queue is narrowed to; every filter is in the address, so it can be kept."""

    force = forms.ChoiceField(label="Force", required=False)
    unit = forms.ChoiceField(label="Unit", required=False)
    definition = forms.ChoiceField(label="Leading definition", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[*ANY, *KINDS.items()])
    outcome = forms.ChoiceField(label="Outcome", required=False, choices=[*ANY, *OUTCOMES.items()])
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[*ANY, *((s.value, d.name) for s, d in STATES.items())],
    )
    age = forms.ChoiceField(label="Age", required=False, choices=AGES)
    changed = forms.BooleanField(label="Changed by a run", required=False)
    mine = forms.BooleanField(label="Assigned to me", required=False)

    def __init__(
        self, *given: Any, choices: dict[str, list[str]], names: dict[str, str], **named: Any
    ) -> None:
        super().__init__(*given, **named)
        for name, values in choices.items():
            self.fields[name].choices = [*ANY, *((v, names.get(v, v)) for v in values if v)]


class DecideForm(SaysWithoutBlame):
    """A reader's answers on one definition: on the whole, and on each criterion they care to."""

    checked = ("reason",)
    whole = forms.ChoiceField(
        label="Do you agree with this answer?",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you agree, disagree or need information"},
    )
    reason_code = forms.ChoiceField(
        label="Main reason", choices=CHOOSE, error_messages={"required": "Choose the main reason"}
    )
    reason = forms.CharField(
        label="Your reasons in words",
        help_text="What you read and what you make of it, another explanation included. "
        "Others will rely on this.",
        required=False,
        max_length=4000,
        widget=forms.Textarea,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, definition: dict[str, Any], **named: Any) -> None:
        super().__init__(*given, **named)
        self.criteria = [self._criterion(criterion) for criterion in definition["criteria"]]

    def _criterion(self, criterion: dict[str, Any]) -> dict[str, Any]:
        name = criterion["id"]
        answer, why = f"answer_{name}", f"why_{name}"
        label = f"{name} {criterion['name']}: {criterion['outcome'].replace('_', ' ')}"
        self.fields[answer] = forms.ChoiceField(
            label=label, choices=ANSWERS, required=False, widget=forms.RadioSelect
        )
        self.fields[why] = forms.ChoiceField(
            label=f"Reason for {name}", choices=CHOOSE, required=False
        )
        return {"id": name, "answer": answer, "why": why}

    def clean(self) -> dict[str, Any]:
        """Words for whoever does not simply agree; a reason for each criterion answered."""
        given = super().clean()
        simply = given.get("whole") in (None, Answer.AGREE.value)
        # Words with blame in them are an error of their own, and there nevertheless.
        if not simply and not given.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say in words why you do not simply agree")
        for criterion in self.criteria:
            if given.get(criterion["answer"]) and not given.get(criterion["why"]):
                self.add_error(criterion["why"], f"Choose a reason for {criterion['id']}")
        return given

    @property
    def asked(self) -> list[tuple[Any, Any]]:
        """The fields of each criterion."""
        return [(self[c["answer"]], self[c["why"]]) for c in self.criteria]


class AskForm(SaysWithoutBlame):
    """A question to somebody who could know."""

    checked = ("question",)
    question = forms.CharField(
        label="What do you ask?",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Write what you ask"},
    )
    of = forms.CharField(
        label="Who could know?",
        help_text="A role or a team, for example the officer in the case.",
        max_length=200,
        error_messages={"required": "Say who could know"},
    )


class AssignForm(forms.Form):
    """Who works on it."""

    to = forms.ChoiceField(label="Who works on this case?")

    def __init__(self, *given: Any, people: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["to"].choices = people
