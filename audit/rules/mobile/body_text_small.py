"""Pages most of whose text is smaller than is comfortable on a phone."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.inputs import StyledVisit
from audit.rule import Finding, NotApplicable, Rule


def check(
    visit: StyledVisit, *, least_pixels: int = 16, max_share: float = 0.5, min_characters: int = 200
) -> Iterator[Finding]:
    """Find a page where more than half of the characters are under 16 pixels high."""
    counts = measured(visit.facts.characters_by_size, "the size of its text")
    sizes = sorted((float(px), characters) for px, characters in counts.items())
    total = sum(characters for _, characters in sizes)
    if total < min_characters:
        raise NotApplicable
    small = [(n, px) for px, n in sizes if px < least_pixels]
    share = sum(n for n, _ in small) / total
    if share > max_share:
        most = max(small)[1]
        yield Finding(
            message=(
                f"{round(share * 100)} % of this page's text is under {least_pixels:g} "
                f"pixels high on a phone; most of that is {most:g}."
            ),
            where="body",
            component="body",
        )


RULE = Rule(
    id="mobile/body-text-small",
    title="Small body text",
    why="Long text under 16 pixels tires the eyes; phones and their owners expect 16.",
    fix="Set the body text to 16 pixels or more in the template.",
    reference="https://design-system.service.gov.uk/styles/type-scale/",
    severity="minor",
    check=check,
    fixer="template",
)
