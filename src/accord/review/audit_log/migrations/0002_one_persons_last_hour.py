"""An index of what one person did within the last hour."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit_log", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["actor", "at"], name="audit_log_e_actor_bb1bd8_idx"),
        ),
    ]
