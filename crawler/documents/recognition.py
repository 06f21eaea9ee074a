"""Tells a document by what it holds, not by its type or its address's ending.

Servers send PDFs as `application/octet-stream`, as text or as HTML, and office files as ZIP.
"""

from __future__ import annotations

import re
from email.message import Message

from signpost.pages.links import DOCUMENTS

# ISO 32000-1, annex H: readers find the header anywhere in the first 1,024 bytes.
_PDF, _PDF_WITHIN = b"%PDF-", 1024
# What may be before it: a byte order mark and white space.
_BLANK = b"\xef\xbb\xbf \t\r\n\0"
_ZIP = b"PK\x03\x04"
# The parts by which a ZIP is an office file: Microsoft's list of types, OpenDocument's own type.
_OFFICE_PARTS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis.opendocument")
# Files of Microsoft's older programs, and protected newer ones (MS-CFB 2.2), and what is in them.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STREAMS = (
    ENCRYPTED,
    *(x.encode("utf-16-le") for x in ("WordDocument", "Workbook", "PowerPoint Document")),
)
RTF = b"{\\rtf"
_MARKUP_TYPES = re.compile(r"^\s*(text/|application/(xhtml\+)?xml)", re.IGNORECASE)


def is_document(body: bytes, content_type: str = "", disposition: str = "") -> bool:
    """Whether an answer is a PDF or an office file, by its bytes or the name it is to be saved as.

    `content_type` and `disposition` are its headers. In what is sent as text a PDF's header counts
    only at the very start: a page may write about PDFs.
    """
    if body.lstrip(_BLANK).startswith((_PDF, RTF)):
        return True
    is_text = bool(_MARKUP_TYPES.match(content_type))
    if not is_text and _PDF in body[:_PDF_WITHIN]:
        return True
    if body.startswith(_ZIP):
        return any(part in body for part in _OFFICE_PARTS) or _is_named_so(disposition)
    if body.startswith(COMPOUND):
        return any(stream in body for stream in _STREAMS) or _is_named_so(disposition)
    return not is_text and _is_named_so(disposition)


def _is_named_so(disposition: str) -> bool:
    """Whether a Content-Disposition header (RFC 6266) names a file with a document's ending."""
    header = Message()
    header["content-disposition"] = disposition
    return bool(DOCUMENTS.search((header.get_filename() or "").strip()))
