"""What speaks for and against a pair, and pairs that the linkage has joined."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="linkquestion",
            name="is_joined",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="linkquestion",
            name="weights",
            field=models.JSONField(default=list),
        ),
    ]
