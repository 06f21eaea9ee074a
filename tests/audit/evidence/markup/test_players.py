"""What players say of themselves."""

import pytest

from audit.evidence.markup.players import (
    is_silent,
    players_of,
    seconds_played,
    sources_of,
    starts_by_itself,
)
from signpost.pages.markup import Element, parse


def player(html: str) -> Element:
    """Return the only player of a page."""
    (found,) = players_of(parse(html.encode()))
    return found


@pytest.mark.parametrize(
    ("html", "starts", "silent", "seconds"),
    [
        ("<video autoplay muted src=a.mp4></video>", True, True, None),
        ("<video autoplay src=a.mp4#t=1,4.5></video>", True, False, 3.5),
        ("<video autoplay loop src=a.mp4#t=1,4></video>", True, False, None),
        ("<video autoplay><source src=a#t=,2><source src=b#t=0,9></video>", True, False, 9),
        ("<video autoplay><source src=a#t=,2><source src=b></video>", True, False, None),
        ("<audio src=a.mp3#t=3></audio>", False, False, None),
        ("<video autoplay></video>", False, False, None),
        ("<iframe src='//v.example/?autoplay=1&mute=1'></iframe>", True, True, None),
        ("<iframe src='//v.example/?autoplay=12'></iframe>", False, False, None),
    ],
)
def test_what_a_player_says(html: str, starts: bool, silent: bool, seconds: float | None) -> None:
    one = player(html)
    assert (starts_by_itself(one), is_silent(one), seconds_played(one)) == (starts, silent, seconds)


def test_where_it_plays_from() -> None:
    assert sources_of(player("<audio><source src=a><source><track src=b></audio>")) == ["a"]
