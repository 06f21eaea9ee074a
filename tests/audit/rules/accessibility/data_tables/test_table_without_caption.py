"""Tables of data, and what names them."""

from typing import Any

import pytest

RULE = "accessibility/table-without-caption"
_ROWS = "<tr><th>Band</th><th>Tax</th></tr><tr><td>A</td><td>£1,402</td></tr>"
_DATA = f"<table>{_ROWS}</table>"


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Words.</p>{_DATA}",
        _DATA,  # the page's own heading names the page
        f"<p>What you pay.</p><table><caption> </caption>{_ROWS}</table>",
        f"<h2>What you pay</h2><p>It went up by 3%.</p>{_DATA}",
        f"<p>Hi.</p><figure>{_DATA}<p>Words</p></figure>",
        f'<p>Hi.</p><div aria-label="Fees"><p>Since April.</p>{_DATA}</div>',  # names more
        f"<h2>Fees</h2><div><div><div>{_DATA}</div></div></div>",  # too far away
        f"<html lang=en><title>Tax</title><body><h2>Menu</h2><main>{_DATA}</main>",
    ],
)
def test_a_table_that_nothing_names_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.key for x in verdict.findings] == ["table 0"]


def test_only_the_table_without_a_name_is_told(judge: Any) -> None:
    html = f"<h2>Bands</h2>{_DATA}<p>Since April.</p>{_DATA}"
    assert [x.key for x in judge(RULE, html).findings] == ["table 1"]


@pytest.mark.parametrize(
    "html",
    [
        f"<table><caption>Council tax by band</caption>{_ROWS}</table>",
        f"<h2>What you pay</h2>{_DATA}",
        f"<h3>Bands</h3><div class=scroll>{_DATA}</div>",
        f"<p>These are the bands:</p>{_DATA}",
        f"<h2 id=h>Hours</h2><p>Hi.</p><div aria-labelledby=h>{_DATA}</div>",
        f'<p>Hi.</p><table aria-label="Council tax by band">{_ROWS}</table>',
        f"<p>Hi.</p><figure>{_DATA}<figcaption>Council tax by band</figcaption></figure>",
    ],
)
def test_a_named_table_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_whether_a_heading_is_enough_is_a_setting(judge: Any) -> None:
    html = f"<h2>What you pay</h2>{_DATA}"
    assert judge(RULE, html, accept_heading=False).outcome == "needs_person"
    named = f"<table><caption>Bands</caption>{_ROWS}</table>"
    assert judge(RULE, named, accept_heading=False).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Band A: £1,402</p>",
        "<table><tr><td>A</td><td>£1,402</td></tr><tr><td>B</td><td>£1,635</td></tr></table>",
        f"<table role=presentation>{_ROWS}</table>",
    ],
)
def test_no_table_of_data_with_headers(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize("tag", ["h2", "h3", "h4", "h5", "h6"])
def test_a_heading_of_any_level_below_the_first_names_a_table(judge: Any, tag: str) -> None:
    assert judge(RULE, f"<{tag}>Bands</{tag}>{_DATA}").outcome == "pass"
