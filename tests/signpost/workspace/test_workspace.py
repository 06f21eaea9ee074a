"""The workspace: versions, locks, blobs kept once, runs and their stages."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select, update

from signpost.workspace import PageResult, Workspace, WorkspaceError
from signpost.workspace.artifacts.judged_demand import VIEWS, PageViews
from signpost.workspace.blobs import digest
from signpost.workspace.migrate import SCRIPTS
from signpost.workspace.records import Document, Link, Page, Skipped, Visit, pack_links
from signpost.workspace.result_store import Judgement
from signpost.workspace.schema import HEAD, blobs, metadata, runs
from signpost.workspace.visit_facts import Viewport, VisitFacts

SITE = "https://www.mereford.gov.uk/"


def test_migrations_make_the_schema(workspace: Workspace) -> None:
    with workspace.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == HEAD


def test_a_newer_workspace_is_left_alone(tmp_path: Path) -> None:
    Workspace.open(tmp_path).close()
    file = tmp_path / "signpost.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(WorkspaceError, match=r"written by a newer Signpost .* Upgrade") as caught:
        Workspace.open(tmp_path)
    assert "\n" not in str(caught.value)


def test_what_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no workspace here"):
        Workspace.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()
    (tmp_path / "signpost.sqlite").write_bytes(b"not a database, but long enough to be one" * 99)
    with pytest.raises(WorkspaceError, match="cannot be opened"):
        Workspace.open(tmp_path)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as one, Workspace.open(tmp_path) as two:
        one.lock()
        with pytest.raises(WorkspaceError, match="another signpost command"):
            two.lock()
    with Workspace.open(tmp_path) as three:
        three.lock()


@pytest.mark.parametrize(
    "data", [b"", b"text " * 5000, b"\xff\xd8\xffjpeg", bytes(range(256)) * 40]
)
def test_blobs_come_back_and_are_kept_once(workspace: Workspace, data: bytes) -> None:
    name = workspace.blobs.put(data)
    assert workspace.blobs.put(data) == name == digest(data)
    assert workspace.blobs.get(name) == data
    with workspace.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(blobs)).scalar_one() == 1


def test_a_missing_blob(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        workspace.blobs.get("0" * 32)


def test_text_is_compressed(workspace: Workspace) -> None:
    workspace.blobs.put(b"council tax " * 10_000)
    with workspace.engine.connect() as connection:
        stored = connection.execute(select(blobs.c.data)).scalar_one()
    assert len(stored) < 1000


def test_pages_come_back_as_they_were(workspace: Workspace) -> None:
    run = workspace.runs.start(SITE, "test")
    body, links = b"<p>hi", pack_links([Link(SITE + "a", text="A")])
    page = Page(
        run.id, SITE, "html", 200, headers={"etag": '"x"'}, title="Caf\u00e9 \u2028", body=digest(body),
        links=digest(links), fetched="2026-01-02T03:04:05+00:00",
    )  # fmt: skip
    skip = Skipped(run.id, SITE + "logout", "unsafe", SITE)
    for _ in range(2):  # the second time is a crawl that repeats what was in flight
        workspace.pages.add([page], [body, links], [skip])
    assert list(workspace.pages.all(run.id)) == [page]
    assert workspace.pages.get(run.id, SITE) == page
    assert workspace.pages.body(page) == body
    assert workspace.pages.links(page) == [Link(SITE + "a", text="A")]
    assert workspace.pages.left_out(run.id) == [skip]
    assert workspace.pages.count(run.id) == 1


def test_some_pages_with_their_links(workspace: Workspace) -> None:
    packed = pack_links([Link(f"{SITE}b", text="B")])
    records = [
        Page(run=1, url=SITE, kind="html", status=200, links=digest(packed)),
        Page(run=1, url=f"{SITE}b", kind="html", status=200),
        Page(run=1, url="https://other.example/", kind="external", status=200),
        Page(run=2, url=SITE, kind="html", status=404),
    ]
    workspace.pages.add(records, [packed], [])
    asked = [page.url for page in records]
    found = {page.url: (page, links) for page, links in workspace.pages.some(1, asked)}
    assert found == {SITE: (records[0], packed), f"{SITE}b": (records[1], b"")}
    assert workspace.pages.some(1, []) == []


def test_sitemap_pages_are_marked(workspace: Workspace) -> None:
    run = workspace.runs.start(SITE, "test")
    links = pack_links([Link(SITE + "a", tag="loc")])
    workspace.pages.add(
        [
            Page(run.id, SITE + "sitemap.xml", "sitemap", 200, links=digest(links)),
            Page(run.id, SITE + "a", "html", 200),
            Page(run.id, SITE + "b", "html", 200),
        ],
        [links],
        [],
    )
    workspace.pages.mark_in_sitemap(run.id)
    assert [p.url for p in workspace.pages.all(run.id) if p.in_sitemap] == [SITE + "a"]


def test_documents_visits_and_results_come_back(workspace: Workspace) -> None:
    run = workspace.runs.start(SITE, "test")
    document = Document(run.id, SITE + "a.pdf", title="Form", pages=2, tagged=False, text="words")
    workspace.pages.add_document(document)
    assert list(workspace.pages.documents(run.id)) == [document]
    facts = VisitFacts(title="Home", viewport=Viewport(content="width=device-width", count=1))
    workspace.visits.add(Visit(run.id, SITE, facts=facts, seconds=1.5), {"phone": b"\xff\xd8\xff1"})
    seen = workspace.visits.get(run.id, SITE)
    assert seen is not None
    assert seen.facts == facts
    assert workspace.blobs.get(seen.phone_shot) == b"\xff\xd8\xff1"
    assert workspace.visits.done(run.id) == {SITE}
    first, second = (Judgement(reasons={"a/b": why}) for why in ("no network", "no browser"))
    for judgement in (first, second):  # judged again: the later result stands
        workspace.results.add([PageResult(run.id, SITE, judgement)])
    assert list(workspace.results.all(run.id)) == [PageResult(run.id, SITE, second)]
    workspace.results.clear(run.id)
    assert workspace.results.done(run.id) == set()


def test_artifacts(workspace: Workspace) -> None:
    assert workspace.artifacts.read(1, VIEWS) == PageViews()
    workspace.artifacts.write(1, VIEWS, PageViews(pages={SITE: 1}))
    workspace.artifacts.write(1, VIEWS, PageViews(pages={SITE: 2}))
    assert workspace.artifacts.read(1, VIEWS) == PageViews(pages={SITE: 2})


def test_a_stage_that_fails_stays_unfinished_and_its_time_adds_up(workspace: Workspace) -> None:
    run = workspace.runs.start(SITE, "weekly")
    with pytest.raises(RuntimeError), workspace.runs.doing(run.id, "crawl") as stage:
        stage.seconds = 0
        raise RuntimeError
    assert not workspace.runs.is_done(run.id, "crawl")
    with workspace.runs.doing(run.id, "crawl") as stage:
        stage.summary = {"pages": 3}
    assert workspace.runs.is_done(run.id, "crawl")
    assert [s.summary for s in workspace.runs.stages(run.id)] == [{"pages": 3}]


def test_which_run_is_carried_on(workspace: Workspace) -> None:
    assert workspace.runs.unfinished(72) is None
    old = workspace.runs.start(SITE, "weekly")
    assert workspace.runs.unfinished(72) == old
    before = (datetime.now(UTC) - timedelta(hours=80)).isoformat(timespec="seconds")
    with workspace.engine.begin() as connection:
        connection.execute(update(runs).values(started=before))
    assert workspace.runs.unfinished(72) is None
    new = workspace.runs.start(SITE, "weekly")
    workspace.runs.finish(new.id)
    assert workspace.runs.unfinished(72) is None


def test_forgetting_a_run(workspace: Workspace) -> None:
    run = workspace.runs.start(SITE, "crawl")
    workspace.pages.add([Page(run.id, SITE, "none", error="refused")], [], [])
    workspace.runs.forget(run.id)
    assert workspace.runs.latest() is None
    assert workspace.pages.count(run.id) == 0
