"""A copyright line that stopped at an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path, squeeze

_YEAR = r"((?:19|20)\d\d)"
_LINE = re.compile(
    rf"(?:©|\(c\)|\bcopyright\b)\D{{0,60}}?{_YEAR}(?:\s?(?:-|\u2013|to)\s?{_YEAR})?(?!\d)|"
    rf"{_YEAR}(?:\s?(?:-|\u2013|to)\s?{_YEAR})?\s?(?:©|\(c\)|\bcopyright\b)",
    re.IGNORECASE,
)
# Maps and pictures carry the year of their own making.
_OTHERS = re.compile(r"ordnance survey|crown copyright|\bOS\b|photo|image|getty", re.IGNORECASE)
# "2005 to present" goes on by itself.
_GOES_ON = re.compile(
    r"\s?(?:-|\u2013|to|until)\s?(?:the )?(?:present|today|now|date)\b", re.IGNORECASE
)
_MOST_CHARACTERS = 5_000


def check(page: PageView, today: date, *, max_years: int = 1) -> Iterator[Finding]:
    """Find a footer whose copyright year is more than `max_years` before the year of the run."""
    found = [
        (max(int(year) for year in match.groups() if year), match.group(), footer)
        for footer in _footers(page.tree)
        for match in _LINE.finditer(squeeze(footer.text_content())[:_MOST_CHARACTERS])
        if not _OTHERS.search(match.string[max(0, match.start() - 60) : match.end() + 60])
        and not _GOES_ON.match(match.string, match.end())
    ]
    if not found:
        raise NotApplicable
    newest, written, footer = max(found, key=lambda row: row[0])
    if newest < today.year - max_years:
        yield Finding(
            message=f"The copyright line says {newest}. Put in {today.year}, or leave the year "
            "out: an old one makes the whole site look left alone.",
            where=css_path(footer),
            evidence=squeeze(written),
            key="copyright",
            component="copyright line",
        )


def _footers(root: Element) -> list[Element]:
    """Return the footers of a page that do not belong to a part of it."""
    found = [*root.iter("footer"), *root.xpath("//*[@role='contentinfo']")]
    if not found:
        found = root.xpath("//*[starts-with(@id, 'footer') or starts-with(@class, 'footer')]")
    return [x for x in found if not any(y.tag == "article" for y in x.iterancestors())]


RULE = Rule(
    id="content/copyright-year",
    title="Copyright line of an earlier year",
    why="An old year at the foot of every page says that nobody looks after the site.",
    fix="Let the template fill in the year, or leave it out.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="minor",
    check=check,
    fixer="template",
)
