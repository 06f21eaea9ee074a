"""Sound and film that begin by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import finding_at, uncertain_finding_at
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule

_STARTS = re.compile(r"[?&](?:autoplay|auto_play|autostart)=(?:1|true)", re.IGNORECASE)


def check(page: PageView) -> Iterator[Finding]:
    """Find players and frames that start by themselves and cannot be stopped, or are heard."""
    tree = page.tree
    players = [
        *tree.iter("audio", "video", "bgsound"),
        *tree.xpath("//iframe[@src] | //embed[@src]"),
    ]
    if not players:
        raise NotApplicable
    for player in players:
        if player.tag in ("iframe", "embed"):
            if _STARTS.search(player.get("src")):
                yield uncertain_finding_at(player, "This player starts by itself.")
        elif player.tag == "bgsound" or player.get("autoplay") is not None:
            if player.get("controls") is None:
                yield finding_at(
                    player, "This starts by itself, and there is nothing to stop it with."
                )
            elif player.get("muted") is None:
                yield uncertain_finding_at(
                    player, "This starts by itself: does it sound for over 3 seconds?"
                )


RULE = Rule(
    id="accessibility/autoplay",
    title="Starts by itself",
    why="Sound drowns the screen reader, and moving pictures keep many people from reading.",
    fix="Let people start it; at least give it controls, and begin without sound.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/audio-control",
    severity="serious",
    check=check,
    criterion="1.4.2",
)
