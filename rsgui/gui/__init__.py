"""The window: PySide6 Widgets, one page per stage. Nothing here imports torch or SQL."""
