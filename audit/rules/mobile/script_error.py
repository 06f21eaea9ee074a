"""Scripts of a page that fail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.visits.measured_facts import measured
from audit.evidence.visits.visit_findings import shortened
from audit.rule import Finding, Rule
from signpost.workspace.records import Visit

_ADDRESS = re.compile(r"https?://\S+")


def check(visit: Visit) -> Iterator[Finding]:
    """Find script errors that nothing caught, each once.

    Where scripts of other sites were not loaded, their absence may be the cause: a person decides,
    once a page.
    """
    errors = list(dict.fromkeys(measured(visit.facts.script_errors, "its script errors")))
    refused = visit.facts.refused_scripts
    if errors and refused:
        yield _doubtful(errors, refused[0])
        return
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


def _doubtful(errors: list[str], refused: str) -> Finding:
    """Tell all errors of a page at once that may come from a script that was kept out."""
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return Finding(
        message=(
            f"A script of this page fails: {_first(errors[0])}{more}. "
            f"Signpost did not load {refused}, which may be why."
        ),
        evidence="\n".join(errors)[:1000],
        certainty="needs_person",
        severity="minor",
        key="refused scripts",
        component="refused scripts",
    )


RULE = Rule(
    id="mobile/script-error",
    title="Script that fails",
    why="When a script fails, menus, forms and maps that need it may not work.",
    fix="Give the message to whoever looks after the site's scripts.",
    reference="https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Errors",
    severity="moderate",
    check=check,
    fixer="template",
    version=2,
)
