"""Accessibility outcomes as EARL 1.0 (W3C) in JSON-LD: an assertion a page and criterion's rule.

What people found in the rehearsal's checks by hand are assertions too, each by who made it.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from typing import BinaryIO

from audit.monitoring_sample.criteria import CRITERIA
from audit.monitoring_sample.manual_answers import ManualAnswer, answers_of
from audit.monitoring_sample.manual_checks import CHECKS
from audit.rule import Rule
from reports.exports.export_types import RunFormat
from reports.exports.uri_reference import uri_reference
from reports.sources import Sources
from signpost import __version__

_CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:date": {"@type": "xsd:dateTime"},
    "dct:isPartOf": {"@type": "@id"},
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
BY_HAND = {
    "no_problem": "earl:passed",
    "problem": "earl:failed",
    "not_applicable": "earl:inapplicable",
}
_TOOL = "_:signpost"
# An object of JSON-LD.
Node = dict[str, object]


def write_earl(sources: Sources, out: BinaryIO) -> int:
    """Write the outcomes of all rules of WCAG and of checks by hand; return how many there were."""
    rules = {name: rule for name, rule in sources.rules.items() if rule.criterion in CRITERIA}
    graph = [_tool(), *_tests(rules.values()), *_requirements()]
    assertions = list(_automatic(sources, rules))
    graph += assertions
    count = sum(1 for node in assertions if node["@type"] == "earl:Assertion")
    answers = list(answers_of(sources.workspace).values())
    graph += _by_hand(answers, {node["@id"] for node in graph if "@id" in node})
    data = {"@context": _CONTEXT, "@graph": graph}
    out.write(json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return count + len(answers)


def _tool() -> Node:
    """Describe Signpost, which asserts what rules find."""
    return {
        "@id": _TOOL,
        "@type": ["earl:Assertor", "earl:Software"],
        "dct:title": "Signpost",
        "doap:release": {"doap:revision": __version__},
    }


def _tests(rules: Iterable[Rule]) -> Iterator[Node]:
    """Describe the rules, each part of its criterion."""
    for rule in rules:
        yield {
            "@id": _named(rule.id),
            "@type": "earl:TestCase",
            "dct:title": rule.title,
            "dct:isPartOf": _named(rule.criterion),
        }


def _requirements() -> Iterator[Node]:
    """Describe the success criteria."""
    for number, criterion in CRITERIA.items():
        yield {
            "@id": _named(number),
            "@type": "earl:TestRequirement",
            "dct:title": f"WCAG 2.2 {number} {criterion.name}",
        }


def _automatic(sources: Sources, rules: Container[str]) -> Iterator[Node]:
    """Go through the pages, each with what the rules assert of it."""
    for page in sources.pages():
        yield {"@id": uri_reference(page.url), "@type": "earl:TestSubject"}
        messages = {x.rule: x.finding.message for x in reversed(page.findings)}
        for name, outcome in page.outcomes.items():
            if name in rules:
                why = messages.get(name) or page.reasons.get(name, "")
                yield _assertion(sources, page.url, name, OUTCOMES[outcome], why)


def _by_hand(answers: list[ManualAnswer], known: set[object]) -> Iterator[Node]:
    """Go through what people found in the rehearsal's checks by hand; `known` is described already.

    An assertion by hand is about its check, which is more than one criterion: a problem says that
    something under one of them is wrong, not which criterion fails.
    """
    for check in {answer.check: CHECKS[answer.check] for answer in answers}.values():
        yield {
            "@id": _named(f"check-{check.id}"),
            "@type": "earl:TestCase",
            "dct:title": check.question,
            "dct:isPartOf": [_named(number) for number in check.criteria],
        }
    for page in {uri_reference(answer.page) for answer in answers} - known:
        yield {"@id": page, "@type": "earl:TestSubject"}
    for answer in answers:
        result = {"@type": "earl:TestResult", "earl:outcome": BY_HAND[answer.answer]}
        yield {
            "@type": "earl:Assertion",
            "earl:assertedBy": {"@type": "earl:Assertor", "dct:title": answer.who},
            "earl:subject": uri_reference(answer.page),
            "earl:test": _named(f"check-{answer.check}"),
            "earl:mode": "earl:manual",
            "earl:result": {**result, "dct:description": answer.note, "dct:date": answer.made},
        }


def _named(name: str) -> str:
    """Name a rule or criterion within the file: a blank node, as RDF spells them everywhere."""
    return f"_:{name.replace('/', '-')}"


def _assertion(sources: Sources, url: str, name: str, outcome: str, why: str) -> Node:
    """Write one outcome."""
    result: Node = {"@type": "earl:TestResult", "earl:outcome": outcome}
    if why:
        result["dct:description"] = why
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": _TOOL,
        "earl:subject": uri_reference(url),
        "earl:test": _named(name),
        "earl:mode": "earl:automatic",
        "earl:result": {**result, "dct:date": sources.run.started},
    }


EXPORT = RunFormat("earl", "findings", write_earl, place=130)
