"""What the engine says of sound that starts by itself."""

import pytest

RULE = "accessibility/audio-control"
CHECK = "no-autoplay-audio"
PLACE = "main > video"
SAYING = "This plays sound by itself for more than three seconds, with no way to stop it."


def result(place=PLACE, check=CHECK, summary=""):
    node = {"target": place, "ancestry": f"html > body > {place}", "summary": summary}
    nodes = [{**node, "html": '<video autoplay src="/media/mayor.mp4">'}]
    words = {"help": "", "description": "", "help_url": ""}
    return {"id": check, "impact": "moderate", "tags": [], **words, "count": 1, "nodes": nodes}


def scan(**parts):
    empty = {"violations": [], "incomplete": [], "passes": [], "inapplicable": []}
    return {"version": "4.10", **empty, **parts}


def both(phone, desktop=None):
    return {"axe": {"phone": phone, "desktop": desktop or phone}}


@pytest.mark.parametrize("place", [PLACE, "aside > audio:nth-child(2)"])
def test_sound_that_starts_by_itself(judge, place):
    verdict = judge(RULE, facts=both(scan(violations=[result(place)])))
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert (found.message, found.where, found.severity) == (SAYING, place, "serious")
    assert found.component == ""  # put in by hand: each is mended by itself


def test_sound_whose_length_is_not_known_needs_a_person(judge):
    unsure = result(summary="Fix any of the following:\n  The file could not be loaded")
    (found,) = judge(RULE, facts=both(scan(incomplete=[unsure]))).findings
    assert found.certainty == "needs_person"
    assert "1 place" in found.message
    assert "The file could not be loaded" in found.message


NOT_RUN = scan()
FAILED = {"error": "it took too long"}


@pytest.mark.parametrize(
    ("phone", "desktop", "outcome"),
    [
        (scan(passes=[CHECK]), NOT_RUN, "pass"),
        (scan(passes=[CHECK]), scan(passes=[CHECK]), "pass"),
        (scan(passes=[CHECK], violations=[result(check="image-alt")]), NOT_RUN, "pass"),
        (scan(inapplicable=[CHECK]), NOT_RUN, "not_applicable"),
        (NOT_RUN, NOT_RUN, "could_not_check"),
        (scan(passes=[CHECK]), FAILED, "could_not_check"),
        (FAILED, FAILED, "could_not_check"),
    ],
)
def test_without_a_finding(judge, phone, desktop, outcome):
    assert judge(RULE, facts=both(phone, desktop)).outcome == outcome


def test_without_a_visit_or_a_scan(judge):
    assert judge(RULE).outcome == "could_not_check"
    assert "was not made" in judge(RULE, facts={}).reason


def test_sound_is_heard_without_style_sheets_too(judge):
    facts = {**both(scan(passes=[CHECK])), "refused_styles": ["https://cdn.example/a.css"]}
    assert judge(RULE, facts=facts).outcome == "pass"


@pytest.mark.parametrize(("ran", "device"), [(False, ""), (True, "phone")])
def test_what_a_desktop_scan_leaves_out_is_no_phones(judge, ran, device):
    words = {"impact": "moderate", "tags": [], "help": "", "description": "", "help_url": ""}
    node = {"target": "audio", "ancestry": "", "html": "<audio autoplay>", "summary": ""}
    found = {"id": "no-autoplay-audio", **words, "count": 1, "nodes": [node]}
    scan = {"version": "4", "violations": [], "incomplete": [], "inapplicable": []}
    phone = {**scan, "passes": [], "violations": [found]}
    desktop = {**scan, "passes": ["no-autoplay-audio"] if ran else ["image-alt"]}
    (one,) = judge(RULE, facts={"axe": {"phone": phone, "desktop": desktop}}).findings
    assert one.device == device


AUDIO = "<audio autoplay src=/media/anthem.mp3></audio>"
FILM = "<video autoplay src=/media/mayor.mp4></video>"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        (AUDIO, "fail"),
        (AUDIO + "<a href=/bins>Bins</a> <button>Send</button>", "fail"),
        (AUDIO + "<button hidden>Stop</button>", "fail"),
        (AUDIO + "<button>Turn off the anthem</button>", "needs_person"),
        (AUDIO + "<input type=range aria-label=Volume>", "needs_person"),
        (AUDIO + "<span role=button onclick='song.pause()'>||</span>", "needs_person"),
        (FILM, "needs_person"),  # it may have no sound
    ],
)
def test_a_pages_own_controls_and_films_need_a_person(judge, html, outcome):
    found = result()
    found["nodes"][0]["html"] = html.partition(">")[0] + ">"
    assert judge(RULE, html, facts=both(scan(violations=[found]))).outcome == outcome
