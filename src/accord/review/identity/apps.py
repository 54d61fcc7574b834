"""This part, told to Django."""

from django.apps import AppConfig


class Identity(AppConfig):
    """Same person."""

    name = "accord.review.identity"
    label = "identity"
    verbose_name = "Same person"
