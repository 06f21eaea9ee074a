"""The demo council's website without a network: an address in, an answer out.

Mereford Borough Council does not exist. Its telephone numbers are from the ranges that Ofcom
keeps free for drama. `faults.toml` lists everything that is wrong with the site on purpose.
"""

from __future__ import annotations

import hashlib
import mimetypes
import shutil
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from demo import misbehaviour
from demo.fragments import FOLDER, Fragment, crumbs, load

NAME = "Mereford Borough Council"
HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"
FILES = ("assets", "documents")
NOT_FOUND = {
    "title": "Page not found",
    "description": "We could not find the page you asked for. Here is where to look next.",
}
# News is a sitemap of its own, so that the sitemap's index has two entries.
SITEMAPS = {"/sitemap-services.xml": False, "/sitemap-news.xml": True}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends for one request; `delay` is how long it waits first, in seconds."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


class Site:
    """The council's website in one of its two weeks."""

    def __init__(self, week: int = 1, today: date | None = None) -> None:
        if week not in (1, 2):
            raise ValueError(f"the demo council has weeks 1 and 2, not {week}")
        self.week = week
        self.today = today or date.today()  # noqa: DTZ011 - the day as a resident reads it
        self.pages = load()
        self.files = {
            "/" + x.relative_to(FOLDER).as_posix(): x
            for name in FILES
            for x in sorted((FOLDER / name).rglob("*"))
            if x.is_file()
        }
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "layouts"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def answer(self, target: str, base: str = "http://127.0.0.1") -> Answer:
        """Answer a request for a path with its query, such as `/search?q=bins`.

        `base` is the site's own address without a slash at its end, for sitemaps.
        """
        parts = urlsplit(target)
        path = parts.path
        if to := misbehaviour.redirect(path) or self._without_slash(path):
            return Answer(301, headers={"Location": to})
        if status := misbehaviour.status(path, self.week):
            return self._error(status)
        if path in self.pages:
            return self._page(self.pages[path], parts.query)
        if path in self.files:
            return _file(self.files[path])
        return self._machine(path, base) or self._not_found(path)

    def receive(self, path: str) -> Answer:
        """Answer a form that was sent: on to the page that says what happens next."""
        if status := misbehaviour.status(path, self.week):
            return self._error(status)
        if path in self.pages:
            return Answer(303, headers={"Location": "/forms/thank-you"})
        return Answer(405, b"", {"Allow": "GET, HEAD"})

    def _without_slash(self, path: str) -> str:
        """Return a page's address for the same address with a slash too many."""
        bare = path.rstrip("/")
        return bare if path != "/" and path.endswith("/") and bare in self.pages else ""

    def _page(self, fragment: Fragment, query: str) -> Answer:
        """Render a page with its layout."""
        values = {
            "today": self.today,
            "week": self.week,
            "tax_year": tax_year(self.today),
            "file_link": self._file_link,
            "query": parse_qs(query).get("q", [""])[0][:200],
            "pages": self.pages,
        }
        body = self._templates.from_string(fragment.source).render(values)
        layout = self._templates.get_template(f"{fragment.meta.get('layout', 'service')}.html")
        html = layout.render(
            **values,
            page=fragment.meta,
            path=fragment.path,
            crumbs=crumbs(fragment.path, self.pages),
            content=Markup(body),  # noqa: S704 - the site's own files
        )
        return _answer(200, html, HTML, misbehaviour.SLOW.get(fragment.path, 0.0))

    def _file_link(self, path: str, text: str) -> Markup:
        """Write a link to a document, with its type and size."""
        size = max(1, round(self.files[path].stat().st_size / 1024))
        kind = path.rsplit(".", 1)[-1].upper()
        return Markup('<a href="{}">{} ({}, {} KB)</a>').format(path, text, kind, size)

    def _error(self, status: int) -> Answer:
        """Answer with an error, in few words."""
        phrase = HTTPStatus(status).phrase
        page = f"<!doctype html><html lang=en><title>{phrase}</title><h1>{phrase}</h1></html>"
        return _answer(status, page, HTML)

    def _not_found(self, path: str) -> Answer:
        """Answer that there is no such page; under one folder with the wrong status."""
        html = self._templates.get_template("not-found.html").render(
            page=NOT_FOUND, path="", crumbs=[], today=self.today, content=""
        )
        return _answer(200 if path.startswith(misbehaviour.SOFT_404) else 404, html, HTML)

    def _machine(self, path: str, base: str) -> Answer | None:
        """Answer what is meant for crawlers: robots.txt and the sitemaps."""
        if path == "/robots.txt":
            lines = ["User-agent: *", "Disallow: /forms/thank-you", f"Sitemap: {base}/sitemap.xml"]
            return _answer(200, "\n".join(lines) + "\n", "text/plain; charset=utf-8")
        if path == "/sitemap.xml":
            return _answer(200, _sitemap("sitemapindex", "sitemap", SITEMAPS, base), XML)
        if path in SITEMAPS:
            news = SITEMAPS[path]
            listed = [
                p for p, x in self.pages.items() if x.in_sitemap and (x.section == "news") == news
            ]
            return _answer(200, _sitemap("urlset", "url", listed, base), XML)
        return None


def tax_year(today: date) -> str:
    """Name the tax year of a day, such as "2026 to 2027"; it starts in April."""
    start = today.year if today.month >= 4 else today.year - 1
    return f"{start} to {start + 1}"


def _answer(status: int, text: str, content_type: str, delay: float = 0.0) -> Answer:
    """Make an answer with a body and its entity tag."""
    body = text.encode()
    tag = hashlib.blake2b(body, digest_size=8).hexdigest()
    return Answer(status, body, {"Content-Type": content_type, "ETag": f'"{tag}"'}, delay)


def _file(file: Path) -> Answer:
    """Answer with a file as it is."""
    body = file.read_bytes()
    tag = hashlib.blake2b(body, digest_size=8).hexdigest()
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Answer(200, body, {"Content-Type": kind, "ETag": f'"{tag}"'})


def _sitemap(kind: str, item: str, paths: list[str] | dict[str, bool], base: str) -> str:
    """Write a sitemap, or the index of sitemaps."""
    rows = "\n".join(f"<{item}><loc>{base}{path}</loc></{item}>" for path in paths)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="{space}">\n{rows}\n</{kind}>\n'


def write_settings(folder: Path, url: str) -> Path:
    """Write the demo council's signpost.toml, its query log and its demand tables into a folder.

    `url` is where the site answers. Returns the settings' path; the folder is made if need be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("query-log.tsv", "services.csv", "views.csv", "contacts.csv", "feedback.csv"):
        shutil.copyfile(FOLDER / name, folder / name)
    template = (FOLDER / "settings.toml.jinja").read_text("utf-8")
    file = folder / "signpost.toml"
    # TOML, not HTML: escaping would spoil it.
    plain = Environment(autoescape=False, keep_trailing_newline=True)  # noqa: S701
    file.write_text(plain.from_string(template).render(url=url, name=NAME), "utf-8")
    return file
