"""Copies of the site, databases, settings and answers to forms that a link leads to."""

from __future__ import annotations

from collections.abc import Iterator

from audit.rule import CouldNotCheck, Finding, Rule, Severity
from audit.site_view import SiteView
from signpost.pages.exposed_files import exposed_kind

# What opens the council's systems, or holds many people's data, whoever finds it.
_WORST = frozenset(
    {
        "settings with passwords",
        "private key or password store",
        "database",
        "copy of the site",
        "mailbox",
        "answers to a form",
    }
)


def check(site: SiteView) -> Iterator[Finding]:
    """Find files that nobody is meant to find and that links or listings of the site lead to.

    Nothing is guessed at and nothing is fetched: the crawl asked whether each is there, no more.
    What a file is follows from its name, so answers to a form need a person's look.

    Raises:
        CouldNotCheck: none is surely there, and for one of them nobody knows.
    """
    found: dict[str, str] = {}
    for page, link in site.all_links():
        if link.kind not in ("external", "mail", "phone", "unusable") and exposed_kind(link.url):
            found.setdefault(link.url, page)
    unknown = ""
    sure = False
    for url, page in found.items():
        state = site.state(url).state
        if state in ("ok", "redirect") and exposed_kind(site.state(url).final_url):
            sure = True
            yield _finding(url, page)
        elif state == "could_not_check":
            unknown = url
    if unknown and not sure:
        raise CouldNotCheck(f"whether {unknown} is there could not be asked")


def _finding(url: str, page: str) -> Finding:
    """Say what a link leads to."""
    kind = exposed_kind(url)
    severity: Severity = "critical" if kind in _WORST else "serious"
    return Finding(
        message=f"A link leads to a file that looks like a {kind}. It was not opened. "
        "Take it off the server; taking the link away is not enough.",
        where=url,
        evidence=kind,
        certainty="needs_person" if kind == "answers to a form" else "sure",
        page=page,
        severity=severity,
        key=url,
    )


RULE = Rule(
    id="content/exposed-file",
    title="File that nobody should find",
    why="Search engines and others follow links to databases, backups and settings, and keep them.",
    fix="Take the file off the server, change every password that was in it, and look in the "
    "server's log for who fetched it.",
    reference="https://www.ncsc.gov.uk/collection/10-steps/data-security",
    severity="critical",
    check=check,
    fixer="template",
    confidential=True,
)
