"""Passages whose direction does not fit the script that they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import own_texts, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, snippet, text_of

# Scripts that run from right to left, by Unicode block: Hebrew to Thaana and N'Ko, and the
# presentation forms of Hebrew and Arabic.
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LTR = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]")
_RTL_LANGUAGES = {"ar", "fa", "he", "iw", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"}
_LEAST = 4
_LEAST_WORDS = 3
_BLOCKS = ("p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "div", "span", "blockquote")


def check(page: PageView) -> Iterator[Finding]:
    """Compare the script of each passage that names a language or direction with its direction.

    A passage that names neither and is in a script from right to left needs a person: single
    words of it are shown well all the same.
    """
    marked = page.tree.xpath("//*[@lang or @dir][not(self::html)]")
    passages = [x for x in marked if isinstance(x.tag, str)]
    has_any = any(map(_RTL.search, (x for x in page.texts if not x.isascii())))
    unmarked = [x for x in page.tree.iter(*_BLOCKS) if _is_unmarked(x)] if has_any else []
    if not passages and not unmarked:
        raise NotApplicable
    for element in unmarked:
        yield uncertain_finding_at(
            element, "This seems to run from right to left, but its code does not say so (dir=rtl)."
        )
    for element in passages:
        wrong = _direction_error(element)
        if wrong:
            yield Finding(message=wrong, where=css_path(element), evidence=snippet(element))


def _is_unmarked(element: Element) -> bool:
    """Whether a block's own words are of a script from right to left, and nothing says so."""
    own = " ".join(own_texts(element))[:2000]
    right = len(_RTL.findall(own))
    if right < _LEAST or right <= len(_LTR.findall(own)) or len(own.split()) < _LEAST_WORDS:
        return False
    holders = [x for x in (element, *element.iterancestors()) if x.tag != "html" and x.get("lang")]
    return not holders and _direction(element) == "ltr"


def _direction_error(element: Element) -> str:
    """Say what is wrong with a passage's direction; nothing if all is well."""
    text = text_of(element)[:2000]
    right, left = len(_RTL.findall(text)), len(_LTR.findall(text))
    direction = _direction(element)
    language = (element.get("lang") or "").lower().split("-")[0]
    if direction == "rtl" and element.get("dir") and left >= _LEAST and left > 4 * right:
        return "This passage is in a script that runs from left to right, but its code says rtl."
    named = language in _RTL_LANGUAGES
    if named and direction == "ltr" and right >= _LEAST and right > left:
        return "This passage runs from right to left, but its code does not say so (dir=rtl)."
    return ""


def _direction(element: Element) -> str:
    """Return the direction that holds for an element: its own or its parents'."""
    node: Element | None = element
    while node is not None:
        if node.get("dir"):
            return str(node.get("dir")).lower()
        node = node.getparent()
    return "ltr"


RULE = Rule(
    id="accessibility/text-direction",
    title="Text that runs the wrong way",
    why="Arabic or Hebrew shown from left to right, or English from right to left, is scrambled.",
    fix="Set dir to rtl on passages in a script that runs from right to left, and nowhere else.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H34",
    severity="moderate",
    check=check,
    version=2,
    criterion="1.3.2",
)
