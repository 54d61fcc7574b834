"""Sessions as Django keeps them, but by the hash of their key: a stolen database opens none."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.core.exceptions import SuspiciousOperation
from django.utils import timezone


def kept_as(key: str) -> str:
    """What a session's key is kept as: forty letters, as the column takes them."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(db.SessionStore):
    """A session that also says whose it is, so that an account's sessions can be listed."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Our own table of sessions."""
        from accord.review.access.models import SignedIn

        return SignedIn

    def _get_session_from_db(self) -> Any:
        try:
            return self.model.objects.get(
                session_key=kept_as(self.session_key), expire_date__gt=timezone.now()
            )
        except (self.model.DoesNotExist, SuspiciousOperation):
            self._session_key = None
            return None

    def exists(self, session_key: str) -> bool:
        """Whether there is a session of this key."""
        return bool(self.model.objects.filter(session_key=kept_as(session_key)).exists())

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row to be kept, with whose it is."""
        return self.model(
            session_key=kept_as(self._get_or_create_session_key()),
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            account_id=data.get(SESSION_KEY),
        )

    def delete(self, session_key: str | None = None) -> None:
        """End the session."""
        key = session_key or self.session_key
        if key is not None:
            self.model.objects.filter(session_key=kept_as(key)).delete()
