"""The application set up once a process; every test undone when it ends."""

from __future__ import annotations

import pytest

from accord.store import Store
from support import review_app


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """The application over the first run."""
    return review_app.prepare(tmp_path_factory.mktemp("review"))


@pytest.fixture
def store(app):
    """The store, its newest run and its judgements put back afterwards."""
    yield app.store
    Store(app.store).point_latest_at("run1")
    for left in (app.store / "judgements").glob("*"):
        left.unlink()


@pytest.fixture(autouse=True)
def undone(app):
    """Each test in a transaction of its own that is rolled back."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)
