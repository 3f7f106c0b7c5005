"""The engine: a child process that owns the models. `python -m rsgui.engine`; no Qt and no SQL in here."""
