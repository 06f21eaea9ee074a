"""The rule on sound and film without a transcript or captions beside it."""

import pytest

RULE = "accessibility/media-without-transcript"


@pytest.mark.parametrize(
    "html",
    [
        '<p>Listen to <a href="/media/mayor-june.mp3">the mayor in June</a>.</p>',
        '<p><a href="/media/meeting.MP4?download=1">Full council, 4 June</a></p>',
        '<video src="/media/recycling.mp4" controls></video>',
        '<figure><audio controls><source src="/media/walk.ogg"></audio></figure>',
        '<video controls><track kind=chapters src="/c.vtt"></video>',
        '<video autoplay src="/media/advert.mp4"></video>',
        '<video muted controls src="/media/signing.mp4"></video>',
        "<div>Transcript<div><div><p><a href=/m/june.mp3>June</a></p></div></div></div>",
        '<p>Transcript</p><p>Older films</p><p><a href="/media/a.mov">The park in 1950</a></p>',
    ],
)
def test_a_recording_alone_needs_a_person(judge, html):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.where.endswith(("> a", "> video", "> audio"))
    assert found.evidence.startswith(("<a ", "<video ", "<audio "))


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href=/m/june.mp3>The mayor in June</a> (<a href=/june>read the transcript</a>)</p>",
        "<p><audio controls src=/m/june.mp3></audio></p><p>Trawsgrifiad: Noswaith dda.</p>",
        "<div><h2>With subtitles</h2><div><p><a href=/m/film.webm>How we sort</a></p></div></div>",
        "<video controls><track kind=captions src=/c.vtt></video>",
        "<video controls><track src=/subtitles.vtt></video>",
    ],
)
def test_a_transcript_or_captions_are_near(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Come and listen to the <a name=band>band</a>.</p>",
        "<video autoplay muted loop src=/media/waves.mp4></video>",
        '<p><a href="/mp3-players">Borrow an mp3 player</a> <a href="/m/june.mp3.html">June</a></p>',
    ],
)
def test_no_recordings_or_mere_decoration(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"
