"""This part, told to Django."""

from django.apps import AppConfig


class Networks(AppConfig):
    """Networks."""

    name = "accord.review.networks"
    label = "networks"
    verbose_name = "Networks"
