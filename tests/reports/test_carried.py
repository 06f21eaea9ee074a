"""What the reports say of pages that were not opened again because they had not changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from audit.run import audit
from reports.exports.kinds.findings import finding_rows
from reports.sources import Sources, card_of
from reports.weekly import write_report
from signpost.settings.config import Config, SiteSettings
from signpost.workspace import Workspace
from signpost.workspace.records import Visit
from signpost.workspace.visit_facts import Viewport, VisitFacts

HOME = "https://www.mereford.gov.uk/"
SMALL = VisitFacts(viewport=Viewport())


def test_carried_visits_are_told(
    make_site: Callable[..., Any], workspace: Workspace, tmp_path: Any
) -> None:
    html = "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1></main></body>"
    pages = {"/": html.format("Mereford"), "/bins": html.format("Bins")}
    config = Config(site=SiteSettings(url=HOME))
    runs = [make_site(pages).run, make_site(pages).run]
    with workspace.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE run SET started = '2020-01-06T02:00:00+00:00' WHERE id = 1"
        )
    then = {"facts": SMALL, "visited": "2020-01-06T02:05:00+00:00"}
    for path in ("", "bins"):
        workspace.visits.add(Visit(runs[0].id, HOME + path, **then), {"phone": b"\xff\xd8\xff"})
    workspace.visits.carry(runs[0].id, runs[1].id, [HOME + "bins"])
    fresh = Visit(runs[1].id, HOME, facts=SMALL, visited="2999-01-01T00:00:00+00:00")
    workspace.visits.add(fresh, {})
    assert workspace.visits.carried(runs[1].id) == {HOME + "bins": runs[0].id}
    audit(workspace, config, runs[1])
    found = list(finding_rows(Sources(workspace, config, runs[1])))
    rows = [x for x in found if x["rule"] == "mobile/viewport-missing"]
    assert {x["url"]: x["carried_from"] for x in rows} == {HOME: None, HOME + "bins": 1}
    others = [x for x in found if x["rule"].startswith("content/")]
    assert {x["carried_from"] for x in others} == {None}
    folder = tmp_path / "report"
    write_report(workspace, config, runs[1].id, folder)
    front = " ".join((folder / "index.html").read_text(encoding="utf-8").split())
    assert "2 of 2 pages; 1 of these in an earlier week: it has not changed since" in front
    cards = [
        (folder / "pages" / f"{card_of(HOME + x)}.html").read_text(encoding="utf-8")
        for x in ("bins", "")
    ]
    assert ["has not changed since it was opened" in x for x in cards] == [True, False]
    assert "6 January 2020" in cards[0]
