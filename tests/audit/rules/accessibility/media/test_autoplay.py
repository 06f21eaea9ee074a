"""Sound that may begin by itself."""

import pytest

RULE = "accessibility/autoplay"


@pytest.mark.parametrize(
    "html",
    [
        "<video autoplay src=/media/mayor.mp4></video>",
        "<audio autoplay src=/media/welcome.mp3></audio>",
        "<audio autoplay controls src=/media/welcome.mp3></audio>",
        "<video autoplay><source src=/media/a.webm#t=2,9></video><button>Stop</button>",
        "<audio autoplay loop src=/media/chime.mp3#t=0,1></audio>",
        "<iframe src='https://www.youtube.com/embed/a?rel=0&autoplay=1'></iframe>",
        "<iframe src='https://player.example/2?auto_play=true'></iframe>",
        "<embed src='/media/tour.swf?autostart=1'>",
    ],
)
def test_what_may_sound_by_itself_needs_a_person(judge, html):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert len(verdict.findings) == 1
    assert "starts by itself" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<video controls src=/media/mayor.mp4></video>",
        "<video controls muted autoplay src=/media/river.mp4></video>",
        "<video autoplay muted loop src=/media/river.mp4></video>",
        "<audio src=/media/welcome.mp3></audio>",
        "<audio autoplay></audio>",  # nothing to play
        "<audio autoplay src=/media/chime.mp3#t=4,6.5></audio>",
        "<iframe src='https://www.youtube.com/embed/a?autoplay=0'></iframe>",
        "<iframe src='https://www.youtube.com/embed/a?autoplay=1&mute=1'></iframe>",
        "<iframe src='https://player.vimeo.com/video/1?autoplay=1&background=1'></iframe>",
        "<iframe src='https://maps.example/autoplay=1/mereford'></iframe>",
    ],
)
def test_what_waits_is_silent_or_short_passes(judge, html):
    assert judge(RULE, html).outcome == "pass"


def test_how_long_it_may_sound_is_an_option(judge):
    html = "<audio autoplay src=/media/chime.mp3#t=,5></audio>"
    assert judge(RULE, html).outcome == "needs_person"
    assert judge(RULE, html, most_seconds=5).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    ["<iframe title=Map></iframe>", "<p>See our film.</p>", "<bgsound src=/media/anthem.mid>"],
)
def test_pages_without_a_player(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"


PLAYING = {"path": "", "html": '<audio src="/hymn.mp3">', "kind": "audio"}


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, "needs_person"),
        ({"seconds": 2.5, "loops": True}, "needs_person"),
        ({"seconds": 2.5}, "not_applicable"),
        ({"muted": True}, "not_applicable"),
    ],
)
def test_what_a_script_starts_was_playing_in_the_browser(judge, change, outcome):
    facts = {"playing": [{**PLAYING, **change}]}
    assert judge(RULE, "<p>Words</p>", facts=facts).outcome == outcome


def test_what_the_html_starts_is_told_once(judge):
    html = "<audio id=hymn autoplay src=/media/welcome.mp3></audio>"
    facts = {"playing": [{**PLAYING, "path": "audio#hymn"}]}
    assert len(judge(RULE, html, facts=facts).findings) == 1
