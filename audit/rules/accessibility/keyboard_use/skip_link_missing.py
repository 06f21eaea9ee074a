"""Pages with navigation first and no link to jump over it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.addresses import resolve
from signpost.pages.markup import Element

_OTHER_MENU = re.compile(r"breadcrumb|paginat|contents|pager|steps", re.IGNORECASE)


def check(page: PageView, *, least_links: int = 4) -> Iterator[Finding]:
    """Find pages where the keyboard passes several links of a menu before the main content."""
    content = next(page.tree.iter("main", "h1"), None)
    if content is None:
        raise NotApplicable
    controls = list(_controls_before(page.tree, content))
    menu = [x for x in controls if _menu_of(x) is not None]
    if len(menu) < least_links:
        raise NotApplicable
    if not any(_leads_within_page(page.url, x) for x in controls[: controls.index(menu[-1])]):
        holder = _menu_of(menu[0])
        yield uncertain_finding_at(
            menu[0] if holder is None else holder,
            f"No link jumps over this menu of {len(menu)} links to the content.",
            key="skip link",
            component="skip link",
        )


def _controls_before(tree: Element, content: Element) -> Iterator[Element]:
    """Yield a page's links and buttons that come before its content, or in its first heading."""
    for element in tree.iter("a", "button", "main", "h1"):
        if element is content:
            if content.tag == "h1":
                yield from (x for x in content.iter("a", "button") if _is_control(x))
            return
        if _is_control(element):
            yield element


def _is_control(element: Element) -> bool:
    """Whether an element is a link or a button."""
    return element.tag == "button" or (element.tag == "a" and element.get("href") is not None)


def _menu_of(control: Element) -> Element | None:
    """Return the site's navigation or header that a control is in."""
    return next((x for x in control.iterancestors() if _is_menu(x)), None)


def _is_menu(element: Element) -> bool:
    """Whether an element is navigation of the site or its header."""
    named = f"{element.get('class') or ''} {element.get('aria-label') or ''}"
    is_menu = element.tag == "nav" or element.get("role") in ("navigation", "banner")
    return is_menu and not _OTHER_MENU.search(named)


def _leads_within_page(url: str, control: Element) -> bool:
    """Whether a link leads to a place on its own page, by whatever form of its address."""
    target = resolve(url, control.get("href") or "") if control.tag == "a" else None
    return target is not None and target[0] == url and bool(target[1])


RULE = Rule(
    id="accessibility/skip-link-missing",
    title="No skip link",
    why="Who uses a keyboard goes through the whole menu on every page before anything else.",
    fix=(
        "Begin each page with a link “Skip to main content” that shows itself when it has the "
        "focus."
    ),
    reference="https://www.w3.org/WAI/WCAG22/Techniques/general/G1",
    severity="moderate",
    check=check,
    criterion="2.4.1",
    fixer="template",
    axe_rules=("bypass",),
    version=2,
)
