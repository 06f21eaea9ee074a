"""Links to hosts that only staff can reach: the council's own network, staging and test copies."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from audit.evidence.links import anchors
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.pages.addresses import host_of, hostname_of, is_loopback

# Names that the public DNS does not have (RFC 6762, RFC 8375, ICANN's reserved .internal, and
# what networks are commonly called).
_INSIDE = re.compile(r"\.(local|internal|intranet|lan|corp|home|private|localdomain|home\.arpa)$")
# Copies that are not meant for residents, wherever they are; and, within the site's own domain,
# names that other people's sites use for something else (dev.example.com is often for developers).
_COPY = re.compile(r"(^|-)(staging|stage|uat|preprod|pre-prod|preproduction)\d{0,3}(-|$)")
_OWN_COPY = re.compile(r"(^|-)(test|testing|dev|qa|sit|sandbox|demo|preview)\d{0,3}(-|$)")
_SECOND_LEVEL = frozenset({"gov", "org", "co", "ac", "nhs", "police", "sch", "com", "net"})
_OWN = "the computer of whoever follows it"


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find links to addresses inside a network, and to staging and test hosts.

    A person has to say: some are meant for staff. Sure is a link of a site on the internet to the
    reader's own computer. Those that are broken for everybody are left to `content/links-broken`.
    """
    links = {
        x.url: x for x in reversed(list(anchors.followable(page.links))) if x.kind == "external"
    }
    if not links:
        raise NotApplicable
    domain = _domain(hostname_of(host_of(site.config.site.url)))
    for url, link in reversed(links.items()):
        own = is_loopback(url) and not site.config.local
        why = _OWN if own else _not_public_reason(hostname_of(host_of(url)), domain)
        if why and site.may_be_followed(url):
            so = "There is nothing there" if own else "Residents may not be able to open it"
            yield Finding(
                message=f"The link “{link.text or url}” leads to {why}. {so}.",
                where=url,
                evidence=link.text,
                certainty="sure" if own else "needs_person",
                component=anchors.template_component(link, url),
            )


def _not_public_reason(host: str, domain: str) -> str:
    """Say what gives a host away as not public; nothing for other hosts."""
    try:
        public = ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    else:
        return "" if public else "an address inside a private network"
    if "." not in host or _INSIDE.search(host):
        return "a name that only a private network knows"
    labels = host.split(".")[:-1]
    if any(map(_COPY.search, labels)):
        return "what its name calls a staging copy"
    own = bool(domain) and host.endswith(f".{domain}")
    if own and any(map(_OWN_COPY.search, host.removesuffix(f".{domain}").split("."))):
        return "what its name calls a test copy"
    return ""


def _domain(host: str) -> str:
    """Return the domain that a host belongs to: mereford.gov.uk for www.mereford.gov.uk."""
    labels = host.split(".")
    if len(labels) < 2 or host.replace(".", "").isdigit():
        return ""
    return ".".join(labels[-3:] if labels[-2] in _SECOND_LEVEL else labels[-2:])


RULE = Rule(
    id="content/links-internal",
    title="Links to hosts that are not public",
    why="What opens for staff at their desks does not open for residents.",
    fix="Link to the public address; take out what is for staff alone.",
    reference="https://www.gov.uk/guidance/content-design/links",
    severity="serious",
    check=check,
    version=2,
)
