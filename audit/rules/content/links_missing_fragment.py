"""Links to a place on a page that the page does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.links import anchors
from audit.inputs import PageView
from audit.link_states import LinkState
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.pages.markup import Element
from signpost.workspace.records import Link

# Scripts' routes and text fragments (#:~:text=, #/route, #!state, #tab=2) name no place.
_ROUTE = re.compile(r"[:!/~?]|.*[=/&]")
_SCRIPTED = (
    "onclick",
    "data-toggle",
    "data-bs-toggle",
    "data-target",
    "aria-controls",
    "aria-expanded",
)


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find links whose fragment names no place on their target.

    What scripts handle is left out, and what nobody sees.
    """
    links = [
        x
        for x in anchors.followable(page.links)
        if x.kind == "page" and _names_place(site.state(x.url, x.fragment).fragment)
    ]
    if not links:
        raise NotApplicable
    for link in links:
        state = site.state(link.url, link.fragment)
        unknown = _is_unknown(state)
        if state.state != "missing_fragment" and not unknown:
            continue
        elements = anchors.elements_of(page.tree, page.url, link)
        if any(_is_scripted(x) or not page.is_shown(x) for x in elements):
            continue
        if not link.text and state.final_url == page.url:
            continue  # closes a box that its own address opens; it has no name, which is told
        here = state.final_url == page.url
        end = _UNKNOWN if unknown else "but there is none. Correct it."
        yield Finding(
            message=f"The link “{link.text}” {_way(link, state)} the place “{state.fragment}” on "
            f"{'this page' if here else state.final_url}, {end}",
            certainty="needs_person" if unknown else "sure",
            where=f"{link.url}#{link.fragment}" if link.fragment else link.url,
            evidence=link.text,
            component=_component(link, here),
        )


def _names_place(fragment: str) -> bool:
    """Whether a fragment names a place, and no route of a script's."""
    return bool(fragment) and not _ROUTE.match(fragment)


def _way(link: Link, state: LinkState) -> str:
    """Say how a link leads to a place: a redirect may have named another."""
    return "should lead to" if state.fragment == link.fragment else "is redirected to"


_UNKNOWN = (
    "which its HTML does not have. Scripts may make it, but no browser has looked: try the link."
)


def _is_unknown(state: LinkState) -> bool:
    """Whether a link leads to a page that is there, and to a place that may be."""
    return state.state == "could_not_check" and state.status is not None and state.status < 300


def _is_scripted(element: Element) -> bool:
    """Whether a link is a button in disguise, worked by a script."""
    return element.get("role") in ("button", "tab", "menuitem") or any(
        element.get(name) is not None for name in _SCRIPTED
    )


def _component(link: Link, here: bool) -> str:
    """Name the place over pages: the template's links and skip links."""
    name = f"#{link.fragment}" if here else f"{link.url}#{link.fragment}"
    if here and link.text.lower().startswith(("skip", "jump")):
        return name
    return anchors.template_component(link, name)


RULE = Rule(
    id="content/links-missing-fragment",
    title="Links to a missing place on a page",
    why="The link drops people at the top of a page, and they have to find the place themselves.",
    fix="Give the heading the id that the link names, or correct the link.",
    reference="https://html.spec.whatwg.org/multipage/browsing-the-web.html#find-a-potential-indicated-element",
    severity="minor",
    check=check,
)
