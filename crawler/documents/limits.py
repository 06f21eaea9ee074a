"""What a document may cost, and the ways in which one cannot be read.

A document is read in a process of its own (`crawler.documents.child_process`) that has these
limits, so that a hostile file costs only itself.
"""

from __future__ import annotations

import time

# Processor seconds and bytes of memory of the process that reads one document.
MAX_SECONDS = 60
MAX_MEMORY = 1_500_000_000
# How much of one document is kept: characters of text, links, pages read for their text.
MAX_TEXT = 1_000_000
MAX_LINKS = 5_000
MAX_PAGES = 500
# An office file is a ZIP: what it unpacks to in all, and how many files are in it.
MAX_UNPACKED = 300_000_000
MAX_FILES = 10_000
# Processor seconds after which a reader goes no further, and says what it did not look at; then
# so many of hidden words, and so many lines, are looked through for personal data.
READING_SECONDS = 30
MAX_HIDDEN_TEXT = 4_000_000
MAX_HIDDEN_LINES = 50_000
# Hidden parts of one document that are listed one by one.
MAX_HIDDEN_PARTS = 300
# Files in a file, and in that: as deep, and as large, as they are read.
MAX_DEPTH = 2
MAX_EMBEDDED = 30_000_000


def is_late() -> bool:
    """Whether this process has used the processor time that reading one document may take."""
    return time.process_time() > READING_SECONDS


class UnreadableError(Exception):
    """A document that cannot be read; the message says why in a few words ("it is ...").

    `format` is its format, where that is known by more than its name.
    """

    def __init__(self, message: str, format: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.format = format


PROTECTED = "it is protected by a password"
