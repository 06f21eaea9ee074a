"""Two links in a row to one place."""

from typing import Any

import pytest

RULE = "accessibility/same-link-twice"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x"><img alt="X" src=x.png></a> <a href="/x">X</a>',
        '<div><a href="/x"><img alt="" src=x.png></a></div><h3><a href="/x">X</a></h3>',
        '<a href="/jobs">Jobs</a><br><a href="/jobs">See all jobs</a>',
        '<figure><a href="/park"><img alt="A" src=p.jpg></a></figure>\n<p><a href="/park">A</a>',
    ],
)
def test_one_place_twice_in_a_row_fails(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert len(verdict.findings) == 1


def test_the_second_link_is_the_place_and_both_are_shown(judge: Any) -> None:
    html = '<p id=card><a href="/pay"><img alt="" src=p.png></a> <a href="/pay">Pay</a></p>'
    (found,) = judge(RULE, html).findings
    assert found.where == "p#card > a:nth-of-type(2)"
    assert found.evidence.count('href="/pay"') == 2


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x">X</a> and <a href="/x">X again</a>',
        '<ul><li><a href="/x">X</a></li><li><a href="/x">X</a></li></ul>',
        '<a href="/x">X</a> <a href="/y">Y</a>',
        '<table><tr><td><a href="/a">A</a></td><td><a href="/a">A</a></td></tr></table>',
        '<a href="/x">X</a><span></span>',
        '<a href="/a">A</a><br>or ring us<br><a href="/a">A</a>',
        '<div><a href="/a">A</a></div><p>See <a href="/a">A</a></p>',
        '<a href="/a?page=1">1</a> <a href="/a?page=2">2</a>',
    ],
)
def test_links_apart_or_to_other_places_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("html", ["<p>No links</p>", '<a href="#">A</a> <a href="#">B</a>'])
def test_a_page_without_links(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize("tag", ["div", "p", "span", "h2", "h3", "h4", "strong", "figure"])
def test_wrappers_do_not_keep_links_apart(judge: Any, tag: str) -> None:
    html = f'<div><a href="/x">X</a></div><{tag}><a href="/x">X</a></{tag}>'
    assert judge(RULE, html).outcome == "fail"


@pytest.mark.parametrize("tag", ["nav", "header", "footer", "section"])
def test_the_end_of_a_part_keeps_links_apart(judge: Any, tag: str) -> None:
    html = f'<{tag}><p><a href="/contact">Contact</a></p></{tag}><a href="/contact">Contact us</a>'
    assert judge(RULE, html).outcome == "pass"
