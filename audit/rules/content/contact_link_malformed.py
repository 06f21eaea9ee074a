"""Email and phone links that are written wrong: they open nothing, or ring nobody."""

from __future__ import annotations

from collections.abc import Iterator

from audit.contact_links import fault_of
from audit.evidence.links import anchors
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule


def check(page: PageView) -> Iterator[Finding]:
    """Find mailto: and tel: links that cannot work as they are written."""
    links = [x for x in anchors.followable(page.links) if x.kind in ("mail", "phone")]
    if not links:
        raise NotApplicable
    for link in links:
        if wrong := fault_of(link):
            yield Finding(
                message=f"The link “{link.text or link.url}” does not work: {wrong}.",
                where=link.url,
                evidence=link.text,
                component=anchors.template_component(link, link.url),
            )


RULE = Rule(
    id="content/contact-link-malformed",
    title="Email or phone link that is written wrong",
    why="A resident who taps it gets nothing, or a wrong number.",
    fix="Write mailto: and the address, or tel:, then +44 and the number without its first 0.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#telephone-numbers",
    severity="serious",
    check=check,
)
