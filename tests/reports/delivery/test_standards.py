"""SARIF, JUnit and EARL held against what their specifications ask for.

The exports of a real run were also validated with the OASIS schema of SARIF 2.1.0, which is not
ours to ship; here stand the properties that it requires and that we write.
"""

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree

from audit.history.decisions import Decision, decide
from audit.monitoring_sample.manual_answers import ManualAnswer, keep
from audit.run import audit
from audit.site_view import SiteView
from reports.exports.run_export import export
from signpost.workspace import Workspace

HOSTILE = "<script>alert(1)</script>\x1b[31m]]> & \x00\u202e"
PAGES = {
    "/": "<title>Home</title><main><h1>Home</h1><img src=x><a href='/bins%20{1}'>Bins</a></main>",
    "/bins%20{1}": (
        f"<!doctype html><title>{HOSTILE}</title><main><h1>{HOSTILE}</h1><img src='/a.png'>"
        f"<p>Lorem ipsum dolor {HOSTILE}</p><a href='/gone?<b>'>Click here</a></main>"
    ),
}


@pytest.fixture
def exported(workspace: Workspace, make_site: Callable[..., SiteView]) -> Callable[[str], bytes]:
    """Export the findings of a hostile site, one of them decided about."""
    site = make_site(PAGES)
    with workspace.runs.doing(site.run.id, "crawl"):
        pass
    audit(workspace, site.config, site.run)
    issue = workspace.results.issues(site.run.id)[0]
    why = Decision("issue", issue.id, "not_ours", "Ada", HOSTILE.replace("\x00", ""), "2999-01-01")
    decide(workspace, why, date(2026, 1, 1))

    said = ManualAnswer("keyboard", f"{site.home}bins%20{{1}}", "problem", "Ada", HOSTILE)
    keep(workspace, [said, replace(said, check="zoom", answer="no_problem", page=site.home)])

    def give(form: str) -> bytes:
        out = io.BytesIO()
        assert export(workspace, site.config, site.run.id, "findings", form, out)
        return out.getvalue()

    return give


def objects(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through every object of a JSON value with the names that lead to it."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from objects(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner, path)


# SARIF 2.1.0: what each object must have (sections 3.13 to 3.35, 3.49).
REQUIRED = {
    "": {"version", "runs"},
    "/runs": {"tool"},
    "/runs/tool": {"driver"},
    "/runs/tool/driver": {"name"},
    "/runs/tool/driver/rules": {"id"},
    "/runs/results": {"message"},
    "/runs/results/message": {"text"},
    "/runs/results/suppressions": {"kind"},
}
# And what values an enumeration may take.
ONE_OF = {
    "level": {"none", "note", "warning", "error"},
    "baselineState": {"new", "unchanged", "updated", "absent"},
    "columnKind": {"utf16CodeUnits", "unicodeCodePoints"},
    "status": {"accepted", "underReview", "rejected"},
}
KINDS = {
    "results": {"pass", "open", "informational", "notApplicable", "review", "fail"},
    "suppressions": {"inSource", "external"},
}


def test_sarif_has_what_the_specification_requires(exported: Callable[[str], bytes]) -> None:
    data = json.loads(exported("sarif"))
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for path, value in objects(data):
        assert REQUIRED.get(path, set()) <= value.keys(), path
        for key, allowed in ONE_OF.items():
            assert key not in value or value[key] in allowed, (path, key)
        kinds = KINDS.get(path.rsplit("/", 1)[-1])
        assert kinds is None or "kind" not in value or value["kind"] in kinds, path
        for key in ("uri", "helpUri"):
            assert key not in value or is_uri(value[key]), value[key]
        if path.endswith(("Description", "/help", "/message")):
            assert value["text"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        # 3.27.10: where kind is other than "fail", level shall be "none".
        assert result["kind"] == "fail" or result["level"] == "none"
        assert all(isinstance(x, str) for x in result["partialFingerprints"].values())
    assert any(result.get("suppressions") for result in run["results"])


def is_uri(text: str) -> bool:
    """Whether a text is an absolute URI (RFC 3986): a scheme, and only what may stand in one."""
    good = re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", text)
    return bool(good) and urlsplit(text).scheme in ("http", "https")


def test_junit_is_as_ci_servers_read_it(exported: Callable[[str], bytes]) -> None:
    root = etree.fromstring(exported("junit"))
    assert root.tag == "testsuites"
    (suite,) = root
    assert suite.tag == "testsuite"
    assert suite.get("name")
    cases = list(suite)
    assert {case.tag for case in cases} == {"testcase"}
    counted = {
        "tests": len(cases),
        "failures": len(suite.findall("testcase/failure")),
        "skipped": len(suite.findall("testcase/skipped")),
        "errors": 0,
    }
    assert {key: int(str(suite.get(key))) for key in counted} == counted
    assert float(str(suite.get("time"))) >= 0
    # ISO 8601 without a zone, as Ant writes it.
    assert datetime.fromisoformat(str(suite.get("timestamp"))).tzinfo is None
    names = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(set(names)) == len(names)
    assert all(all(name) for name in names)
    for case in cases:
        assert [x.tag for x in case] in ([], ["failure"], ["skipped"])
        for failure in case.findall("failure"):
            assert failure.get("type") in ("minor", "moderate", "serious", "critical")
            assert failure.get("message")
            assert failure.text


def test_earl_is_rdf_with_what_an_assertion_needs(exported: Callable[[str], bytes]) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph()
    graph.parse(data=exported("earl").decode(), format="json-ld")
    # Another form of RDF and back: every name in it is one that RDF allows.
    graph = rdflib.Graph().parse(data=graph.serialize(format="turtle"), format="turtle")
    earl, dct = rdflib.Namespace("http://www.w3.org/ns/earl#"), rdflib.DCTERMS

    def is_a(node: Any, kind: str) -> bool:
        return (node, rdflib.RDF.type, earl[kind]) in graph

    assertions = set(graph.subjects(rdflib.RDF.type, earl.Assertion))
    assert assertions
    outcomes, by_hand = set(), set()
    for one in assertions:
        # EARL 1.0 Schema: an assertion has one each of these, in the classes it names.
        for name, kind in (
            ("assertedBy", "Assertor"),
            ("subject", "TestSubject"),
            ("test", "TestCase"),
            ("result", "TestResult"),
        ):
            (node,) = graph.objects(one, earl[name])
            assert is_a(node, kind), name
        (mode,) = graph.objects(one, earl.mode)
        assert mode in (earl.automatic, earl.manual)
        (result,) = graph.objects(one, earl.result)
        (outcome,) = graph.objects(result, earl.outcome)
        (when,) = graph.objects(result, dct.date)
        assert isinstance(when.value, datetime)
        outcomes.add(outcome)
        if mode == earl.manual:
            (who,) = graph.objects(one, earl.assertedBy)
            by_hand.add((str(graph.value(who, dct.title)), outcome))
    assert earl.failed in outcomes
    assert earl.untested in outcomes
    assert outcomes <= {
        earl[x] for x in ("passed", "failed", "cantTell", "inapplicable", "untested")
    }
    for test in graph.subjects(rdflib.RDF.type, earl.TestCase):
        requirements = list(graph.objects(test, dct.isPartOf))
        assert requirements
        for requirement in requirements:
            assert is_a(requirement, "TestRequirement")
            assert str(graph.value(requirement, dct.title)).startswith("WCAG 2.2 ")
    assert by_hand == {("Ada", earl.failed), ("Ada", earl.passed)}
