"""The served report: who may come in, what a form may do, and what becomes of it."""

import base64
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from audit.history.event_log import log
from reports.sources import card_of
from reports.weekly import write_report
from signpost.settings.config import load
from signpost.workspace import Workspace
from tests.reports.server.conftest import Client, version

DECISION = {"kind": "accepted_risk", "why": "We <b>know</b>", "who": "Ada", "until": "2999-01-01"}


def first_issue(client: Any) -> str:
    """Return the name of the first issue in the list."""
    found = re.search(r"act/issue/([0-9a-f]{16})", client.get("/issues.html").text)
    assert found is not None
    return found[1]


def test_a_decision_is_kept_shown_and_logged(
    served: Callable[..., Any], signpost: Callable[..., Any]
) -> None:
    here = served()
    client = here.client
    issue = first_issue(client)
    token = client.token(f"/act/issue/{issue}")
    done = client.post("/act/decide", {**DECISION, "target": issue, "token": token})
    assert done.status == 303
    shown = client.get(f"/act/issue/{issue}").text
    assert "Accepted risk" in shown
    assert "We &lt;b&gt;know&lt;/b&gt;" in shown
    assert "Decided: Accepted risk" in client.get("/issues.html").text
    assert "Ada" in client.get("/act/log").text
    # The page of decisions and its tables at once, though no report was written since.
    assert "We &lt;b&gt;know&lt;/b&gt;" in client.get("/decisions.html").text
    assert f"issue,{issue},accepted_risk,Ada" in client.get("/exports/decisions.csv").text
    assert "Nothing has been decided" in (here.folder / "report/decisions.html").read_text()
    # The next report, and the CSV out and in again.
    with Workspace.open(here.folder) as workspace:
        write_report(workspace, load(str(here.settings)), 1, here.folder / "report")
    assert "Accepted risk" in client.get("/decisions.html").text
    front = client.get("/index.html").text
    assert f'id="issue-{issue}"' not in front  # not to do, but
    assert "decisions.html" in front  # never hidden
    out = signpost("export", "decisions", here.settings, "--workspace", here.folder).out
    assert issue in out
    (here.folder.parent / "d.csv").write_text(out)
    again = signpost(
        "decisions", "import", here.settings, "d.csv", "--workspace", here.folder, "--json"
    )
    assert again.json == {"decisions": 0, "same": 1, "left_out": [], "notes": []}
    (here.folder.parent / "d.csv").write_text(out.replace("accepted_risk", "false_alarm"))
    again = signpost(
        "decisions", "import", here.settings, "d.csv", "--workspace", here.folder, "--json"
    )
    assert again.json["decisions"] == 1
    leave = {"target": issue, "token": token, "who": "Bo"}
    late = client.post("/act/withdraw", {**leave, "log_version": "1"})
    assert late.status == 409
    assert "meanwhile Ada" in late.text
    assert client.post("/act/withdraw", {**leave, "log_version": "2"}).status == 303
    with Workspace.open(here.folder) as workspace:
        assert [(x.who, x.what) for x in log(workspace)] == [
            ("Ada", "decide"),
            ("Ada", "decide"),
            ("Bo", "withdraw"),
        ]


def test_two_people_decide_at_once(
    served: Callable[..., Any], signpost: Callable[..., Any]
) -> None:
    here = served()
    ada, zoe = here.client, Client(here.client.port)
    issue = first_issue(ada)
    forms = {
        who: client.form(f"/act/issue/{issue}") for who, client in (("Ada", ada), ("Zoë", zoe))
    }
    made = {"target": issue, "why": "Old page", "kind": "accepted_risk"}
    assert ada.post("/act/decide", {**made, **forms["Ada"], "who": "Ada"}).status == 303
    out = signpost("export", "decisions", here.settings, "--workspace", here.folder).out
    later = zoe.post(
        "/act/decide",
        {**made, **forms["Zoë"], "who": "Zoë", "kind": "false_alarm", "why": "Is fine"},
    )
    assert later.status == 409
    assert "meanwhile Ada" in later.text
    assert "Old page" in later.text
    assert "send the form again" in later.text
    assert 'value="Is fine"' in later.text  # what Zoë typed is not lost
    again = {
        **made,
        **forms["Zoë"],
        "log_version": version(later.text),
        "who": "Zoë",
        "why": "Is fine",
    }
    assert zoe.post("/act/decide", {**again, "kind": "false_alarm"}).status == 303
    # Ada's spreadsheet is of before that.
    (here.folder.parent / "d.csv").write_text(out.replace("Old page", "Still old"))
    words = ("decisions", "import", here.settings, "d.csv", "--workspace", here.folder, "--json")
    done = signpost(*words)
    assert (done.code, done.json["decisions"]) == (2, 0)
    assert "meanwhile Zoë" in done.json["left_out"][0]["why"]
    with Workspace.open(here.folder) as workspace:
        assert [x.who for x in log(workspace)] == ["Ada", "Zoë"]


