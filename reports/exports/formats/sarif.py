"""Findings as SARIF 2.1.0 (OASIS), for developers' tools and code scanning pages.

A place is the page's address; SARIF has no column in a page that a template made. Fingerprints are
the findings' own identities, so that a tool knows them again next week. Decided findings come as
suppressed, with who and why.
"""

from __future__ import annotations

import json
from typing import BinaryIO

from audit.history.decisions import KINDS, Decision
from audit.results import Judged
from audit.rule import Rule
from reports.exports.export_types import RunFormat
from reports.sources import Sources
from reports.writing.uri_reference import uri_reference
from signpost import __version__

# An object of the file.
JsonObject = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
# SARIF's three levels for our four severities.
LEVELS = {"critical": "error", "serious": "error", "moderate": "warning", "minor": "note"}
_STATES = {"new": "new", "still_there": "unchanged", "rule_changed": "updated"}


def write_sarif(sources: Sources, out: BinaryIO) -> int:
    """Write a run's findings to a binary stream; return how many there were."""
    rules = list(sources.rules.values())
    place = {rule.id: number for number, rule in enumerate(rules)}
    results = [_result(sources, found, place) for found in sources.findings()]
    driver = {
        "name": "Signpost",
        "version": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {"tool": {"driver": driver}, "results": results, "columnKind": "unicodeCodePoints"}
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    out.write(json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return len(results)


def _rule(rule: Rule) -> JsonObject:
    """Write one rule."""
    tags = [f"WCAG {rule.criterion}"] if rule.criterion else []
    tags += [f"axe {name}" for name in rule.axe_rules]
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": rule.fix or rule.title},
        "helpUri": rule.reference,
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.category, *tags]},
    }


def _result(sources: Sources, found: Judged, place: dict[str, int]) -> JsonObject:
    """Write one finding."""
    finding = found.finding
    logical = [{"fullyQualifiedName": finding.where}] if finding.where else []
    location: JsonObject = {
        "physicalLocation": {"artifactLocation": {"uri": uri_reference(found.page)}}
    }
    if logical:
        location["logicalLocations"] = logical
    result: JsonObject = {
        "ruleId": found.rule,
        "level": LEVELS.get(found.severity, "warning"),
        "kind": "fail" if finding.certainty == "sure" else "review",
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {"signpost/v1": found.id},
        "baselineState": _STATES.get(found.status, "new"),
        "properties": {
            "issue": found.issue,
            "evidence": finding.evidence,
            "engine": finding.engine,
        },
    }
    if finding.certainty != "sure":
        result["level"] = "none"  # as SARIF asks of a result that a person has to review (3.27.10)
    if found.rule in place:
        result["ruleIndex"] = place[found.rule]
    made = sources.decisions.of_finding(found)
    if made:
        result["suppressions"] = [_suppression(made)]
    return result


def _suppression(made: Decision) -> JsonObject:
    """Write the decision that keeps a finding from counting."""
    until = f" (until {made.until})" if made.until else ""
    why = f"{KINDS[made.kind]}, {made.who}: {made.why}{until}"
    return {"kind": "external", "status": "accepted", "justification": why}


EXPORT = RunFormat("sarif", "findings", write_sarif, place=110)
