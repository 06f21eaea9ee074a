"""What a check is given: one page, visit or document, and the site, as far as its rule needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from audit.rule import CouldNotCheck, Need
from signpost.pages import content, markup
from signpost.workspace.records import Document, Link, Page, Visit

if TYPE_CHECKING:
    from audit.site_view import SiteView


@dataclass
class PageView:
    """One HTML page: its record, its links in document order, its tree and its content."""

    record: Page
    body: bytes = field(repr=False)
    links: list[Link] = field(repr=False)

    @property
    def url(self) -> str:
        """The page's address."""
        return self.record.url

    @cached_property
    def tree(self) -> markup.Element:
        """The page as an lxml tree. Shared by all rules: look, never change."""
        return markup.parse(self.body, self.record.content_type)

    @cached_property
    def content(self) -> content.Content:
        """The main content, block by block."""
        return content.read(self.tree)


@dataclass
class Subject:
    """What one check may look at. Asking for what is not there raises `CouldNotCheck`."""

    url: str
    needs: tuple[Need, ...]
    page_view: PageView | None = None
    visit_record: Visit | None = None
    document_record: Document | None = None
    site_view: SiteView | None = None
    why_no_page: str = "the page was not stored"

    @property
    def page(self) -> PageView:
        """The page."""
        if self.page_view is None or "page" not in self.needs:
            raise CouldNotCheck(self.why_no_page)
        return self.page_view

    @property
    def visit(self) -> Visit:
        """What the browser saw; only a visit that succeeded."""
        if self.visit_record is None or "visit" not in self.needs:
            raise CouldNotCheck("the page was not opened in the browser")
        if self.visit_record.state != "ok":
            raise CouldNotCheck(f"the browser could not show the page: {self.visit_record.reason}")
        return self.visit_record

    @property
    def styled_visit(self) -> Visit:
        """What the browser saw, of a page that looked as it should: all its style sheets came."""
        refused = self.visit.facts.get("refused_styles")
        if refused:
            raise CouldNotCheck(
                f"the page's style sheet {refused[0]} is on another site and was not loaded "
                "([visit] third_party is off), so the page did not look as residents see it"
            )
        return self.visit

    @property
    def document(self) -> Document:
        """The document; only one that could be read."""
        if self.document_record is None or "document" not in self.needs:
            raise CouldNotCheck("the document was not stored")
        if self.document_record.state != "ok":
            raise CouldNotCheck(f"the document could not be read: {self.document_record.reason}")
        return self.document_record

    @property
    def site(self) -> SiteView:
        """The whole site."""
        if self.site_view is None or "site" not in self.needs:
            raise CouldNotCheck("the site was not crawled")
        return self.site_view
