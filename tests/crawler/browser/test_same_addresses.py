"""Two weeks of an unchanged site, with the same settings, store the same addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from signpost.workspace import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD = "<!doctype html><html lang=en><head><title>{0}</title>{1}</head><body><main><h1>{0}</h1>"
CSS = {"Content-Type": "text/css"}
SCRIPT = {"Content-Type": "text/javascript"}


def html(title: str, body: str, head: str = "") -> str:
    return HEAD.format(title, head) + body + "</main></body></html>"


# Every page has a style sheet that imports another, a script that adds links, and a frame.
PAGES: dict[str, Any] = {
    "/": html(
        "Home", "<a href=/bins>Bins</a> <a href=/tax>Tax</a>", "<script src=/menu.js></script>"
    ),
    "/bins": html(
        "Bins",
        "<a href=/bins/garden>Garden</a><iframe src=/example/bins title=Example></iframe>",
        "<link rel=stylesheet href=/bins.css><script src=/menu.js></script>",
    ),
    "/tax": html("Tax", "<a href=/tax/bands>Bands</a>", "<link rel=stylesheet href=/tax.css>"),
    "/parks": html("Parks", "<a href=/parks/map>Map</a>", "<script src=/parks.js></script>"),
    "/bins/garden": html("Garden", "<a href=/bins/garden/fee>Fee</a>"),
    "/tax/bands": html("Bands", ""),
    "/parks/map": html("Map", ""),
    "/bins/garden/fee": html("Fee", ""),
    "/example/bins": (200, {"ETag": '"1"'}, html("Example", "<a href=/example/more>More</a>")),
    "/example/more": html("More", "<a href=/example/most>Most</a>"),
    "/example/most": html("Most", ""),
    "/bins.css": (200, CSS, "@import '/print.css'; main { color: black }"),
    "/tax.css": (200, CSS, "main { color: black }"),
    "/print.css": (200, CSS, "main { margin: 0 }"),
    "/menu.js": (
        200,
        SCRIPT,
        """addEventListener('DOMContentLoaded', () => {
          const main = document.querySelector('main'), more = document.createElement('script');
          main.insertAdjacentHTML('beforeend', '<a href=/parks>Parks</a>');
          more.src = '/late.js'; document.head.append(more); })""",
    ),
    "/late.js": (200, SCRIPT, "document.body.dataset.late = '1'"),
    "/parks.js": (200, SCRIPT, "document.body.dataset.parks = '1'"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("limits", "pages"),
    [
        ("max_depth = 1", {"", "bins", "tax", "parks"}),
        ("max_depth = 2", {"", "bins", "tax", "parks", "bins/garden", "tax/bands", "parks/map",
                           "example/bins"}),
        ("", {x.removeprefix("/") for x in PAGES if "." not in x}),
    ],
)  # fmt: skip
def test_an_unchanged_site_gives_the_same_addresses_every_week(
    web: Callable[..., Any],
    signpost: Callable[..., Any],
    tmp_path: Path,
    limits: str,
    pages: set[str],
) -> None:
    site = web(PAGES)
    settings = tmp_path / "signpost.toml"
    settings.write_text(f'[site]\nurl = "{site.url}"\n[crawl]\n{limits}\n[visit]\nschemes = []\n')
    weeks = []
    for _ in range(3):
        for stage in ("crawl", "visit"):
            assert signpost(stage, settings, "--workspace", tmp_path / "ws").code == 0
        with Workspace.open(tmp_path / "ws") as store:
            run = store.runs.latest()
            assert run is not None
            weeks.append({x.url.removeprefix(site.url): x.kind for x in store.pages.all(run.id)})
            carried = len(store.visits.carried(run.id))
    assert weeks[0] == weeks[1] == weeks[2]
    assert {x for x, kind in weeks[0].items() if kind == "html" and "signpost" not in x} == pages
    assert {"late.js", "print.css"} <= weeks[0].keys()
    assert carried == len(pages)  # and so nothing was opened again
