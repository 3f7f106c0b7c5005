"""The engine: a child process that owns the models. `python -m rsgui.engine`; no Qt and no SQL in here."""

import os

# Nothing is looked up on a hub. It has to be said before the library that would is imported.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
