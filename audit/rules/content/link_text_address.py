"""Links called by their web address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.links import anchors
from audit.inputs import PageView
from audit.rule import Finding, Rule

# A bare domain can be a name (GOV.UK, Booking.com); an address begins with http or www.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SHOWN = 80


def check(page: PageView) -> Iterator[Finding]:
    """Find links whose whole text is a web address."""
    for link in anchors.followable(page.links):
        if link.kind in ("mail", "phone") or not _ADDRESS.fullmatch(link.text.strip("()<>[] ")):
            continue
        shown = link.text if len(link.text) <= _SHOWN else link.text[: _SHOWN - 1] + "…"
        yield Finding(
            message=f"The link is called by its address, “{shown}”. Use words that say "
            "what is there.",
            where=link.url,
            evidence=link.text[:300],
            component=anchors.template_component(link, link.url),
        )


RULE = Rule(
    id="content/link-text-address",
    title="Links called by their address",
    why="Screen readers spell addresses out, and few people can tell from one what is there.",
    fix="Write what the link leads to; the browser keeps the address.",
    reference="https://www.gov.uk/guidance/content-design/links",
    severity="minor",
    check=check,
)
