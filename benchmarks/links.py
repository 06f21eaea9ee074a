"""Which links Signpost finds on pages, beside those that Chromium has in its tree.

Usage: python benchmarks/links.py [FOLDER | ADDRESS]... [--pages 400] [--generated 50000]

A folder of HTML files is served on this machine, all its pages are compared; of an address, the
pages that Signpost finds from it. A made page of many links is compared first. Chromium gets the
same bytes as Signpost, with a policy that lets no script run: scripts are on, as for residents, so
`noscript` is text, but nothing changes the tree. Compared are sets of (element, address, fragment),
addresses in Signpost's one spelling. What a tree does not show is not compared: addresses inside
CSS and of `meta`, mail and telephone numbers. Prints counts and every difference by kind; exits 1
where there is any.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Error, Page, Route, sync_playwright

from crawler.browser.chromium import on_path
from signpost.pages.addresses import host_of, resolve
from signpost.pages.links import PageLinks, find_links

# An element, an address, a fragment.
Found = tuple[str, str, str]
_NOT_IN_THE_TREE = {"meta", "style"}
_SAMPLES = 10
_IN_CHROMIUM = """() => {
  const found = [];
  const add = (element, written, base) => {
    if (written === null || written === undefined) return;
    try { found.push([element, new URL(written, base).href]); } catch { /* no address */ }
  };
  const inSvg = e => e.namespaceURI === 'http://www.w3.org/2000/svg';
  const sizes = text => {
    const all = [];
    let rest = text;
    while ((rest = rest.replace(/^[\\s,]+/, ''))) {
      const one = rest.match(/^\\S+/)[0];
      rest = rest.slice(one.length);
      if (one.endsWith(',')) all.push(one.replace(/,+$/, ''));
      else { all.push(one); rest = rest.replace(/^(\\([^)]*\\)|[^,(])*/, ''); }
    }
    return all;
  };
  const rels = new Set(['stylesheet', 'icon', 'shortcut', 'apple-touch-icon', 'preload',
    'apple-touch-icon-precomposed', 'apple-touch-startup-image', 'mask-icon', 'fluid-icon',
    'manifest', 'modulepreload', 'canonical', 'alternate', 'next', 'prev']);
  const look = root => {
    for (const e of root.querySelectorAll('*')) {
      const name = e.localName, base = e.baseURI;
      const get = attribute => e.getAttribute(attribute);
      if (e.shadowRoot) look(e.shadowRoot);
      if (inSvg(e)) {
        const xlink = e.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
        const href = get('href') ?? xlink;
        if (name === 'a') add('a', href, base);
        if (['use', 'image', 'feImage', 'script'].includes(name) && href && !href.startsWith('#'))
          add(name, href, base);
        continue;
      }
      if (name === 'a' || name === 'area') add(name, get('href'), base);
      if (name === 'iframe' && e.hasAttribute('srcdoc')) {
        if (e.contentDocument) look(e.contentDocument);
      } else if (name === 'iframe' || name === 'frame') add(name, get('src'), base);
      if (['img', 'script', 'source', 'video', 'audio', 'track', 'embed'].includes(name))
        add(name, get('src') || null, base);
      if (name === 'video') add(name, get('poster') || null, base);
      if (name === 'object') add(name, get('data') || null, base);
      if (name === 'img') add(name, get('longdesc') || null, base);
      if (['body', 'table', 'td', 'th'].includes(name)) add(name, get('background') || null, base);
      if (name === 'img' || name === 'source')
        for (const one of sizes(get('srcset') || '')) add(name, one, base);
      if (name === 'form') add('form', get('action') || null, base);
      if (e.type === 'image' && name === 'input') add(name, get('src') || null, base);
      if (['button', 'input'].includes(name) && ['submit', 'image'].includes(e.type))
        add('form', get('formaction') || null, base);
      if (name === 'link') {
        const own = (get('rel') || '').toLowerCase().split(/\\s+/);
        if (own.some(x => rels.has(x))) add(name, get('href') || null, base);
        for (const one of sizes(get('imagesrcset') || '')) add(name, one, base);
      }
    }
  };
  look(document);
  return found;
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sites", nargs="*", help="folders of HTML files, or addresses")
    parser.add_argument("--pages", type=int, default=400, help="at most so many of an address")
    parser.add_argument("--generated", type=int, default=50_000, help="links of the made page")
    options = parser.parse_args()
    comparison = Comparison()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=on_path(), args=["--no-sandbox"])
        print(f"Chromium {browser.version}")
        page = browser.new_page()
        comparison.compare_generated(page, options.generated)
        for site in options.sites:
            if site.startswith(("http://", "https://")):
                comparison.compare_site(page, site, [site], options.pages)
            else:
                with served(Path(site)) as address:
                    comparison.compare_site(page, site, list(pages_of(Path(site), address)), 0)
        browser.close()
    sys.exit(1 if comparison.differences else 0)


