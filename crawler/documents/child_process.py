"""The process that reads one document: `python -m crawler.documents.child_process`.

The document comes on standard input; a `ChildAnswer` goes to standard output as one
JSON object. Limits of time and memory are the process's own, so that a hostile file cannot take the
crawl down; one that breaks the process breaks no more than that.
"""

from __future__ import annotations

import sys

import msgspec

from crawler.documents import office, opendocument, zip_package
from crawler.documents.document_facts import ChildAnswer, DocumentFacts, whole_characters
from crawler.documents.limits import (
    MAX_MEMORY,
    MAX_SECONDS,
    PROTECTED,
    UnreadableError,
)
from crawler.documents.recognition import COMPOUND, ENCRYPTED


def facts_of(data: bytes) -> tuple[str, DocumentFacts]:
    """Return a document's format, and what it says.

    Raises:
        UnreadableError: the format is not one that can be read, or the file cannot be.
    """
    if b"%PDF-" in data[:1024]:
        from crawler.documents import pdf

        return "pdf", pdf.facts(data)
    if data.startswith(COMPOUND):
        raise UnreadableError(PROTECTED if ENCRYPTED in data else _UNREAD)
    if not data.strip():
        raise UnreadableError("it is empty")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise UnreadableError("it is a web page or XML, and not the file that it is sent as")
    if not data.startswith(b"PK\x03\x04"):
        raise UnreadableError("could not read this format")
    package = zip_package.open_package(data)
    name = zip_package.format_of(package)
    if name.startswith("od"):
        return name, opendocument.facts(package, name)
    if name in _MICROSOFT:
        return name, _MICROSOFT[name](data, package)
    raise UnreadableError("could not read this format")


_UNREAD = "could not read this format (Microsoft Office before 2007)"
_MICROSOFT = {"docx": office.word_facts, "xlsx": office.excel_facts, "pptx": office.slides_facts}


def _limit() -> None:
    """Limit this process's memory and processor time."""
    try:
        import resource
    except ImportError:  # Windows: only the parent's time limit holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))


def _answer(data: bytes) -> ChildAnswer:
    """Read a document, or say why that is not possible."""
    try:
        name, facts = facts_of(data)
    except UnreadableError as error:
        return ChildAnswer(reason=str(error))
    except MemoryError:
        return ChildAnswer(reason="it needs more memory than a document may")
    except Exception:  # noqa: BLE001 - each library raises its own, and more, for a damaged file
        return ChildAnswer(reason="it is damaged")
    return ChildAnswer(format=name, facts=_writable(facts))


def _writable(facts: DocumentFacts) -> DocumentFacts:
    """Mend texts that hold halves of characters, which cannot be written."""
    return msgspec.structs.replace(
        facts,
        title=whole_characters(facts.title),
        language=whole_characters(facts.language),
        text=whole_characters(facts.text),
        base=whole_characters(facts.base),
        links=[(whole_characters(x), whole_characters(y)) for x, y in facts.links],
    )


def _main() -> None:
    """Read a document from standard input and print what it says."""
    _limit()
    sys.stdout.buffer.write(msgspec.json.encode(_answer(sys.stdin.buffer.read())))


if __name__ == "__main__":
    _main()
