"""Has the documents of a run read, each in a process of its own, and stores what they hold."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import msgspec

from crawler.documents.document_facts import ChildAnswer
from crawler.documents.limits import MAX_SECONDS
from signpost import stop_signals
from signpost.pages.addresses import resolve
from signpost.pages.links import document_links
from signpost.settings.config import Config
from signpost.workspace import Run, Workspace
from signpost.workspace.blobs import digest
from signpost.workspace.hidden_parts import READER_VERSION
from signpost.workspace.records import SHOWN_STATUSES, Document, Link, Page, pack_links

# A process that waits for its disk, not its processor, gets this much longer.
_PATIENCE = 10
Key = tuple[str, str]
# With two dots at least, as in Firefox's viewer and Chromium's.
_HOST = re.compile(r"www\.[^/?#]*\.", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def unread(workspace: Workspace, config: Config, run: Run) -> list[Callable[[], bool]]:
    """Return a job for each document of a run that was not read yet.

    A job reads and stores one, and returns whether that brought links that were not known.
    """
    done = {document.url for document in workspace.pages.documents(run.id)}
    waiting = [
        p
        for p in workspace.pages.all(run.id, "document")
        if p.status in SHOWN_STATUSES and p.url not in done
    ]
    known = _known(workspace, run) if waiting else {}

    def job(page: Page) -> Callable[[], bool]:
        return lambda: _read(workspace, config, page, known.get((page.url, page.body)))

    return [job(page) for page in waiting]


def _known(workspace: Workspace, run: Run) -> dict[Key, Document]:
    """Return what the last run read, by address and body: an unchanged file is not read again."""
    last = workspace.runs.before(run.id, "crawl")
    if last is None or last.version != run.version:
        return {}
    read_then = {
        x.url: x
        for x in workspace.pages.documents(last.id)
        if x.state == "ok" and x.reader == READER_VERSION
    }
    pages = workspace.pages.all(last.id, "document")
    return {(p.url, p.body): read_then[p.url] for p in pages if p.url in read_then}


def _read(workspace: Workspace, config: Config, page: Page, known: Document | None) -> bool:
    """Read one document and store its facts, after its links: it counts as read by its facts."""
    if known is not None:
        workspace.pages.add_document(replace(known, run=page.run))
        return False
    document, links = read(page, workspace.pages.body(page), config)
    stop_signals.check()  # its process may have been ended, not by the document
    if links:
        packed = pack_links(links)
        workspace.pages.amend(replace(page, links=digest(packed)), [packed])
    workspace.pages.add_document(document)
    return bool(links)


def read(page: Page, body: bytes, config: Config) -> tuple[Document, list[Link]]:
    """Read one document: its facts and where it links to.

    A format that cannot be read, or a file that breaks, is a document that says so.
    """
    ending = page.url.partition("?")[0].rpartition(".")[2].lower()[:10]
    plain = Document(page.run, page.url, format=ending if ending.isalnum() else "", size=page.size)
    try:
        answer = _in_child_twice(body)
    except subprocess.TimeoutExpired:
        answer = ChildAnswer(reason="it took too long")
    except (subprocess.SubprocessError, msgspec.DecodeError):
        reason = "reading it broke off, as it took too long or too much memory"
        answer = ChildAnswer(reason=reason)
    facts = answer.facts
    if facts is None:
        return replace(
            plain,
            state="could_not_check",
            reason=answer.reason,
            format=answer.format or plain.format,
            hidden=answer.hidden,
            unread=answer.unread,
        ), []
    without_alias = config.without_alias if config.site.aliases else None
    document = replace(
        plain,
        format=answer.format,
        title=facts.title,
        language=facts.language,
        pages=facts.pages,
        tagged=facts.tagged,
        has_text=facts.has_text,
        created=facts.created,
        modified=facts.modified,
        text=facts.text,
        headings=facts.headings,
        margins=facts.margins,
        hidden=answer.hidden,
        unread=answer.unread,
    )
    found = facts.links
    if answer.format == "pdf":
        found = [(as_pdf_viewers_read(x, facts.base, page.url), words) for x, words in found]
    return document, document_links(found, page.url, config.hosts, without_alias)


def as_pdf_viewers_read(address: str, base: str, url: str) -> str:
    """Return where an address in a PDF leads, as browsers' viewers take it.

    What begins with `www.` is a host, whatever the standard says; what is relative is relative to
    the file's own `base`, else to where the file is (`url`).
    """
    address = address.strip()
    if _HOST.match(address):
        return f"http://{address}"
    if _ABSOLUTE.match(address):
        return address
    start = resolve(url, base) if _ABSOLUTE.match(base) else None
    found = resolve(start[0] if start else url, address)
    return f"{found[0]}#{found[1]}".removesuffix("#") if found else address


def _in_child_twice(body: bytes) -> ChildAnswer:
    """Have a document read; once more if the process was ended long before its limits.

    A machine that runs out of memory ends whichever process it likes.
    """
    began = time.monotonic()
    try:
        return _in_child(body)
    except subprocess.CalledProcessError as error:
        stop_signals.check()
        if error.returncode >= 0 or time.monotonic() - began > MAX_SECONDS / 2:
            raise
    return _in_child(body)


def _in_child(body: bytes) -> ChildAnswer:
    """Have a child process read a document."""
    done = subprocess.run(
        [sys.executable, "-m", "crawler.documents.child_process"],
        input=body,
        capture_output=True,
        start_new_session=True,  # a terminal's Ctrl-C is no fault of the document
        timeout=MAX_SECONDS + _PATIENCE,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=ChildAnswer)
