"""What scripts add to a page: links and places in what is drawn that are not in its HTML."""

from __future__ import annotations

import msgspec
from playwright.async_api import Error, Page

from crawler.browser.page_scripts.page_script import PageScript
from crawler.fetching.frontier import shape
from signpost.pages.addresses import normalise
from signpost.pages.links import find_links
from signpost.pages.markup import parse
from signpost.pages.places import places_of
from signpost.settings.config import Config
from signpost.workspace import Workspace
from signpost.workspace.page_store import PrunedError
from signpost.workspace.records import Link
from signpost.workspace.visit_facts import AddedLink, VisitFacts

_TYPE = "text/html; charset=utf-8"
_MAX_LINKS, _MAX_PLACES, _MAX_NAME = 2000, 2000, 300
# What a person can follow. Of what a page merely shows, only the site's own is of interest.
_FOLLOWED = frozenset({"a", "area"})


class _Drawn(msgspec.Struct, frozen=True):
    """A page as it is drawn: its HTML, and that in its open shadow roots."""

    html: str
    shadows: list[str]


# Each open shadow root once; the HTML of the page leaves them out.
_DRAWN = PageScript("""() => {
  const found = [];
  let room = 2_000_000;
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const shadow = element.shadowRoot;
      if (!shadow || found.length >= 500) continue;
      const html = shadow.innerHTML;
      room -= html.length;
      if (room < 0) return;
      found.push(html);
      walk(shadow);
    }
  };
  walk(document);
  return { html: document.documentElement.outerHTML, shadows: found };
}""")


class ScriptedContent:
    """Compares what a browser has drawn with what the crawl has stored of a page."""

    def __init__(self, workspace: Workspace, config: Config, run: int) -> None:
        self._pages, self._config, self._run = workspace.pages, config, run

    async def look(self, page: Page, url: str) -> VisitFacts:
        """Return what scripts added to the page that is open at `url`.

        Nothing is known where the browser has gone on to another page, or the crawl has no HTML.
        """
        try:
            if normalise(page.url.partition("#")[0]) != url:
                return VisitFacts()
            drawn = await _DRAWN.run(page, _Drawn)
        except Error:
            return VisitFacts()
        return self.added(url, _encoded(drawn.html), _encoded("".join(drawn.shadows)))

    def added(self, url: str, html: bytes, shadows: bytes = b"") -> VisitFacts:
        """Return the links and places of what was drawn (`html`) that the stored page lacks.

        `shadows` is the HTML in its open shadow roots, where links can be but no places.
        """
        page, config = self._pages.get(self._run, url), self._config
        if page is None or not page.body or len(html) > config.crawl.max_megabytes * 1_000_000:
            return VisitFacts()
        try:
            served = parse(self._pages.body(page), page.content_type)
        except PrunedError:
            return VisitFacts()
        of_page = [x for x in self._pages.links(page) if not x.by_script]
        known = {(x.url, x.fragment) for x in of_page}
        # A server may number each answer's links anew: that is no script's work.
        numbered = {(shape(x.url), x.text) for x in of_page if "?" in x.url}
        before, end, after = html.rpartition(b"</body>")
        whole = b"".join((before, shadows, end, after))
        drawn = find_links(whole, _TYPE, url, config.hosts, config.without_alias).links
        links = dict.fromkeys(
            x
            for x in drawn
            if (x.url, x.fragment) not in known
            and (shape(x.url), x.text) not in numbered
            and _is_of_interest(x)
        )
        places = places_of(parse(html, _TYPE)) - places_of(served)
        return VisitFacts(
            added_links=[_added(x) for x in links][:_MAX_LINKS],
            added_places=_sorted(places),
        )


def _encoded(html: str) -> bytes:
    """Encode what came out of a page, halves of characters replaced."""
    return html.encode("utf-8", "replace")


def _is_of_interest(link: Link) -> bool:
    """Whether a link that a script adds is told: not what it loads from other sites."""
    return link.tag in _FOLLOWED or link.kind in ("page", "document", "asset")


def _added(link: Link) -> AddedLink:
    """Make a fact of a link."""
    url, fragment, text, where, kind, tag, rel = link[:7]
    return AddedLink(
        url=url, fragment=fragment, text=text, where=where, kind=kind, tag=tag, rel=rel
    )


def _sorted(places: frozenset[str]) -> list[str] | None:
    """Return places in order; None where there are too many to keep, so that none is missed."""
    is_kept = len(places) <= _MAX_PLACES and all(len(x) <= _MAX_NAME for x in places)
    return sorted(places) if is_kept else None
