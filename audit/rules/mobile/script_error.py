"""Scripts of a page that fail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.evidence.visits.visit_findings import shortened
from audit.rule import CouldNotCheck, Finding, Rule
from signpost.workspace.records import Visit

_ADDRESS = re.compile(r"https?://\S+")


def check(visit: Visit) -> Iterator[Finding]:
    """Find script errors that nothing caught, each once.

    Raises:
        CouldNotCheck: scripts of other sites were not loaded, and their absence may be the cause.
    """
    errors = list(dict.fromkeys(measured(visit.facts.script_errors, "its script errors")))
    refused = visit.facts.refused_scripts
    if errors and refused:
        raise CouldNotCheck(
            f"a script failed ({_first(errors[0])}), but Signpost did not load {refused[0]}, "
            "which may be why ([visit] third_party = true lets it in)"
        )
    for text in errors:
        first = _first(text)
        yield Finding(
            message=f"A script of this page fails: {first}.",
            evidence=text,
            key=_ADDRESS.sub("", first),
            component=_ADDRESS.sub("", first),
        )


def _first(text: str) -> str:
    """Return the first line of an error, without a full stop."""
    return shortened(text.strip().split("\n")[0], 200).rstrip(".")


RULE = Rule(
    id="mobile/script-error",
    title="Script that fails",
    why="When a script fails, menus, forms and maps that need it may not work.",
    fix="Give the message to whoever looks after the site's scripts.",
    reference="https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Errors",
    severity="moderate",
    check=check,
    fixer="template",
    version=3,
)
