"""Sound and video that play unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.evidence.markup.markup_findings import is_hidden
from audit.evidence.visits.axe_rules import engine_rule
from audit.inputs import PageView
from audit.rule import Finding
from signpost.pages.markup import Element, text_of

_STOPS = re.compile(
    r"\b(?:pause|stop|(?:un)?mute[sd]?|silence|quiet|volume|turn (?:off|down)|sound|music|audio"
    r"|play|saib|distaw)",
    re.IGNORECASE,
)


def check_controls(page: PageView, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what axe found; a person has to listen to a film, and to try a page's own controls.

    axe reads how long a file is, and neither whether a film has any sound nor what a button does.
    """
    if not found:
        return
    controlled = any(map(_may_stop, page.tree.xpath(_CONTROLS)))
    for finding in found:
        doubted = controlled or not finding.evidence.lower().startswith("<audio")
        yield replace(finding, certainty="needs_person") if doubted else finding


_CONTROLS = (
    "//button | //input[@type='button' or @type='checkbox' or @type='range' or @type='submit']"
    " | //*[@role='button' or @role='switch' or @role='slider'] | //a[@href]"
)


def _may_stop(control: Element) -> bool:
    """Whether a control's words, or its script, may be about what plays."""
    names = ("aria-label", "title", "value", "id", "class", "onclick", "name")
    said = " ".join([text_of(control)[:80], *(control.get(x) or "" for x in names)])
    return bool(_STOPS.search(said.replace("_", " "))) and not is_hidden(control)


RULE = engine_rule(
    name="audio-control",
    criterion="1.4.2",
    understanding="audio-control",
    title="Sound that starts by itself",
    why="Sound that starts by itself drowns the voice of a screen reader.",
    fix="Do not play sound until somebody presses play.",
    fixer="content",
    sayings={
        "no-autoplay-audio": (
            "This plays sound by itself for more than three seconds, with no way to stop it."
        ),
    },
    version=2,
    reread=check_controls,
)
