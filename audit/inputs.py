"""What a check may read: a page, a visit, a document, the site or the day, by type.

A check asks for them by annotation; what is not there is "could not check", by the runner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from audit.finding import CouldNotCheck
from audit.site_view import SiteView
from signpost.pages import content, markup, shown
from signpost.workspace.records import Document, Link, Page, Visit
from signpost.workspace.visit_facts import VisitFacts

# What a rule looks at, in the catalogue's words.
Need = Literal["page", "visit", "document", "site"]


@dataclass
class PageView:
    """One HTML page: its record, its links in document order, its tree and its content.

    `unusable` are the links that cannot be used; `links` are the others. `visit_facts` are what a
    browser saw of it, if one did: they say which of its words nobody sees (`unseen`).
    """

    record: Page
    body: bytes = field(repr=False)
    links: list[Link] = field(repr=False)
    visit_facts: VisitFacts | None = field(default=None, repr=False)
    unusable: list[Link] = field(init=False, repr=False)
    _elements: list[markup.Element] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        """Set the links apart that no rule but its own can judge."""
        self.unusable = [link for link in self.links if link.kind == "unusable"]
        self.links = [link for link in self.links if link.kind != "unusable"]

    @property
    def url(self) -> str:
        """The page's address."""
        return self.record.url

    @cached_property
    def tree(self) -> markup.Element:
        """The page as an lxml tree. Shared by all rules: look, never change."""
        tree = markup.parse(self.body, self.record.content_type)
        # Python's side of each element is kept: lxml would make it anew for every rule.
        self._elements = list(tree.iter())
        return tree

    @cached_property
    def texts(self) -> list[str]:
        """Every piece of text of the page in document order, scripts and styles with them."""
        return list(self.tree.itertext())

    @cached_property
    def words(self) -> str:
        """All words of the page, header and footer with them, as a reader sees them."""
        return markup.text_of(self.tree)

    @cached_property
    def content(self) -> content.Content:
        """The main content, block by block."""
        return content.read(self.tree, unseen=self.unseen)

    @cached_property
    def unseen(self) -> frozenset[markup.Element]:
        """The elements whose words nobody sees, whatever is inside them included or not."""
        texts = self.visit_facts.unseen_texts if self.visit_facts else None
        places = None if texts is None else [shown.UnseenPlace(x.path, x.text) for x in texts]
        return shown.unseen_elements(self.tree, places)

    def is_shown(self, element: markup.Element) -> bool:
        """Whether people can see an element: neither it nor what holds it is unseen."""
        unseen = self.unseen
        return element not in unseen and unseen.isdisjoint(element.iterancestors())


@dataclass(frozen=True, slots=True)
class StyledVisit(Visit):
    """What the browser saw of a page that looked as it should: all its style sheets came.

    Raises:
        CouldNotCheck: one did not.
    """

    def __post_init__(self) -> None:
        """Refuse a page whose style sheets were not loaded."""
        refused = self.facts.refused_styles
        if refused:
            raise CouldNotCheck(
                f"the page's style sheet {refused[0]} is on another site and was not loaded "
                "([visit] third_party is off), so the page did not look as residents see it"
            )

    @classmethod
    def of(cls, visit: Visit) -> StyledVisit:
        """Take a visit for what it shows, if it does."""
        return cls(**{part.name: getattr(visit, part.name) for part in fields(visit)})


@dataclass(frozen=True, slots=True)
class Seen:
    """What the browser saw of a page, if it could show it: for rules that can do without.

    They read the HTML, and ask here whether what it shows was there for people; without a visit
    such a rule is less sure, and not unable.
    """

    facts: VisitFacts | None = None


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page's HTML, if it is stored: for rules on what the browser saw that can do without.

    They ask here what the browser's own look leaves open; without the HTML they are less exact.
    """

    view: PageView | None = None


@dataclass
class Inputs:
    """What is stored of one page or document, and of its site: what a check may be given.

    Each part is None where there is nothing stored. `why_no_page` says why there is no page;
    `today` stands in for the day of the run, where what is asked of it is noted.
    """

    page: PageView | None = None
    visit: Visit | None = None
    document: Document | None = None
    site: SiteView | None = None
    why_no_page: str = "the page was not stored"
    today: date | None = None
    # What was given already: the same to every rule that asks for it.
    _given: dict[type, object] = field(init=False, repr=False, default_factory=dict)

    def read(self, kinds: tuple[type, ...]) -> list[object]:
        """Return what a check asks for, in its order.

        Raises:
            CouldNotCheck: one of them is missing; the message says which, and why.
        """
        given = self._given
        for kind in kinds:
            if kind not in given:
                given[kind] = INPUTS[kind].read(self)
        return [given[kind] for kind in kinds]


def _page(inputs: Inputs) -> PageView:
    """Return the page."""
    if inputs.page is None:
        raise CouldNotCheck(inputs.why_no_page)
    return inputs.page


def _visit(inputs: Inputs) -> Visit:
    """Return what the browser saw; only a visit that succeeded."""
    if inputs.visit is None:
        raise CouldNotCheck("the page was not opened in the browser")
    if inputs.visit.state != "ok":
        raise CouldNotCheck(f"the browser could not show the page: {inputs.visit.reason}")
    return inputs.visit


def _styled_visit(inputs: Inputs) -> StyledVisit:
    """Return what the browser saw; only of a page that looked as residents see it."""
    return StyledVisit.of(_visit(inputs))


def _seen(inputs: Inputs) -> Seen:
    """Return what the browser saw, if anything."""
    visit = inputs.visit
    return Seen(visit.facts if visit is not None and visit.state == "ok" else None)


def _stored_page(inputs: Inputs) -> StoredPage:
    """Return the page, if there is one."""
    return StoredPage(inputs.page)


def _document(inputs: Inputs) -> Document:
    """Return the document; only one that could be read."""
    if inputs.document is None:
        raise CouldNotCheck("the document was not stored")
    if inputs.document.state != "ok":
        raise CouldNotCheck(f"the document could not be read: {inputs.document.reason}")
    return inputs.document


def _site(inputs: Inputs) -> SiteView:
    """Return the whole site."""
    if inputs.site is None:
        raise CouldNotCheck("the site was not crawled")
    return inputs.site


def _today(inputs: Inputs) -> date:
    """Return the day of the run, not of the judging."""
    return inputs.today or _site(inputs).today


class Input(NamedTuple):
    """One kind of input: what the catalogue calls it, and how the runner gets it."""

    need: Need
    read: Callable[[Inputs], object]


INPUTS: Mapping[type, Input] = {
    PageView: Input("page", _page),
    Visit: Input("visit", _visit),
    StyledVisit: Input("visit", _styled_visit),
    Seen: Input("visit", _seen),
    StoredPage: Input("page", _stored_page),
    Document: Input("document", _document),
    SiteView: Input("site", _site),
    date: Input("site", _today),
}
