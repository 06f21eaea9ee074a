"""Documents are read between rounds; what only they link to is fetched and judged."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.annotations import Link

from audit.site_view import SiteView, build
from signpost.settings.config import load
from signpost.workspace import Workspace

PAGE = (
    "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
)


def pdf(*links: str) -> bytes:
    """Make a PDF that links to some addresses."""
    writer, stream = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    for link in links:
        writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=link))
    writer.write(stream)
    return stream.getvalue()


@pytest.fixture
def site(web: Callable[..., Any]) -> Any:
    """A site of which a part is linked from documents only, one of them from another."""
    served = web(
        {"/": PAGE.format("Home", "<a href=/one.pdf>One</a>"), "/deep": PAGE.format("Deep", "")}
    )
    for name, links in (("one", ("two.pdf", "gone", "deep#nowhere")), ("two", ("deep",))):
        body = pdf(*(served.url + link for link in links))
        served.answers[f"/{name}.pdf"] = (200, {"Content-Type": "application/pdf"}, body)
    return served


def view_of(store: Workspace, url: str) -> SiteView:
    """Return the view of the latest run."""
    run = store.runs.latest()
    assert run is not None
    return build(store, load(url), run)


def test_links_in_documents_are_links(
    site: Any, signpost: Callable[..., Any], tmp_path: Path
) -> None:
    def crawl() -> Any:
        site.asked.clear()
        done = signpost("crawl", site.url, "--workspace", tmp_path, "--json")
        assert done.code == 0, done.err
        return done.json

    assert (crawl()["pages"], crawl()["documents"]) == (2, 2)
    # An unchanged document's links are known, and are followed again.
    assert ("GET", "/deep") in site.asked
    with Workspace.open(tmp_path) as store:
        view = view_of(store, site.url)
        assert view.referrers == {
            f"{site.url}gone": [f"{site.url}one.pdf"],
            f"{site.url}deep#nowhere": [f"{site.url}one.pdf"],
        }
        assert [d.state for d in view.documents.values()] == ["ok", "ok"]
    assert signpost("audit", site.url, "--workspace", tmp_path, "--json").code == 0
    rows = signpost("export", "links", site.url, "--workspace", tmp_path, "--json").json
    broken = [(r["page"], r["target"], r["where"]) for r in rows if r["state"] == "broken"]
    assert broken == [(f"{site.url}one.pdf", f"{site.url}gone", "document")]
