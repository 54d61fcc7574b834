"""Whether an account still has the password that somebody else chose for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0002_two_administrators_and_sessions")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="must_change_password",
            field=models.BooleanField(default=False),
        ),
    ]
