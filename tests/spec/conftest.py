"""Every spec module is judged in one run; each of its tests looks at its own world."""

import pytest

from support.specification import Judged, check


@pytest.fixture(scope="module")
def judged(request):
    """The worlds of a module, judged."""
    judged = Judged(request.module)
    yield judged
    judged.engine.close()


@pytest.fixture
def spec(request, judged):
    """Compare what was found in the test's world with what it expects."""
    return check(judged, request.node.name)
