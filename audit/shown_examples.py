"""Examples that a page shows: guides on writing and design show what not to do, in earnest markup.

An element whose own code stands in a code block of the page, or in a part that is marked as a
demonstration, is an example. Nobody is to fix it, so findings on it are left out.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.cssselect import CSSSelector, SelectorError

from audit.finding import Finding
from audit.inputs import PageView
from audit.results import Judged, PageJudgement
from signpost.pages.markup import Element, squeeze, text_of

# Words of class names and attributes: "exampleFailure", "do-dont", "component-preview".
_DEMONSTRATES = re.compile(
    r"example[_-]?(?:fail\w*|bad|wrong|code|frame)|(?:fail(?:ing|ed|ure)?|bad|wrong|incorrect"
    r"|code|component)[_-]?(?:examples?|demos?|previews?|specimens?)"
    r"|(?:^|[\s_-])(?:demo|specimen|dont|do-dont)(?:[\s_-]|$)",
    re.IGNORECASE,
)
# Headings over what fails and what does better. "Examples" alone is over anything.
_OVER = re.compile(
    r"\s*(?:failures?|fails|passes|(?:bad|good|wrong|incorrect) examples?|examples? of failures?|do"
    r"|don.?t|dos and don.?ts)\s*:?\s*",
    re.IGNORECASE,
)
_OVER_IN_HTML = re.compile(rf"<h[2-5][^>]*>{_OVER.pattern}<", re.IGNORECASE)
_MARK = "data-pa11y-ignore"
# Parts that hold a whole page, whatever they are called; what holds its heading does too.
_WHOLE = frozenset({"html", "body", "main", "article"})
# What names an element in its code, besides its text.
_NAMES = ("id", "for", "name", "src", "href")
_LEAST_TEXT, _LONGEST_CODE, _MOST_FINDINGS = 4, 50_000, 500


def leave_out(judgement: PageJudgement, view: PageView | None) -> None:
    """Take the findings on examples out of a page's judgement; a rule left without any passes."""
    if view is None or not judgement.findings:
        return
    code = _code_of(view)
    if not code and not _may_demonstrate(view):
        return
    found, kept = judgement.findings, list[Judged]()
    for place, one in enumerate(found):
        elements = _elements_at(view, one.finding) if place < _MOST_FINDINGS else []
        if not elements or not all(_is_example(x, code) for x in elements):
            kept.append(one)
    left = {one.rule for one in kept}
    for rule in {one.rule for one in found} - left:
        judgement.outcomes[rule] = "pass"
    judgement.findings = kept


def _code_of(view: PageView) -> str:
    """Return the text of a page's code blocks that show markup."""
    texts = (squeeze(x.text_content()[:_LONGEST_CODE]) for x in view.tree.iter("pre"))
    return " ".join(x for x in texts if "<" in x)


def _may_demonstrate(view: PageView) -> bool:
    """Whether the page's HTML has any of the names by which demonstrations are marked."""
    html = view.body.decode("latin-1")
    return _MARK in html or any(x.search(html) for x in (_DEMONSTRATES, _OVER_IN_HTML))


def _elements_at(view: PageView, finding: Finding) -> list[Element]:
    """Return the elements a finding is on: at its CSS path, or the links with its words."""
    where = finding.where
    if "://" in where:
        words = squeeze(finding.evidence)
        return [x for x in view.tree.iter("a") if words and text_of(x) == words]
    if not where or where.endswith((".", "!", "?")):
        return []
    try:
        found = CSSSelector(where)(view.tree)
    except (SelectorError, etree.XPathError):
        return []
    return [x for x in found if len(found) == 1 and x.tag not in _WHOLE]


def _is_example(element: Element, code: str) -> bool:
    """Whether an element is marked as a demonstration, or stands beside its own code."""
    for part in (element, *element.iterancestors()):
        if part.tag in _WHOLE or next(part.iter("h1"), None) is not None:
            break
        named = f"{part.get('class', '')} {part.get('id', '')}"
        if part.get(_MARK) is not None or _DEMONSTRATES.search(named):
            return True
    over = element.xpath("preceding::*[self::h2 or self::h3 or self::h4 or self::h5][1]")
    if over and _OVER.fullmatch(text_of(over[0])) and _is_below(element, over[0]):
        return True
    return bool(code) and "<" + str(element.tag) in code and _is_named_in(element, code)


def _is_below(element: Element, heading: Element) -> bool:
    """Whether an element belongs to the part that a heading is over: it is in the same holder."""
    holder = heading.getparent()
    return holder is not None and holder in element.iterancestors()


def _is_named_in(element: Element, code: str) -> bool:
    """Whether code has an element's words, or one of the attributes that name it."""
    text = text_of(element)
    if text:
        return len(text) >= _LEAST_TEXT and f">{text}<" in code.replace("> ", ">").replace(
            " <", "<"
        )
    values = (element.get(name) for name in _NAMES)
    return any(x and (f'"{x}"' in code or f"'{x}'" in code) for x in values)
