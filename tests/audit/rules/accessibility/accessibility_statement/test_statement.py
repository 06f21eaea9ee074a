"""The rule on having an accessibility statement."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.workspace.records import Page

RULE = "accessibility/statement"
HOME = "https://www.mereford.gov.uk"
STATEMENT = "<html><head><title>Accessibility statement</title></head><body>Words</body></html>"


def home(link: str = "") -> str:
    return f"<html><head><title>Mereford</title></head><body><footer>{link}</footer></body></html>"


LINK = home("<a href=/accessibility>Accessibility statement</a>")


def missing(path: str, status: int | None = 404, kind: Any = "html") -> Page:
    return Page(run=1, url=HOME + path, kind=kind, status=status)


@pytest.mark.parametrize(
    ("pages", "outcome", "words"),
    [
        ({"/": LINK, "/accessibility": STATEMENT}, "pass", ""),
        ({"/": home("<a href=/a11y>Accessibility</a>"), "/a11y": STATEMENT}, "pass", ""),
        ({"/": home()}, "fail", "No accessibility statement was found"),
        ({"/": home("<a href=/toilets>Accessible toilets</a>"), "/toilets": home()}, "fail", "No "),
        ({"/": home(), "/a11y": STATEMENT}, "fail", "does not link"),
        ({"/": home(), "/accessibility-statement": home()}, "fail", "No "),
        ({"/": LINK, "/accessibility": missing("/accessibility")}, "fail", "does not lead"),
        ({"/": LINK, "/accessibility": missing("/accessibility", 200, "document")}, "fail",
         "has to be a web page"),
        ({"/": LINK}, "could_not_check", ""),
        ({"/": LINK, "/accessibility": missing("/accessibility", 403)}, "could_not_check", ""),
        ({"/": missing("/", 503)}, "could_not_check", ""),
    ],
)  # fmt: skip
def test_statement(judge: Any, make_site: Any, pages: Any, outcome: str, words: str) -> None:
    site = make_site(pages)
    verdict = judge(RULE, site=site)
    assert verdict.outcome == outcome
    assert all(words in x.message for x in verdict.findings)
    assert all(x.page in site.pages for x in verdict.findings)
