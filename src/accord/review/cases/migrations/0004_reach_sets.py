"""Whose records are on a case, in one column and three indexes."""

from collections import defaultdict
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """Every case there is gets the set of its rows of reach."""
    import hashlib

    from accord.review.access.guard import machine_scope

    case, reach, sets, members = (
        apps.get_model("cases", name) for name in ("Case", "Reach", "ReachSet", "ReachSetMember")
    )
    found: defaultdict[Any, set[tuple[str, str]]] = defaultdict(set)
    known: dict[tuple[tuple[str, str], ...], Any] = {}
    with machine_scope("a migration"):
        for number, kind, code in reach._base_manager.values_list("case_id", "kind", "code"):
            found[number].add((kind, code))
        for number in case._base_manager.values_list("pk", flat=True):
            whole = tuple(sorted({*found.get(number, ()), ("country", "")}))
            if whole not in known:
                said = ", ".join(f"{kind} {code}" for kind, code in whole)
                made = sets.objects.create(key=hashlib.sha256(said.encode()).hexdigest())
                for kind, code in whole:
                    members.objects.create(reach_set=made, kind=kind, code=code)
                known[whole] = made.pk
            case._base_manager.filter(pk=number).update(reach_set=known[whole])


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_two_administrators_and_sessions"),
        ("cases", "0003_questions_explanations_filters"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReachSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="ReachSetMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("code", models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="cases_case_force_c_0ac457_idx",
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="cases_case_outcome_3cbb88_idx",
        ),
        migrations.AddField(
            model_name="case",
            name="reach_set",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.reachset",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["outcome", "changed_at", "ref", "reach_set", "operation"],
                name="queue_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=[
                    "reach_set",
                    "operation",
                    "state",
                    "outcome",
                    "kind",
                    "force_code",
                    "is_changed",
                    "changed_at",
                    "made_at",
                    "assigned_to",
                ],
                name="counted_at_home",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["force_code", "unit", "definition_id", "reach_set", "operation"],
                name="filters_to_choose_from",
            ),
        ),
        migrations.AddField(
            model_name="reachsetmember",
            name="reach_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="members",
                to="cases.reachset",
            ),
        ),
        migrations.AddIndex(
            model_name="reachsetmember",
            index=models.Index(fields=["kind", "code", "reach_set"], name="set_of_a_posting"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
