"""Sound that begins by itself."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.markup.players import (
    is_silent,
    players_of,
    seconds_played,
    starts_by_itself,
)
from audit.evidence.visits.visit_findings import finding_at_place
from audit.inputs import PageView, Seen
from audit.rule import Finding, NotApplicable, Rule
from signpost.pages.markup import Element, css_path
from signpost.workspace.visit_facts import PlayingMedia


def check(page: PageView, seen: Seen, *, most_seconds: int = 3) -> Iterator[Finding]:
    """Find players and frames that start by themselves and may be heard for some seconds.

    The HTML says neither how long a file is nor whether it holds a sound, and buttons of the
    page's own may stop it: a person has to listen. accessibility/audio-control tells what is sure.
    What a script starts was playing in the browser, where nobody had pressed anything.
    """
    players = players_of(page.tree)
    played = (seen.facts.playing_media if seen.facts else None) or ()
    started = [x for x in played if _may_sound(x, most_seconds)]
    if not players and not started:
        raise NotApplicable
    yield from _in_html(players, most_seconds)
    written = {css_path(x) for x in players if starts_by_itself(x)}
    for one in started:
        if one.path not in written:
            yield finding_at_place(one, "A script starts this: does it sound, and can it stop?")


def _may_sound(media: PlayingMedia, most_seconds: int) -> bool:
    """Whether what plays may be heard for longer than so many seconds."""
    short = media.seconds is not None and media.seconds <= most_seconds and not media.loops
    return not media.muted and not short


def _in_html(players: list[Element], most_seconds: int) -> Iterator[Finding]:
    """Find the players that the HTML starts."""
    for player in players:
        length = seconds_played(player)
        short = length is not None and length <= most_seconds
        if not starts_by_itself(player) or is_silent(player) or short:
            continue
        if player.tag in ("iframe", "embed") or player.get("controls") is not None:
            message = f"This starts by itself: does it sound for over {most_seconds} seconds?"
        else:
            message = (
                "This starts by itself without controls of its own: does it sound for over "
                f"{most_seconds} seconds, and is there something to stop it with?"
            )
        yield uncertain_finding_at(player, message)


RULE = Rule(
    id="accessibility/autoplay",
    title="Sound that may start by itself",
    why="Sound drowns the screen reader, and startles who did not ask for it.",
    fix="Let people start it; at least give it controls, and begin without sound.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/audio-control",
    severity="serious",
    check=check,
    criterion="1.4.2",
    version=3,
    axe_rules=("no-autoplay-audio",),
)
