"""Every spec module is judged in one run; each of its tests looks at its own world."""

import pytest

from support.specification import Judged, check


@pytest.fixture(scope="module", params=[False, True], ids=["as written", "two forces, shuffled"])
def judged(request):
    """The worlds of a module, judged as written, and with their records split over two forces."""
    judged = Judged(request.module, is_divided=request.param)
    yield judged
    judged.engine.close()


@pytest.fixture
def spec(request, judged):
    """Compare what was found in the test's world with what it expects."""
    return check(judged, request.node.originalname)
