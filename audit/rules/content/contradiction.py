"""Pages and documents that state different numbers, addresses, hours, fees or deadlines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from audit.evidence.similar_pages import duplicates
from audit.rule import Finding, Rule
from audit.site_view import SiteView

_NAMES = {
    "phone": "phone number",
    "email": "email address",
    "hours": "opening hours",
    "fee": "price",
    "deadline": "deadline",
    "address": "postcode",
}


@dataclass(slots=True)
class _Said:
    """What one page says of one subject: its values, and the text of the first."""

    url: str
    subject: str
    values: set[str]
    text: str


def check(site: SiteView, *, most_values: int = 3) -> Iterator[Finding]:
    """Find pages that state something of a subject that no other page's statement agrees with.

    What most pages say (or the page with the shortest address) is shown beside it. A subject with
    more than `most_values` different statements is too wide to be one subject and is left out.
    """
    for (kind, _), pages in _by_subject(site).items():
        groups = _groups(pages)
        if not 1 < len(groups) <= most_values:
            continue
        usual = groups[0][0]
        for said in (page for group in groups[1:] for page in group):
            yield Finding(
                message=f"The {_NAMES[kind]} for “{said.subject}” differs: here “{said.text}”; on "
                f"{duplicates.path(usual.url)} “{usual.text}”. Check which is right, and correct "
                "the other.",
                where=said.text,
                evidence=f"{said.text} | {usual.url}: {usual.text}",
                certainty="needs_person",
                page=said.url,
                key=f"{kind} {said.subject.lower()} {usual.url}",
            )


def _by_subject(site: SiteView) -> dict[tuple[str, str], list[_Said]]:
    """Gather by kind and subject what each page says."""
    found: dict[tuple[str, str], dict[str, _Said]] = defaultdict(dict)
    for url in sorted(site.summaries, key=lambda url: (len(url), url)):
        for one in site.summaries[url].statements:
            said = found[one.kind, one.key].setdefault(
                url, _Said(url, one.subject, set(), one.text)
            )
            said.values.add(one.value)
    return {key: list(pages.values()) for key, pages in found.items() if len(pages) > 1}


def _groups(pages: list[_Said]) -> list[list[_Said]]:
    """Put together the pages that agree in at least one value, the largest group first."""
    groups: list[tuple[set[str], list[_Said]]] = []
    for page in pages:
        values, members = set(page.values), [page]
        for group in [g for g in groups if g[0] & page.values]:
            groups.remove(group)
            values |= group[0]
            members = [*group[1], *members]
        groups.append((values, members))
    return sorted((members for _, members in groups), key=lambda m: (-len(m), len(m[0].url)))


RULE = Rule(
    id="content/contradiction",
    title="Pages and documents that contradict each other",
    why="Residents who find two numbers, prices or dates trust neither, and call to ask.",
    fix="Find out which is right, correct the other, and keep it in one place that others link to.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="moderate",
    check=check,
    version=2,
)
