"""This part, told to Django."""

from django.apps import AppConfig


class Design(AppConfig):
    """Design."""

    name = "accord.review.design"
    label = "design"
    verbose_name = "Design"
