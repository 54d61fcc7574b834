"""Indexes by which lists are counted, networks come in order, and one's own cases are found."""

from typing import Any

from django.db import migrations, models


def count(apps: Any, schema_editor: Any) -> None:
    """As after a handover."""
    from accord.review.handover.statistics import count_for_the_planner

    count_for_the_planner()


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_counted_once")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["reach_set", "operation", "state", "outcome"], name="counted_in_lists"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["kind", "outcome", "-last_on", "ref", "reach_set", "operation"],
                name="networks_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("assigned_to__isnull", False)),
                fields=["assigned_to"],
                name="given_to_somebody",
            ),
        ),
        # An index that the planner has not counted makes it choose wrongly: lists took ten times
        # as long until the next handover counted it.
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
