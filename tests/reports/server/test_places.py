"""Deciding about one place on one page, and the rehearsal's checks by hand."""

import re
from datetime import date

import pytest
from playwright.sync_api import sync_playwright

from audit.history.decisions import Decisions
from audit.history.event_log import log
from crawler.browser.chromium import flags, on_path
from crawler.browser.page_scripts.axe_script import INSTALLED
from reports.exports.kinds.findings import finding_rows
from reports.server.decision_tables import import_file
from reports.sources import Sources, card_of
from reports.weekly import write_report
from signpost.settings.config import load
from signpost.workspace import Workspace

HOME = "https://www.mereford.gov.uk/"
CARD = card_of(HOME + "bins")


def first_place(client):
    """Return the address of the first place's decision on a scorecard."""
    found = re.search(r"act/finding/[0-9a-f]{16}\?page=[0-9a-f]{16}", card(client))
    assert found is not None
    return "/" + found[0]


def card(client):
    return client.get(f"/pages/{CARD}.html").text


def test_one_place_is_decided_about_and_its_issue_is_not(served):
    here = served()
    client = here.client
    where = first_place(client)
    name, of_card = re.findall(r"[0-9a-f]{16}", where)
    assert of_card == CARD
    good = {
        "scope": "finding",
        "target": name,
        "card": CARD,
        "kind": "false_alarm",
        "why": "A <b>quote</b>",
        "who": "Ada",
        "until": "2999-01-01",
        "token": client.token(where),
    }
    # Only what is on that page of this run; and only with our own token.
    assert client.post("/act/decide", {**good, "card": card_of(HOME)}).status == 404
    assert client.post("/act/decide", {**good, "target": "0" * 16}).status == 404
    assert client.post("/act/decide", {**good, "token": "0" * 64}).status == 403
    assert client.post("/act/decide", {**good, "kind": "fix_planned", "until": ""}).status == 400
    assert client.get(f"/act/finding/{name}?page={'0' * 16}").status == 404
    done = client.post("/act/decide", good)
    assert (done.status, done.headers["location"]) == (303, f"{where[5:]}#decided")
    assert "A &lt;b&gt;quote&lt;/b&gt;" in client.get(where).text
    assert "Decided: False alarm" in card(client)
    with Workspace.open(here.folder) as workspace:
        (made,) = Decisions.of(workspace, date(2026, 11, 22)).all()
        assert (made.scope, made.page, made.who) == ("finding", HOME + "bins", "Ada")
        write_report(workspace, load(str(here.settings)), 1, here.folder / "report")
    assert "<strong>False alarm</strong> until 1 January 2999" in card(client)
    assert "one place on this page" in client.get("/decisions.html").text
    with Workspace.open(here.folder) as workspace:
        run = workspace.runs.latest()
        found = finding_rows(Sources(workspace, load(str(here.settings)), run))
        decided = [(x["url"], x["decision"]) for x in found if x["decision"]]
    assert decided == [(HOME + "bins", "false_alarm")]
    back = {key: good[key] for key in ("scope", "target", "card")} | client.form(where)
    assert client.post("/act/withdraw", {**back, "who": "Bo"}).status == 303
    assert client.post("/act/withdraw", {**back, "who": "Bo"}).status == 404
    assert "Decide about this place" in card(client)


def test_checks_by_hand_are_kept_logged_and_go_out_and_in(served, signpost):
    here = served()
    client = here.client
    where = "/act/check/" + card_of(HOME)
    assert where[1:] in client.get("/rehearsal.html").text
    good = {
        "card": card_of(HOME),
        "who": "Ada",
        "token": client.token(where),
        "answer-keyboard": "problem",
        "note-keyboard": "<i>The menu</i>",
        "answer-zoom": "",
    }
    assert client.post("/act/check", {**good, "token": ""}).status == 403
    assert client.post("/act/check", good, Origin="https://evil.example").status == 403
    assert client.post("/act/check", {**good, "card": "0" * 16}).status == 404
    wrong = client.post("/act/check", {**good, "note-keyboard": "", "answer-zoom": "no_problem"})
    assert wrong.status == 400
    assert "say in the note" in wrong.text
    assert '<option value="no_problem" selected>' in wrong.text  # what was chosen is still there
    with Workspace.open(here.folder) as workspace:
        assert log(workspace) == []
    assert client.post("/act/check", good).status == 303
    assert client.post("/act/check", good).status == 303  # said twice, kept once
    assert "&lt;i&gt;The menu&lt;/i&gt;" in client.get(where).text
    assert "keyboard: problem found" in client.get("/act/log").text
    words = (here.settings, "--workspace", here.folder)
    out = signpost("export", "checks", *words).out
    with Workspace.open(here.folder) as workspace:
        assert [(x.who, x.what) for x in log(workspace)] == [("Ada", "check")]
    file = here.folder.parent / "checks.csv"
    file.write_text(out)
    done = signpost("decisions", "import", here.settings, file, *words[1:], "--json")
    assert (done.json["decisions"], done.json["same"]) == (0, 1)
    with Workspace.open(here.folder) as workspace:
        file.write_text(out.replace("problem,Ada", "no_problem,Bo"))
        assert import_file(workspace, file).kept == 1
        file.write_text(out.replace("problem,Ada", "fine,Bo"))
        (left,) = import_file(workspace, file).left_out
        assert "answer 'fine' is not known" in left.why
        assert [x.who for x in log(workspace)] == ["Ada", "Bo"]


def violations(page):
    """Return what axe finds wrong on a page that is open."""
    page.evaluate(INSTALLED.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document)")
    return [(x["id"], x["nodes"][0]["html"]) for x in found["violations"]]


@pytest.mark.browser
def test_both_forms_work_in_a_browser_without_a_mouse(served):
    here = served()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=on_path(), args=flags(None))
        page = browser.new_page(viewport={"width": 320, "height": 700})
        page.goto(f"{here.client.origin}/pages/{CARD}.html")
        page.get_by_role("link", name="Decide about this place").first.press("Enter")
        assert violations(page) == []
        page.get_by_label("What is decided").select_option("accepted_risk")
        page.get_by_label("Why").fill("Known")
        page.get_by_label("Your name").fill("Ada")
        page.get_by_role("button", name="Keep the decision").press("Enter")
        page.wait_for_url("**#decided")
        assert "Accepted risk" in page.inner_text("main")
        page.goto(f"{here.client.origin}/rehearsal.html")
        page.get_by_role("link", name="Fill in the checks").first.press("Enter")
        assert violations(page) == []
        page.get_by_label("What you found (Use it without a mouse)").select_option("no_problem")
        page.get_by_label("Your name").fill("Ada")
        page.get_by_role("button", name="Keep these answers").press("Enter")
        page.wait_for_url("**kept=1")
        assert page.get_by_role("status").inner_text().startswith("Kept. 1 of ")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        browser.close()
    with Workspace.open(here.folder) as workspace:
        assert [x.what for x in log(workspace)] == ["decide", "check"]
