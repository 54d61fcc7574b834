"""This part, told to Django."""

from django.apps import AppConfig


class Dissemination(AppConfig):
    """Dissemination."""

    name = "accord.review.dissemination"
    label = "dissemination"
    verbose_name = "Dissemination"
