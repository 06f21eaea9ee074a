"""Pages are put into the live search as they are now; all others, and the run, stay as they were."""

from dataclasses import replace

import pytest

from search.answering.live_search import open_live
from search.builds.build import builds, live_build
from search.documents import SearchError
from search.index import build_index
from search.promote import promote, promote_named
from search.reindex import reindex_pages, run_to_change
from signpost.workspace.records import Document
from tests.conftest import html_page
from tests.search.conftest import HOME, page

pytestmark = pytest.mark.slow  # builds an index many times
MANY = {f"/p{n}": (f"Notice {n} – Mereford Council", "A notice.") for n in range(9)}


@pytest.fixture
def live(council):
    """Let the council's search go live; return what puts pages into it."""

    def start(changes=None):
        workspace, config, run = council(changes)
        build_index(workspace, config, run.id)
        promote(workspace, config, run)

        def fetched(path, html, **more):
            made, body, links = html_page(f"{HOME}{path}", html)
            for blob in (body, links):
                workspace.blobs.put(blob)
            return replace(made, body=workspace.blobs.put(body), **more)

        def again(now):
            return reindex_pages(workspace, config, run_to_change(workspace), now)

        return workspace, fetched, again

    return start


def first(workspace, words):
    return next((x.address.removeprefix(HOME) for x in open_live(workspace).ask(words)), "")


def test_changed_new_and_gone_pages(live):
    workspace, fetched, again = live(MANY)
    assert first(workspace, "otter") == ""
    changed, verdict = again(
        {
            f"{HOME}bins": (fetched("bins", page("Bin collections", "Ask the otter.")), None),
            f"{HOME}new": (fetched("new", page("Ferrets – Mereford Council", "Keep one.")), None),
            f"{HOME}p3": None,
            f"{HOME}never": None,
        }
    )
    assert (changed.updated, changed.added) == ([f"{HOME}bins"], [f"{HOME}new"])
    assert (changed.removed, changed.left_out) == ([f"{HOME}p3"], [f"{HOME}never"])
    assert verdict["promoted"]
    assert first(workspace, "otter") == "bins"
    assert open_live(workspace).ask("ferrets")[0].title == "Ferrets"
    assert first(workspace, "council tax") == "council-tax"


@pytest.mark.parametrize(
    "html",
    [
        page("Bins", "Text.").replace("<head>", '<head><meta name="robots" content="noindex">'),
        page("Bins", "Text.").replace("<head>", '<head><link rel="canonical" href="/parking">'),
        page("Page not found", "Sorry."),
    ],
)
def test_what_residents_should_not_find_goes(live, html):
    _, fetched, again = live()
    changed, _ = again({f"{HOME}schools": (fetched("schools", html), None)})
    assert changed.removed == [f"{HOME}schools"]


def test_a_document_is_read(live):
    workspace, fetched, again = live()
    url = f"{HOME}plan.pdf"
    text = Document(
        run=1, url=url, state="ok", text="Badger plan\nOur plan for badgers.", title="x.pdf"
    )
    changed, _ = again({url: (fetched("plan.pdf", ""), text)})
    assert changed.added == [url]
    assert first(workspace, "badgers") == "plan.pdf"


def test_the_gate_holds_and_what_is_the_same_costs_nothing(live):
    workspace, fetched, again = live()
    before = live_build(workspace).name
    same = {
        f"{HOME}bins": (
            fetched("bins", page("Bin collections", "Find out when we collect your bin.")),
            None,
        )
    }
    assert again(same)[1]["promoted"]
    assert [b.name for b in builds(workspace)] == [before]
    _, verdict = again({f"{HOME}{x}": None for x in ("bins", "council-tax", "parking", "housing")})
    assert not verdict["promoted"]
    assert live_build(workspace).name == before


def test_a_person_may_go_to_a_kept_build(live):
    workspace, fetched, again = live()
    before = live_build(workspace).name
    again({f"{HOME}new": (fetched("new", page("Ferrets", "Keep one.")), None)})
    assert live_build(workspace).name != before
    assert promote_named(workspace, before).name == before
    assert first(workspace, "ferrets") == ""
    with pytest.raises(SearchError, match="Kept are: build-1-1, build-1-2"):
        promote_named(workspace, "build-7-1")


def test_without_a_live_search_it_says_so(council):
    workspace, _, _ = council()
    with pytest.raises(SearchError, match="no search index is live"):
        run_to_change(workspace)
