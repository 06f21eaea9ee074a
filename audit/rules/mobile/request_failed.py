"""Files of a page that the site does not deliver."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.rule import Finding, Rule
from signpost.pages.addresses import host_of, path_of
from signpost.workspace.records import Visit
from signpost.workspace.visit_facts.page_events import FailedRequest

# Given up by the page itself or by Signpost's own settings: no issue of the site.
_NO_ISSUE = ("net::ERR_ABORTED", "net::ERR_BLOCKED_BY_CLIENT")
_KINDS = {
    "stylesheet": "style sheet",
    "image": "picture",
    "script": "script",
    "font": "font",
    "media": "video or sound",
}


def check(visit: Visit) -> Iterator[Finding]:
    """Find requests to the page's own host that failed."""
    own = _host(visit.facts.final_url or visit.url)
    for request in measured(visit.facts.failed_requests, "its failed requests"):
        if _host(request.url) != own or request.reason.startswith(_NO_ISSUE):
            continue
        if path_of(request.url) == "/favicon.ico" or _is_of_the_scan(request):
            continue  # browsers ask for it unasked
        kind = _KINDS.get(request.resource_type, "file")
        why = request.reason
        why = f"the server answers {why}" if why.isdigit() else f"the browser says {why}"
        yield Finding(
            message=f"A {kind} that this page needs does not come: {why}.",
            where=request.url,
            evidence=request.reason,
        )


def _is_of_the_scan(request: FailedRequest) -> bool:
    """Whether the accessibility scan asked, and not the page: it reads style sheets by script.

    It takes what a style sheet imports to be relative to the page, where nothing need be.
    """
    return request.resource_type in ("xhr", "fetch") and path_of(request.url).endswith(".css")


def _host(url: str) -> str:
    """Return an address's host, with and without www alike."""
    return host_of(url).lower().removeprefix("www.")


RULE = Rule(
    id="mobile/request-failed",
    title="File that does not load",
    why="A missing script, style or picture can leave a page broken or bare.",
    fix="Put the file back, or take out what asks for it.",
    reference="https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status",
    severity="moderate",
    check=check,
    fixer="template",
    version=2,
)
