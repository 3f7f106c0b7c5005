"""What all tests share. Hypothesis draws the same cases every time and has no time limit: these tests run on slow,
shared machines too."""

from hypothesis import HealthCheck, settings

settings.register_profile("rsgui", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rsgui")
