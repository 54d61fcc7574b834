"""A case, who and what is on it, what each run said of it, and what people decided."""

from __future__ import annotations

import uuid

from django.db import models

from accord.review.access.guard import Refusing
from accord.review.access.masking import CaseContent
from accord.review.access.models import Account, Operation
from accord.review.cases.asking import AFTER_ASKING, ASKED, Asked
from accord.review.cases.states import STATES, State

KINDS = {"crime": "Crime", "record": "Record", "network": "Network"}
STANDINGS = {
    "considered": "Under consideration",
    "likely": "The records speak for it",
    "set_aside": "Set aside",
}
OUTCOMES = {"met": "Met", "not_known": "Not known", "not_met": "Not met"}


class ReachSet(models.Model):
    """Forces and councils that hold records of the same cases: there are few such sets."""

    key = models.CharField(max_length=64, unique=True)


class ReachSetMember(models.Model):
    """One force or council of a set; the whole country is a member of each."""

    reach_set = models.ForeignKey(ReachSet, models.CASCADE, related_name="members")
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = (models.Index(fields=["kind", "code", "reach_set"], name="set_of_a_posting"),)


class Case(models.Model):
    """What a run found about one candidate. What people decide is in other rows, never here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Random, so that a reference says nothing about how many cases there are or which is next.
    ref = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=10, choices=list(KINDS.items()))
    candidate_id = models.CharField(max_length=200)
    definition_id = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10, choices=list(OUTCOMES.items()))
    why = models.TextField()
    # The same as codes between spaces, so that the queue can be narrowed to one of them.
    reasons = models.CharField(max_length=120, default=" ")
    force_code = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    marking = models.CharField(max_length=80, blank=True)
    last_on = models.DateField(null=True)
    # Counted once, so that a list of networks need not read the whole of each.
    n_children = models.PositiveIntegerField(default=0)
    n_people = models.PositiveIntegerField(default=0)
    # The same as its rows of Reach, in one column: so that the one query is one look at an index.
    reach_set = models.ForeignKey(
        ReachSet, models.PROTECT, null=True, related_name="+", db_index=False
    )
    operation = models.ForeignKey(Operation, models.PROTECT, null=True, related_name="+")
    assigned_to = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=20, default=State.OPEN.value)
    revision = models.PositiveIntegerField(default=1)
    run_id = models.CharField(max_length=40)
    is_in_run = models.BooleanField(default=True)
    is_changed = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField()

    everything = models.Manager()
    objects = Refusing()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "candidate_id"], name="one_case_a_candidate"),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in State]), name="state_is_declared"
            ),
        )
        indexes = (
            models.Index(fields=["state", "changed_at"]),
            models.Index(
                fields=["outcome", "changed_at", "ref", "reach_set", "operation"],
                name="queue_in_order",
            ),
            models.Index(
                fields=[
                    *("reach_set", "operation", "state", "outcome", "kind"),
                    *("force_code", "is_changed", "changed_at", "made_at", "assigned_to"),
                ],
                name="counted_at_home",
            ),
            # The same again but short: how many a list has is counted on every page of it.
            models.Index(
                fields=["reach_set", "operation", "state", "outcome"], name="counted_in_lists"
            ),
            # Few are anybody's own, and the rest would make the planner think that many are.
            models.Index(
                fields=["assigned_to"],
                condition=models.Q(assigned_to__isnull=False),
                name="given_to_somebody",
            ),
            models.Index(
                fields=["kind", "outcome", "-last_on", "ref", "reach_set", "operation"],
                name="networks_in_order",
            ),
            models.Index(
                fields=["force_code", "unit", "definition_id", "reach_set", "operation"],
                name="filters_to_choose_from",
            ),
        )

    @property
    def state_name(self) -> str:
        """The state in words."""
        return STATES[State(self.state)].name

    @property
    def title(self) -> str:
        """What the case is about, without a name."""
        return f"{KINDS[self.kind]} {self.candidate_id}"


class Reach(models.Model):
    """A force or council whose records are part of a case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reaches")
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=20)
    everything = models.Manager()
    objects = Refusing()

    class Meta:
        indexes = (models.Index(fields=["case", "kind", "code"]),)


