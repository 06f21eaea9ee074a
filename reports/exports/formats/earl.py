"""Accessibility outcomes as EARL 1.0 (W3C) in JSON-LD: an assertion a page and criterion's rule.

Tests have addresses, so that what two files say of one test can be put together: criteria those of
WCAG 2.2, rules and checks by hand their pages in the served report ([reports] public_url). Where
there is none they have a name for good instead (a tag URI, RFC 4151), and `rdfs:seeAlso` leads to
the guidance that a rule follows.

What people found in the rehearsal's checks by hand are assertions too, each by who made it.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from typing import BinaryIO

from audit.monitoring_sample.criteria import CRITERIA
from audit.monitoring_sample.manual_answers import ManualAnswer, answers_of
from audit.monitoring_sample.manual_checks import CHECKS
from audit.rule import Rule
from reports.exports.export_types import RunFormat
from reports.sources import Sources
from reports.writing.uri_reference import tag, uri_reference
from signpost import __version__

_CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:date": {"@type": "xsd:dateTime"},
    "dct:isPartOf": {"@type": "@id"},
    "rdfs:seeAlso": {"@type": "@id"},
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
    named = _Names(sources)
    graph = [_tool(), *_tests(named, rules.values()), *_requirements()]
    assertions = list(_automatic(sources, named, rules))
    graph += assertions
    count = sum(1 for node in assertions if node["@type"] == "earl:Assertion")
    answers = list(answers_of(sources.workspace).values())
    graph += _by_hand(named, answers, {node["@id"] for node in graph if "@id" in node})
    data = {"@context": _CONTEXT, "@graph": graph}
    out.write(json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return count + len(answers)


class _Names:
    """The addresses of tests."""

    def __init__(self, sources: Sources) -> None:
        self._base = sources.config.reports.public_url.rstrip("/")
        self._site = sources.run.site

    def rule(self, name: str) -> str:
        """Return a rule's address: its page in the report."""
        return self._named(f"rules/{name.replace('/', '-')}.html", f"rule/{name}")

    def check(self, name: str) -> str:
        """Return the address of a check by hand: its place on the page of the rehearsal."""
        return self._named(f"rehearsal.html#check-{name}", f"check/{name}")

    def _named(self, place: str, name: str) -> str:
        """Return a place in the report as people reach it, or else a name for good."""
        return uri_reference(f"{self._base}/{place}") if self._base else tag(self._site, name)


def _tool() -> Node:
    """Describe Signpost, which asserts what rules find."""
    return {
        "@id": _TOOL,
        "@type": ["earl:Assertor", "earl:Software"],
        "dct:title": "Signpost",
        "doap:release": {"doap:revision": __version__},
    }


def _tests(named: _Names, rules: Iterable[Rule]) -> Iterator[Node]:
    """Describe the rules, each part of its criterion."""
    for rule in rules:
        yield {
            "@id": named.rule(rule.id),
            "@type": "earl:TestCase",
            "dct:identifier": rule.id,
            "dct:title": rule.title,
            "dct:isPartOf": CRITERIA[rule.criterion].address,
            "rdfs:seeAlso": uri_reference(rule.reference),
        }


def _requirements() -> Iterator[Node]:
    """Describe the success criteria."""
    for number, criterion in CRITERIA.items():
        yield {
            "@id": criterion.address,
            "@type": "earl:TestRequirement",
            "dct:identifier": number,
            "dct:title": f"WCAG 2.2 {number} {criterion.name}",
        }


def _automatic(sources: Sources, named: _Names, rules: Container[str]) -> Iterator[Node]:
    """Go through the pages, each with what the rules assert of it."""
    for page in sources.pages():
        yield {"@id": uri_reference(page.url), "@type": "earl:TestSubject"}
        messages = {x.rule: x.finding.message for x in reversed(page.findings)}
        for name, outcome in page.outcomes.items():
            if name in rules:
                why = messages.get(name) or page.reasons.get(name, "")
                yield _assertion(sources, page.url, named.rule(name), OUTCOMES[outcome], why)


def _by_hand(named: _Names, answers: list[ManualAnswer], known: set[object]) -> Iterator[Node]:
    """Go through what people found in the rehearsal's checks by hand; `known` is described already.

    An assertion by hand is about its check, which is more than one criterion: a problem says that
    something under one of them is wrong, not which criterion fails.
    """
    for check in {answer.check: CHECKS[answer.check] for answer in answers}.values():
        yield {
            "@id": named.check(check.id),
            "@type": "earl:TestCase",
            "dct:title": check.question,
            "dct:isPartOf": [CRITERIA[number].address for number in check.criteria],
        }
    for page in {uri_reference(answer.page) for answer in answers} - known:
        yield {"@id": page, "@type": "earl:TestSubject"}
    for answer in answers:
        result: Node = {"@type": "earl:TestResult", "earl:outcome": BY_HAND[answer.answer]}
        if when := _moment(answer.made):
            result["dct:date"] = when
        yield {
            "@type": "earl:Assertion",
            "earl:assertedBy": {"@type": "earl:Assertor", "dct:title": answer.who},
            "earl:subject": uri_reference(answer.page),
            "earl:test": named.check(answer.check),
            "earl:mode": "earl:manual",
            "earl:result": {**result, "dct:description": answer.note},
        }


def _moment(text: str) -> str:
    """Return a time as xsd:dateTime has it; an imported answer may have a day, or nothing."""
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _assertion(sources: Sources, url: str, test: str, outcome: str, why: str) -> Node:
    """Write one outcome."""
    result: Node = {"@type": "earl:TestResult", "earl:outcome": outcome}
    if why:
        result["dct:description"] = why
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": _TOOL,
        "earl:subject": uri_reference(url),
        "earl:test": test,
        "earl:mode": "earl:automatic",
        "earl:result": {**result, "dct:date": sources.run.started},
    }


EXPORT = RunFormat("earl", "findings", write_earl, place=130)
