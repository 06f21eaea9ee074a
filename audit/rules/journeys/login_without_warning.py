"""Links that lead to a login without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.task_pages.onward_links import ContentLink, is_login, onward_links
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.markup import text_of

_SAID = re.compile(
    r"\b(log|sign)[- ]?(in|on|into)\b|\blogin\b|\baccounts?\b|\bregister|\bpassword|\bmy[A-Z]\w+",
    re.IGNORECASE,
)


def check(page: PageView) -> Iterator[Finding]:
    """Find links of the main content to a login page, where nothing near them says so."""
    seen = set()
    for link in onward_links(page):
        if link.url not in seen and is_login(link.url) and not _speaks_of_signing_in(link):
            seen.add(link.url)
            yield Finding(
                f"“{link.text}” seems to lead to a login, which the link does not say",
                where=link.url,
                evidence=link.text,
                certainty="needs_person",
            )


def _speaks_of_signing_in(link: ContentLink) -> bool:
    """Whether the link, or the paragraph that it stands in, speaks of signing in."""
    parent = link.element.getparent()
    near = text_of(parent)[:300] if parent is not None else ""
    return bool(_SAID.search(link.text) or _SAID.search(near))


RULE = Rule(
    id="journeys/login-without-warning",
    title="Link to a login that does not say so",
    why="Residents without an account, or whose password is at home, find out too late.",
    fix="Say it in the link: “Sign in to pay your rent”. Offer a way without an account.",
    reference="https://www.gov.uk/guidance/content-design/links",
    severity="minor",
    check=check,
)
