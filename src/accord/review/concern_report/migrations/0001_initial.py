"""The first tables of this part, written by Django from its models."""

import uuid

import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="ConcernReport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("received_at", models.DateTimeField()),
                ("language", models.CharField(max_length=2)),
                ("setting", models.CharField(max_length=20)),
                ("force_code", models.CharField(blank=True, max_length=20)),
                ("place", models.CharField(max_length=200)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("happened_on", models.DateField()),
                ("signs", models.JSONField(default=list)),
                ("words", models.TextField()),
                ("contact", models.CharField(blank=True, max_length=200)),
            ],
            managers=[
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
    ]
