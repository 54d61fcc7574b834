"""Questions with states, explanations, kept filters, and what a run refused."""

import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_queue_in_order"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Hypothesis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("by", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Refused",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("run_id", models.CharField(max_length=40)),
                ("source_id", models.CharField(max_length=80)),
                ("organisation", models.CharField(max_length=160)),
                ("force_code", models.CharField(blank=True, max_length=20)),
                ("council_code", models.CharField(blank=True, max_length=20)),
                ("what", models.CharField(max_length=120)),
                ("rule", models.CharField(max_length=200)),
                ("is_refused", models.BooleanField()),
                ("n_rows", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("query", models.CharField(max_length=1000)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Weighing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("considered", "Under consideration"),
                            ("likely", "The records speak for it"),
                            ("set_aside", "Set aside"),
                        ],
                        max_length=12,
                    ),
                ),
                ("speaks_for", models.TextField(blank=True)),
                ("against", models.TextField(blank=True)),
                ("by", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="case",
            name="reasons",
            field=models.CharField(default=" ", max_length=120),
        ),
        migrations.AddField(
            model_name="request",
            name="due_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="request",
            name="put_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="request",
            name="put_by",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="request",
            name="state",
            field=models.CharField(default="kept", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["kept", "put", "answered", "withdrawn"])),
                name="state_of_a_question_is_declared",
            ),
        ),
        migrations.AddField(
            model_name="hypothesis",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="hypotheses",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="savedfilter",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="saved_filters",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="weighing",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="weighings",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="weighing",
            name="hypothesis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="weighings",
                to="cases.hypothesis",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                fields=("account", "name"), name="one_filter_a_name"
            ),
        ),
    ]
