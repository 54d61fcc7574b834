"""The application set up once a process; every test undone when it ends."""

from __future__ import annotations

import pytest

from support import review_app


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """The application over the first run."""
    return review_app.prepare(tmp_path_factory.mktemp("review"))


@pytest.fixture(autouse=True)
def undone(app):
    """Each test in a transaction of its own that is rolled back."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)
