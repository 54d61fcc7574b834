"""What is handed out."""

import uuid

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0002_queue_in_order"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dissemination",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("revision", models.PositiveIntegerField()),
                ("asked_by", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("recipient", models.CharField(max_length=120)),
                ("organisation", models.CharField(max_length=120)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("safeguarding", "To safeguard a child"),
                            ("investigation", "For an investigation by the recipient"),
                            ("prosecution", "For a prosecutor or a court"),
                            ("partnership", "For a strategy discussion with partners"),
                            ("review", "For a review, inspection or inquiry"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "marking",
                    models.CharField(
                        choices=[
                            ("OFFICIAL", "OFFICIAL"),
                            ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF, to read and print"),
                            ("xlsx", "Workbook for Excel"),
                            ("ods", "Workbook, open format"),
                            ("csv", "Table as CSV"),
                        ],
                        max_length=8,
                    ),
                ),
                ("has_names", models.BooleanField()),
                ("n_rows", models.PositiveIntegerField()),
                ("recipient_key", models.CharField(blank=True, max_length=80)),
                ("needs_second", models.BooleanField()),
                ("settled_by", models.CharField(blank=True, max_length=80)),
                ("settled_at", models.DateTimeField(null=True)),
                ("is_agreed", models.BooleanField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disseminations",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("settled_by", models.F("asked_by")), _negated=True),
                        name="agreed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recipient", ""), _negated=True),
                            models.Q(("organisation", ""), _negated=True),
                        ),
                        name="handed_to_somebody",
                    ),
                ],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
    ]
