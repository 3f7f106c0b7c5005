"""The engine: a child process that owns the models. `python -m rsgui.engine`; no Qt and no SQL in here."""

import os

# Nothing is looked up on a hub. It has to be said before the library that would is imported.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")

# Threads that wait give their core away. They would spin instead and slow down whatever else runs here, themselves
# included: with two threads on two busy cores, decoding made 107 tokens/s this way and 25 without it. torch's
# OpenMP may spin for the millisecond or so between two operations: 363 tokens/s for 318 on idle cores, and no fewer on
# busy ones.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GOMP_SPINCOUNT", "20000")
