"""Analyse: what a recipe would do, and what the rewards are worth, before a GPU hour is spent."""
