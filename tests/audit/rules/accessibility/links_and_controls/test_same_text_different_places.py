"""Links of the same words to different places."""

from typing import Any

import pytest

RULE = "accessibility/same-text-different-places"


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (
            "<a href=/a>Apply now</a> <a href=/b>Apply now</a>",
            "2 links are called “apply now” and go to different pages.",
        ),
        (
            "<a href=/n/1>Read more</a><a href=/n/2>Read more »</a><a href=/n/3>read MORE…</a>",
            "3 links are called “read more” and go to different pages.",
        ),
        (
            "<a href=/minutes-may.pdf>Minutes</a> <a href=https://example.org/m>Minutes</a>",
            "2 links are called “minutes” and go to different pages.",
        ),
        (
            "<a href=https://one.example>Website</a> <a href=https://two.example>Website</a>",
            "2 links are called “website” and go to different pages.",
        ),
    ],
)
def test_the_same_words_need_a_person(judge: Any, html: str, message: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [message]


def test_the_addresses_are_shown(judge: Any) -> None:
    html = "<a href=/badge>Apply</a> <a href=/permit>Apply</a> <a href=/badge>Apply</a>"
    (found,) = judge(RULE, html).findings
    site = "https://www.mereford.gov.uk"
    assert (found.where, found.key) == (f"{site}/badge", "apply")
    assert found.evidence == f"{site}/badge {site}/permit"


@pytest.mark.parametrize(
    "html",
    [
        "<a href=/a>Apply</a> <a href=/a>Apply</a><a href=/1>1</a>",
        "<a href=/badge>Apply for a badge</a> <a href=/permit>Apply for a permit</a>",
        "<a href=/list?p=2>2 of 9</a> <a href=/other?p=2>2 of 9</a>",  # numbers name their row
        "<a href=/az/mp>MP</a> <a href=/people/mp>MP</a>",  # two letters, as of an A to Z
        "<a href=/bins#mon>Monday</a> <a href=/bins#tue>Monday</a>",
        "<a href=https://test.mereford.gov.uk/tax>Tax</a> <a href=/tax>Tax</a>",  # a twin
        "<a href=/page#one>Contents</a> <a href=/contents>Contents</a>",  # the page itself
        "<nav><a href=/a>About</a></nav><p><a href=/b>About</a></p>",
        "<a href=mailto:a@example.org>Email us</a> <a href=/email>Email us</a>",
    ],
)
def test_links_that_can_be_told_apart_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_how_many_are_too_many_is_a_setting(judge: Any) -> None:
    two = "<a href=/a>Apply</a> <a href=/b>Apply</a>"
    assert judge(RULE, two, least=3).outcome == "pass"
    assert judge(RULE, f"{two} <a href=/c>Apply</a>", least=3).outcome == "needs_person"


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (
            "<iframe title=Map src=/north></iframe><iframe aria-label=map src=/south></iframe>",
            "2 frames are called “map” and hold different pages.",
        ),
        (
            "<iframe title=Map srcdoc='<p>a'></iframe><iframe title=Map srcdoc='<p>b'></iframe>",
            "2 frames are called “map” and hold different pages.",
        ),
        (
            "<b role=link onclick=\"location.href='/a'\">Pay</b><a href=/b>Pay</a>",
            "2 links are called “pay” and go to different pages.",
        ),
        (
            "<i role=link onclick=\"window.open('/a')\">Pay</i><a href=/b>Pay</a>",
            "2 links are called “pay” and go to different pages.",
        ),
    ],
)
def test_frames_and_what_is_announced_as_a_link(judge: Any, html: str, message: str) -> None:
    assert [x.message for x in judge(RULE, html).findings] == [message]


@pytest.mark.parametrize(
    "html",
    [
        "<iframe title=Map src=/north></iframe><iframe title=Map src=/north></iframe>",
        "<iframe title=Map src=/north></iframe><a href=/map>Map</a>",
        "<iframe src=/north></iframe><iframe src=/south></iframe>",  # no name at all
        "<iframe title=Map srcdoc=a></iframe><iframe title=Map srcdoc=' a '></iframe>",
        "<b role=link onclick='go()'>Pay</b><a href=/b>Pay</a>",
        "<b role=link hidden onclick=\"location='/a'\">Pay</b><a href=/b>Pay</a>",
    ],
)
def test_frames_and_links_that_are_one_or_unknown(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"
