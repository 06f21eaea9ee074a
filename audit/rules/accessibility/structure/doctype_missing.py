"""Pages without a doctype."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import PageView
from audit.rule import Finding, Rule

_START = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<!doctype\b",
    re.IGNORECASE | re.DOTALL,
)


def check(page: PageView) -> Iterator[Finding]:
    """Report a page that does not begin with a doctype."""
    if not _START.match(page.body[:20_000]):
        yield Finding(
            "The page does not say that it is HTML (doctype): browsers show it by the"
            " rules of 1998.",
            where="html",
            evidence=page.body[:100].decode(errors="replace"),
            component="doctype",
        )


RULE = Rule(
    id="accessibility/doctype-missing",
    title="No doctype",
    why="Without it browsers guess, and sizes and distances differ between them.",
    fix="Begin the page with <!doctype html>.",
    reference="https://www.w3.org/WAI/WCAG21/Techniques/general/G134",
    severity="minor",
    check=check,
    criterion="4.1.1",
    fixer="template",
)
