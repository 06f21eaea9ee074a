from __future__ import annotations

import pytest

RULE = "readability/all-caps"


@pytest.mark.parametrize(
    ("html", "calm"),
    [
        ("<p>PLEASE DO NOT CALL US about bins.</p>", "Please do not call us"),
        ("<h2>IMPORTANT CHANGES TO COLLECTIONS</h2>", "Important changes to collections"),
        ("<ul><li>NO DOGS ON THE BEACH</li></ul>", "No dogs on the beach"),
    ],
)
def test_finds_shouting_and_says_it_calmly(judge, html: str, calm: str) -> None:
    verdict = judge(RULE, html)

    assert verdict.outcome == "fail"
    assert f"“{calm}”" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<p>We work with NHS BBC ITV DVLA HMRC.</p>",
        "<p>Send it to MEREFORD SE6 4RU.</p>",
        "<p>You MUST NOT park here.</p>",
        "<pre>SELECT ALL FROM THE TABLE</pre><p>Text.</p>",
        "<table><tr><td>AB12 CD34 EF56 GH78</td></tr></table>",
        "<p>Form CTAX REF COUNC NHSBSA</p>",
    ],
)
def test_leaves_alone(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_what_is_shown_as_it_has_to_be_written(judge) -> None:
    shown = "<p>RESTRICTED - STAFF AND MEMBERS ONLY</p>"
    assert judge(RULE, f"<p>Mark the page like this:</p>{shown}").outcome == "pass"
    assert judge(RULE, f"<p>Please read this.</p>{shown}").outcome == "fail"
