"""Rules as JUnit XML, the form that every CI server reads: a rule is a test, its issues failures.

Could-not-check is told as skipped with its reason, never as passed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import BinaryIO

from lxml import etree

from audit.results import Judged
from audit.rule import SEVERITY_WEIGHT
from reports.delivery.gate import Gate
from reports.exports.export_types import RunFormat
from reports.sources import Sources
from reports.writing.templating import clean
from reports.writing.wording import count
from signpost.workspace.artifacts.judged import RULES

_LISTED = 50


def write_junit(sources: Sources, out: BinaryIO, gate: Gate | None = None) -> int:
    """Write a test case a rule to a binary stream; return how many fail.

    Without a gate every certain finding that nobody decided about fails its rule; with one, those
    that the gate stops.
    """
    gate = gate or Gate("any", "minor")
    stopped: dict[str, list[Judged]] = defaultdict(list)
    for found in sources.findings():
        if gate.stops(found) and not sources.decisions.of_finding(found):
            stopped[found.rule].append(found)
    unchecked = _unchecked(sources)
    suite = etree.Element("testsuite", name="signpost")
    rules = sources.read(RULES)
    for name in sorted(rules):
        case = etree.SubElement(suite, "testcase", classname=name.partition("/")[0], name=name)
        if sources.is_left_out(name):
            message = "told to people who sign in to the report, or with --confidential"
            etree.SubElement(case, "skipped", message=message)
        elif name in stopped:
            _failure(case, stopped[name])
        elif name in unchecked:
            message = f"could not be checked on {count(unchecked[name], 'page')}"
            etree.SubElement(case, "skipped", message=message)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(stopped)))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    stage = sources.workspace.runs.stage(sources.run.id, "audit")
    suite.set("time", f"{stage.seconds if stage else 0:.3f}")
    suite.set("timestamp", sources.run.started[:19])
    root = etree.Element("testsuites")
    root.append(suite)
    out.write(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
    return len(stopped)


def _failure(case: etree._Element, found: list[Judged]) -> None:
    """Say what failed, at most `_LISTED` places."""
    first = clean(found[0].finding.message)
    summary = f"{count(len(found), 'finding')}: {first}"
    # The kind of failure: readers of Ant's form of the format ask for one.
    worst = max((x.severity for x in found), key=lambda s: SEVERITY_WEIGHT.get(s, 0))
    failure = etree.SubElement(case, "failure", type=worst, message=summary)
    lines = [f"{x.severity} {x.status} {x.page}: {x.finding.message}" for x in found[:_LISTED]]
    if len(found) > _LISTED:
        lines.append(f"and {len(found) - _LISTED} more")
    failure.text = "\n".join(clean(line) for line in lines)


def _unchecked(sources: Sources) -> dict[str, int]:
    """Count, by rule, the pages on which it could not check."""
    counts: dict[str, int] = defaultdict(int)
    for page in sources.workspace.results.all(sources.run.id):
        for rule, outcome in page.judgement.outcomes.items():
            counts[rule] += outcome == "could_not_check"
    return {rule: count for rule, count in counts.items() if count}


EXPORT = RunFormat("junit", "findings", write_junit, place=120)
