"""This part, told to Django."""

from django.apps import AppConfig


class AuditLog(AppConfig):
    """Audit log."""

    name = "accord.review.audit_log"
    label = "audit_log"
    verbose_name = "Audit log"
