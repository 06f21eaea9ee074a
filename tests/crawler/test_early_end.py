"""A crawl ends: hung requests, servers that want to be left alone, whatever reading raises."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit.site_view import build
from signpost.settings.config import load
from signpost.workspace import Workspace

pytestmark = pytest.mark.slow


def page(title: str, *hrefs: str) -> str:
    """Make a page with some links."""
    links = "".join(f"<a href='{href}'>Go to {href}</a> " for href in hrefs)
    return f"<html lang=en><title>{title}</title><main><h1>{title}</h1>{links}</main></html>"


def crawl_with(broken: str, settings: Path) -> subprocess.CompletedProcess[str]:
    """Crawl in a process in which some function was put out of order by these lines."""
    start = f"import sys\n{broken}\nfrom signpost.cli.main import main\n"
    words = ["crawl", str(settings), "--workspace", "ws"]
    return subprocess.run(
        [sys.executable, "-c", f"{start}sys.argv[1:] = {words!r}\nmain()"],
        cwd=settings.parent,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def stored(folder: Path) -> dict[str, tuple[int | None, str]]:
    """Return status and error of each address, by its path."""
    with Workspace.open(folder / "ws") as workspace:
        pages = [*workspace.pages.all(1), *workspace.pages.all(1, "external")]
        return {
            "/" + x.url.partition("://")[2].partition("/")[2]: (x.status, x.error) for x in pages
        }


@pytest.fixture
def settings(web: Callable[..., Any], tmp_path: Path) -> Path:
    """The settings of a small site that links to another."""
    other = web({"/one": "one", "/two": "two", "/three": "three"})
    outside = [other.url + name for name in ("one", "two", "three")]
    served = web({"/": page("Home", "/a", "/b", "/c", *outside)})
    served.answers |= {f"/{name}": page(name, f"/below-{name}") for name in "abc"}
    served.answers |= {f"/below-{name}": page(name) for name in "abc"}
    file = tmp_path / "s.toml"
    file.write_text(
        f'[site]\nurl = "{served.url}"\n[crawl]\ncheck_external = "always"\n'
        "timeout_seconds = 2\nexternal_seconds = 2\nstalled_minutes = 0.05\n"
    )
    return file


# What makes reading the answer of each address that ends in `b` (or `two`) raise.
READING = """
import crawler.fetching.{module} as module
before = module.{owner}{name}
def broken({first}response, *more, **words):
    if response.url.endswith(("/b", "/two")):
        raise {error}("broken for a test")
    return before({first}response, *more, **words)
module.{owner}{name} = broken
"""


@pytest.mark.parametrize("error", ["ValueError", "RecursionError", "UnicodeDecodeError.__base__"])
def test_what_reading_raises_costs_one_page(settings: Path, error: str) -> None:
    broken = READING.format(
        module="response_reader", owner="ResponseReader.", name="read", first="self, ", error=error
    )
    done = crawl_with(broken, settings)
    assert done.returncode == 0, done.stderr
    found = stored(settings.parent)
    assert found["/b"] == (None, "unreadable")
    assert {found[f"/{x}"] for x in ("a", "c", "below-a", "below-c", "one", "two", "three")} == {
        (200, "")
    }


def test_what_reading_another_site_raises_costs_one_address(settings: Path) -> None:
    broken = (
        "import crawler.spiders.external_checks as module\nbefore = module.headers_of\n"
        "def broken(response):\n"
        "    if response.url.endswith('/two'): raise KeyError('broken for a test')\n"
        "    return before(response)\nmodule.headers_of = broken"
    )
    done = crawl_with(broken, settings)
    assert done.returncode == 0, done.stderr
    found = stored(settings.parent)
    assert (found["/one"], found["/two"], found["/three"]) == (
        (200, ""), (None, "unreadable"), (200, ""),
    )  # fmt: skip


HANGING = """
import asyncio
from crawler.fetching.curl_handler import CurlHandler
before = CurlHandler.download_request
async def hang(self, request):
    if request.url.endswith({ending!r}):
        await asyncio.sleep(10_000)
    return await before(self, request)
