"""What is not against WCAG, but makes a page harder to use all the same."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from audit.evidence.markup import headings
from audit.evidence.visits.axe_rules import engine_rule
from audit.inputs import PageView
from audit.rule import Finding
from signpost.pages.markup import parse, text_of


def borne_out(page: PageView, found: Sequence[Finding]) -> Iterable[Finding]:
    """Leave out what the page's HTML shows to be in order.

    That is skip links that stand before every landmark, where they belong, and headings that the
    engine compares with one inside a frame.
    """
    for one in found:
        if one.key.startswith("region ") and _is_skip_link(one.evidence):
            continue
        if one.key.startswith("heading-order ") and _is_in_order(page, one.evidence):
            continue
        yield one


def _is_in_order(page: PageView, html: str) -> bool:
    """Whether a heading stands at most one level below the page's heading before it."""
    words = text_of(parse(html.encode()))
    worded = [x for x in headings.of_page(page.tree) if x.text]
    return any(y.text == words and y.level <= x.level + 1 for x, y in pairwise(worded))


def _is_skip_link(html: str) -> bool:
    """Whether an element's HTML is a link to a place on its page that says “skip”."""
    lowered = html.lower()
    return lowered.startswith("<a ") and 'href="#' in lowered and "skip" in lowered


RULE = engine_rule(
    name="best-practices",
    criterion="",
    understanding="https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/",
    title="Structure that could help more",
    why=(
        "Landmarks and well-ordered headings are how screen reader users find their way "
        "about a page."
    ),
    fix=(
        "Put everything inside one header, nav, main or footer, and let headings go down one "
        "level at a time."
    ),
    version=2,
    reread=borne_out,
    sayings={
        "accesskeys": "This keyboard short cut (accesskey) is used twice on the page.",
        "aria-allowed-role": "This element has a role that does not fit it.",
        "aria-dialog-name": "This dialogue box has no name that a screen reader can say.",
        "aria-text": "This element is read as one text, but holds links or fields.",
        "aria-treeitem-name": "This item of a tree has no name that a screen reader can say.",
        "empty-heading": "This heading has no words.",
        "empty-table-header": "This header cell of a table has no words.",
        "focus-order-semantics": "The keyboard stops here, but nothing says what this is.",
        "frame-tested": "This frame could not be scanned.",
        "heading-order": "This heading skips a level.",
        "hidden-content": "This page has hidden content that was not scanned.",
        "image-redundant-alt": "The text alternative of this picture repeats the words beside it.",
        "label-title-only": "This field has a label only when a mouse points at it.",
        "landmark-banner-is-top-level": "The page's header stands inside another landmark.",
        "landmark-complementary-is-top-level": "An aside stands inside another landmark.",
        "landmark-contentinfo-is-top-level": "The page's footer stands inside another landmark.",
        "landmark-main-is-top-level": "The main content stands inside another landmark.",
        "landmark-no-duplicate-banner": "The page has more than one header.",
        "landmark-no-duplicate-contentinfo": "The page has more than one footer.",
        "landmark-no-duplicate-main": "The page has more than one main landmark.",
        "landmark-one-main": "The page has no main landmark.",
        "landmark-unique": "Two landmarks of the same kind have the same name.",
        "meta-viewport-large": (
            "The viewport meta tag keeps people from enlarging the page to five times its size."
        ),
        "page-has-heading-one": "The page has no main heading (h1) in the browser.",
        "presentation-role-conflict": (
            "This is marked as mere decoration, but the keyboard can reach it or it has a name."
        ),
        "region": "This part of the page is outside every landmark.",
        "scope-attr-valid": "This table cell has a scope that does not fit it.",
        "skip-link": "This skip link does not lead anywhere.",
        "tabindex": "This element jumps the queue of the Tab key (tabindex above 0).",
        "table-duplicate-name": "This table has the same words as caption and as summary.",
    },
)
