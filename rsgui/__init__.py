"""rsgui: a desktop application for rejection-sampling dataset curation."""

__version__ = "0.1.0"
