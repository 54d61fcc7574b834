"""Settings every test runs under."""

import os

from hypothesis import HealthCheck, settings

# Two shared cores: a slow example is no fault of the code, so no deadline.
settings.register_profile(
    "default",
    deadline=None,
    max_examples=int(os.environ.get("ACCORD_EXAMPLES", "30")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    database=None,
)
settings.load_profile("default")
