"""Links called by their web address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.links import anchors
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.markup import Element, squeeze

# A bare domain can be a name (GOV.UK, Booking.com); an address begins with http or www.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SHOWN = 80
# What programs ask for: lists of revoked certificates, schemas, feeds, services.
_FOR_PROGRAMS = re.compile(
    r"\.(?:crl|cer|crt|p7c|pem|xsd|wsdl|rdf|ttl|ics|rss|atom|json|xml)\W*$|/(?:ocsp|api|wms|wfs)\b",
    re.IGNORECASE,
)
_ON_ADDRESSES = re.compile(r"\b(?:URLs?|(?:web|short|friendly) (?:addresses|links|URLs?))\b")


def check(page: PageView) -> Iterator[Finding]:
    """Find links whose whole text is a web address, quoted ones and examples apart."""
    found = [x for x in anchors.followable(page.links) if x.kind not in ("mail", "phone")]
    found = [x for x in found if _ADDRESS.fullmatch(x.text.strip("()<>[] "))]
    left_alone = _left_alone(page) if found else set()
    for link in found:
        if link.text in left_alone:
            continue
        shown = link.text if len(link.text) <= _SHOWN else link.text[: _SHOWN - 1] + "…"
        yield Finding(
            message=f"The link is called by its address, “{shown}”. Use words that say "
            "what is there.",
            where=link.url,
            evidence=link.text[:300],
            component=anchors.template_component(link, link.url),
        )


def _left_alone(page: PageView) -> set[str]:
    """Return the addresses that stand only in quotations, or in parts about web addresses."""
    alone: set[str] = set()
    others: set[str] = set()
    top = over = ""
    for element in page.tree.iter("h1", "h2", "h3", "h4", "a"):
        if element.tag != "a":
            over = element.text_content()
            top = top or over
            continue
        words = squeeze(element.text_content())
        if _ADDRESS.fullmatch(words.strip("()<>[] ")):
            about = any(_ON_ADDRESSES.search(x) for x in (over, top)) or _FOR_PROGRAMS.search(words)
            (alone if about or _is_quoted(element) else others).add(words)
    return alone - others


def _is_quoted(element: Element) -> bool:
    """Whether an element stands in the words of somebody else."""
    return next(element.iterancestors("blockquote", "q"), None) is not None


RULE = Rule(
    id="content/link-text-address",
    title="Links called by their address",
    why="Screen readers spell addresses out, and few people can tell from one what is there.",
    fix="Write what the link leads to; the browser keeps the address.",
    reference="https://www.gov.uk/guidance/content-design/links",
    severity="minor",
    check=check,
    version=3,
)
