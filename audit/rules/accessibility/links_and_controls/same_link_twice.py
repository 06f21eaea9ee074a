"""Two links in a row that lead to the same place."""

from __future__ import annotations

from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet


def check(page: PageView) -> Iterator[Finding]:
    """Find links that follow each other, with nothing but space between, to one address."""
    links = [x for x in page.tree.iter("a") if (x.get("href") or "").strip("# ")]
    if not links:
        raise NotApplicable
    for link in links:
        follower = _following_link(link)
        if follower is not None and follower.get("href") == link.get("href"):
            yield Finding(
                message="Two links in a row lead to the same place.",
                where=css_path(follower),
                evidence=snippet(link, 150) + " " + snippet(follower, 150),
            )


def _following_link(link: Element) -> Element | None:
    """Return the link that follows with no words between, through line breaks and wrappers."""
    node: Element | None = link
    while node is not None and not (node.tail or "").strip():
        follower = node.getnext()
        while follower is not None and follower.tag == "br" and not (follower.tail or "").strip():
            follower = follower.getnext()
        if follower is not None:
            return _first_link(follower)
        node = node.getparent()
        if node is None or node.tag in _ENDS:
            return None
    return None


_ENDS = frozenset({"li", "td", "th", "main", "nav", "header", "footer", "body", "section", "ul"})


def _first_link(element: Element) -> Element | None:
    """Return the link that an element is or begins with."""
    node: Element | None = element
    while node is not None and node.tag in (
        "div",
        "p",
        "span",
        "h2",
        "h3",
        "h4",
        "strong",
        "figure",
    ):
        if (node.text or "").strip() or not len(node):
            return None
        node = node[0]
    return node if node is not None and node.tag == "a" else None


RULE = Rule(
    id="accessibility/same-link-twice",
    title="The same link twice in a row",
    why="People who go from link to link meet the same place twice and hear it twice.",
    fix="Put the picture and the words into one link, with an empty alt on the picture.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H2",
    severity="minor",
    check=check,
    criterion="2.4.4",
)
