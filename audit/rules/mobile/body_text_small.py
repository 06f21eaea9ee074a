"""Pages most of whose text is smaller than is comfortable on a phone."""

from __future__ import annotations

from collections.abc import Iterator

from audit.evidence.layout_facts import fact
from audit.inputs import Subject
from audit.rule import Finding, NotApplicable, Options, Rule


def check(subject: Subject, options: Options) -> Iterator[Finding]:
    """Find a page where more than half of the characters are under 16 pixels high."""
    counts = fact(subject, "text_sizes", "the size of its text")
    sizes = sorted((float(px), characters) for px, characters in counts.items())
    total = sum(characters for _, characters in sizes)
    if total < options["min_characters"]:
        raise NotApplicable
    small = [(n, px) for px, n in sizes if px < options["least_pixels"]]
    share = sum(n for n, _ in small) / total
    if share > options["max_share"]:
        most = max(small)[1]
        yield Finding(
            message=(
                f"{round(share * 100)} % of this page's text is under {options['least_pixels']:g} "
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
    needs=("visit",),
    check=check,
    options={"least_pixels": 16, "max_share": 0.5, "min_characters": 200},
    fixer="template",
)
