"""The journeys board, on the page and in the terminal."""

from reports.view_models.user_journeys import WayView, board, failed_ways, listing
from signpost.workspace.artifacts.judged_journeys import STORIES

STORY = {
    "name": "Pay",
    "who": "Ruth\x1b[31m",
    "need": "to pay",
    "ways": {
        "search": {
            "outcome": "fail",
            "says": "not at all",
            "step": "search for “pay”",
            "steps": [],
        },
        "phone": {"outcome": "could_not_check", "says": "not built", "step": "", "shot": "5ab"},
    },
    "questions": {"home_links": True, "first_five": False, "a_to_z": None},
}


def test_each_way_and_question_is_told() -> None:
    (row,) = board(STORIES.decode([STORY]))
    assert row.ways == [
        WayView("By search", "fail", "not at all (at: search for “pay”)", "", "desktop"),
        WayView("On a phone", "could_not_check", "not built", "5ab", "phone"),
    ]
    assert [(x.story, x.way.label) for x in failed_ways([row])] == [("Pay", "By search")]
    assert [answer for _, answer in row.questions] == [
        "yes",
        "not known",
        "no",
        "not known",
        "not known",
    ]


def test_a_walk_of_an_earlier_run_says_of_which() -> None:
    phone = {"outcome": "pass", "says": "2 steps", "taken_from": "2026-11-23"}
    said = listing(STORIES.decode([{**STORY, "ways": {"phone": phone}}]))
    assert (
        "2 steps (taken over from the run of 23 November 2026: no page on it has changed)" in said
    )


def test_the_terminal_gets_no_control_characters() -> None:
    said = listing(STORIES.decode([{**STORY, "name": "Pay\x1b[2J"}]))
    assert "\x1b" not in said
    assert "By search: Fails: not at all (at: search for “pay”)" in said
    assert listing([]) == ""


def test_a_picture_that_is_gone_is_not_shown() -> None:
    (row,) = board(STORIES.decode([STORY]), lambda picture: picture != "5ab")
    assert [way.picture for way in row.ways] == ["", ""]


def test_the_terminal_says_who_can_mend_it() -> None:
    ways = {"keyboard": {"outcome": "fail", "says": "a trap", "owner": "template"}}
    said = listing(STORIES.decode([{**STORY, "ways": ways}]))
    assert "Fails: a trap" in said
    assert "(the team that looks after the website's templates can fix it)" in said
