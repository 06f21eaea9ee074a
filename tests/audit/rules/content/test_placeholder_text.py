from __future__ import annotations

import pytest

RULE = "content/placeholder-text"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Lorem ipsum dolor sit amet.</p>",
        "<p>Coming soon</p>",
        "<h2>Coming soon!</h2>",
        "<p>More information coming soon.</p>",
        "<p>This page is currently under construction.</p>",
        "<p>Insert text here</p>",
        "<p>Call [insert number] for help.</p>",
        "<p>The fee is set on [TBC].</p>",
        "<p>The date is xx/xx/2024.</p>",
        "<p>The charge is £XXXX a year.</p>",
        "<p>Ring us on 01632 XXXXXX.</p>",
    ],
)
def test_finds_fillers(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "fail"


@pytest.mark.parametrize("html", ["<p>Venue: TBC</p>", "<table><tr><td>TBC</td></tr></table>"])
def test_to_be_confirmed_is_for_a_person(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "needs_person"


@pytest.mark.parametrize(
    "html",
    [
        "<p>There are 200 homes under construction in Mereford.</p>",
        "<p>New homes are coming soon to Mereford.</p>",
        "<p>(your college will check this)</p>",
        "<p>TB clinics and the TBCX form.</p>",
        "<p>“TBC” means to be confirmed.</p>",
        "<p>Put your content in the bin.</p>",
        "<pre>lorem ipsum</pre>",
        "<p>Placeholder text is no label: it goes away when you type.</p>",
        "<p>Say \u2018The date must be after [date]\u2019.</p>",
        "<p><a href=/x>Coming soon</a></p>",
        "<p>Lorem ipsum dolor.</p><pre>&lt;p&gt;Lorem ipsum dolor.&lt;/p&gt;</pre>",
        "<p>You will find PCN-XXXXXXXX at the top of the ticket.</p>",
        "<p>Account numbers are in the form XXXXXXXX.</p>",
        "<p>Your licence number, such as LN/XXXX/24, is on the back.</p>",
        "<p>It is shown as XXXX XXXX XXXX 4821 on the receipt.</p>",
        "<p>Dates look like xx/xx/xxxx.</p>",
    ],
)
def test_leaves_alone(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_crosses_for_everyones_own_reference_are_for_a_person(judge) -> None:
    verdict = judge(RULE, "<p>Quote your payment reference XXXXXX when you pay.</p>")

    assert verdict.outcome == "needs_person"


def test_a_heading_may_announce_what_stands_below(judge) -> None:
    below = "<p>From May you can renew library cards by phone.</p>"
    assert judge(RULE, f"<h2>Coming soon</h2>{below}").outcome == "pass"
    assert judge(RULE, f"<h2>Coming soon</h2><h2>Library</h2>{below}").outcome == "fail"
    assert judge(RULE, f"{below}<p>Coming soon</p>").outcome == "fail"
