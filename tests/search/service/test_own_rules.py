"""The search page as Signpost itself judges it: crawled, opened in a browser, nothing found."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser
# The page for words, results with a best bet, a spelling put right, nothing found, one filter,
# two filters, a later page of results, and more words than are looked for.
PATHS = (
    "search",
    "search?q=bin+day",
    "search?q=libary",
    "search?q=xylophone",
    "search?q=council&service=Waste",
    "search?q=council&service=Waste&type=page",
    "search?q=council&page=2",
    "search?q=" + "zyxwvut+" * 30,
)
# The statement is the council's site's, of which the search page is one page; here it is alone.
OFF = ["accessibility/statement", "accessibility/statement-points"]
OFF += ["accessibility/statement-not-linked"]
EDITORS = '[[best_bet]]\nqueries = ["bin day"]\naddress = "/bins"\ntext = "Look it up."'
MANY = {
    f"/council-{n}": (f"Council service {n}", f"The council does {n} things.") for n in range(14)
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def sitemap(tmp_path):
    """Serve a sitemap of some addresses from another port; return its address."""
    folder = tmp_path / "sitemap"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def of(addresses):
        listed = "".join(f"<url><loc>{a.replace('&', '&amp;')}</loc></url>" for a in addresses)
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        (folder / "sitemap.xml").write_text(f'<urlset xmlns="{space}">{listed}</urlset>')
        return f"http://127.0.0.1:{server.server_address[1]}/sitemap.xml"

    yield of
    server.shutdown()
    server.server_close()


def test_signposts_own_rules_find_nothing_on_the_search_page(
    serving, sitemap, own_findings, tmp_path
):
    site = serving(MANY, editors=EDITORS)
    listed = sitemap([site.url + path for path in PATHS])
    settings = tmp_path / "own.toml"
    settings.write_text(
        f'[site]\nurl = "{site.url}search"\nhosts = ["{urlsplit(listed).netloc}"]\n'
        f'[crawl]\nsitemaps = ["{listed}"]\n'
        f"obey_robots = false\nexclude = ['/go[?]', 'exact=1']\n[audit]\noff = {OFF!r}\n"
    )
    visited, wrong = own_findings(settings)
    assert len(visited) >= len(PATHS)
    assert wrong == [], "\n".join(wrong)