def test_many_who_decide_in_the_same_moment_are_one_after_the_other(
    served: Callable[..., Any],
) -> None:
    here = served()
    issue = first_issue(here.client)
    clients = [Client(here.client.port) for _ in range(8)]
    forms = [client.form(f"/act/issue/{issue}") for client in clients]
    made = {"target": issue, "kind": "false_alarm", "why": "Fine"}
    with ThreadPoolExecutor(8) as pool:
        sent = [
            pool.submit(client.post, "/act/decide", {**made, **form, "who": f"Person {number}"})
            for number, (client, form) in enumerate(zip(clients, forms, strict=True))
        ]
        codes = sorted(x.result().status for x in sent)
    assert codes == [303] + [409] * 7
    with Workspace.open(here.folder) as workspace:
        assert len(log(workspace)) == 1


def test_forms_of_others_do_nothing(served: Callable[..., Any]) -> None:
    here = served()
    client = here.client
    issue = first_issue(client)
    token = client.token(f"/act/issue/{issue}")
    good = {**DECISION, "target": issue, "token": token}
    refused = [
        client.post("/act/decide", {**good, "token": "0" * 64}),
        client.post("/act/decide", {**good, "token": ""}),
        client.post("/act/decide", good, Origin="https://evil.example"),
        client.post("/act/decide", good, Origin="null"),
        client.post("/act/decide", good, Sec_Fetch_Site="cross-site"),
        client.post("/act/decide", good, Cookie="signpost_reports=another"),
        client.post("/act/decide", good, Content_Type="text/plain"),
        client.post("/act/decide", {**good, "why": "x" * 80_000}),
        client.get("/issues.html", Host="evil.example"),
        client.post("/act/decide", good, Host="evil.example"),
    ]
    codes = [x.status for x in refused]
    assert codes == [403, 403, 403, 403, 403, 403, 415, 413, 421, 421]
    for path in (
        "/../signpost.sqlite",
        "/%2e%2e/signpost.sqlite",
        "/..%2fworkspace.lock",
        "/nope.html",
    ):
        assert client.get(path).status == 404, path
    wrong = client.post("/act/decide", {**good, "until": "2001-01-01"})
    assert wrong.status == 400
    assert "is past" in wrong.text
    assert client.post("/act/recheck", {"card": "0" * 16, "token": token}).status == 404
    with Workspace.open(here.folder) as workspace:
        assert log(workspace) == []
    answer = client.get("/index.html")
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    cookie = client.get("/act/log").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_other_machines_need_a_password_or_a_proxy(
    served: Callable[..., Any], signpost: Callable[..., Any]
) -> None:
    here = served('password_from = "TEST_PASSWORD"', TEST_PASSWORD="correct horse battery")
    client = here.client
    assert client.get("/index.html").status == 401
    wrong = base64.b64encode(b"Ada:nonsense").decode()
    assert client.get("/index.html", Authorization=f"Basic {wrong}").status == 401
    right = base64.b64encode(b"Ada:correct horse battery").decode()
    client.headers["Authorization"] = f"Basic {right}"
    issue = first_issue(client)
    token = client.token(f"/act/issue/{issue}")
    values = {**DECISION, "who": "Somebody else", "target": issue, "token": token}
    assert client.post("/act/decide", values).status == 303
    with Workspace.open(here.folder) as workspace:
        assert log(workspace)[0].who == "Ada"  # who signed in, not who the form names
    client.headers.clear()
    far = {"X_Forwarded_For": "203.0.113.9"}
    for _ in range(12):
        last = client.get("/index.html", Authorization=f"Basic {wrong}", **far)
    assert last.status == 429
    assert 0 < int(last.headers["retry-after"]) <= 60
    assert client.get("/index.html", Authorization=f"Basic {right}", **far).status == 429
    assert client.get("/index.html", Authorization=f"Basic {right}").status == 200  # not everybody
    here.settings.write_text(here.settings.read_text().replace("password_from", "# password_from"))
    done = signpost(
        "serve", "reports", here.settings, "--workspace", here.folder, "--host", "0.0.0.0"
    )
    assert done.code == 2
    assert "lets other machines in" in done.err


@pytest.mark.browser
def test_a_page_is_mended_and_proved(served: Callable[..., Any]) -> None:
    here = served(live=True)
    client, url = here.client, f"{here.site.url}bins"
    card = card_of(url)
    assert f"act/page/{card}" in client.get(f"/pages/{card}.html").text
    here.site.answers["/bins"] = here.site.answers["/bins"].replace(
        "Click here", "See the bin days"
    )
    token = client.token(f"/act/page/{card}")
    done = client.post("/act/recheck", {"card": card, "token": token, "who": "Ada"})
    assert done.status == 303, done.text
    shown = client.get(f"/act/page/{card}").text
    assert re.search(r"<h3>Fixed: [1-9]", shown)
    assert "Still there" in shown
    owner = {"card": card, "token": token, "who": "Ada", "scope": "page", "owner": "Bo <i>Bin</i>"}
    assert client.post("/act/assign", owner).status == 303
    assert "Bo &lt;i&gt;Bin&lt;/i&gt;" in client.get(f"/act/page/{card}").text
