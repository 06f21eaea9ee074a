"""The rule on films that nothing describes for those who do not see them."""

from typing import Any

import pytest

RULE = "accessibility/film-without-description"
FILM = "<video controls src=/mayor.mp4></video>"
FRAME = '<iframe src="https://www.youtube-nocookie.com/embed/x1" title="Film"></iframe>'


@pytest.mark.parametrize(
    "html",
    [
        "<p>Watch:</p><video controls src=a.mp4></video>",
        '<iframe src="https://www.youtube.com/embed/x"></iframe>',
        '<iframe src="//player.vimeo.com/video/1" title="How to recycle"></iframe>',
        '<object data="https://youtu.be/x1"></object>',
        '<video controls><track kind="captions" src="c.vtt"></video>',
        "<video autoplay src=/loop.mp4></video>",
        '<iframe src="https://mereford.cloud.panopto.eu/Panopto/Embed" title="Meeting"></iframe>',
        '<iframe src="https://www.facebook.com/plugins/video.php?href=x"></iframe>',
        f'<div>{FRAME}</div><p>Read the notes of the meeting</p><p><a href="/t">Transcript</a></p>',
    ],
)
def test_a_film_that_nothing_describes_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        "Nothing near this film tells in words what it shows."
    ]


def test_only_the_film_without_words_is_told(judge: Any) -> None:
    html = f"<section>{FILM}<p><a href=/t>Transcript</a></p></section><div id=b>{FRAME}</div>"
    assert [x.where for x in judge(RULE, html).findings] == ["div#b > iframe"]


@pytest.mark.parametrize(
    "html",
    [
        "<video controls src=a.mp4></video><p><a href=t>Transcript</a>",
        '<video controls><track kind="descriptions" src="d.vtt"></video>',
        f"<div>{FRAME}</div><details><summary>Text version</summary>We sort glass.</details>",
        f'<figure>{FILM}<figcaption><a href="/ad">Audio-described film</a></figcaption></figure>',
        f'<div lang="cy">{FRAME}<p><a href="/t">Trawsgrifiad</a></p></div>',
        '<video controls aria-label="The mayor walks through the park and waves" src=a.mp4></video>',
    ],
)
def test_a_film_with_a_description_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [("Our mayor opens the bridge", "needs_person"), ("Our mayor opens the new bridge", "pass")],
)
def test_a_name_of_six_words_describes(judge: Any, words: str, outcome: str) -> None:
    html = f'<iframe src="https://www.youtube.com/embed/x" title="{words}"></iframe>'
    assert judge(RULE, html).outcome == outcome


@pytest.mark.parametrize(
    "html",
    [
        "<video autoplay muted src=a.mp4></video>",
        '<iframe src="https://maps.example.com/wards" title="Map"></iframe>',
        '<iframe src="https://www.example.com/?from=youtube.com" title="Form"></iframe>',
        '<p><a href="https://www.youtube.com/watch?v=x">Our film</a></p>',
    ],
)
def test_what_is_no_film_is_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
