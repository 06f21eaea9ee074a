"""The page of what was published by mistake, as people who sign in see it, and nobody else."""

import base64
import re

import pytest

from reports.sources import Sources, card_of
from signpost.settings.config import load
from signpost.workspace import Workspace
from tests.reports.server.conftest import PAGE

LEAK = "".join(
    f"<tr><td>{name} Prentice</td><td>CE1122{n}D</td></tr>"
    for name, n in (("Hugh", 33), ("Ada", 44))
)
SIGNED = "<p>Signed: Ada Finch</p>"
MORE = {
    "/people/list": PAGE.format(
        title="People", body=f"<table><tr><th>Name</th><th>NI number</th></tr>{LEAK}</table>"
    ),
    "/planning/1": PAGE.format(title="Comments", body=SIGNED),
    "/planning/more/2": PAGE.format(title="More comments", body=SIGNED),
}
WORD = "correct horse battery"


@pytest.fixture
def signed_in(served):
    """A browser in which Ada signed in to the report of a site with personal data."""
    client = served('password_from = "TEST_PASSWORD"', more=MORE, TEST_PASSWORD=WORD).client
    client.headers["Authorization"] = "Basic " + base64.b64encode(f"Ada:{WORD}".encode()).decode()
    return client


def test_it_is_for_people_who_sign_in(served):
    client = served(more=MORE).client
    assert client.get("/act/by-mistake").status == 403
    assert "act/by-mistake" in client.get("/index.html").text


def test_it_tells_place_and_kind_and_never_the_data(signed_in):
    page = signed_in.get("/act/by-mistake")
    assert page.status == 200
    assert "people/list" in page.text
    assert "National Insurance number (2 lines)" in page.text
    assert "Prentice" not in page.text
    assert "CE1122" not in page.text
    steps = ["Take the file down", "data protection officer", "search engines", "72 hours"]
    assert sorted(steps, key=page.text.index) == steps


def test_a_decision_for_a_folder(signed_in):
    text = signed_in.get("/act/by-mistake").text
    targets = set(re.findall(r"folder/([0-9a-f]{16})", text))
    shown = {target: signed_in.get(f"/act/folder/{target}").text for target in targets}
    target = next(x for x in targets if "2 pages and documents" in shown[x])
    token = signed_in.token(f"/act/folder/{target}")
    values = {"scope": "folder", "kind": "accepted_risk", "why": "on purpose", "until": ""}
    done = signed_in.post("/act/decide", {**values, "target": target, "token": token})
    assert done.status == 303
    assert done.headers["location"].endswith(f"folder/{target}#decided")
    after = signed_in.get("/act/by-mistake").text
    left, decided = after.split('id="decided"')
    assert "planning/1" not in left
    assert "planning/more/2" in decided
    assert "people/list" in left


def test_forms_about_it_are_for_people_who_sign_in(served):
    client = served(more=MORE).client
    text = client.get("/index.html").text + client.get("/issues.html").text
    assert "people/list" not in text
    assert client.get("/decisions.html").status == 200


def test_one_finding_is_for_people_who_sign_in_too(served):
    here = served(more=MORE)
    with Workspace.open(here.folder) as workspace:
        sources = Sources.of(workspace, load(str(here.settings)), 1)
        found = next(x for x in sources.confidential if x.page.endswith("people/list"))
    for path in (f"finding/{found.id}?page={card_of(found.page)}", f"issue/{found.issue}"):
        answer = here.client.get(f"/act/{path}")
        assert answer.status == 403
        assert "people/list" not in answer.text
