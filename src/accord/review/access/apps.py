"""The access part, told to Django."""

from django.apps import AppConfig


class Access(AppConfig):
    """Switches the database guard on as soon as there is a database."""

    name = "accord.review.access"
    label = "access"
    verbose_name = "Users and access"

    def ready(self) -> None:
        """Every connection is guarded from its first statement."""
        from accord.review.access.guard import guard_every_connection

        guard_every_connection()
