"""What the crawl writes: pages with their bodies and links, documents, what was left out."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Engine, bindparam, delete, func, insert, select, update

from signpost.errors import SignpostError
from signpost.workspace.blobs import Blobs, insert_missing, json_bytes
from signpost.workspace.hidden_parts import READER_VERSION
from signpost.workspace.records import (
    SHOWN_STATUSES,
    Document,
    Link,
    Page,
    PageKind,
    Skipped,
    as_row,
    unpack_links,
)
from signpost.workspace.schema import blobs, documents, pages, skipped

# Built once: SQLAlchemy takes longer to build this query than SQLite to answer it.
_ONE = select(pages).where(
    pages.c.run == bindparam("of_run"),
    pages.c.url == bindparam("address"),
    pages.c.kind != "external",
)
_SOME = (
    select(pages, blobs.c.codec, blobs.c.data, blobs.c.size.label("packed_size"))
    .join_from(pages, blobs, pages.c.links == blobs.c.hash, isouter=True)
    .where(
        pages.c.run == bindparam("of_run"),
        pages.c.url.in_(bindparam("addresses", expanding=True)),
        pages.c.kind != "external",
    )
)
# As `Page.is_html` has it.
_IS_SHOWN = pages.c.status.in_(sorted(SHOWN_STATUSES)) & (
    (pages.c.location == "") | (pages.c.location == pages.c.url)
)


class PrunedError(SignpostError):
    """A run's pages are no longer kept; the message is one line for a person."""

    def __init__(self, run: int) -> None:
        super().__init__(
            f"the pages of run {run} are no longer kept ([crawl] keep_runs); its findings and "
            "figures are. Choose a later run"
        )


