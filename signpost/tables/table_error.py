"""What is said of a file that is no table, or not the one that is needed."""

from __future__ import annotations

from signpost.errors import SignpostError


class TableError(SignpostError):
    """A file that cannot be used; the message is one line: which file, why, what to do."""


class RowError(ValueError):
    """One row that cannot be read; the message says why in a few words."""
