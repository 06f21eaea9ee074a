"""The rule on sound and film without a transcript or captions beside it."""

import pytest

RULE = "accessibility/media-without-transcript"


@pytest.fixture
def judged(judge, make_site):
    """Judge a page of a site with these other pages."""

    def run(html, pages=None):
        return judge(RULE, html, site=make_site(pages or {}))

    return run


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
def test_a_recording_alone_needs_a_person(judged, html):
    verdict = judged(html)
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
        "<video controls><track kind=' Captions' src=/c.vtt></video>",
        "<div><p>All our films are subtitled.</p><video controls src=/m/a.mp4></video></div>",
    ],
)
def test_a_transcript_or_captions_are_near(judged, html):
    assert judged(html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Come and listen to the <a name=band>band</a>.</p>",
        "<video autoplay muted loop src=/media/waves.mp4></video>",
        '<p><a href="/mp3-players">Borrow an mp3 player</a> <a href="/m/june.mp3.html">June</a></p>',
    ],
)
def test_no_recordings_or_mere_decoration(judged, html):
    assert judged(html).outcome == "not_applicable"


def about(words):
    return f"<html lang=en><title>{words}</title><main><h1>{words}</h1><p>{words} again.</p></main>"


FILM = "<figure><video controls src=/m/{}></video><a href=/words>Transcript</a></figure>"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (FILM.format("allotment-tour.mp4"), "How to sort your recycling"),
        (FILM.format("otters/clip.webm"), "Badgers at night"),
        (
            "<audio controls title='Mayor on floods' src=/1.mp3></audio><a href=/words>Transcript</a>",
            "Opening the new library",
        ),
    ],
)
def test_a_transcript_that_speaks_of_something_else_needs_a_person(judged, html, words):
    verdict = judged(html, {"/words": about(words)})
    assert verdict.outcome == "needs_person"
    assert "shares no word" in verdict.findings[0].message


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (FILM.format("allotment-tour.mp4"), "A tour of the allotments"),
        (FILM.format("video-2.mp4"), "Badgers at night"),  # the name says nothing
        (FILM.format("budget.mp4").replace("/words", "/gone"), "Badgers"),
        (FILM.format("budget.mp4").replace("/words", "#words"), "Badgers"),
    ],
)
def test_a_transcript_that_may_be_its_own_passes(judged, html, words):
    assert judged(html, {"/words": about(words)}).outcome == "pass"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<video src=a.mp4><track src=c.vtt></video><video src=b.mp4><track src=c.vtt></video>",
         "needs_person"),
        ("<video src=a.mp4><track src=a.vtt></video><video src=b.mp4><track src=b.vtt></video>",
         "pass"),
        ("<video src=a.mp4><track src=c.vtt></video><video src=a.mp4><track src=c.vtt></video>",
         "pass"),  # the same film twice
    ],
)  # fmt: skip
def test_captions_of_two_films(judged, html, outcome):
    assert judged(html).outcome == outcome


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<div><p>The film has no sound.</p><video controls src=/m/a.mp4></video></div>", "pass"),
        ("<div><video controls src=/m/a.mp4></video><p>It doesn't have any audio.</p></div>", "pass"),
        ("<div><p>No sound? Turn it up.</p><audio controls src=/m/a.mp3></audio></div>",
         "needs_person"),
        ("<div><p>A sound film.</p><video controls src=/m/a.mp4></video></div>", "needs_person"),
    ],
)  # fmt: skip
def test_a_film_that_is_said_to_be_silent(judged, html, outcome):
    assert judged(html).outcome == outcome
