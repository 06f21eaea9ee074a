"""The process that reads one document: `python -m crawler.documents.child_process`.

The document comes on standard input; its facts go to standard output as one JSON object, with a
`reason` where it cannot be read. Limits of time and memory are the process's own, so that a
hostile file cannot take the crawl down; one that breaks the process breaks no more than that.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from crawler.documents import office, opendocument, zip_package
from crawler.documents.limits import LOCKED, MEMORY, SECONDS, UnreadableError

# Files of Microsoft's older programs, and protected newer ones, begin so (MS-CFB 2.2).
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


def facts_of(data: bytes) -> dict[str, Any]:
    """Return a document's `format`, its other facts and its links, as `Document`.

    Raises:
        UnreadableError: the format is not one that can be read, or the file cannot be.
    """
    if b"%PDF-" in data[:1024]:
        from crawler.documents import pdf

        return {"format": "pdf", **pdf.facts(data)}
    if data.startswith(_COMPOUND):
        raise UnreadableError(LOCKED if _PROTECTED in data else _UNREAD)
    if not data.startswith(b"PK\x03\x04"):
        raise UnreadableError("could not read this format")
    opened = zip_package.opened(data)
    kind = zip_package.kind_of(opened)
    if kind.startswith("od"):
        return {"format": kind, **opendocument.facts(opened, kind)}
    if kind in _MICROSOFT:
        return {"format": kind, **_MICROSOFT[kind](data, opened)}
    raise UnreadableError("could not read this format")


_UNREAD = "could not read this format (Microsoft Office before 2007)"
_MICROSOFT = {"docx": office.word, "xlsx": office.excel, "pptx": office.slides}


def _limit() -> None:
    """Limit this process's memory and processor time."""
    try:
        import resource
    except ImportError:  # Windows: only the parent's time limit holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _main() -> None:
    """Read a document from standard input and print its facts."""
    _limit()
    try:
        answer = facts_of(sys.stdin.buffer.read())
    except UnreadableError as error:
        answer = {"reason": str(error)}
    except MemoryError:
        answer = {"reason": "it needs more memory than a document may"}
    except Exception:  # noqa: BLE001 - each library raises its own, and more, for a damaged file
        answer = {"reason": "it is damaged"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    _main()
