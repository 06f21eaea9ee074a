"""Judging, the editors' page and the staff search, as people reach them."""

import re
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest

from reports.sources import card_of
from search.builds.build import go_live
from search.evaluation.human_judgements import people_judgements
from search.index import build_index
from search.logs.service_events import FOLDER
from search.service.events import EventLog
from signpost.settings.config import load
from signpost.workspace import Workspace
from signpost.workspace.artifacts.searched import QUERIES, QueryRow

FILE = """\
# Kept by the web team
hidden = ["/nothing/*"]
[[best_bet]]
queries = ["rubbish <day>"]   # asked often
address = "/gone"
"""
SETTINGS = '[search]\neditors = "search.toml"\n'


@pytest.fixture
def council(served: Callable[..., Any]) -> Callable[..., Any]:
    """Serve a report whose search is live, with two logged queries and one best bet."""

    def start(settings: str = "", **env: str) -> Any:
        made = served(f"{settings}\n{SETTINGS}", **env)
        file = made.settings.parent / "search.toml"
        here = SimpleNamespace(
            client=made.client, folder=made.folder, settings=made.settings, file=file
        )
        file.write_text(FILE)
        with Workspace.open(here.folder) as workspace:
            config = load(str(here.settings))
            go_live(workspace, build_index(workspace, config, 1))
            rows = [QueryRow(query="bins", searches=9), QueryRow(query="mereford", searches=4)]
            workspace.artifacts.write(1, QUERIES, rows)
            events = EventLog(workspace.folder / FOLDER, 90, lambda: datetime.now(UTC))
            number = events.query("Rubbish <day>", "Rubbish <day>", "build-1-1", 1, [])
            events.click(number, f"{config.site.url}gone", 0)
        return here

    return start


def query_of(page: str) -> str:
    found = re.search(r'class="asked"><bdi>([^<]*)', page)
    return unescape(found[1]) if found else ""


def judge(client: Any, who: str, grade: int) -> str:
    """Judge the next query of somebody; return which it was."""
    page = client.get(f"/act/judging?judge={who}").text
    cards = re.findall(r'name="(grade-[0-9a-f]{16})" value="0"', page)
    name = re.search(r'name="query" value="([0-9a-f]+)"', page)
    assert cards and name
    token = client.token(f"/act/judging?judge={who}")
    given = {"token": token, "query": name[1], "who": who, **dict.fromkeys(cards, str(grade))}
    done = client.post("/act/judge", given)
    assert done.status == 303
    assert f"kept={len(cards)}" in done.headers["location"]
    return query_of(page)


def test_two_judges_and_their_agreement(council: Callable[..., Any]) -> None:
    here = council()
    client = here.client
    assert "Start judging" in client.get("/act/judging").text
    first = judge(client, "Ada", 3)
    # What one judged alone comes first for the other, who is not told how it was graded.
    assert query_of(client.get("/act/judging?judge=Bo").text) == first
    assert " checked" not in client.get("/act/judging?judge=Bo").text
    assert "no result has two judges" in client.get("/act/judging?judge=Bo").text
    judge(client, "Bo", 2)
    assert "<bdi>Ada</bdi> and <bdi>Bo</bdi>" in client.get("/act/judging?judge=Bo").text
    judge(client, "Bo", 0)
    assert "You have judged all 2" in client.get("/act/judging?judge=Bo").text
    with Workspace.open(here.folder) as workspace:
        kept = people_judgements(workspace, load(str(here.settings)))
    assert {(x.who, x.grade) for x in kept} == {("Ada", 3), ("Bo", 2), ("Bo", 0)}
    assert all(x.when.startswith("20") for x in kept)


def test_what_judges_may_not_send(council: Callable[..., Any]) -> None:
    client = council().client
    page = client.get("/act/judging?judge=Ada").text
    name = re.search(r'name="query" value="([0-9a-f]+)"', page)
    assert name
    token = client.token("/act/judging?judge=Ada")
    good = {"token": token, "query": name[1], "who": "Ada", f"grade-{card_of('https://x/')}": "3"}
    assert client.post("/act/judge", {**good, "token": "0" * 64}).status == 403
    assert client.post("/act/judge", good, Origin="https://evil.example").status == 403
    assert client.post("/act/judge", {**good, "who": " "}).status == 400
    assert client.post("/act/judge", {**good, "query": "0" * 12}).status == 404
    for grade in ("4", "-1", "", "3 3"):
        assert client.post("/act/judge", {**good, "grade-0": grade}).status == 400
    # A page that is no result of the query is passed over.
    assert "kept=0" in client.post("/act/judge", good).headers["location"]
    assert "&lt;b&gt;" in client.get("/act/judging?judge=%3Cb%3E").text


