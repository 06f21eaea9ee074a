"""Pages that change before people have read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.evidence.markup.markup_findings import finding_at, uncertain_finding_at
from audit.evidence.visits.axe_rules import engine_rule
from audit.inputs import PageView
from audit.rule import Finding
from signpost.pages.addresses import resolve
from signpost.pages.refresh import parse_refresh

# WCAG 2.2.1 lets a limit be that is longer than twenty hours.
_MOST_SECONDS = 20 * 60 * 60
_AT_ONCE = "This page loads itself anew at once: does that ever end?"
_LATER = "This page reloads or goes elsewhere by itself after more than twenty hours."
_SAYING = "This page reloads or goes elsewhere by itself after a time."


def check_refresh(page: PageView, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the page's refresh where it waits; one of over twenty hours needs a person.

    Only the strictest level (3.2.5, AAA) asks for none at all. Browsers heed the first refresh
    that they can read, and no other. One at once is a redirect: nobody begins to read, unless it
    leads to the page itself. A refresh that a script put in stands in axe's findings alone.
    """
    elements = [
        x
        for x in page.tree.iter("meta")
        if (x.get("http-equiv") or "").strip().lower() == "refresh"
        and next(x.iterancestors("noscript", "template"), None) is None
    ]
    read = [(x, parse_refresh(x.get("content") or "")) for x in elements]
    for element, parsed in read:
        if parsed is not None:
            if 0 < parsed[0] <= _MOST_SECONDS:
                yield finding_at(element, _SAYING, key="meta-refresh")
            elif parsed[0] == 0 and _is_itself(page, parsed[1]):
                yield uncertain_finding_at(element, _AT_ONCE, key="meta-refresh")
            elif parsed[0] > _MOST_SECONDS:
                yield uncertain_finding_at(element, _LATER, key="meta-refresh")
            return
    if not elements:
        yield from found


def _is_itself(page: PageView, address: str) -> bool:
    """Whether a refresh leads to the page that it is on."""
    found = resolve(page.url, address) if address else (page.url, "")
    return found is not None and found[0] == page.url


RULE = engine_rule(
    name="timing",
    criterion="2.2.1",
    understanding="timing-adjustable",
    title="Page that reloads or moves on by itself",
    why="A page that moves on by itself takes slow readers and screen reader users by surprise.",
    fix="Take out the timed refresh; send people on with a redirect by the server, or a link.",
    version=4,
    sayings={"meta-refresh": _SAYING},
    reread=check_refresh,
)