CurlHandler.download_request = hang
"""


@pytest.mark.parametrize("ending", ["/b", "/two"])
def test_a_request_that_never_ends(settings: Path, ending: str, signpost: Any) -> None:
    start = time.monotonic()
    done = crawl_with(HANGING.format(ending=ending), settings)
    assert done.returncode == 3, done.stderr
    assert time.monotonic() - start < 60
    assert "while waiting for http://127.0.0.1" in done.stderr
    assert f"{ending}. " in done.stderr
    assert "carry on" in done.stderr
    found = stored(settings.parent)
    assert found[ending] == (None, "stalled")
    assert found["/a"] == (200, "")
    # The next try goes past what hung.
    again = crawl_with(HANGING.format(ending=ending), settings)
    assert again.returncode == 0, again.stderr
    assert "Carrying on run 1" in again.stderr
    assert stored(settings.parent)["/below-c"] == (200, "")
    assert stored(settings.parent)["/three"] == (200, "")


def test_what_is_no_page_s_fault_is_raised(settings: Path) -> None:
    done = crawl_with(
        "from crawler.fetching.scheduler import Scheduler\n"
        "def broken(self): raise LookupError('broken for a test')\nScheduler.refill = broken",
        settings,
    )
    assert done.returncode == 1
    assert "LookupError" in done.stderr


def limited(served: Any, most: int, seconds: float, retry_after: Callable[[float], str]) -> None:
    """Let a site answer so many requests in so many seconds; to others it says when to come."""
    plain = dict(served.answers)
    asked: list[float] = []
    served.refused = 0

    class Limited(dict[str, Any]):
        def get(self, path: str, missing: Any = None) -> Any:
            now = time.monotonic()
            asked[:] = [then for then in asked if now - then < seconds]
            if len(asked) >= most:
                served.refused += 1
                return 429, {"Retry-After": retry_after(seconds - (now - asked[0]))}, "slow down"
            asked.append(now)
            return plain.get(path, missing)

    served.answers = Limited()


def test_all_of_a_host_waits_as_long_as_it_asks(web: Callable[..., Any], signpost: Any) -> None:
    names = [f"/p{number}" for number in range(30)]
    served = web({"/": page("Home", *names), **{name: page(name) for name in names}})
    limited(served, 12, 2, lambda left: str(int(left) + 1))
    done = signpost("crawl", served.url, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    assert done.json["pages"] == 31
    # Sixteen go at a time on this machine; without a pause for all, hundreds would be refused.
    assert served.refused < 60


def test_a_host_that_wants_to_be_left_alone_for_long(
    web: Callable[..., Any], signpost: Any, tmp_path: Path
) -> None:
    names = [f"/p{number}" for number in range(200)]
    served = web({"/": page("Home", *names), **{name: page(name) for name in names}})
    limited(served, 30, 1000, lambda _left: "90")
    plain_site = dict(served.answers)
    done = signpost("crawl", served.url, "--workspace", "ws")
    assert done.code == 3
    assert "left alone for 90 seconds (429 at" in done.err
    assert served.refused < 60  # what was under way, no more
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        assert not run.finished
        site = build(workspace, load(served.url), run)
        states = [site.state(served.url + name[1:]).state for name in names]
        assert set(states) == {"ok", "blocked", "could_not_check"}
        assert {x.reason for x in site.skipped} == {"asked_to_wait"}
    # Once it may be asked again, all is asked that was refused, and nothing twice.
    served.asked.clear()
    served.answers = {"/": page("Home", *names), **{name: page(name) for name in names}}
    assert not plain_site
    done = signpost("crawl", served.url, "--workspace", "ws", "--json")
    assert done.code == 0, done.err
    assert done.json["pages"] == 201
    assert done.json["left_out"] == {}
    asked = [path for _, path in served.asked]
    assert len(asked) == len(set(asked))
