"""What a page says, line by line, as a spreadsheet would: a table's row is one line with tabs."""

from __future__ import annotations

from lxml import etree

from signpost.pages.markup import Element

# What begins and ends a line.
_BLOCKS = """
address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody
tfoot thead tr ul
"""
_LINES = frozenset(_BLOCKS.split())
_CELLS = frozenset({"td", "th"})
_UNREAD = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "select", "textarea", "datalist"}
)
# A page that says more is told by its first part.
_LONGEST = 1_000_000


def page_lines(root: Element) -> str:
    """Return the words of a page, a block or a row of a table a line, its cells parted by tabs.

    Goes through the tree once; what is hidden by styles is there too, as anybody can read it in
    the page's source.
    """
    parts: list[str] = []
    length, skipped = 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            parts.append(_words(element.tail) if not skipped else "")
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipped += tag in _UNREAD
            parts.append("\n" if tag in _LINES else "")
            words = "" if skipped else _words(element.text)
        else:
            skipped -= tag in _UNREAD
            parts.append("\t" if tag in _CELLS else "\n" if tag in _LINES else "")
            words = "" if skipped else _words(element.tail)
        parts.append(words)
        length += len(words)
        if length > _LONGEST:
            break
    lines = (line.strip(" ").rstrip("\t") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _words(text: str | None) -> str:
    """Return a text with its white space, tabs and line ends too, as single spaces."""
    if not text:
        return ""
    said = " ".join(text.split())
    if not said:
        return " "
    return f"{' ' * text[0].isspace()}{said}{' ' * text[-1].isspace()}"
