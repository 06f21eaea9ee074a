"""The two rules on structure that is only typed: headings in bold, lists with dashes."""

from __future__ import annotations

from typing import Any

import pytest

HEADING, LIST = "accessibility/fake-heading", "accessibility/fake-list"
TEXT = "<p>We collect your bins every week, whatever the weather.</p>"


@pytest.mark.parametrize(
    "html",
    [
        f"<p><b>Bin days</b></p>{TEXT}",
        f"<p> <strong>Bin</strong> <strong>days</strong> </p>{TEXT}",
        f"<p><span><strong><b>Bin days</b></strong></span></p>{TEXT}",
        "<p><b>Bins</b></p><ul><li>We collect them every week</li></ul>",
    ],
)
def test_fake_heading(judge: Any, html: str) -> None:
    verdict = judge(HEADING, html)
    assert verdict.outcome == "needs_person"
    assert len(verdict.findings) == 1


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Bin days</h2>{TEXT}",
        f"<p><b>Important:</b> put your bins out early.</p>{TEXT}",
        f"<p><b>Put your bins out by 7am.</b></p>{TEXT}",
        f"<p><b>{'very ' * 12}long</b></p>{TEXT}",
        "<p><b>Bin days</b></p><p><b>All of this is in bold too</b></p>",
        "<p><b>Bin days</b></p><h2>More</h2>",
        "<p><b>Bin days</b></p>",
        f"<p><a href=/x><b>Bin days</b></a></p>{TEXT}",
        f"<table><tr><td><b>Band</b></td></tr></table>{TEXT}",
        f"<p><b>***</b></p>{TEXT}",
    ],
)
def test_no_fake_heading(judge: Any, html: str) -> None:
    assert judge(HEADING, html).outcome == "pass"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>- paper</p><p>- glass</p><p>- tins</p>", 3),
        ("<p>You can bring:<br>• paper<br>• glass</p>", 2),
        ("<p>1. Fill in the form<br>2. Send it<br>3. Wait</p>", 3),
        ("<p>1) Fill in the form</p><p>2) Send it</p>", 2),
        ("* apple <br/> * orange <br> * pear <br>", 3),
        ("<table><tr><td>- apple<br>- pear<td>x</table>", 2),
        ("<p>*paper<br/><b>*glass</b></p>", 2),
        ("<p>\u2013 paper</p>\n<p>\u2013 glass</p>", 2),
    ],
)
def test_fake_list(judge: Any, html: str, lines: int) -> None:
    verdict = judge(LIST, html)
    assert verdict.outcome == "needs_person"
    assert [x.message.split()[1] for x in verdict.findings] == [str(lines)]


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>paper</li><li>glass</li></ul>",
        "<ol><li>1. paper</li><li>2. glass</li></ol>",
        "<p>- paper</p><p>and glass</p>",
        "<div>- paper<section><p>Words</p></section>- glass</div>",
        "<p>- paper</p><h2>Glass</h2><p>- glass</p>",
        "<p>2. paper</p><p>2. glass</p>",
        "<p>-5 degrees<br>-7 degrees</p>",
        "<p>1.5 litres<br>2.5 litres</p>",
        "<p>10 High Street<br>Mereford<br>ME1 1AA</p>",
        "<p>Words - with - dashes<br>and - more</p>",
    ],
)
def test_no_fake_list(judge: Any, html: str) -> None:
    assert judge(LIST, html).outcome == "pass"