class Comparison:
    """Compares page by page, and prints a line for each site."""

    def __init__(self) -> None:
        self.differences = 0

    def compare_generated(self, page: Page, count: int) -> None:
        """Compare one made page of many links."""
        url = "http://generated.example/list/"
        body = generated(count)
        started = time.process_time()
        found = _find(body, "text/html; charset=utf-8", url)
        seconds = time.process_time() - started
        tally = Tally(f"made page of {count:,} links")
        tally.add(url, signposts(found), chromiums(page, url, body, "text/html; charset=utf-8"))
        print(f"{seconds:.2f} CPU seconds for the made page")
        self._tell(tally)

    def compare_site(self, page: Page, name: str, waiting: list[str], follow: int) -> None:
        """Compare pages; of an address `follow` more that are linked to."""
        tally = Tally(name)
        seen = set(waiting)
        while waiting:
            url = waiting.pop(0)
            answer = page.request.get(url, max_redirects=0, fail_on_status_code=False)
            content_type = answer.headers.get("content-type", "")
            if answer.status != 200 or "html" not in content_type:
                continue
            body = answer.body()
            found = _find(body, content_type, url)
            tally.add(url, signposts(found), chromiums(page, url, body, content_type))
            for link in found.links:
                if link.kind == "page" and link.url not in seen and len(seen) < follow:
                    seen.add(link.url)
                    waiting.append(link.url)
        self._tell(tally)

    def _tell(self, tally: Tally) -> None:
        tally.tell()
        self.differences += sum(tally.missed.values()) + sum(tally.extra.values())


class Tally:
    """What was found of one site; differences are counted by element."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.pages = self.identical = self.ours = self.theirs = 0
        self.missed: Counter[str] = Counter()
        self.extra: Counter[str] = Counter()
        self._samples: list[str] = []

    def add(self, url: str, ours: set[Found], theirs: set[Found]) -> None:
        """Count one page."""
        self.pages += 1
        self.ours += len(ours)
        self.theirs += len(theirs)
        self.identical += ours == theirs
        for what, counts, some in (
            ("only Chromium", self.missed, theirs - ours),
            ("only Signpost", self.extra, ours - theirs),
        ):
            counts.update(x[0] for x in some)
            self._samples += [f"{what}: {' '.join(x)} on {url}" for x in sorted(some)]

    def tell(self) -> None:
        """Print the counts, and the first differences."""
        print(
            f"{self.name}: {self.pages} pages, {self.identical} identical; "
            f"links: Signpost {self.ours:,}, Chromium {self.theirs:,}"
        )
        for element, count in sorted(self.missed.items()):
            print(f"  only Chromium has {count} of <{element}>")
        for element, count in sorted(self.extra.items()):
            print(f"  only Signpost has {count} of <{element}>")
        for sample in self._samples[:_SAMPLES]:
            print(f"    {sample}")


def _find(body: bytes, content_type: str, url: str) -> PageLinks:
    """Read a page as the crawl does."""
    return find_links(body, content_type, url, frozenset({host_of(url)}))


def signposts(found: PageLinks) -> set[Found]:
    """Return what Signpost found that a tree shows too."""
    return {
        (x.tag, _as_chromium(x.url), x.fragment)
        for x in found.links
        if x.tag not in _NOT_IN_THE_TREE and x.kind not in ("mail", "phone")
    }


def chromiums(page: Page, url: str, body: bytes, content_type: str) -> set[Found]:
    """Return what Chromium has in its tree of a page's bytes; it fetches nothing else."""
    shown = False

    def answer(route: Route) -> None:
        nonlocal shown
        if route.request.is_navigation_request() and route.request.frame == page.main_frame:
            if shown:  # a refresh: with this a browser stays where it is
                route.fulfill(status=204)
                return
            shown = True
            headers = {"Content-Type": content_type, "Content-Security-Policy": "script-src 'none'"}
            route.fulfill(status=200, headers=headers, body=body)
        else:
            route.abort()

    page.route("**/*", answer)
    try:
        page.goto(url, wait_until="domcontentloaded", timeout=120_000)
        raw: list[list[str]] = page.evaluate(_IN_CHROMIUM)
    except Error as error:
        print(f"  {url}: {str(error).splitlines()[0]}")
        return set()
    finally:
        page.unroute("**/*")
    resolved = ((tag, resolve(url, address)) for tag, address in raw)
    return {(tag, _as_chromium(x[0]), x[1]) for tag, x in resolved if x}


def _as_chromium(url: str) -> str:
    """Return an address with its bars encoded: Chromium does so, the URL standard does not."""
    return url.replace("|", "%7C")


def generated(count: int) -> bytes:
    """Make a page of many links of many kinds, some of them where parsers differ."""
    shapes = (
        '<p><a href="/page/{n}#part-{n}">Page {n}</a></p>',
        "<li><a href='item?n={n}&amp;of=all'>Item {n}<li>",
        "<table><a href=/foster/{n}>out of its table</a><tr><td><a href=/cell/{n}>in it</table>",
        "<svg><a xlink:href=/svg/{n}><text>t</text></a><title>x</title></svg>",
        "<b><p><a href=../up/{n}>one<a href=/next/{n}>two</b>",
        "<img src=/i/{n}.png srcset='/i/{n}-2.png 2x, /i/{n},3.png 3x' alt=''>",
        "<template><a href=/no/{n}>not there</a></template>",
        "<noscript><a href=/no/{n}>not seen with scripts on</a></noscript>",
        "<form action=/find/{n}><button formaction=/other/{n}>x</button></form>",
        "<a href='https://partner.example/{n}'>partner</a>",
    )
    parts = (shapes[n % len(shapes)].format(n=n) for n in range(count))
    head = "<!doctype html><title>Many</title><link rel=canonical href=/list/><main>"
    return (head + "\n".join(parts) + "<base href=/from-the-end/>").encode()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder and yield its address."""
    handler = partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def pages_of(folder: Path, address: str) -> Iterator[str]:
    """Yield the addresses of a folder's pages."""
    for file in sorted(folder.rglob("*.htm*")):
        if file.suffix in (".html", ".htm"):
            path = file.relative_to(folder).as_posix()
            if resolved := resolve(address, path.replace("%", "%25").replace("?", "%3F")):
                yield resolved[0].removesuffix("index.html")


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


if __name__ == "__main__":
    main()
