"""What a document may cost, and the ways in which one cannot be read.

A document is read in a process of its own (`crawler.documents.child_process`) that has these
limits, so that a hostile file costs only itself.
"""

from __future__ import annotations

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


class UnreadableError(Exception):
    """A document that cannot be read; the message says why in a few words ("it is ...")."""


PROTECTED = "it is protected by a password"
