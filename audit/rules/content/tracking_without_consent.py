"""Pages that track people before they chose, or although they refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from audit.evidence.third_parties.companies import Family
from audit.evidence.third_parties.observed import look_after, observed_pages, tracking_in
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.workspace.artifacts.third_parties import Choice

_MOST_NAMED = 3
_WHEN: dict[Choice, str] = {
    "untouched": "before anybody has chosen",
    "refused": "after people refuse cookies",
}


def check(site: SiteView) -> Iterator[Finding]:
    """Find tracking before a choice and after a refusal, a finding for each kind of company.

    What measures visits for the council alone may be let off by law (regulation 6 of PECR as
    changed in 2025), if people are told and can say no: before a choice a person decides; after a
    refusal nothing is left to decide.
    """
    pages = observed_pages(site)
    if not pages:
        raise NotApplicable
    for page in pages:
        for choice, when in _WHEN.items():
            look = look_after(page, choice)
            if look is None:
                continue
            for family, found in _by_family(tracking_in(look)).items():
                statistics = family == "analytics" and choice == "untouched"
                yield Finding(
                    f"{_pages(page.pages)} {_sets(family)} {when}: {_named(found)}.",
                    where=f"{family}, {choice}",
                    evidence=", ".join(found),
                    certainty="needs_person" if statistics else "sure",
                    page=page.url,
                    component=f"{family} {choice}",
                    severity="moderate" if family == "analytics" else "serious",
                )


def _by_family(found: Iterable[tuple[Family, str]]) -> dict[Family, list[str]]:
    """Gather what tracks by family, each thing once."""
    gathered: defaultdict[Family, dict[str, None]] = defaultdict(dict)
    for family, what in found:
        gathered[family][what] = None
    return {family: list(what) for family, what in gathered.items()}


def _pages(number: int) -> str:
    """Say for how many pages one stands."""
    return "This page" if number == 1 else f"This page, and {number - 1:,} of the same template,"


def _sets(family: Family) -> str:
    """Say what is done."""
    return f"uses {family}" if family != "social media" else "sends to social media"


def _named(found: list[str]) -> str:
    """Name the first few things."""
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    return ", ".join(found[:_MOST_NAMED]) + more


RULE = Rule(
    id="content/tracking-without-consent",
    title="Tracking without consent",
    why="People have to be able to say no before a website stores or reads anything on their "
    "device that the page does not need.",
    fix="Load these scripts only after people accept, and stop them when people refuse. Look in "
    "the tag manager, in the page's template and in embedded content. Pages are observed only "
    'where [visit] third_party is "observe".',
    reference="https://ico.org.uk/for-organisations/direct-marketing-and-privacy-and-electronic-"
    "communications/guidance-on-the-use-of-storage-and-access-technologies/",
    severity="serious",
    check=check,
    fixer="template",
)