class CasePerson(models.Model):
    """A person on a case: by this a conflict of interest is found."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="people")
    person_id = models.CharField(max_length=40, db_index=True)
    everything = models.Manager()
    objects = Refusing()


class Version(models.Model):
    """What one run said of a case, whole: what a reader saw when they decided stays as it was."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    run_id = models.CharField(max_length=40)
    content = CaseContent()
    content_hash = models.CharField(max_length=64)
    changes = models.JSONField(default=list)
    at = models.DateTimeField()
    everything = models.Manager()
    objects = Refusing()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case", "revision"], name="one_version_a_revision"),
        )


class Decision(models.Model):
    """One reader's answer, on the whole finding or on one criterion of it; never edited."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    revision = models.PositiveIntegerField()
    cycle = models.PositiveIntegerField()
    round = models.PositiveSmallIntegerField()
    definition_id = models.CharField(max_length=60)
    definition_version = models.CharField(max_length=40)
    criterion_id = models.CharField(max_length=20, blank=True)
    machine = models.CharField(max_length=10)
    answer = models.CharField(max_length=20)
    reason_code = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    unit = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    everything = models.Manager()
    objects = Refusing()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["case", "cycle", "round", "criterion_id"], name="one_answer_a_round"
            ),
        )


class Request(models.Model):
    """Something asked of somebody who could know, until it is answered."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="requests")
    question = models.TextField()
    asked_of = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=Asked.KEPT.value)
    due_on = models.DateField(null=True)
    put_by = models.CharField(max_length=80, blank=True)
    put_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True)
    everything = models.Manager()
    objects = Refusing()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answered_by="")
                | (models.Q(answered_at__isnull=False) & ~models.Q(answered_by="")),
                name="answered_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[a.value for a in Asked]),
                name="state_of_a_question_is_declared",
            ),
        )

    @property
    def state_name(self) -> str:
        """The state in words."""
        return ASKED[Asked(self.state)].name

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return bool(AFTER_ASKING[Asked(self.state)])


class Hypothesis(models.Model):
    """One way to explain the records; what is thought of it stands in rows of its own."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="hypotheses")
    text = models.TextField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    everything = models.Manager()
    objects = Refusing()


class Weighing(models.Model):
    """What somebody thinks of a hypothesis, with what speaks for and against; never edited."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="weighings")
    hypothesis = models.ForeignKey(Hypothesis, models.CASCADE, related_name="weighings")
    standing = models.CharField(max_length=12, choices=list(STANDINGS.items()))
    speaks_for = models.TextField(blank=True)
    against = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    everything = models.Manager()
    objects = Refusing()


class SavedFilter(models.Model):
    """Filters of the queue that somebody keeps for themselves."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "name"], name="one_filter_a_name"),
        )


class Refused(models.Model):
    """What the newest run refused of a source or found wrong in it: counts, never a value."""

    run_id = models.CharField(max_length=40)
    source_id = models.CharField(max_length=80)
    organisation = models.CharField(max_length=160)
    force_code = models.CharField(max_length=20, blank=True)
    council_code = models.CharField(max_length=20, blank=True)
    what = models.CharField(max_length=120)
    rule = models.CharField(max_length=200)
    is_refused = models.BooleanField()
    n_rows = models.PositiveBigIntegerField()


class SearchTerm(models.Model):
    """A name, number, place or reference by which a case is found."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="terms")
    kind = models.CharField(max_length=12)
    folded = models.CharField(max_length=200, db_index=True)
    label = models.CharField(max_length=200)
    everything = models.Manager()
    objects = Refusing()
