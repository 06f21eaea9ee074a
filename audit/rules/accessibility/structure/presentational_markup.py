"""Elements that only say how something looks, long out of HTML."""

from __future__ import annotations

from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.markup import css_path, snippet

# The elements that HTML calls obsolete because they only say how something looks;
# blink and marquee have a rule of their own (accessibility/pause-stop-hide).
_OBSOLETE = (
    "center",
    "font",
    "big",
    "strike",
    "tt",
    "basefont",
    "nobr",
    "spacer",
)


def check(page: PageView) -> Iterator[Finding]:
    """Find obsolete elements; each kind once a page."""
    for name in _OBSOLETE:
        found = list(page.tree.iter(name))
        if found:
            places = "1 place" if len(found) == 1 else f"{len(found)} places"
            yield Finding(
                message=f"<{name}> is no longer part of HTML ({places} on this page).",
                where=css_path(found[0]),
                evidence=snippet(found[0]),
                key=name,
            )


RULE = Rule(
    id="accessibility/presentational-markup",
    title="Markup for the look only",
    why="These elements were taken out of HTML: the look belongs into the style sheet.",
    fix="Take the element out and give the look a class.",
    reference="https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features",
    severity="minor",
    check=check,
)
