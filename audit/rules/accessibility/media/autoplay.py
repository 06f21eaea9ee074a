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
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule


def check(page: PageView, *, most_seconds: int = 3) -> Iterator[Finding]:
    """Find players and frames that start by themselves and may be heard for some seconds.

    The HTML says neither how long a file is nor whether it holds a sound, and buttons of the
    page's own may stop it: a person has to listen. accessibility/audio-control tells what is sure.
    """
    players = players_of(page.tree)
    if not players:
        raise NotApplicable
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
    version=2,
    axe_rules=("no-autoplay-audio",),
)
