"""The forms of the queue and of a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.review.cases.asking import AFTER_ASKING, ASKED, Asked
from accord.review.cases.models import KINDS, OUTCOMES, STANDINGS
from accord.review.cases.states import ANSWER_WORDS, REASONS, STATES, Answer
from accord.review.design.language import SaysWithoutBlame

ANY = [("", "Any")]
AGES = [("", "Any"), ("7", "Waits over a week"), ("30", "Waits over a month")]
# The codes a handover gives a case, and what its questions say.
WHY_HERE = {
    "met": _("A group definition is met"),
    "not_known": _("A group definition is left open"),
    "flag_add": _("A flag is proposed and not recorded"),
    "flag_remove": _("A flag is recorded and not borne out"),
    "flag_review": _("A flag cannot be told from the records"),
    "question": _("Somebody could answer what is open"),
    "overdue": _("An answer is overdue"),
    "answered": _("An answer came and nobody has decided since"),
}
ANSWERS = [(answer.value, words) for answer, words in ANSWER_WORDS.items()]
CHOOSE = [("", "Choose a reason"), *REASONS.items()]


class FilterForm(forms.Form):
    """What the queue is narrowed to; every filter is in the address, so it can be kept."""

    force = forms.ChoiceField(label=_("Force"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    definition = forms.ChoiceField(label=_("Leading definition"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[*ANY, *KINDS.items()])
    outcome = forms.ChoiceField(
        label=_("Outcome"), required=False, choices=[*ANY, *OUTCOMES.items()]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[*ANY, *((s.value, d.name) for s, d in STATES.items())],
    )
    reason = forms.ChoiceField(
        label=_("Why it is here"), required=False, choices=[*ANY, *WHY_HERE.items()]
    )
    age = forms.ChoiceField(label=_("Age"), required=False, choices=AGES)
    changed = forms.BooleanField(label=_("Changed by a run"), required=False)
    mine = forms.BooleanField(label=_("Assigned to me"), required=False)

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
        label=_("Do you agree with this answer?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you agree, disagree or need information")},
    )
    reason_code = forms.ChoiceField(
        label=_("Main reason"),
        choices=CHOOSE,
        error_messages={"required": _("Choose the main reason")},
    )
    reason = forms.CharField(
        label=_("Your reasons in words"),
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
        self.fields[answer] = forms.ChoiceField(
            label=f"Do you agree on {name}?",
            choices=ANSWERS,
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields[why] = forms.ChoiceField(
            label=f"Reason for {name}", choices=CHOOSE, required=False
        )
        return {"id": name, "answer": answer, "why": why, "said": criterion}

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
    def asked(self) -> list[tuple[Any, Any, Any]]:
        """Each criterion with what the run says of it, and its fields."""
        return [(c["said"], self[c["answer"]], self[c["why"]]) for c in self.criteria]


class AskForm(SaysWithoutBlame):
    """A question to somebody who could know."""

    checked = ("question",)
    question = forms.CharField(
        label=_("What do you ask?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write what you ask")},
    )
    of = forms.CharField(
        label=_("Who could know?"),
        help_text=_("A role or a team, for example the officer in the case."),
        max_length=200,
        error_messages={"required": _("Say who could know")},
    )
    due_on = forms.DateField(
        label=_("Answer hoped for by"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        error_messages={"invalid": _("Enter a day, or leave it empty")},
    )


class FollowUpForm(SaysWithoutBlame):
    """What became of a question."""

    checked = ("words",)
    state = forms.ChoiceField(
        label=_("What became of it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what became of it")},
    )
    words = forms.CharField(
        label=_("The answer, or why it need not be asked"),
        help_text=_("Not needed where you have only put the question."),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *given: Any, state: Asked, **named: Any) -> None:
        super().__init__(*given, **named)
        # Every step is offered to the form: that somebody was quicker is said in words.
        self.can = AFTER_ASKING[state]
        self.fields["state"].choices = [
            (one.value, said.noting) for one, said in ASKED.items() if said.noting
        ]

    def clean(self) -> dict[str, Any]:
        """Words where an answer came or the question is withdrawn."""
        given = super().clean()
        state = given.get("state")
        if state and ASKED[Asked(state)].needs_words and not given.get("words"):
            self.add_error("words", _("Write what the answer was, or why it need not be asked"))
        return given


class ExplainForm(SaysWithoutBlame):
    """What may explain the records."""

    checked = ("text",)
    text = forms.CharField(
        label=_("What may explain these records?"),
        help_text=_("One explanation. Write the others down as well, the innocent ones too."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write the explanation")},
    )


class WeighForm(SaysWithoutBlame):
    """What speaks for and against one explanation."""

    checked = ("speaks_for", "against")
    speaks_for = forms.CharField(
        label=_("What speaks for it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    against = forms.CharField(
        label=_("What speaks against it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    standing = forms.ChoiceField(
        label=_("Where it stands"),
        choices=list(STANDINGS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say where it stands")},
    )

    def clean(self) -> dict[str, Any]:
        """Words for whoever does more than go on considering it."""
        given = super().clean()
        needs = {"likely": "speaks_for", "set_aside": "against"}.get(given.get("standing", ""))
        if needs and not given.get(needs) and needs not in self.errors:
            self.add_error(needs, _("Say what it rests on"))
        return given


class AssignManyForm(forms.Form):
    """Who takes the chosen cases."""

    to = forms.ChoiceField(label=_("Give the chosen cases to"))

    def __init__(self, *given: Any, people: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["to"].choices = people


class AssignForm(forms.Form):
    """Who works on it."""

    to = forms.ChoiceField(label=_("Who works on this case?"))

    def __init__(self, *given: Any, people: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["to"].choices = people
