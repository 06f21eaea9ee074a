"""Pages without a doctype."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.inputs import Subject
from audit.rule import Finding, Options, Rule

_START = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<!doctype\b",
    re.IGNORECASE | re.DOTALL,
)


def check(subject: Subject, _options: Options) -> Iterator[Finding]:
    """Report a page that does not begin with a doctype."""
    if not _START.match(subject.page.body[:20_000]):
        yield Finding(
            "The page does not say that it is HTML (doctype): browsers show it by the"
            " rules of 1998.",
            where="html",
            evidence=subject.page.body[:100].decode(errors="replace"),
            component="doctype",
        )


RULE = Rule(
    id="accessibility/doctype-missing",
    title="No doctype",
    why="Without it browsers guess, and sizes and distances differ between them.",
    fix="Begin the page with <!doctype html>.",
    reference="https://www.w3.org/WAI/WCAG21/Techniques/general/G134",
    severity="minor",
    needs=("page",),
    check=check,
    criterion="4.1.1",
    fixer="template",
)
