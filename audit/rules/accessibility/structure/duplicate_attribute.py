"""Tags that give the same attribute twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule

# Linear: a tag's own text is cut out first, then its attributes are read one after the other.
# What was matched once is not tried again (possessive), so that no page can hold this up.
_COMMENT = re.compile(
    rb"<!--.*?-->|<(script|style|textarea|template)\b.*?</\1", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(rb"<[a-zA-Z](?:[^<>\"']{1,500}+|\"[^\"]{0,3000}+\"|'[^']{0,3000}+'){1,80}+>")
_ATTRIBUTE = re.compile(rb"([^\s=<>\"'/]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+)")
_MOST = 2_000_000


def check(page: PageView) -> Iterator[Finding]:
    """Find start tags in which an attribute stands twice: browsers drop the second."""
    body = _COMMENT.sub(b"", page.body[:_MOST])
    if not body:
        raise NotApplicable
    for match in _TAG.finditer(body):
        twice = _twice(match[0]) if match[0].count(b"=") > 1 else None
        if twice is not None:
            yield Finding(
                f"“{twice.decode(errors='replace')}” stands twice in one tag; only the"
                f" first counts.",
                evidence=match[0].decode(errors="replace")[:300],
            )


# Most tags stand on many pages.
@lru_cache(maxsize=4096)
def _twice(tag: bytes) -> bytes | None:
    """Return the first attribute that a tag gives twice, if there is one."""
    names = [x.lower() for x in _ATTRIBUTE.findall(tag)]
    counts = Counter(names)
    return next((x for x in names if counts[x] > 1), None)


RULE = Rule(
    id="accessibility/duplicate-attribute",
    title="Attribute given twice",
    why="Browsers drop the second one, and with it perhaps the name or the label.",
    fix="Keep one of them.",
    reference="https://www.w3.org/WAI/WCAG21/Techniques/html/H94",
    severity="minor",
    check=check,
    criterion="4.1.1",
    fixer="template",
    version=2,
)
