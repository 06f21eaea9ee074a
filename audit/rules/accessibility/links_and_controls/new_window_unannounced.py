"""Links that open a new window without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.element_index import with_id
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet, squeeze

_SAYS_SO = re.compile(
    r"\b(?:new|another|separate) (?:browser )?(?:window|tab)\b|\bopens in (?:a )?new\b"
    r"|\bpop-?up\b|ffenestr newydd|tab newydd",
    re.IGNORECASE,
)
# A script that opens a window; one named after the link's own is the same window.
_OPENS = re.compile(r"\bwindow\.open\s*\((?![^)]*['\"]_(?:self|top|parent)['\"])")
_SAME_WINDOW = {"", "_self", "_parent", "_top"}

_NO_PAGE = re.compile(r"\s*(?:mailto|tel|sms|callto|skype|whatsapp):", re.IGNORECASE)


def check(page: PageView) -> Iterator[Finding]:
    """Find links that open another window, by target or script, whose words do not announce it."""
    root = page.tree
    links = [x for x in root.xpath("//a[@href] | //area[@href]") if _opens_a_window(x)]
    if not links:
        raise NotApplicable
    for link in links:
        if not _SAYS_SO.search(_words(link, root)):
            text = squeeze(link.text_content())
            name = f"“{text[:80]}”" if text else "This link"
            yield Finding(
                message=f"{name} opens a new window or tab without saying so.",
                where=css_path(link),
                evidence=snippet(link),
            )


def _opens_a_window(link: Element) -> bool:
    """Whether a link's target is a window other than its own, or its own script opens one."""
    if _NO_PAGE.match(link.get("href") or ""):
        return False  # opens a mail or phone program
    target = (link.get("target") or "").strip().lower()
    return target not in _SAME_WINDOW or bool(_OPENS.search(link.get("onclick") or ""))


def _words(link: Element, root: Element) -> str:
    """Return all that is said of a link: its text, labels, titles and text alternatives."""
    parts = [link.text_content()]
    for element in link.iter():
        if isinstance(element.tag, str):
            parts += [element.get(name, "") for name in ("aria-label", "title", "alt")]
    for name in ("aria-labelledby", "aria-describedby"):
        for target in (link.get(name) or "").split():
            parts += [x.text_content() for x in with_id(root, target)]
    return squeeze(" ".join(parts))


RULE = Rule(
    id="accessibility/new-window-unannounced",
    title="Link that opens a new window unannounced",
    why="A new window takes away the Back button, and people who do not see it open are lost.",
    fix="Let the link open in the same window, or add “(opens in a new tab)” to its words.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/general/G201",
    severity="minor",
    check=check,
    version=2,
)
