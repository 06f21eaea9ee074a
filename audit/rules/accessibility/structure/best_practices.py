"""What is not against WCAG, but makes a page harder to use all the same."""

from audit.evidence.visits.axe_rules import engine_rule

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
