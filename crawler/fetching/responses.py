"""Turns one HTTP answer, or the lack of one, into the record that is stored."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response

from crawler.fetching.proxy_errors import ProxyError
from signpost.pages.links import DOCUMENTS
from signpost.workspace.page_marks import PREFIX
from signpost.workspace.records import PageKind

_HTML = ("text/html", "application/xhtml+xml")
_DOCUMENT_TYPES = re.compile(
    r"^application/(pdf|msword|rtf|vnd\.(ms-|openxmlformats|oasis))", re.IGNORECASE
)
_NO_HEAD = {400, 403, 405, 501}
REDIRECTS = {301, 302, 303, 307, 308}
# Never stored: they may hold secrets.
_SECRET_HEADERS = {"set-cookie", "authorization", "www-authenticate", "proxy-authenticate"}
_MAX_HEADERS, _MAX_HEADER = 60, 1000
_STYLES_AND_SCRIPTS = re.compile(r"\b(?:css|javascript|ecmascript|wasm)\b", re.IGNORECASE)
_VERSIONS = ("etag", "last-modified")


def headers_of(response: Response) -> dict[str, str]:
    """Return an answer's headers, names in lower case.

    Left out are secrets, floods, and what would forge a mark of Signpost's own.
    """
    found: dict[str, str] = {}
    for raw, value in response.headers.to_unicode_dict().items():
        name = str(raw).lower()
        if name in _SECRET_HEADERS or name.startswith(PREFIX):
            continue
        if len(found) < _MAX_HEADERS:
            found[name] = str(value)[:_MAX_HEADER]
    return found


def kind_of(url: str, status: int, content_type: str, role: str) -> PageKind:
    """Tell what an answer is, from its type; `role` is what it was asked for as."""
    media = content_type.partition(";")[0].strip().lower()
    if status in REDIRECTS:
        return "redirect"
    if role == "sitemap":
        return "sitemap"
    if role == "robots":
        return "robots"
    if role in ("asset", "form"):
        return "asset"
    if media in _HTML:
        return "html"
    if _DOCUMENT_TYPES.match(media) or DOCUMENTS.search(url.partition("?")[0]):
        return "document"
    return "other"


def has_no_version(headers: Mapping[str, str], content_type: str) -> bool:
    """Whether only its bytes can tell if a style sheet or script has changed."""
    return bool(_STYLES_AND_SCRIPTS.search(content_type)) and not version_of(headers)


def version_of(headers: Mapping[str, str]) -> str:
    """Return the version that a server gives (RFC 9110, 8.8); "" where it gives none."""
    marks = [headers.get(name, "") for name in _VERSIONS]
    return " ".join(marks) if any(marks) else ""


def needs_get(response: Response) -> bool:
    """Whether an asset is to be asked again as a browser would.

    Some servers do not do HEAD; of a style sheet or script it has to be known if it changes.
    """
    headers = headers_of(response)
    return response.status in _NO_HEAD or (
        response.status == 200 and has_no_version(headers, content_type_of(headers))
    )


def is_kept(kind: str, status: int, found_by: str) -> bool:
    """Whether a body is kept: pages and documents that answer well, and the not-found page."""
    return kind in ("html", "document") and (status == 200 or found_by == "probe")


# What a failed request is called, by the names of the exceptions that Scrapy and Twisted raise.
_ERRORS = {
    "CannotResolveHostError": "dns",
    "DNSLookupError": "dns",
    "DownloadConnectionRefusedError": "refused",
    "ConnectionRefusedError": "refused",
    "DownloadTimeoutError": "timeout",
    "TimeoutError": "timeout",
    "TCPTimedOutError": "timeout",
    "CertificateError": "tls",
    "VerificationError": "tls",
}


def error_of(error: BaseException | None) -> str:
    """Name why there was no answer: one of Page.error's words."""
    if isinstance(error, IgnoreRequest):
        # The other reason is a body that unpacks to more than the limit.
        return "robots" if "robots.txt" in str(error) else "too_large"
    if isinstance(error, DownloadCancelledError):
        return "too_large"
    if isinstance(error, DownloadTimeoutError):
        return "timeout"
    if isinstance(error, ProxyError):
        return error.word
    for kind in type(error).__mro__:
        if kind.__name__ in _ERRORS:
            return _ERRORS[kind.__name__]
    return "tls" if "SSL" in repr(error) or "certificate" in repr(error).lower() else "failed"


def content_type_of(headers: Mapping[str, str]) -> str:
    """Return the content type that a server declared, shortened."""
    return headers.get("content-type", "")[:200]
