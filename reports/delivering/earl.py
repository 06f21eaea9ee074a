"""Accessibility outcomes as EARL 1.0 (W3C) in JSON-LD: an assertion a page and criterion's rule."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from audit.results import stored
from crawler import __version__
from reports.sources import Sources

_CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "earl:mode": {"@type": "@id"},
    "earl:outcome": {"@type": "@id"},
    "earl:test": {"@type": "@id"},
    "earl:subject": {"@type": "@id"},
    "earl:assertedBy": {"@type": "@id"},
}
# EARL's own five outcomes; what needs a person and what could not be checked stay apart.
OUTCOMES = {
    "pass": "earl:passed",
    "fail": "earl:failed",
    "needs_person": "earl:cantTell",
    "not_applicable": "earl:inapplicable",
    "could_not_check": "earl:untested",
}
_TOOL = "_:signpost"


def write_earl(sources: Sources, out: BinaryIO) -> int:
    """Write the outcomes of every rule of WCAG to a binary stream; return how many there were."""
    rules = {k: rule for k, rule in sources.rules.items() if rule.criterion}
    graph: list[dict[str, Any]] = [
        {
            "@id": _TOOL,
            "@type": ["earl:Assertor", "earl:Software"],
            "dct:title": "Signpost",
            "doap:release": {"doap:revision": __version__},
        },
        *(
            {
                "@id": f"_:{name}",
                "@type": "earl:TestCase",
                "dct:title": rule.title,
                "dct:isPartOf": f"WCAG 2.2 {rule.criterion}",
            }
            for name, rule in rules.items()
        ),
    ]
    count = 0
    for page in stored(sources.workspace, sources.run.id):
        says = {x.rule: x.finding.message for x in reversed(page.findings)}
        for name, outcome in page.outcomes.items():
            if name in rules:
                why = says.get(name) or page.reasons.get(name, "")
                graph.append(_assertion(sources, page.url, name, OUTCOMES[outcome], why))
                count += 1
    data = {"@context": _CONTEXT, "@graph": graph}
    out.write(json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return count


def _assertion(sources: Sources, url: str, name: str, outcome: str, why: str) -> dict[str, Any]:
    """Write one outcome."""
    result: dict[str, Any] = {"@type": "earl:TestResult", "earl:outcome": outcome}
    if why:
        result["dct:description"] = why
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": _TOOL,
        "earl:subject": url,
        "earl:test": f"_:{name}",
        "earl:mode": "earl:automatic",
        "earl:result": {**result, "dct:date": sources.run.started},
    }
