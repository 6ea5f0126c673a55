"""How hard Hypothesis tries: the same examples each time, and many more of them for `make laws`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ.pop("LC_ALL", None)  # what is shown depends on it; a test that is about it sets it
_SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)

settings.register_profile(
    "tests", max_examples=200, derandomize=True, deadline=None, database=None, suppress_health_check=_SLOW
)
settings.register_profile("laws", max_examples=3000, deadline=None, database=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))
