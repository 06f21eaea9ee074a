"""A crawl from inside a council's network: through a real proxy, which alone knows the names.

squid and tinyproxy are Debian's; where neither is, these tests are left out by name.
"""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from audit.site_view import build
from scripts.real_proxy import RealProxy, program, squid, tinyproxy
from signpost.settings.config import load
from signpost.workspace import Workspace

pytestmark = pytest.mark.slow
needs_squid = pytest.mark.skipif(program("squid") is None, reason="squid is not installed")
needs_tinyproxy = pytest.mark.skipif(
    program("tinyproxy") is None, reason="tinyproxy is not installed"
)
SITE, OTHER, DENIED = "www.mereford.test", "www.other-council.gov.uk", "www.denied.gov.uk"
SHELL = (
    "<html lang=en><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>"
)


class Served:
    """A server for the site and the other site; `asked` has whom, what and by which way."""

    def __init__(self, web: Callable[..., Any]) -> None:
        self.asked: list[tuple[str, str, str, str]] = []
        self.web = web({})
        self.port = int(self.web.url.rstrip("/").rpartition(":")[2])
        self.links = [
            "/two",
            f"http://{OTHER}:{self.port}/fine",
            f"http://{OTHER}:{self.port}/gone",
            f"http://{DENIED}/",
            f"https://{DENIED}/",
            f"http://no-such-host.gov.uk:{self.port}/",
            f"http://intranet:{self.port}/inside",
            f"http://127.0.0.1:{self.port}/inside",
            f"http://wiki.mereford.corp:{self.port}/inside",
            "http://10.0.0.1/inside",
        ]
        more = "".join(f"<p><a href='{x}'>Go to {x}</a></p>" for x in self.links)
        pages = {
            "/": SHELL.format("Home", more),
            "/two": SHELL.format("Two", "<img src=/picture.png alt=x>"),
            "/picture.png": (200, {"Content-Type": "image/png"}, b"png"),
            "/fine": "fine",
            "/inside": "inside",
        }
        for path, answer in pages.items():
            self.web.answers[path] = self._noting(answer)
        for path in ("/gone", "/robots.txt"):
            self.web.answers[path] = self._noting((410, {}, ""))

    def _noting(self, answer: Any) -> Callable[[Any], Any]:
        def note(handler: Any) -> Any:
            told = handler.headers
            agent = "phone" if "Mobile" in told.get("User-Agent", "") else "crawl"
            host = str(told["Host"]).partition(":")[0]
            way = "proxy" if told.get("Via") else "direct"
            self.asked.append((f"{handler.command} {host}{handler.path}", agent, way, str(told)))
            return answer

        return note


@pytest.fixture
def served(web: Callable[..., Any]) -> Served:
    """The site and another, which nothing but the proxy can find."""
    return Served(web)


@pytest.fixture
def proxy() -> Iterator[RealProxy]:
    """Squid, which knows the two names and denies a third."""
    with squid(dict.fromkeys((SITE, OTHER), "127.0.0.1"), DENIED) as running:
        yield running


def settings(tmp_path: Path, url: str, more: str) -> Path:
    """Write settings."""
    file = tmp_path / "s.toml"
    file.write_text(
        f'[site]\nurl = "{url}"\n[crawl]\ndelay_seconds = 0\ntimeout_seconds = 10\n'
        f"external_seconds = 10\n{more}\n[visit]\nworkers = 1\n"
    )
    return file


STATES = {
    "fine": "ok",
    "gone": "broken",
    f"http://{DENIED}/": "could_not_check",
    f"https://{DENIED}/": "could_not_check",
    "no-such-host": "could_not_check",
    "intranet": "could_not_check",
    "127.0.0.1": "could_not_check",
    "mereford.corp": "could_not_check",
    "10.0.0.1": "could_not_check",
}


