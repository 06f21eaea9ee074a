"""The process that reads one document: `python -m crawler.documents.child_process`.

The document comes on standard input; a `ChildAnswer` goes to standard output as one
JSON object. Limits of time and memory are the process's own, so that a hostile file cannot take the
crawl down; one that breaks the process breaks no more than that.
"""

from __future__ import annotations

import sys

import msgspec

from crawler.documents.document_facts import ChildAnswer, DocumentFacts, whole_characters
from crawler.documents.formats import facts_of
from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.limits import MAX_MEMORY, MAX_SECONDS, UnreadableError
from signpost.workspace.hidden_parts import HiddenPart


def _limit() -> None:
    """Limit this process's memory and processor time."""
    try:
        import resource
    except ImportError:  # Windows: only the parent's time limit holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))


def _answer(data: bytes) -> ChildAnswer:
    """Read a document, or say why that is not possible; what is hidden in it, in any case."""
    hidden = HiddenCollector()
    name, facts, reason = "", None, ""
    try:
        name, facts = facts_of(data, hidden)
    except UnreadableError as error:
        reason, name = str(error), error.format
    except MemoryError:
        reason = "it needs more memory than a document may"
    except Exception:  # noqa: BLE001 - each library raises its own, and more, for a damaged file
        reason = "it is damaged"
    return ChildAnswer(
        format=name,
        facts=_writable(facts) if facts else None,
        reason=reason,
        hidden=[_writable_part(part) for part in hidden.parts()],
        unread=[whole_characters(x) for x in hidden.unread[:100]],
    )


def _writable(facts: DocumentFacts) -> DocumentFacts:
    """Mend texts that hold halves of characters, which cannot be written."""
    return msgspec.structs.replace(
        facts,
        title=whole_characters(facts.title),
        language=whole_characters(facts.language),
        text=whole_characters(facts.text),
        margins=whole_characters(facts.margins),
        base=whole_characters(facts.base),
        links=[(whole_characters(x), whole_characters(y)) for x, y in facts.links],
    )


def _writable_part(part: HiddenPart) -> HiddenPart:
    """Mend a place that holds halves of characters."""
    return msgspec.structs.replace(part, place=whole_characters(part.place)[:300])


def _main() -> None:
    """Read a document from standard input and print what it says."""
    _limit()
    sys.stdout.buffer.write(msgspec.json.encode(_answer(sys.stdin.buffer.read())))


if __name__ == "__main__":
    _main()
