"""Turns one HTTP answer, or the lack of one, into the record that is stored."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from urllib.parse import quote

from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response

from crawler.fetching.curl_handler import SENT
from crawler.fetching.fetch_errors import DATALOSS
from crawler.fetching.proxy_errors import ProxyError
from signpost.pages.links import DOCUMENTS
from signpost.pages.media_types import MediaType, page_rules, sniff
from signpost.workspace.page_marks import CUT_SHORT, PREFIX, SETS_COOKIE
from signpost.workspace.records import SHOWN_STATUSES, PageKind

_DOCUMENT_TYPES = re.compile(
    r"^application/(pdf|msword|rtf|vnd\.(ms-|openxmlformats|oasis))", re.IGNORECASE
)
# To these a HEAD was truly answered, and they do not say that anything is wrong with the address;
# any other complaint, and a redirect, may be about HEAD itself.
SURE_OF_HEAD = {401, 407, 429, 451}
# So may these ends of a HEAD.
HEAD_PROVES_NOTHING = {"timeout", "failed", "unreadable"}
REDIRECTS = {301, 302, 303, 307, 308}
# Never stored: they may hold secrets.
_SECRET_HEADERS = {"set-cookie", "authorization", "www-authenticate", "proxy-authenticate"}
_MAX_HEADERS, _MAX_HEADER = 60, 1000
# One character a byte, as browsers read header fields (the Fetch standard's isomorphic decode).
_HEADER_CHARSET = "latin-1"
_ASCII = bytes(range(0x80))
_STYLES_AND_SCRIPTS = re.compile(r"\b(?:css|javascript|ecmascript|wasm)\b", re.IGNORECASE)
_VERSIONS = ("etag", "last-modified")


def headers_of(response: Response) -> dict[str, str]:
    """Return an answer's headers, names in lower case.

    Left out are secrets, floods, and what would forge a mark of Signpost's own.
    """
    found: dict[str, str] = {}
    for raw, values in response.headers.items():
        name = raw.decode(_HEADER_CHARSET).lower()
        if name in _SECRET_HEADERS or name.startswith(PREFIX):
            continue
        if len(found) < _MAX_HEADERS:
            found[name] = b",".join(values)[:_MAX_HEADER].decode(_HEADER_CHARSET)
    if DATALOSS in response.flags:
        found[CUT_SHORT] = "it broke off before its end"
    if (location := redirect_location(response)) is not None:
        found["location"] = location[:_MAX_HEADER]
        if "Set-Cookie" in response.headers:
            found[SETS_COOKIE] = "yes"
    return found


def redirect_location(response: Response) -> str | None:
    """Return where a response redirects to, as written; None where it is no redirect.

    As in browsers: without a Location, or with an empty one, the answer is shown, and bytes outside
    ASCII stay what they are, whatever their encoding. Two different ones lead nowhere ("").
    """
    if response.status not in REDIRECTS:
        return None
    named = dict.fromkeys(x.strip() for x in response.headers.getlist("Location") if x.strip())
    if not named:
        return None
    return quote(next(iter(named)), safe=_ASCII) if len(named) == 1 else ""


def seconds_of(response: Response) -> float:
    """Return how long a response took, from when it was asked for."""
    now = time.monotonic()
    return round(now - float(response.meta.get(SENT, now)), 3)


def media_type_of(response: Response, content_type: str) -> MediaType:
    """Tell what an answer's body is, as browsers do: from its type or else its bytes."""
    options = response.headers.get("X-Content-Type-Options") or b""
    return sniff(content_type, response.body, options.strip().lower() == b"nosniff")


def kind_of(url: str, media: MediaType, role: str, body: bytes = b"") -> PageKind:
    """Tell what an answer is, from its media type; `role` is what it was asked for as."""
    if role == "sitemap":
        return "sitemap"
    if role == "robots":
        return "robots"
    if role in ("asset", "file", "form"):
        return "asset"
    if page_rules(media, body):
        return "html"
    if _DOCUMENT_TYPES.match(media.essence) or DOCUMENTS.search(url.partition("?")[0]):
        return "document"
    return "other"


def has_no_version(headers: Mapping[str, str], content_type: str) -> bool:
    """Whether only its bytes can tell if a style sheet or script has changed."""
    return bool(_STYLES_AND_SCRIPTS.search(content_type)) and not version_of(headers)


def version_of(headers: Mapping[str, str]) -> str:
    """Return the version that a server gives (RFC 9110, 8.8); "" where it gives none."""
    marks = [headers.get(name, "") for name in _VERSIONS]
    return " ".join(marks) if any(marks) else ""


def is_page(response: Response) -> bool:
    """Whether an answer's type says that it is a page, whatever its address looks like."""
    media = media_type_of(response, content_type_of(headers_of(response)))
    return response.status in SHOWN_STATUSES and bool(page_rules(media, response.body))


def needs_get(response: Response) -> bool:
    """Whether an asset that was asked with HEAD is to be asked again as a browser would.

    Many servers do not do HEAD well; of a style sheet or script it has to be known if it changes,
    and style sheets are kept: without them no archive shows a page as it was.
    """
    if response.status != 200:
        return is_unsure(response)
    headers = headers_of(response)
    content_type = content_type_of(headers)
    return is_style_sheet(content_type) or has_no_version(headers, content_type)


def is_style_sheet(content_type: str) -> bool:
    """Whether a type says that an answer is a style sheet."""
    return content_type.partition(";")[0].strip().lower() == "text/css"


def is_unsure(response: Response) -> bool:
    """Whether what was answered to HEAD may not be what GET is answered."""
    return response.status >= 300 and response.status not in SURE_OF_HEAD


def is_kept(kind: str, status: int, found_by: str, content_type: str = "") -> bool:
    """Whether a body is kept: what answers well and is read again, and the not-found pages."""
    if kind == "robots" or (kind == "asset" and is_style_sheet(content_type)):
        return status == 200
    return kind in ("html", "document") and (status in SHOWN_STATUSES or found_by == "probe")


class RobotsError(IgnoreRequest):
    """An address is not asked because of its host's robots.txt; `word` is a word of Page.error."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


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
    "UnreadableError": "unreadable",
}


def error_of(error: BaseException | None) -> str:
    """Name why there was no answer: one of Page.error's words."""
    if isinstance(error, RobotsError):
        return error.word
    if isinstance(error, IgnoreRequest):
        return "too_large"  # a body that unpacks to more than the limit
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
