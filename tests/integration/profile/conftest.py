"""One published run of the small area, for every test that only reads it."""

from __future__ import annotations

import pytest

from accord.profile.build import build
from support.profiled import inputs, publish_area


@pytest.fixture(scope="session")
def area(tmp_path_factory):
    store = tmp_path_factory.mktemp("area")
    publish_area(store)
    return store


@pytest.fixture(scope="session")
def restricted(area):
    return build(inputs(area))


@pytest.fixture(scope="session")
def public(area):
    return build(inputs(area, "public"))
