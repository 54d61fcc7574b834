"""Holds, and decisions on how long a case is kept."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0005_counted_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=400)),
                ("by", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("ended_by", models.CharField(blank=True, max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holds",
                        to="cases.case",
                    ),
                ),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hashed", models.CharField(max_length=64)),
                (
                    "decision",
                    models.CharField(
                        choices=[("keep", "Keep it"), ("erase", "Erase it")], max_length=8
                    ),
                ),
                (
                    "reason_code",
                    models.CharField(
                        choices=[
                            ("needed", "It is still needed to protect a child or to investigate"),
                            ("pattern", "It is part of a pattern that is still looked at"),
                            ("not_needed", "It is no longer needed for any policing purpose"),
                            ("wrong", "The records it rests on were wrong or were removed"),
                            ("court", "A court or the Information Commissioner ordered it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("schedule", models.CharField(max_length=80)),
                ("next_on", models.DateField(null=True)),
                ("asked_by", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("settled_by", models.CharField(blank=True, max_length=80)),
                ("settled_at", models.DateTimeField(null=True)),
                ("is_agreed", models.BooleanField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reviews",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("settled_by", models.F("asked_by")), _negated=True),
                        name="erased_by_two",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decision", "erase"), ("is_agreed__isnull", True)),
                        fields=("case",),
                        name="asked_to_erase_once",
                    ),
                ],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
    ]
