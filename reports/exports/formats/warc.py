"""A run as a WARC file (ISO 28500), the form in which web archives keep and replay websites.

Each answer is a `response` record with the body as it is stored: unpacked, so headers about
its coding are left out, and what Signpost noted is in a `metadata` record beside it. That names its
answer by the record's id and not by an address (WARC-Target-URI): archives index whatever has one,
and would replay the notes in place of the page. What the store does not keep (bodies of errors,
pictures, scripts, other sites) has no body here either: such a record says that it is truncated.
Requests were not recorded; secrets never are.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reports.exports.export_types import RunFormat
from reports.sources import Sources
from signpost import __version__
from signpost.workspace import Run, Workspace
from signpost.workspace.page_marks import APP_SHELL, PREFIX, served_body
from signpost.workspace.records import Page

# Headers of the wire, not of what was sent; the length is that of the body in the file.
_OF_THE_WIRE = {"content-encoding", "transfer-encoding", "content-length", "connection"}


def write_warc(sources: Sources, out: BinaryIO) -> int:
    """Write a run's answers to a binary stream as gzipped WARC; return how many there were.

    Raises:
        signpost.workspace.PrunedError: the bodies of the run were let go ([crawl] keep_runs).
    """
    workspace, run = sources.workspace, sources.run
    workspace.pages.check_bodies(run.id)
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    about = {
        "software": f"Signpost/{__version__}",
        "format": "WARC File Format 1.1",
        "isPartOf": run.site,
        "description": f"run {run.id}, begun {run.started}",
    }
    writer.write_record(writer.create_warcinfo_record("", about))
    count = 0
    for page in _answers(workspace, run):
        _write(writer, workspace, page)
        count += 1
    return count


def _answers(workspace: Workspace, run: Run) -> Iterator[Page]:
    """Go through what was answered: the site's addresses, then other sites'."""
    for kind in (None, "external"):
        yield from (p for p in workspace.pages.all(run.id, kind) if p.status is not None)


def _write(writer: WARCWriter, workspace: Workspace, page: Page) -> None:
    """Write one answer and what was noted of it."""
    body = workspace.blobs.get(served_body(page)) if served_body(page) else b""
    date = {"WARC-Date": _date(page.fetched)}
    cut = {} if _is_whole(page, body) else {"WARC-Truncated": "unspecified"}
    response = writer.create_warc_record(
        page.url,
        "response",
        payload=io.BytesIO(body),
        http_headers=StatusAndHeaders(
            _status_line(page.status or 0), _headers(page, body), protocol="HTTP/1.1"
        ),
        warc_headers_dict={**date, **cut},
    )
    writer.write_record(response)
    noted = json.dumps(_noted(page, body), ensure_ascii=False).encode()
    beside = response.rec_headers.get_header("WARC-Record-ID")
    writer.write_record(
        writer.create_warc_record(
            "",
            "metadata",
            payload=io.BytesIO(noted),
            warc_content_type="application/json",
            warc_headers_dict={**date, "WARC-Concurrent-To": beside},
        )
    )


def _status_line(status: int) -> str:
    """Return a status with its usual words."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _headers(page: Page, body: bytes) -> list[tuple[str, str]]:
    """Return the stored headers as they belong to the body in the file."""
    kept = [
        (name, " ".join(value.split()))
        for name, value in page.headers.items()
        if name not in _OF_THE_WIRE and not name.startswith(PREFIX)
    ]
    return [*kept, ("content-length", str(len(body)))]


def _is_whole(page: Page, body: bytes) -> bool:
    """Whether the body is in the file: what was asked with HEAD has a size of 0, but a type."""
    return bool(body) or (page.size == 0 and page.kind not in ("asset", "external"))


def _noted(page: Page, body: bytes) -> dict[str, str | int | float | bool]:
    """Return what the crawl noted of an answer."""
    return {
        "url": page.url,
        "kind": page.kind,
        "found_by": page.found_by,
        "referrer": page.referrer,
        "seconds": page.seconds,
        "size": page.size,
        "body_kept": _is_whole(page, body),
        "drawn_by_script": APP_SHELL in page.headers,
    }


def _date(fetched: str) -> str:
    """Write a time as WARC has it: UTC, with a Z."""
    return fetched.replace("+00:00", "Z")


EXPORT = RunFormat("warc", "warc", write_warc, place=140)
