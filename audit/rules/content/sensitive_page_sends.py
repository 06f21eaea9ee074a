"""Pages about forms, benefits, housing, health or care that send to advertisers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from audit.evidence.third_parties.companies import family_of_host
from audit.evidence.third_parties.observed import look_after, observed_pages
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.pages import markup
from signpost.workspace.artifacts.third_parties import ThirdPartyLook

_ADVERTISERS = ("advertising", "social media", "session recording")
# What the address or title of such a page speaks of.
_SENSITIVE = re.compile(
    r"benefit|housing|homeless|rent arrears|council tax (reduction|support)|debt|hardship|crisis"
    r"|food ?bank|social care|adult care|disab|blue badge|carer|mental health|health|drug|alcohol"
    r"|domestic abuse|safeguard|foster|adoption|asylum|refugee|immigration|school meals|\bsend\b"
    r"|death|bereave|cost of living|universal credit",
    re.IGNORECASE,
)
_MOST_NAMED = 4


def check(site: SiteView) -> Iterator[Finding]:
    """Find pages where the fact of the visit says something about a person, that send it on."""
    pages = [(x, _subject(site, x.url)) for x in observed_pages(site)]
    if not any(subject for _, subject in pages):
        raise NotApplicable
    for page, subject in pages:
        look = look_after(page, "untouched")
        hosts = _advertisers(look) if look and subject else []
        if hosts:
            more = f" and {len(hosts) - _MOST_NAMED} more" if len(hosts) > _MOST_NAMED else ""
            yield Finding(
                f"This page ({subject}) sends to {', '.join(hosts[:_MOST_NAMED])}{more} before "
                "anybody has chosen.",
                where=hosts[0],
                evidence=", ".join(hosts),
                page=page.url,
            )


def _subject(site: SiteView, url: str) -> str:
    """Say what makes a page sensitive; "" where nothing does."""
    page = site.pages.get(url)
    if page is None:
        return ""
    words = f"{urlsplit(url).path.replace('-', ' ').replace('_', ' ')} {page.title}"
    found = _SENSITIVE.search(words)
    if found:
        return f"it is about “{found[0].lower()}”"
    return "it has a form" if page.body and _has_form(site, url) else ""


def _has_form(site: SiteView, url: str) -> bool:
    """Whether a page has a form that sends what people type about themselves."""
    page = site.pages[url]
    tree = markup.parse(site.workspace.pages.body(page), page.content_type)
    return any(x.get("method", "").lower() == "post" for x in tree.iter("form"))


def _advertisers(look: ThirdPartyLook) -> list[str]:
    """Return the hosts of advertisers and the like that were asked."""
    return [x.host for x in look.hosts if family_of_host(x.host) in _ADVERTISERS]


RULE = Rule(
    id="content/sensitive-page-sends",
    title="Sensitive page sends to advertisers",
    why="That somebody reads about benefits, housing or health, or fills in a form, says something "
    "about them. An advertiser who is told can keep it and use it.",
    fix="Take the scripts, pixels and embedded content of these companies off this page, whatever "
    "people choose about cookies. Tell your data protection officer. Pages are observed only "
    'where [visit] third_party is "observe".',
    reference="https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/lawful-basis/"
    "special-category-data/",
    severity="critical",
    check=check,
    fixer="template",
)
