"""Films that begin to move by themselves."""

import pytest

RULE = "accessibility/film-starts"


@pytest.mark.parametrize(
    "html",
    [
        "<video autoplay muted loop src=/media/river.mp4></video>",
        "<video autoplay src=/media/mayor.mp4></video>",
        "<video autoplay muted><source src=/a.webm#t=0,8><source src=/a.mp4#t=0,8></video>",
        "<video autoplay muted loop src=/media/wave.mp4#t=0,3></video>",
    ],
)
def test_a_film_that_starts_needs_a_person(judge, html):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert "can people stop it?" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<video muted src=/media/river.mp4></video>",
        "<video autoplay muted controls src=/media/river.mp4></video>",
        "<video autoplay muted src=/media/wave.mp4#t=0,3></video>",
        "<div hidden><video autoplay muted src=/media/river.mp4></video></div>",
        "<video autoplay muted></video>",
    ],
)
def test_a_film_that_waits_can_be_stopped_or_is_short_passes(judge, html):
    assert judge(RULE, html).outcome == "pass"


def test_pages_without_a_film(judge):
    assert judge(RULE, "<audio autoplay src=/a.mp3></audio>").outcome == "not_applicable"
