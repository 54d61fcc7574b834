"""This part, told to Django."""

from django.apps import AppConfig


class Retention(AppConfig):
    """Retention."""

    name = "accord.review.retention"
    label = "retention"
    verbose_name = "Retention"
