"""The rule on files of a page that do not load."""

from __future__ import annotations

from typing import Any

import pytest

PAGE = "https://www.mereford.gov.uk/pay"


@pytest.mark.parametrize(
    ("url", "reason", "outcome"),
    [
        ("https://www.mereford.gov.uk/site.css", "404", "fail"),
        ("https://mereford.gov.uk/site.js", "net::ERR_CONNECTION_RESET", "fail"),
        ("https://cdn.example.com/font.woff2", "net::ERR_NAME_NOT_RESOLVED", "pass"),
        ("https://www.mereford.gov.uk/a.js", "net::ERR_ABORTED", "pass"),
        ("https://www.mereford.gov.uk/a.js", "net::ERR_BLOCKED_BY_CLIENT.Inspector", "pass"),
        ("https://www.mereford.gov.uk/favicon.ico", "404", "pass"),
    ],
)
def test_failed_requests(judge: Any, url: str, reason: str, outcome: str) -> None:
    request = {"url": url, "reason": reason, "type": "script"}
    verdict = judge("mobile/request-failed", facts={"failed": [request], "final_url": PAGE})
    assert verdict.outcome == outcome
    assert [x.where for x in verdict.findings] == [url] * (outcome == "fail")


def test_the_message_says_what_and_why(judge: Any) -> None:
    request = {"url": PAGE + ".css", "reason": "404", "type": "stylesheet"}
    (found,) = judge("mobile/request-failed", url=PAGE, facts={"failed": [request]}).findings
    assert found.message == (
        "A style sheet that this page needs does not come: the server answers 404."
    )


@pytest.mark.parametrize(
    ("url", "kind", "outcome"),
    [
        ("https://www.mereford.gov.uk/theme/part.css", "xhr", "pass"),
        ("https://www.mereford.gov.uk/theme/part.css", "stylesheet", "fail"),
        ("https://www.mereford.gov.uk/api/bins", "xhr", "fail"),
    ],
)
def test_what_the_scan_itself_asks_for(judge: Any, url: str, kind: str, outcome: str) -> None:
    request = {"url": url, "reason": "404", "type": kind}
    verdict = judge("mobile/request-failed", facts={"failed": [request], "final_url": PAGE})
    assert verdict.outcome == outcome
