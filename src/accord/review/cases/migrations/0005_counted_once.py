"""How many children and people of concern are on a case, counted once for the lists."""

from typing import Any

from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """Every case there is gets the counts of what the newest run said of it."""
    from accord.review.access.guard import machine_scope

    case, version = (apps.get_model("cases", name) for name in ("Case", "Version"))
    with machine_scope("a migration"):
        rows = version._base_manager.order_by("case_id", "revision").values_list(
            "case_id", "content"
        )
        for number, content in rows.iterator():
            case._base_manager.filter(pk=number).update(
                n_children=len(content.get("children", ())), n_people=len(content.get("people", ()))
            )


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_reach_sets")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="n_children",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="case",
            name="n_people",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
