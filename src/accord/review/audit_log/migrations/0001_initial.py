"""The first tables of this part, written by Django from its models."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.CharField(max_length=32)),
                ("actor", models.CharField(db_index=True, max_length=80)),
                ("action", models.CharField(db_index=True, max_length=40)),
                ("outcome", models.CharField(max_length=12)),
                ("body", models.TextField()),
                ("before", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("seq", models.BigIntegerField(default=0)),
                ("hash", models.CharField(max_length=64)),
                ("at", models.CharField(default="", max_length=32)),
                ("signed_seq", models.BigIntegerField(default=0)),
                ("signed_at", models.CharField(default="", max_length=32)),
            ],
        ),
    ]
