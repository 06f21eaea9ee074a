"""Which page is the accessibility statement: title and content, never an address alone."""

from __future__ import annotations

from typing import Any

import pytest

from audit.evidence.accessibility_statement.statement_search import (
    find_statement,
    statement_elsewhere,
)
from signpost.workspace.records import Page

HOME = "https://www.mereford.gov.uk"
FULL = """<p>This statement applies to www.mereford.gov.uk. We want as many people as possible to be
able to use it.</p><h2>Compliance status</h2><p>This website is partially compliant.</p>
<h2>Non-accessible content</h2><p>Some maps are pictures.</p>"""
CHAPTER = "<p>How the web team tests colours and headings. Ask for training before you start.</p>"
GUIDE = """<p>Every service has to publish an accessibility statement. Your statement says that it
is fully compliant, partially compliant or not compliant, under the Accessibility Regulations.</p>
<p>List non-accessible content and any disproportionate burden.</p>"""


def page(title: str, body: str, h1: str = "") -> str:
    return f"<title>{title}</title><body><main><h1>{h1 or title}</h1>{body}</main>"


def home(*links: tuple[str, str]) -> str:
    return page("Mereford", "".join(f"<a href='{href}'>{text}</a>" for href, text in links))


@pytest.mark.parametrize(
    ("html", "link"),
    [
        (page("Accessibility statement", "<p>Few words.</p>"), "Accessibility"),
        (page("Accessibility statement for Mereford", FULL), "Accessibility statement"),
        (page("Accessibility", FULL), "Accessibility"),
        (page("Mereford", FULL, h1="Our website"), "Accessibility statement"),
        (page("Datganiad hygyrchedd", "<p>Geiriau.</p>"), "Hygyrchedd"),
        (page("Mereford Council – website accessibility statement", FULL), ""),
        (page("Accessibility statement - Mereford Design Guide", FULL), "Accessibility statement"),
    ],
)
@pytest.mark.parametrize("path", ["/a", "/accessibility"])
def test_statements(make_site: Any, html: str, link: str, path: str) -> None:
    start = home((path, link)) if link else home()
    assert find_statement(make_site({"/": start, path: html})) == HOME + path


@pytest.mark.parametrize(
    ("html", "link"),
    [
        (page("Accessibility", CHAPTER), "Accessibility"),
        (page("Accessibility", CHAPTER), "Accessibility statement"),
        (page("Publishing an accessibility statement", GUIDE), "Accessibility"),
        (page("Accessibility statement template", GUIDE), "Accessibility statement template"),
        (page("Accessibility statements", GUIDE), ""),
        (page("Accessibility of the town hall", "<p>There is a ramp.</p>"), "Accessibility"),
    ],
)
@pytest.mark.parametrize("path", ["/accessibility", "/accessibility-statement"])
def test_look_alikes(make_site: Any, html: str, link: str, path: str) -> None:
    start = home((path, link)) if link else home()
    assert find_statement(make_site({"/": start, path: html})) == ""


def test_a_statement_on_another_site(make_site: Any) -> None:
    there = "https://statements.mereford.example/all"
    site = make_site({"/": home((there, "Accessibility statement"))})
    assert statement_elsewhere(site) == there


def test_a_link_to_others_that_promises_no_statement(make_site: Any) -> None:
    site = make_site({"/": home(("https://abilitynet.example/", "My computer, more accessible"))})
    assert statement_elsewhere(site) == ""


@pytest.mark.parametrize(("status", "outcome"), [(200, "pass"), (None, "could_not_check")])
def test_a_statement_elsewhere_counts_once_it_answers(
    judge: Any, make_site: Any, status: int | None, outcome: str
) -> None:
    there = "https://statements.mereford.example/all"
    pages: dict[str, Any] = {
        "/": home((there, "Accessibility statement"), ("/accessibility", "Accessibility")),
        "/accessibility": page("Accessibility", CHAPTER),
    }
    if status:
        pages[there] = Page(run=1, url=there, kind="external", status=status)
    site = make_site(pages)
    assert judge("accessibility/statement", site=site).outcome == outcome
    assert judge("accessibility/statement-points", site=site).outcome == "could_not_check"
