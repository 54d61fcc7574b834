"""This part, told to Django."""

from django.apps import AppConfig


class ConcernReport(AppConfig):
    """Concern reports."""

    name = "accord.review.concern_report"
    label = "concern_report"
    verbose_name = "Concern reports"
