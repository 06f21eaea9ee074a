"""Ids that stand more than once on a page and that something refers to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet, squeeze

_REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")


def check(page: PageView) -> Iterator[Finding]:
    """Find ids used twice; sure where a label, description or link refers to one."""
    named = page.tree.xpath("//*[@id][not(ancestor-or-self::svg)]")
    counts = Counter(squeeze(x.get("id")) for x in named)
    if not counts:
        raise NotApplicable
    referred = _referred(page.tree)
    seen: set[str] = set()
    for element in named:
        name = squeeze(element.get("id"))
        if not name or counts[name] < 2 or name in seen:
            continue
        seen.add(name)
        yield Finding(
            message=f"The id “{name[:80]}” stands {counts[name]} times on this page"
            + (", and something refers to it." if name in referred else "."),
            where=css_path(element),
            evidence=snippet(element),
            severity="serious" if name in referred else None,
            key=f"id {name}",
        )


def _referred(tree: Element) -> set[str]:
    """Return the ids that something on the page refers to."""
    found: set[str] = set()
    for attribute in _REFERRING:
        for value in tree.xpath(f"//@{attribute}"):
            found.update(value.split())
    return found | {x[1:] for x in tree.xpath("//a/@href") if x.startswith("#")}


RULE = Rule(
    id="accessibility/duplicate-id",
    title="The same id twice",
    why="Labels, descriptions and links find only the first of two elements with one id.",
    fix="Give each element an id of its own.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F77",
    severity="minor",
    check=check,
    axe_rules=("duplicate-id", "duplicate-id-active", "duplicate-id-aria"),
)
