"""The first tables of this part, written by Django from its models."""

import uuid

import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("crime", "Crime"), ("record", "Record"), ("network", "Network")],
                        max_length=10,
                    ),
                ),
                ("candidate_id", models.CharField(max_length=200)),
                ("definition_id", models.CharField(max_length=60)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("met", "Met"),
                            ("not_known", "Not known"),
                            ("not_met", "Not met"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", models.TextField()),
                ("force_code", models.CharField(blank=True, max_length=20)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("marking", models.CharField(blank=True, max_length=80)),
                ("last_on", models.DateField(null=True)),
                ("state", models.CharField(default="open", max_length=20)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("run_id", models.CharField(max_length=40)),
                ("is_in_run", models.BooleanField(default=True)),
                ("is_changed", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "assigned_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.operation",
                    ),
                ),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CasePerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.CharField(db_index=True, max_length=40)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="cases.case",
                    ),
                ),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("cycle", models.PositiveIntegerField()),
                ("round", models.PositiveSmallIntegerField()),
                ("definition_id", models.CharField(max_length=60)),
                ("definition_version", models.CharField(max_length=40)),
                ("criterion_id", models.CharField(blank=True, max_length=20)),
                ("machine", models.CharField(max_length=10)),
                ("answer", models.CharField(max_length=20)),
                ("reason_code", models.CharField(max_length=40)),
                ("reason", models.TextField(blank=True)),
                ("by", models.CharField(max_length=80)),
                ("unit", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="cases.case",
                    ),
                ),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("code", models.CharField(max_length=20)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reaches",
                        to="cases.case",
                    ),
                ),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.TextField()),
                ("asked_of", models.CharField(max_length=200)),
                ("asked_by", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_by", models.CharField(blank=True, max_length=80)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="cases.case",
                    ),
                ),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("folded", models.CharField(db_index=True, max_length=200)),
                ("label", models.CharField(max_length=200)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="cases.case",
                    ),
                ),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("run_id", models.CharField(max_length=40)),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("changes", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="cases.case",
                    ),
                ),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["state", "changed_at"], name="cases_case_state_a22e6e_idx"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["force_code", "state"], name="cases_case_force_c_0ac457_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                fields=("kind", "candidate_id"), name="one_case_a_candidate"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["open", "needs_information", "needs_second", "needs_third", "decided"],
                    )
                ),
                name="state_is_declared",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                fields=("case", "cycle", "round", "criterion_id"), name="one_answer_a_round"
            ),
        ),
        migrations.AddIndex(
            model_name="reach",
            index=models.Index(
                fields=["case", "kind", "code"], name="cases_reach_case_id_b82e26_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("answered_by", "")),
                    models.Q(
                        ("answered_at__isnull", False), models.Q(("answered_by", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="answered_by_somebody_at_some_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                fields=("case", "revision"), name="one_version_a_revision"
            ),
        ),
    ]