class Pages:
    """Reads and writes what the crawl collects."""

    def __init__(self, engine: Engine, blobs: Blobs) -> None:
        self._engine = engine
        self._blobs = blobs

    def add(
        self, records: Iterable[Page], datas: Iterable[bytes], skips: Iterable[Skipped]
    ) -> None:
        """Store pages, the blobs that they name and what was left out, in one transaction."""
        rows = [{**as_row(p), "headers": json.dumps(dict(p.headers))} for p in records]
        left_out = [as_row(s) for s in skips]
        with self._engine.begin() as connection:
            self._blobs.add(connection, datas)
            if rows:
                connection.execute(insert_missing(pages, self._engine), rows)
            if left_out:
                connection.execute(insert_missing(skipped, self._engine), left_out)

    def all(self, run: int, kind: str | None = None) -> Iterator[Page]:
        """Go through the pages of a run in order of address (of one `kind` if given).

        Addresses on other sites are no pages: they come only for the kind `external`.
        """
        query = select(pages).where(pages.c.run == run).order_by(pages.c.url)
        query = query.where(pages.c.kind == kind if kind else pages.c.kind != "external")
        with self._engine.connect() as connection:
            for row in connection.execute(query).yield_per(500):
                yield _page(row._mapping)

    def answers(self, run: int, kinds: Sequence[str]) -> Iterator[Page]:
        """Go through the pages of a run that are of some kinds, in order of address."""
        query = select(pages).where(pages.c.run == run, pages.c.kind.in_(kinds))
        with self._engine.connect() as connection:
            for row in connection.execute(query.order_by(pages.c.url)).yield_per(500):
                yield _page(row._mapping)

    def html(self, run: int) -> Iterator[Page]:
        """Go through the pages of a run that a resident can read (HTML that is shown)."""
        return (page for page in self.all(run, "html") if page.is_html)

    def get(self, run: int, url: str) -> Page | None:
        """Return one page of a run; addresses on other sites are no pages."""
        with self._engine.connect() as connection:
            row = connection.execute(_ONE, {"of_run": run, "address": url}).first()
        return _page(row._mapping) if row else None

    def anywhere(self, run: int, url: str) -> Page | None:
        """Return the answer of one address in a run, on the site or on another."""
        which = (pages.c.run == run) & (pages.c.url == url)
        with self._engine.connect() as connection:
            row = connection.execute(select(pages).where(which)).first()
        return _page(row._mapping) if row else None

    def some(self, run: int, urls: Sequence[str]) -> list[tuple[Page, bytes]]:
        """Return the pages of a run at some addresses, each with its links as they are packed."""
        if not urls:
            return []
        with self._engine.connect() as connection:
            rows = connection.execute(_SOME, {"of_run": run, "addresses": list(urls)}).mappings()
            return [self._with_links(dict(row)) for row in rows]

    def _with_links(self, row: dict[str, Any]) -> tuple[Page, bytes]:
        """Take the columns of the links' blob off a page's row."""
        codec, data, size = row.pop("codec"), row.pop("data"), row.pop("packed_size")
        return _page(row), self._blobs.unpack(codec, data, size) if codec else b""

    def count(self, run: int) -> int:
        """Count the addresses asked in a run, other sites' apart."""
        which = (pages.c.run == run) & (pages.c.kind != "external")
        with self._engine.connect() as connection:
            query = select(func.count()).select_from(pages).where(which)
            return int(connection.execute(query).scalar_one())

    def tally(self, run: int) -> list[tuple[str, int | None, str, int]]:
        """Count a run's answers by kind, status and what found them (other sites' too)."""
        what = (pages.c.kind, pages.c.status, pages.c.found_by)
        query = select(*what, func.count()).where(pages.c.run == run).group_by(*what)
        with self._engine.connect() as connection:
            return [tuple(row) for row in connection.execute(query)]

    def found_html(self, run: int) -> Iterator[tuple[str, str]]:
        """Yield the address of each HTML page of a run, and what found it, in order."""
        which = (pages.c.run == run) & (pages.c.kind == "html") & _IS_SHOWN
        query = select(pages.c.url, pages.c.found_by).where(which).order_by(pages.c.url)
        with self._engine.connect() as connection:
            for row in connection.execute(query).yield_per(500):
                yield row.url, row.found_by

    def marked(self, run: int, header: str, value: str = "", kind: PageKind = "html") -> list[Page]:
        """Return the pages of a kind whose header of that name begins with a value, in order."""
        text = f'"{header}": "{value}'
        which = (pages.c.run == run) & (pages.c.kind == kind)
        query = select(pages).where(which, pages.c.headers.contains(text, autoescape=True))
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(pages.c.url)).all()
        return [_page(row._mapping) for row in rows]

    def known_outside(self, run: int, since: str) -> dict[str, Page]:
        """Return good answers of other sites that the ten runs before `run` had, by address.

        Only answers of `since` (ISO 8601) or later: what did not work may work by now.
        """
        recent = (pages.c.run < run) & (pages.c.run >= run - 10) & (pages.c.fetched >= since)
        query = select(pages).where(recent, pages.c.kind == "external", pages.c.status < 400)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(pages.c.run)).all()
        return {row.url: _page(row._mapping) for row in rows}

    def body(self, page: Page) -> bytes:
        """Return a page's body as it came (decompressed), or nothing where none was kept.

        Raises:
            PrunedError: it was let go, as its run is old.
        """
        try:
            return self._blobs.get(page.body) if page.body else b""
        except KeyError:
            raise PrunedError(page.run) from None

    def check_bodies(self, run: int) -> None:
        """Make sure that a run has all its bodies.

        Raises:
            PrunedError: some were let go, as the run is old.
        """
        which = (pages.c.run == run) & (pages.c.body != "")
        lost = select(pages.c.url).where(which, pages.c.body.not_in(select(blobs.c.hash))).limit(1)
        with self._engine.connect() as connection:
            if connection.execute(lost).first() is not None:
                raise PrunedError(run)

    def links(self, page: Page) -> list[Link]:
        """Return a page's links in document order."""
        return unpack_links(self._blobs.get(page.links)) if page.links else []

    def links_of(self, page: Page, tags: Collection[str]) -> list[Link]:
        """Return a page's links that are elements of some names; most pages have none, fast."""
        data = self._blobs.get(page.links) if page.links else b""
        if not any(f'"{tag}"'.encode() in data for tag in tags):
            return []
        return [link for link in unpack_links(data) if link.tag in tags]

    def left_out(self, run: int) -> list[Skipped]:
        """Return what the crawl left out, in order of address."""
        query = select(skipped).where(skipped.c.run == run).order_by(skipped.c.url)
        with self._engine.connect() as connection:
            return [Skipped(**row._mapping) for row in connection.execute(query)]

    def keep_left_out(self, run: int) -> None:
        """Let go of what was left out for a while only (too deep, refused), and then was asked."""
        asked = select(pages.c.url).where(pages.c.run == run)
        which = (skipped.c.run == run) & skipped.c.reason.in_(("max_depth", "asked_to_wait"))
        with self._engine.begin() as connection:
            connection.execute(delete(skipped).where(which, skipped.c.url.in_(asked)))

    def forget_refused(self, run: int) -> None:
        """Forget what was not asked, so that it is when a run is carried on.

        That is what a robots.txt forbade, and each robots.txt itself: both may have changed, as may
        the wish to keep to it. Answers that only say when to ask again (Retry-After) go too, and a
        start page that gave no answer: without it there is nothing to carry on.
        """
        says_when = pages.c.headers.contains('"retry-after": "', autoescape=True)
        unasked = pages.c.error.in_(("robots", "robots_unread", "asked_to_wait"))
        refused = unasked | (pages.c.status.in_((429, 503)) & says_when)
        robots = (pages.c.kind == "robots") | pages.c.url.endswith("/robots.txt")
        lost = (pages.c.found_by == "start") & pages.c.status.is_(None)
        with self._engine.begin() as connection:
            of_run = delete(pages).where(pages.c.run == run)
            connection.execute(of_run.where(refused | robots | lost))

    def mark_in_sitemap(self, run: int) -> None:
        """Note on each page whether a sitemap of the run names it."""
        named = {x.url for page in self.all(run, "sitemap") for x in self.links(page)}
        marks = [{"address": url} for url in sorted(named)]
        if marks:
            which = (pages.c.run == run) & (pages.c.url == bindparam("address"))
            with self._engine.begin() as connection:
                connection.execute(update(pages).where(which).values(in_sitemap=True), marks)

    def amend(self, page: Page, datas: Iterable[bytes]) -> None:
        """Replace a stored page's body, links and what was read from them, in one transaction."""
        which = (pages.c.run == page.run) & (pages.c.url == page.url)
        values = {
            "body": page.body,
            "links": page.links,
            "title": page.title,
            "content_type": page.content_type,
            "headers": json.dumps(dict(page.headers)),
        }
        with self._engine.begin() as connection:
            self._blobs.add(connection, datas)
            connection.execute(update(pages).where(which).values(values))

    def replace(self, page: Page, datas: Iterable[bytes]) -> None:
        """Store a page in the place of what is stored of its address, in one transaction."""
        which = (pages.c.run == page.run) & (pages.c.url == page.url)
        row = {**as_row(page), "headers": json.dumps(dict(page.headers))}
        with self._engine.begin() as connection:
            self._blobs.add(connection, datas)
            connection.execute(delete(pages).where(which))
            connection.execute(insert(pages), row)

    def add_document(self, document: Document) -> None:
        """Store what was read out of one document."""
        facts = as_row(document)
        facts["hidden"] = msgspec.to_builtins(document.hidden)
        del facts["run"]  # so that an unchanged document is one blob over all runs
        with self._engine.begin() as connection:
            name = self._blobs.add(connection, [json_bytes(facts)])[0]
            row = {"run": document.run, "url": document.url, "facts": name}
            connection.execute(insert_missing(documents, self._engine), row)

    def documents(self, run: int) -> Iterator[Document]:
        """Go through the documents of a run in order of address.

        What a reader of before `READER_VERSION` stored may hold hidden words, and is withheld.
        """
        query = select(documents).where(documents.c.run == run).order_by(documents.c.url)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            facts = {"reader": 0, **self._blobs.get_json(row.facts), "run": run}
            yield _believed(msgspec.convert(facts, Document))

    def document_names(self, run: int) -> dict[str, str]:
        """Return the blob of each document of a run, by address."""
        query = select(documents.c.url, documents.c.facts).where(documents.c.run == run)
        with self._engine.connect() as connection:
            return {row.url: row.facts for row in connection.execute(query)}


_READ_BEFORE = "it was read before hidden parts were told from shown ones; the next crawl reads it"


def _believed(document: Document) -> Document:
    """Withhold what an older reader made of a document: hidden words may be among the shown."""
    if document.reader >= READER_VERSION or document.state != "ok":
        return document
    return replace(document, state="could_not_check", reason=_READ_BEFORE, text="", margins="")


def _page(row: Any) -> Page:
    """Turn a table row into a Page."""
    return Page(**{**row, "headers": json.loads(row["headers"])})
