"""What pages did before and after a choice about cookies, as rules read it."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.third_parties.companies import (
    TRACKING,
    Family,
    family_of_cookie,
    family_of_host,
)
from audit.finding import CouldNotCheck, NotApplicable
from audit.site_view import SiteView
from signpost.workspace.artifacts.third_parties import (
    THIRD_PARTIES,
    Choice,
    ObservedPage,
    ThirdPartyLook,
)


def observed_pages(site: SiteView) -> list[ObservedPage]:
    """Return the pages that were observed.

    Raises:
        NotApplicable: nobody asked for any to be observed.
        CouldNotCheck: none was, or not one of them could be looked at.
    """
    found = site.workspace.artifacts.read(site.run.id, THIRD_PARTIES)
    if found is None and not site.config.visit.observes_third_parties:
        raise NotApplicable
    if found is None:
        raise CouldNotCheck("what pages send before a choice about cookies was not looked at")
    if found.observed and not any(x.state == "seen" for p in found.observed for x in p.looks):
        raise CouldNotCheck(found.observed[0].looks[0].reason or "no page could be opened")
    return list(found.observed)


def look_after(page: ObservedPage, choice: Choice) -> ThirdPartyLook | None:
    """Return what was seen after one choice; None where it could not be seen or made."""
    return next((x for x in page.looks if x.choice == choice and x.state == "seen"), None)


def tracking_in(look: ThirdPartyLook) -> Iterator[tuple[Family, str]]:
    """Yield what tracks in a look, as (family, what it is in words), each once.

    A cookie tracks if a tracking company set it, and so does a request to such a company. A tag
    manager alone does not: it brings what the council puts in.
    """
    for cookie in look.cookies:
        family = family_of_cookie(cookie.name, cookie.host)
        if family in TRACKING:
            stays = f" for {cookie.days} days" if cookie.days else ""
            yield family, f"the cookie {cookie.name}{stays}"
    for asked in look.hosts:
        family = family_of_host(asked.host)
        if family in TRACKING:
            yield family, f"a request to {asked.host}"
