"""End tags of elements that were never opened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from audit.inputs import PageView
from audit.rule import Finding, Rule

# The HTML standard lets </p> and </br> stand alone: browsers make elements of them.
_LEFT_OUT = frozenset(
    {"p", "br", "html", "body", "head", "tbody", "thead", "tfoot", "li", "dd", "dt"}
)
_ONLY_TEXT = frozenset({"textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_MAX_DEPTH = 5000
# Pages with more tags are read by the parser, whose memory does not grow with them.
_MOST_PLAIN = 1_000_000
# A tag, comment, script or style sheet as plainly written pages have them. Where these are all that
# begins with "<", they can be counted without a parser, which takes four times as long.
_PLAIN = re.compile(
    r"<!doctype[^<>\"']*>|<!--[^<>-]*-->|<(script|style|title)(?:\s[^<>]*)?>[^<]*</\1>"
    r"|<(/?)([a-z][a-z0-9-]*)(?:\s+[^<>\"'=\s/]+(?:=(?:\"[^<>\"]*\"|'[^<>']*'|[^<>\"'=\s`]+))?)*\s*/?>",
    re.IGNORECASE,
)


def check(page: PageView) -> Iterator[Finding]:
    """Find end tags with no element open that they could close; told once a page."""
    text = page.body.decode("utf-8", "replace")
    if _is_plainly_matched(text):
        return
    reader = _Reader()
    reader.feed(text)
    if reader.strays:
        name, line = reader.strays[0]
        more = len(reader.strays) - 1
        yield Finding(
            message=f"</{name}> closes something that was never opened"
            + (f", and {more} more end tags do so too." if more else "."),
            where=f"line {line} of the page's code",
            evidence=f"</{name}>",
            key=f"stray {name}",
        )


def _is_plainly_matched(text: str) -> bool:
    """Whether every end tag surely closes something, on a page that is plainly written."""
    if text.count("<") > _MOST_PLAIN:
        return False
    opened: Counter[str] = Counter()
    tags = 0
    for code, end, written in _PLAIN.findall(text):
        tags += 2 if code else 1
        name = written.lower()
        if name in _ONLY_TEXT or name in ("script", "style"):
            return False
        if not end:
            opened[name] += 1
        elif opened[name] > 0:
            opened[name] -= 1
        elif name not in _LEFT_OUT:
            return False
    return tags == text.count("<")


class _Reader(HTMLParser):
    """Counts which elements are open, whatever their order: browsers reorder much themselves."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.strays: list[tuple[str, int]] = []
        self._open: Counter[str] = Counter()
        self._text_of = ""  # the element open now whose tags are mere text

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        """Note an element that was opened."""
        if self._text_of:
            return
        self._open[tag] += 1
        if tag in _ONLY_TEXT:
            self._text_of = tag

    def handle_startendtag(self, tag: str, _attributes: object) -> None:
        """Note an element that looks closed: in HTML it is not, but in SVG it is."""
        if not self._text_of:
            self._open[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        """Note an end tag that closes nothing."""
        if self._text_of not in ("", tag):
            return
        self._text_of = ""
        if self._open[tag] > 0:
            self._open[tag] -= 1
        elif tag not in _LEFT_OUT and len(self.strays) < _MAX_DEPTH:
            self.strays.append((tag, self.getpos()[0]))


RULE = Rule(
    id="accessibility/stray-end-tag",
    title="Tags that do not match",
    why="Each browser and screen reader mends broken HTML in its own way, and some of it is lost.",
    fix="Take the end tag out, or open the element where it should begin.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/html/H74",
    severity="minor",
    check=check,
    version=2,
)
