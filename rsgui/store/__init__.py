"""The store: one SQLite file that holds all projects. The only SQL of rsgui is in here.

`database` opens it and hands out sessions; the other modules are plain functions, one module a word of the glossary:
writes take a `Writer` first, reads a session, and both return the frozen records of `rsgui.core.entities`.
"""