@needs_squid
@pytest.mark.browser
@pytest.mark.parametrize("way", ["environment", "settings"])
def test_crawl_checks_and_visits(
    served: Served,
    proxy: RealProxy,
    signpost: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    more = "" if way == "environment" else f'proxy = "{proxy.url}"'
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, proxy.url if way == "environment" else "http://127.0.0.1:9")
    url = f"http://{SITE}:{served.port}/"
    file = settings(tmp_path, url, more)
    for stage in ("crawl", "visit", "audit"):
        done = signpost(stage, file, "--workspace", "ws")
        assert done.code == 0, done.err
    # What the servers saw, and what the proxy was asked: the same, and nothing went past it.
    assert {x[2] for x in served.asked} == {"proxy"}
    asked = {x[0] for x in served.asked}
    assert {
        f"GET {SITE}/robots.txt", f"GET {SITE}/", f"GET {SITE}/two", f"HEAD {SITE}/picture.png",
        f"HEAD {OTHER}/fine", f"HEAD {OTHER}/gone",
    } <= asked  # fmt: skip
    assert {x[0] for x in served.asked if x[1] == "phone"} >= {f"GET {SITE}/", f"GET {SITE}/two"}
    lines = proxy.lines()
    for text in (
        f"GET {url}two",
        f"HEAD http://{OTHER}:{served.port}/fine",
        f"CONNECT {DENIED}:443",
    ):
        assert any(text in line for line in lines), text
    assert not any(x in line for line in lines for x in ("inside", "intranet", "10.0.0.1", "corp"))
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        site = build(workspace, load(str(file)), run)
        visits = [workspace.visits.get(run.id, x) for x in (url, f"{url}two")]
        assert [x and (x.state, x.facts.status) for x in visits] == [("ok", 200)] * 2
    states = {key: site.state(next(x for x in served.links if key in x)) for key in STATES}
    assert {key: state.state for key, state in states.items()} == STATES
    assert "proxy" in states[f"https://{DENIED}/"].why
    assert states["intranet"].why == "it is a private address"


@needs_squid
def test_what_no_proxy_names_is_asked_directly(
    served: Served, proxy: RealProxy, signpost: Callable[..., Any], tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setenv("NO_PROXY", f".other.uk,{SITE}")
    done = signpost(
        "crawl",
        settings(tmp_path, f"http://{SITE}:{served.port}/", f'proxy = "{proxy.url}"'),
        "--workspace",
        "ws",
    )
    assert done.code == 3
    assert "there is no host of that name" in done.err
    assert not proxy.asked(SITE)


@needs_tinyproxy
@pytest.mark.parametrize(
    ("login", "says"),
    [
        ("ada:s3cret-of-proxy@", ""),
        ("", "the proxy asks for a name and password"),
        ("ada:s3cret-no-more@", "the proxy asks for a name and password"),
    ],
)
def test_a_login_of_the_proxy(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path, login: str, says: str
) -> None:
    """The site is on this machine's own address: no name is needed, and it is not loopback."""
    # 127.0.0.1 would be asked directly; tinyproxy is given a name that leads there.
    served = Served(web)
    with tinyproxy("ada:s3cret-of-proxy") as proxy:
        address = proxy.url.replace("//", f"//{login}")
        url = f"http://loopback-of-proxy.test:{served.port}/"
        done = signpost(
            "crawl", settings(tmp_path, url, f'proxy = "{address}"'), "--workspace", "ws", "--json"
        )
    assert done.code == 3
    # With the login it gets as far as the proxy's own look-up, which knows no such name.
    assert (says or "the proxy does not let it through, or could not reach it") in done.err
    assert "s3cret" not in done.err + done.out
    for file in (tmp_path / "ws").rglob("*"):
        assert not file.is_file() or b"s3cret" not in file.read_bytes(), file


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('proxy = "http://127.0.0.1:9"', "the proxy cannot be reached"),
        ('proxy = "http://ada:s3cret@proxy.invalid:9"', "the proxy cannot be reached"),
        ('proxy = "socks5://ada:s3cret@proxy"', "[crawl] proxy has to look like"),
        ('ca_bundle = "not-there.pem"', "[crawl] ca_bundle: there is no file"),
    ],
)
def test_mistakes_are_one_line(
    signpost: Callable[..., Any], tmp_path: Path, more: str, says: str
) -> None:
    done = signpost("crawl", settings(tmp_path, f"http://{SITE}/", more), "--workspace", "ws")
    assert done.code in (2, 3)
    assert says in done.err
    assert "s3cret" not in done.err
    assert len([x for x in done.err.splitlines() if "Crawling" not in x]) == 1


@needs_squid
def test_the_export_has_what_the_proxy_did(
    served: Served, proxy: RealProxy, signpost: Callable[..., Any], tmp_path: Path
) -> None:
    file = settings(tmp_path, f"http://{SITE}:{served.port}/", f'proxy = "{proxy.url}"')
    assert signpost("crawl", file, "--workspace", "ws").code == 0
    assert signpost("audit", file, "--workspace", "ws").code == 0
    done = signpost("export", "links", file, "--workspace", "ws", "--format", "csv")
    rows = {row["target"]: row for row in csv.DictReader(io.StringIO(done.out))}
    assert rows[f"https://{DENIED}/"]["state"] == "could_not_check"
    assert rows[f"http://{OTHER}:{served.port}/gone"]["state"] == "broken"
