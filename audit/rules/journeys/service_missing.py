"""Services that residents expect of a council, and that nothing on the website speaks of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView


@dataclass(frozen=True, slots=True)
class _Service:
    """One row of services.toml; `words` are the words of each way of naming it."""

    lgsl: int
    name: str
    tier: str
    words: tuple[tuple[str, ...], ...]


@cache
def _services() -> tuple[_Service, ...]:
    """Read the list."""
    text = (resources.files("audit.rules.journeys") / "services.toml").read_text(encoding="utf-8")
    return tuple(
        _Service(
            x["lgsl"],
            x["name"],
            x["tier"],
            tuple(tuple(f" {w}" for w in y.replace("-", " ").split()) for y in x["words"]),
        )
        for x in tomllib.loads(text)["service"]
    )


def check(
    site: SiteView, *, least_percent: int = 60, not_ours: Sequence[int] = ()
) -> Iterator[Finding]:
    """Find services of the list of which no page title and no link text speaks.

    A tier's services count only where the site has at least `least_percent` of them: a county is
    not asked for bins, nor a site that is no council's for anything.
    """
    found = _spoken_of(_texts(site))
    judged = False
    for tier in ("all", "district", "county"):
        services = [x for x in _services() if x.tier == tier and x.lgsl not in not_ours]
        missing = [x for x in services if x not in found]
        if len(services) - len(missing) < max(1, least_percent * len(services) / 100):
            continue
        judged = True
        for service in missing:
            yield Finding(
                f"No page title and no link speaks of {service.name}",
                where=f"LGSL {service.lgsl}",
                evidence=service.name,
                certainty="needs_person",
                page=site.home,
                key=f"lgsl-{service.lgsl}",
            )
    if not judged:
        raise NotApplicable


def _texts(site: SiteView) -> set[str]:
    """Return every page title and link text, in lower case, each word after a space."""
    texts = {site.pages[url].title for url in site.html_pages}
    texts |= {link.text for _, link in site.all_links() if link.tag in ("a", "area")}
    return {f" {' '.join(text.lower().replace('-', ' ').split())}" for text in texts if text}


def _spoken_of(texts: Iterable[str]) -> set[_Service]:
    """Return the services of which some text speaks."""
    found: set[_Service] = set()
    left = set(_services())
    for text in texts:
        for service in list(left):
            if any(all(word in text for word in way) for way in service.words):
                found.add(service)
                left.discard(service)
    return found


RULE = Rule(
    id="journeys/service-missing",
    title="Service that the website does not speak of",
    why="Residents who find nothing about a service that every council has can only call.",
    fix="Add a page that says how the service works here, or who does it instead, and link to it. "
    "If it is not yours, name its number in this rule's option not_ours.",
    reference="https://standards.esd.org.uk/",
    severity="moderate",
    check=check,
)
