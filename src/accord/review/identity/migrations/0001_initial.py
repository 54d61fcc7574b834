"""The first tables of this part, written by Django from its models."""

import uuid

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="LinkQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("source_a", models.CharField(max_length=80)),
                ("nominal_a", models.CharField(max_length=80)),
                ("source_b", models.CharField(max_length=80)),
                ("nominal_b", models.CharField(max_length=80)),
                ("person_a", models.CharField(blank=True, max_length=40)),
                ("person_b", models.CharField(blank=True, max_length=40)),
                ("force_a", models.CharField(blank=True, max_length=20)),
                ("force_b", models.CharField(blank=True, max_length=20)),
                ("fields", models.JSONField()),
                ("reason", models.TextField()),
                ("joins_networks", models.BooleanField(default=False)),
                ("is_in_run", models.BooleanField(default=True)),
                ("is_settled", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["is_settled", "is_in_run"], name="identity_li_is_sett_b9d2a8_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source_a", "nominal_a", "source_b", "nominal_b"),
                        name="one_question_a_pair",
                    )
                ],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("same", "The same person"),
                            ("different", "Different people"),
                            ("cannot_say", "Cannot say from these records"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.TextField()),
                ("by", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="identity.linkquestion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("question", "by"), name="one_ruling_a_person")
                ],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
    ]
