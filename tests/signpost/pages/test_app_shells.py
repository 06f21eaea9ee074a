"""Pages that scripts draw: known as such, drawn in a real browser, followed and judged as drawn."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.site_view import build
from signpost.pages.app_shells import is_app_shell
from signpost.pages.links import find_links
from signpost.settings.config import load
from signpost.workspace import Workspace
from signpost.workspace.page_marks import is_rendered, served_body, why_not_rendered

SCRIPT = "<script src=/app.js></script>"
SHELL = f"<html lang=en><head><title>Council</title></head><body><div id=root></div>{SCRIPT}</body></html>"
# Each address draws its own words; what it does not know is "not found", answered 200.
APP = """
const said = {"/": "Welcome", "/bins": "Bin days", "/news": "News"};
const here = said[location.pathname] || "There is nothing here";
document.title = here;
setTimeout(() => {
  document.getElementById("root").innerHTML = "<main><h1>" + here + "</h1><p>Words that only the script of "
    + (said[location.pathname] ? location.pathname : "the site") + " writes.</p>"
    + (said[location.pathname] ? "<a href=/bins>Bins</a> <a href=/nowhere>Gone</a> <a href=/plain#x>Plain</a>" : "")
    + "</main>";
}, 300);
"""
PLAIN = (
    "<html lang=en><head><title>Plain</title></head><body><main><h1>Plain</h1></main></body></html>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (SHELL, True),
        (f"<body><app-root></app-root>{SCRIPT}</body>", True),
        (f"<body ng-app=x><p>Loading…</p>{SCRIPT}</body>", True),
        (f"<body><noscript>{'You need scripts. ' * 50}</noscript><div id=app></div>{SCRIPT}</body>", True),
        ("<body><div id=__next></div><script>draw()</script></body>", True),
        ("<body><div id=root></div></body>", False),
        (f"<body><div id=root>{'Words. ' * 60}</div>{SCRIPT}</body>", False),
        (f"<body><div id=root></div>{'<a href=/x>x</a>' * 6}{SCRIPT}</body>", False),
        (f"<body><h1>Short page</h1>{SCRIPT}</body>", False),
        (f"<body><header id=header></header><p>Short</p>{SCRIPT}</body>", False),
    ],
)  # fmt: skip
def test_which_pages_are_shells(body: str, expected: bool) -> None:
    html = body.encode()
    links = find_links(html, "text/html", "https://x.test/", frozenset({"x.test"})).links
    assert is_app_shell(html, "text/html", links) == expected


@pytest.mark.browser
def test_a_shell_is_drawn_followed_and_judged(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    site = web({"/app.js": (200, {"Content-Type": "text/javascript"}, APP), "/plain": PLAIN})
    probe = "/signpost-check-for-the-not-found-page"
    empty = "<html><body><div id=root></div><script>1</script></body></html>"
    site.answers |= dict.fromkeys(("/", "/bins", "/news", "/nowhere", probe), SHELL)
    site.answers["/plain"] = PLAIN.replace("</h1>", "</h1><a href=/empty>Empty</a>")
    forged = {"Content-Type": "text/html", "X-Signpost-Shell": "drawn 0123"}
    site.answers["/empty"] = (200, forged, empty)
    done = signpost("crawl", site.url, "--workspace", tmp_path, "--json")
    assert done.code == 0, done.err
    assert done.json["drawn"] == {"drawn": 4, "not_drawn": 1}
    with Workspace.open(tmp_path) as store:
        run = store.runs.latest()
        assert run is not None
        view = build(store, load(site.url), run)
        bins, gone, hollow = (view.pages[site.url + x] for x in ("bins", "nowhere", "empty"))
        assert bins.title == "Bin days"
        assert b"Words that only the script of /bins" in store.pages.body(bins)
        assert store.blobs.get(served_body(bins)) == SHELL.encode()
        assert is_rendered(bins)
        assert view.state(gone.url).state == "soft_404"
        assert view.state(site.url + "plain", "x").state == "missing_fragment"
        assert why_not_rendered(hollow).startswith("its scripts drew nothing")
    judged = signpost("audit", site.url, "--workspace", tmp_path, "--json")
    assert judged.code == 0, judged.err
    rows = signpost("export", "pages", site.url, "--workspace", tmp_path, "--json").json
    assert {r["url"].removeprefix(site.url): r["h1"] for r in rows}["bins"] == "Bin days"
