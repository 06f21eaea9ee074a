"""Reads documents in a process of their own, so that a hostile file cannot take the crawl down.

Run as `python -m crawler.documents`: one PDF on standard input, its facts as JSON on standard
output.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

from crawler.page import Document, Page
from crawler.store import Run, Workspace

_SECONDS = 60
_MEMORY = 1_500_000_000
_MAX_PAGES = 500
_MAX_TEXT = 1_000_000


def read_documents(workspace: Workspace, run: Run) -> int:
    """Read every document of a run that was not read yet; return how many there are."""
    done = {document.url for document in workspace.pages.documents(run.id)}
    known = _known(workspace, run)
    pages = [p for p in workspace.pages.all(run.id, "document") if p.status == 200]
    for page in pages:
        if page.url not in done:
            before = known.get((page.url, page.body))
            fresh = replace(before, run=run.id) if before else None
            workspace.pages.add_document(fresh or read(page, workspace.pages.body(page)))
    return len(pages)


def _known(workspace: Workspace, run: Run) -> dict[tuple[str, str], Document]:
    """Return what the last run read, by address and body: an unchanged file is not read again."""
    last = workspace.runs.before(run.id, "crawl")
    if last is None or last.version != run.version:
        return {}
    read_then = {x.url: x for x in workspace.pages.documents(last.id) if x.state == "ok"}
    pages = workspace.pages.all(last.id, "document")
    return {(p.url, p.body): read_then[p.url] for p in pages if p.url in read_then}


def read(page: Page, body: bytes) -> Document:
    """Read one document; a format that cannot be read, or a file that breaks, says so."""
    kind = page.url.partition("?")[0].rpartition(".")[2].lower()
    if not body.startswith(b"%PDF"):
        reason = f"{kind or 'this'} files are not read yet" if kind != "pdf" else "it is not a PDF"
        return Document(page.run, page.url, "could_not_check", reason, kind[:10], size=page.size)
    try:
        facts = _in_child(body)
    except (subprocess.SubprocessError, ValueError) as error:
        reason = (
            "it took too long" if isinstance(error, subprocess.TimeoutExpired) else "it is damaged"
        )
        return Document(page.run, page.url, "could_not_check", reason, "pdf", size=page.size)
    return Document(page.run, page.url, format="pdf", size=page.size, **facts)


def _in_child(body: bytes) -> dict[str, Any]:
    """Have a child process read a PDF."""
    done = subprocess.run(
        [sys.executable, "-m", "crawler.documents"],
        input=body,
        capture_output=True,
        timeout=_SECONDS,
        check=True,
    )
    facts: dict[str, Any] = json.loads(done.stdout)
    return facts


def pdf_facts(data: bytes) -> dict[str, Any]:
    """Return a PDF's facts, keys as in `crawler.page.Document`.

    Raises:
        pypdf.errors.PyPdfError: the file cannot be read.
    """
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    catalogue = reader.root_object
    marked = catalogue.get("/MarkInfo")
    text = "\n".join(sheet.extract_text() for sheet in reader.pages[:_MAX_PAGES])[:_MAX_TEXT]
    about = reader.metadata
    return {
        "title": str((about and about.title) or "").strip()[:1000],
        "language": str(catalogue.get("/Lang") or "").strip()[:35],
        "pages": len(reader.pages),
        "tagged": bool(marked and marked.get_object().get("/Marked")),
        "has_text": len("".join(text.split())) >= 10 * min(len(reader.pages), _MAX_PAGES),
        "created": _date(about.creation_date if about else None),
        "modified": _date(about.modification_date if about else None),
        "text": text,
    }


def _date(value: Any) -> str:
    """Write a date as ISO 8601, or nothing."""
    return value.isoformat() if value else ""


def _main() -> None:
    """Read a PDF from standard input within limits of time and memory."""
    try:
        import resource
    except ImportError:  # Windows: only the parent's time limit holds
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    json.dump(pdf_facts(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    _main()
