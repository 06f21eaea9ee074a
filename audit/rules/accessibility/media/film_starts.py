"""Films that begin to move by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.markup.markup_findings import is_hidden, uncertain_finding_at
from audit.evidence.markup.players import players_of, seconds_played, starts_by_itself
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule


def check(page: PageView, *, most_seconds: int = 5) -> Iterator[Finding]:
    """Find films that start by themselves, have no controls and may run for some seconds.

    Buttons of the page's own may stop them, and a short film stops by itself: a person has to
    look.
    """
    films = [x for x in players_of(page.tree) if x.tag != "audio"]
    if not films:
        raise NotApplicable
    for film in films:
        length = seconds_played(film)
        short = length is not None and length <= most_seconds
        plain = film.tag == "video" and film.get("controls") is None
        if starts_by_itself(film) and not short and not is_hidden(film) and plain:
            yield uncertain_finding_at(
                film,
                f"This film starts by itself: does it run for over {most_seconds} seconds, and "
                "can people stop it?",
            )


RULE = Rule(
    id="accessibility/film-starts",
    title="Film that starts by itself",
    why="Many people cannot read, or cannot concentrate, beside something that moves.",
    fix="Let people start it, or give it controls; heed prefers-reduced-motion.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide",
    severity="serious",
    check=check,
    criterion="2.2.2",
    fixer="template",
)
