"""What leaves for other tools, read by parsers that are not ours where there are any."""

import io
import json
import socket
from collections.abc import Callable, Iterator
from datetime import date
from email import message_from_bytes, policy
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from audit.history.decisions import Decision, decide
from reports.delivery.gate import Gate, GateError
from reports.delivery.weekly_email import EmailError, email_of, send
from reports.exports.export_types import UnknownExportError
from reports.exports.formats.earl import OUTCOMES
from reports.exports.run_export import export
from reports.sources import Sources
from signpost.settings.config import Config, ReportSettings, SiteSettings

HOSTILE = "<script>alert(1)</script>\x1b[31m]]> & \x00\u202e"
PAGES = {
    "/": "<title>Home</title><main><h1>Home</h1><a href='/bins'>Bins</a></main>",
    "/bins": (
        f"<!doctype html><title>{HOSTILE}</title><main><h1>{HOSTILE}</h1>"
        f"<p>Lorem ipsum dolor {HOSTILE}</p><a href='/gone?<b>'>Click here</a></main>"
    ),
}


ATOM = "{http://www.w3.org/2005/Atom}"


def exported(made: Any, form: str) -> bytes:
    out = io.BytesIO()
    count = export(made.workspace, made.config, made.run.id, "findings", form, out)
    assert count > 0
    return out.getvalue()


def test_sarif_names_its_rules_and_suppresses_what_was_decided(report: Callable[..., Any]) -> None:
    made = report(PAGES)
    issue = made.workspace.results.issues(made.run.id)[0]
    day = date(2026, 1, 1)
    decide(made.workspace, Decision("issue", issue.id, "not_ours", "Ada", "Theirs"), day)
    data = json.loads(exported(made, "sarif"))
    (run,) = data["runs"]
    assert data["version"] == "2.1.0"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note", "none")
        assert result["baselineState"] == "new"
    held = [x for x in run["results"] if x["properties"]["issue"] == issue.id]
    assert all(x["suppressions"][0]["kind"] == "external" for x in held)
    assert len(held) == issue.findings


def test_junit_is_read_by_other_tools(report: Callable[..., Any]) -> None:
    junit = pytest.importorskip("junitparser")
    made = report(PAGES)
    suite = next(iter(junit.JUnitXml.fromstring(exported_junit(made))))
    cases = list(suite)
    assert suite.tests == len(cases)
    failed = {case.name for case in cases if any(isinstance(x, junit.Failure) for x in case.result)}
    assert len(failed) == suite.failures > 0
    skipped = {
        case.name for case in cases if any(isinstance(x, junit.Skipped) for x in case.result)
    }
    assert "accessibility/contrast" in skipped  # nothing was opened: never a pass


def exported_junit(made: Any) -> bytes:
    out = io.BytesIO()
    export(made.workspace, made.config, made.run.id, "findings", "junit", out)
    return out.getvalue()


def test_earl_tells_all_five_outcomes_apart(report: Callable[..., Any]) -> None:
    graph = json.loads(exported(report(PAGES), "earl"))["@graph"]
    ids = {node["@id"] for node in graph if "@id" in node}
    said = [node for node in graph if node["@type"] == "earl:Assertion"]
    assert all(x["earl:test"] in ids and x["earl:assertedBy"] in ids for x in said)
    outcomes = {x["earl:result"]["earl:outcome"] for x in said}
    assert "earl:untested" in outcomes
    assert outcomes <= set(OUTCOMES.values())


def test_the_feed_is_atom(report: Callable[..., Any]) -> None:
    report(PAGES, name=HOSTILE)
    made = report(PAGES, name=HOSTILE)
    root = etree.fromstring((made.folder / "feed.xml").read_bytes())
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert len(root.findall("a:entry", space)) == 2
    for entry in [root, *root.findall("a:entry", space)]:
        for name in ("id", "title", "updated"):
            assert entry.findtext(f"a:{name}", namespaces=space)
    assert not root.xpath("//*[local-name()='script']")


@pytest.mark.parametrize("public_url", ["", "https://reports.mereford.example/web/"])
def test_entries_say_something_and_keep_their_names_and_times(
    report: Callable[..., Any], public_url: str
) -> None:
    def entries(root: Any) -> dict[str, Any]:
        return {x.findtext(f"{ATOM}id"): x for x in root.findall(f"{ATOM}entry")}

    made = report(PAGES, public_url=public_url)
    first = entries(etree.fromstring((made.folder / "feed.xml").read_bytes()))
    made.workspace.runs.finish(made.run.id)
    made = report(PAGES, public_url=public_url)
    found = entries(etree.fromstring((made.folder / "feed.xml").read_bytes()))
    assert set(first) < set(found)
    for name, entry in first.items():
        assert entry.findtext(f"{ATOM}updated") == found[name].findtext(f"{ATOM}updated")
    for entry in found.values():
        # RFC 4287, 4.1.2: without content there has to be a link to what the entry is of.
        assert entry.findtext(f"{ATOM}content").strip()
        assert entry.find(f"{ATOM}summary") is None
    linked = [x for x in found.values() if x.find(f"{ATOM}link[@rel='alternate']") is not None]
    assert len(linked) == bool(public_url)


