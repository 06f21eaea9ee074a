"""Pictures far larger than they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import listed
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

# A sharp screen draws two points where CSS counts one, so twice the width and height are of use.
_SHARP = 2 * 2


def check(visit: StyledVisit, *, max_times: int = 4) -> Iterator[Finding]:
    """Find pictures with more than 4 times the area that a sharp phone screen can show."""
    for picture in listed(visit.facts, "images", visit.facts.oversized_images, "its pictures"):
        (width, height), (shown_width, shown_height) = picture.natural_size, picture.shown_size
        useful = shown_width * shown_height * _SHARP
        if useful <= 0 or width * height <= max_times * useful:
            continue
        yield Finding(
            message=(
                f"This picture is {width} by {height} pixels but is shown {round(shown_width)} "
                f"wide on a phone: {round(2 * shown_width)} pixels would do."
            ),
            where=picture.path,
            evidence=picture.src,
            key=picture.src,
        )


RULE = Rule(
    id="mobile/oversized-image",
    title="Picture far larger than it is shown",
    why="Large pictures are slow and use up what people pay for on their phone.",
    fix="Upload it in the size that it is shown in, or have the site offer smaller ones (srcset).",
    reference="https://developer.mozilla.org/en-US/docs/Web/HTML/Guides/Responsive_images",
    severity="minor",
    check=check,
)
