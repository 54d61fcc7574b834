"""This part, told to Django."""

from django.apps import AppConfig


class Cases(AppConfig):
    """Cases."""

    name = "accord.review.cases"
    label = "cases"
    verbose_name = "Cases"
