"""Sound and film that begin by themselves."""

import pytest

RULE = "accessibility/autoplay"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<video autoplay src=/media/mayor.mp4></video>", "fail"),
        ("<video autoplay muted loop src=/media/river.mp4></video>", "fail"),
        ("<audio autoplay src=/media/welcome.mp3></audio>", "fail"),
        ("<bgsound src=/media/anthem.mid>", "fail"),
        ("<audio autoplay controls src=/media/welcome.mp3></audio>", "needs_person"),
        (
            "<iframe src='https://www.youtube.com/embed/a?rel=0&autoplay=1'></iframe>",
            "needs_person",
        ),
        ("<iframe src='https://player.example/2?auto_play=true'></iframe>", "needs_person"),
        ("<embed src='/media/tour.swf?autostart=1'>", "needs_person"),
    ],
)
def test_what_starts_by_itself(judge, html, outcome):
    verdict = judge(RULE, html)
    assert verdict.outcome == outcome
    assert len(verdict.findings) == 1
    assert "starts by itself" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<video controls src=/media/mayor.mp4></video>",
        "<video controls muted autoplay src=/media/river.mp4></video>",
        "<audio src=/media/welcome.mp3></audio>",
        "<iframe src='https://www.youtube.com/embed/a?autoplay=0'></iframe>",
        "<iframe src='https://maps.example/autoplay=1/mereford'></iframe>",
    ],
)
def test_what_waits_or_can_be_stopped_and_is_silent(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("html", ["<iframe title=Map></iframe>", "<p>See our film.</p>"])
def test_pages_without_a_player(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"
