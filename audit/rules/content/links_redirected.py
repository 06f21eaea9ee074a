"""Links of the page's own that go a long way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from audit.evidence.links import anchors
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView

# A redirect to a login, or back to where one came from, is meant.
_MEANT = re.compile(r"log-?[io]n|sign-?in|auth|sso|account|session|return|callback", re.IGNORECASE)
_ASIDE = frozenset({"header", "nav", "footer", "aside", "head"})
_INDEX = re.compile(r"(?:/index\.(?:html?|php|aspx))?/?$", re.IGNORECASE)


def check(page: PageView, site: SiteView, *, max_hops: int = 3) -> Iterator[Finding]:
    """Find links in the main content to the site's own addresses that have moved.

    Moves of nothing but a slash, `index.html`, `www` or https, and to a login, are left out.
    """
    links = {
        (x.url, x.fragment): x
        for x in reversed(list(anchors.followable(page.links)))
        if x.kind in ("page", "document") and x.where not in _ASIDE
    }
    if not links:
        raise NotApplicable
    for (url, fragment), link in reversed(links.items()):
        state = site.state(url, fragment)
        if state.state != "redirect" or _is_intended(url, state.final_url):
            continue
        long_way = state.hops > max_hops
        yield Finding(
            message=f"The link “{link.text or url}” is redirected"
            f"{f' {state.hops} times' if state.hops > 1 else ''}. Link straight to "
            f"{_with_fragment(state.final_url, state.fragment)}.",
            where=_with_fragment(url, fragment),
            evidence=link.text,
            severity="moderate" if long_way else None,
        )


def _with_fragment(url: str, fragment: str) -> str:
    """Return an address with its fragment, if there is one."""
    return f"{url}#{fragment}" if fragment else url


def _is_intended(url: str, final: str) -> bool:
    """Whether a redirect is none that an editor should mend."""
    return _plain(url) == _plain(final) or bool(_MEANT.search(final) and not _MEANT.search(url))


def _plain(url: str) -> tuple[str, str, str]:
    """Return an address without what servers add or drop of themselves."""
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www."), _INDEX.sub("", parts.path).lower(), parts.query


RULE = Rule(
    id="content/links-redirected",
    title="Links to pages that have moved",
    why="Each redirect costs time on a phone, and one day it will be taken away.",
    fix="Link to the address that the page has now.",
    reference="https://www.gov.uk/guidance/content-design/links",
    severity="minor",
    check=check,
)