@pytest.mark.parametrize("public_url", ["", "https://reports.mereford.example/web/"])
def test_earl_names_tests_by_address(report: Callable[..., Any], public_url: str) -> None:
    made = report(PAGES, public_url=public_url)
    graph = json.loads(exported(made, "earl"))["@graph"]
    named = {node["@id"] for node in graph if node["@type"] == "earl:TestCase"}
    start = public_url or "tag:www.mereford.gov.uk,2026:signpost/"
    assert named and all(name.startswith(start) for name in named)
    if public_url:
        files = {name.removeprefix(public_url).partition("#")[0] for name in named}
        assert all((made.folder / file).is_file() for file in files)
    wcag = {node["@id"] for node in graph if node["@type"] == "earl:TestRequirement"}
    assert "https://www.w3.org/TR/WCAG22/#non-text-content" in wcag
    assert "https://www.w3.org/TR/WCAG22/#error-prevention-legal-financial-data" in wcag


def test_formats_of_findings_only(report: Callable[..., Any]) -> None:
    made = report(PAGES)
    with pytest.raises(UnknownExportError, match="a format of findings"):
        export(made.workspace, made.config, made.run.id, "pages", "sarif", io.BytesIO())


def test_the_gate_stops_what_is_new_and_not_what_was_decided(report: Callable[..., Any]) -> None:
    made = report(PAGES)
    sources = Sources(made.workspace, made.config, made.run)
    with pytest.raises(GateError, match="--fail-on new:serious") as stopped:
        Gate.of("new:serious").check(sources)
    assert stopped.value.exit_code == 1
    again = report(PAGES)
    later = Sources(again.workspace, again.config, again.run)
    Gate.of("new:serious").check(later)  # all of it is still there
    with pytest.raises(GateError):
        Gate.of("any:serious").check(later)
    for issue in again.workspace.results.issues(again.run.id):
        made_of = Decision("issue", issue.id, "accepted_risk", "Ada", "Known")
        decide(again.workspace, made_of, date(2026, 1, 1))
    Gate.of("any:minor").check(Sources(again.workspace, again.config, again.run))


@pytest.fixture
def mailbox() -> Iterator[SimpleNamespace]:
    """A real mail server on this machine that keeps what it gets."""
    controller = pytest.importorskip("aiosmtpd.controller")
    got: list[Any] = []

    class Keep:
        async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
            got.append(envelope)
            return "250 OK"

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = controller.Controller(Keep(), hostname="127.0.0.1", port=port)
    server.start()
    yield SimpleNamespace(got=got, port=port)
    server.stop()


def mailing(made: Any, **more: Any) -> Config:
    values = {
        "email_to": ("team@mereford.example",),
        "email_from": "signpost@mereford.example",
        "smtp_host": "127.0.0.1",
        "smtp_security": "none",
    }
    name = "Mereford\r\nBcc: everybody@example.org"
    site = SiteSettings(url=made.config.site.url, name=name)
    return replace(made.config, site=site, reports=ReportSettings(**{**values, **more}))


def test_the_email_arrives_as_plain_text_and_html(
    report: Callable[..., Any], mailbox: SimpleNamespace
) -> None:
    made = report(PAGES)
    config = mailing(made, smtp_port=mailbox.port, public_url="https://reports.example/")
    send(config, email_of(made.workspace, config, made.run.id))
    (envelope,) = mailbox.got
    assert envelope.rcpt_tos == ["team@mereford.example"]  # a name cannot add another
    message = message_from_bytes(envelope.content, policy=policy.default)
    assert message["bcc"] is None
    plain, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert html is not None
    assert "What to mend first" in plain.get_content()
    assert "https://reports.example/index.html" in plain.get_content()
    assert "<script>" not in html.get_content()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"email_to": ()}, "needs email_to"),
        ({"smtp_host": ""}, "needs smtp_host"),
        ({"smtp_host": "mail.example.org"}, "in the open"),
        ({"smtp_security": "maybe"}, "smtp_security has to be"),
        ({"smtp_port": 9}, "was not taken"),
    ],
)
def test_mail_trouble_is_one_line(
    report: Callable[..., Any], more: dict[str, Any], says: str
) -> None:
    made = report(PAGES)
    config = mailing(made, **more)
    with pytest.raises(EmailError, match=says) as trouble:
        send(config, email_of(made.workspace, config, made.run.id))
    assert "\n" not in str(trouble.value)
