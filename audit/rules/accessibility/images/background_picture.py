"""Find background pictures that seem to say something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured_styles, style_facts
from audit.evidence.visits.visit_findings import component_of_path
from audit.inputs import StyledVisit
from audit.rule import Finding, Rule

# Names of pictures and classes that stand for a message.
_SAYS = re.compile(
    r"(?:^|[^a-z])(warning|important|alert|danger|caution|error|success|info|tick|cross|stop)"
    r"(?:[^a-z]|$)",
    re.IGNORECASE,
)


def check(visit: StyledVisit) -> Iterator[Finding]:
    """Find background pictures named after a message, or all that stands in a box of some size."""
    for one in measured_styles(style_facts(visit).background_images):
        said = _SAYS.search(one.src + " " + one.html.partition(">")[0])
        unsaid = said and said[1].lower() not in one.text.lower()
        if unsaid or one.alone:
            yield Finding(
                message="A background picture seems to say something here that the words do not."
                if unsaid
                else "This box holds a background picture alone: does that say something?",
                where=one.path,
                evidence=one.html,
                certainty="needs_person",
                component=component_of_path(one.path),
            )


RULE = Rule(
    id="accessibility/background-picture",
    title="Background picture that says something",
    why="A screen reader does not see pictures that a style sheet puts in.",
    fix="Say in words what the picture says (“Warning”), or use an image with a text alternative.",
    reference="https://www.w3.org/WAI/WCAG22/Techniques/failures/F3",
    severity="moderate",
    check=check,
    criterion="1.1.1",
    fixer="template",
    version=2,
)