def test_who_may_not_come_in_sees_none_of_it(council: Callable[..., Any]) -> None:
    settings = 'password_from = "PASSWORD"'
    client = council(settings, PASSWORD="correct horse battery").client
    for path in ("/act/judging", "/act/editors", "/act/search?q=bins", "/act/judging.js"):
        assert client.get(path).status == 401
    assert client.post("/act/edit", {"kind": "hidden", "value": "/x"}).status == 401
    assert client.get("/act/editors", Host="evil.example").status == 421


def test_editors_change_the_file_and_see_what_it_did(council: Callable[..., Any]) -> None:
    here = council()
    client = here.client
    page = client.get("/act/editors").text
    assert "rubbish &lt;day&gt;" in page
    assert "1 search, 1 click on it" in page
    assert "The live search knows no such page" in page
    assert "It hides no page at present" in page
    version = re.search(r'name="version" value="([0-9a-f]+)"', page)
    assert version
    form = {"token": client.token("/act/editors"), "version": version[1], "who": "Ada"}
    words = {**form, "kind": "synonym", "number": "", "words": "tip\r\n dump \r\n"}
    assert client.post("/act/edit", words).status == 303
    said = here.file.read_text()
    assert tomllib.loads(said)["synonym"] == [{"words": ["tip", "dump"]}]
    assert "# asked often" in said
    # Another editor, who saw the page before that, is told what changed, and loses nothing.
    other = {**form, "who": "Bo", "kind": "best_bet", "number": "0", "queries": "tax\nmoney",
             "address": "/bins", "title": "", "text": ""}  # fmt: skip
    told = client.post("/act/edit", other)
    assert told.status == 409
    assert "tip" in re.sub(r"(?s).*<pre>(.*?)</pre>.*", r"\1", told.text)
    assert "tax\nmoney</textarea>" in told.text
    assert here.file.read_text() == said
    newer = re.search(r'name="version" value="([0-9a-f]+)"', told.text)
    assert newer and newer[1] != version[1]
    assert client.post("/act/edit", {**other, "version": newer[1]}).status == 303
    assert tomllib.loads(here.file.read_text())["best_bet"] == [
        {"queries": ["tax", "money"], "address": "/bins"}
    ]
    assert "Bo" in client.get("/act/log").text


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"kind": "synonym", "words": "one"}, 400),
        ({"kind": "best_bet", "queries": "x", "address": "javascript:alert(1)"}, 400),
        ({"kind": "hidden", "value": " "}, 400),
        ({"kind": "hidden", "value": "/x", "who": ""}, 400),
        ({"kind": "nonsense", "value": "/x"}, 404),
        ({"kind": "best_bet", "number": "9", "do": "remove"}, 400),
        ({"kind": "hidden", "value": "/x", "token": "0" * 64}, 403),
    ],
)
def test_what_is_wrong_changes_no_file(
    council: Callable[..., Any], sent: dict[str, str], status: int
) -> None:
    here = council()
    client = here.client
    version = re.search(r'name="version" value="([0-9a-f]+)"', client.get("/act/editors").text)
    assert version
    form = {"token": client.token("/act/editors"), "version": version[1], "who": "Ada"}
    assert client.post("/act/edit", {**form, **sent}).status == status
    assert here.file.read_text() == FILE


def test_staff_ask_in_the_query_language(
    council: Callable[..., Any], signpost: Callable[..., Any]
) -> None:
    here = council()
    client = here.client
    asked = ("search", here.settings, "--workspace", here.folder, "--advanced")
    found = signpost(*asked, "title:bins", "--json").json["results"]
    assert [x["title"] for x in found] == ["Bins"]
    assert signpost(*asked, '"nowhere here"').out.strip() == "Nothing was found"
    refused = signpost(*asked, "b*")
    assert refused.code == 2
    assert "begin with 2 letters" in refused.err
    assert "1 result" in client.get("/act/search?q=title%3Abins").text
    assert "0 results" in client.get("/act/search?q=title%3Abins+NOT+bins").text
    refused = client.get("/act/search?q=*")
    assert refused.status == 400
    assert 'role="alert"' in refused.text
    assert client.get("/act/search?q=" + "a+" * 3000).status in (400, 414)
    for path in ("/searches.html", "/index.html"):
        page = client.get(path).text
        assert "<!--act:search-->" not in page
    assert "act/editors" in client.get("/searches.html").text


def test_without_a_search_or_a_file_the_pages_say_so(served: Callable[..., Any]) -> None:
    client = served().client
    assert client.get("/act/search?q=bins").status == 404
    assert "No file is set" in client.get("/act/editors").text
    assert "nothing to judge yet" in client.get("/act/judging?judge=Ada").text
