"""What is read out of one document, as the child process hands it to its parent."""

from __future__ import annotations

import msgspec

from signpost.workspace.hidden_parts import HiddenPart


class DocumentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a PDF or office file says; None where the format does not say it."""

    # What it says of itself: its title, its language (`en-GB`), when it was made and changed
    # (ISO 8601); "" where it does not say.
    title: str = ""
    language: str = ""
    created: str = ""
    modified: str = ""
    # Sheets of paper, a spreadsheet's sheets or slides; 0: not said.
    pages: int = 0
    # Whether a PDF has a tree of tags.
    tagged: bool | None = None
    # Whether there are words to read.
    has_text: bool | None = None
    # How many headings there are.
    headings: int | None = None
    # The words that a reader sees, in order.
    text: str = ""
    # What stands in headers, footers and watermarks.
    margins: str = ""
    # Where it links to: the address as written, and the words of the link.
    links: list[tuple[str, str]] = []
    # What a PDF says its relative addresses are relative to, instead of its own address.
    base: str = ""


class ChildAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What the child process answers."""

    # `pdf`, `docx`, `xlsx`, `pptx`, `odt`, `ods` or `odp`.
    format: str = ""
    # None: the document could not be read, as the `reason` says.
    facts: DocumentFacts | None = None
    reason: str = ""
    # What travels along, and what of the file was not looked at; also of a file whose words
    # could not be read.
    hidden: list[HiddenPart] = []
    unread: list[str] = []


def whole_characters(text: str) -> str:
    """Join the halves of characters that some programs write apart; a lone half becomes "�"."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
