"""A crawl that keeps to robots.txt: asked once and first, followed, waited for, obeyed or not."""

import gzip
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.fetching.robots_rules import LIMIT
from signpost.workspace import Workspace

TEXT = {"Content-Type": "text/plain"}
CLOSED = "User-agent: *\nDisallow: /closed\n"
HOME = "<title>Home</title><a href=/open>o</a> <a href=/closed/a>c</a>"
PAGES = {"/": HOME, "/open": "<title>Open</title>", "/closed/a": "<title>Closed</title>"}


def moved(where: str) -> tuple[int, dict[str, str], str]:
    return 302, {"Location": where}, ""


def stored(folder: Path, url: str, run: int = 1) -> dict[str, Any]:
    """Return what the run has of each path: its status, or the word for why there is none."""
    with Workspace.open(folder / "ws") as workspace:
        pages = list(workspace.pages.all(run))
    return {p.url.removeprefix(url.rstrip("/")): p.status or p.error for p in pages}


@pytest.fixture
def crawl(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> Callable[..., Any]:
    """Serve pages beside a robots.txt and crawl them; return the server and what was done."""

    def go(answers: dict[str, Any]) -> tuple[Any, Any]:
        served = web({**PAGES, **answers})
        return served, signpost("crawl", served.url, "--workspace", "ws", "--json")

    return go


def test_it_is_asked_once_and_first(crawl: Callable[..., Any], tmp_path: Path) -> None:
    served, done = crawl({"/robots.txt": (200, TEXT, CLOSED)})
    assert done.code == 0, done.err
    assert served.asked[0] == ("GET", "/robots.txt")
    assert [path for _, path in served.asked].count("/robots.txt") == 1
    found = stored(tmp_path, served.url)
    assert (found["/robots.txt"], found["/closed/a"], found["/open"]) == (200, "robots", 200)
    with Workspace.open(tmp_path / "ws") as workspace:
        robots = workspace.pages.get(1, f"{served.url}robots.txt")
        assert robots and workspace.pages.body(robots) == CLOSED.encode()


def test_redirects_are_followed_to_other_hosts_too(
    crawl: Callable[..., Any], web: Callable[..., Any], tmp_path: Path
) -> None:
    other = web({"/r5": (200, TEXT, CLOSED)})
    hops = {f"/r{i}": moved(f"/r{i + 1}") for i in range(1, 4)}
    served, done = crawl({"/robots.txt": moved("/r1"), **hops, "/r4": moved(f"{other.url}r5")})
    assert done.code == 0, done.err
    assert other.asked == [("GET", "/r5")]
    assert stored(tmp_path, served.url)["/closed/a"] == "robots"


def test_a_redirect_to_a_private_address_is_not_followed(crawl: Callable[..., Any]) -> None:
    _, done = crawl({"/robots.txt": moved("http://10.0.0.1/robots.txt")})
    assert done.code == 3
    assert "(it is on a private network): nothing may be asked" in done.err


def test_a_redirect_in_a_circle_forbids_nothing(crawl: Callable[..., Any], tmp_path: Path) -> None:
    served, done = crawl({"/robots.txt": moved("/r1"), "/r1": moved("/robots.txt")})
    assert stored(tmp_path, served.url)["/closed/a"] == 200
    assert "it redirects to no robots.txt" in done.json["robots_txt"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [((503, TEXT, "down"), "503"), ((429, TEXT, "slow"), "429"), ((501, TEXT, ""), "501"),
     (lambda handler: handler.connection.shutdown(2) or (200, {}, ""), "no answer")],
)  # fmt: skip
def test_what_cannot_be_read_closes_the_site(
    crawl: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path, answer: Any, why: str
) -> None:
    served, done = crawl({"/robots.txt": answer})
    assert done.code == 3
    assert f"robots.txt could not be read ({why}): nothing may be asked" in done.err
    assert "obey_robots = false" in done.err
    assert {path for _, path in served.asked} == {"/robots.txt"}
    if why in ("503", "429"):
        assert len(served.asked) == 3
    assert stored(tmp_path, served.url)["/"] == "robots_unread"
    # Given again once it can be read, the command carries on with the same run.
    served.answers["/robots.txt"] = (200, TEXT, CLOSED)
    assert signpost("crawl", served.url, "--workspace", "ws").code == 0
    found = stored(tmp_path, served.url)
    assert (found["/"], found["/robots.txt"], found["/closed/a"]) == (200, 200, "robots")


def test_a_moments_trouble_is_tried_again(crawl: Callable[..., Any], tmp_path: Path) -> None:
    asked: list[float] = []

    def shaky(_: Any) -> Any:
        asked.append(time.monotonic())
        return (200, TEXT, CLOSED) if len(asked) > 1 else (503, {}, "")

    served, done = crawl({"/robots.txt": shaky})
    assert (done.code, len(asked)) == (0, 2)
    assert stored(tmp_path, served.url)["/closed/a"] == "robots"


def test_what_was_refused_is_asked_when_robots_txt_is_not_obeyed(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    served = web({**PAGES, "/robots.txt": (200, TEXT, "User-agent: *\nDisallow: /\n")})
    settings = tmp_path / "s.toml"
    settings.write_text(f'[site]\nurl = "{served.url}"\n')
    done = signpost("crawl", settings, "--workspace", "ws")
    assert done.code == 3
    assert "its robots.txt asks not to be crawled" in done.err
    settings.write_text(f'[site]\nurl = "{served.url}"\n[crawl]\nobey_robots = false\n')
    done = signpost("crawl", settings, "--workspace", "ws")
    assert done.code == 0, done.err
    assert "Carrying on run 1" in done.err
    found = stored(tmp_path, served.url)
    assert (found["/"], found["/open"], found["/closed/a"]) == (200, 200, 200)


def test_crawl_delay_is_kept(crawl: Callable[..., Any]) -> None:
    times: list[float] = []

    def page(_: Any) -> Any:
        times.append(time.monotonic())
        return 200, {}, "<title>Page</title>"

    crawl(
        {
            "/robots.txt": (200, TEXT, "User-agent: *\nCrawl-delay: 0.5\n"),
            "/open": page,
            "/closed/a": page,
        }
    )
    assert len(times) == 2
    assert times[1] - times[0] > 0.4


def test_a_host_that_is_not_there_is_told_as_such(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Path
) -> None:
    gone = "http://127.0.0.1:9/"
    home = f"<title>Home</title><a href={gone}bins>b</a>"
    served = web({"/": home, "/robots.txt": (200, TEXT, CLOSED)})
    settings = tmp_path / "s.toml"
    settings.write_text(f'[site]\nurl = "{served.url}"\nhosts = ["127.0.0.1:9"]\n')
    assert signpost("crawl", settings, "--workspace", "ws").code == 0
    assert stored(tmp_path, served.url)[f"{gone}bins"] == "refused"


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_without_end_is_read_to_the_limit(
    crawl: Callable[..., Any], tmp_path: Path, packed: bool
) -> None:
    body = CLOSED.encode() + b"# and so on, and so on\n" * (LIMIT // 20)
    headers = {**TEXT, "Content-Encoding": "gzip"} if packed else TEXT
    served, done = crawl({"/robots.txt": (200, headers, gzip.compress(body) if packed else body)})
    assert done.code == 0, done.err
    assert "only its first 5120 KiB were read" in done.json["robots_txt"]
    assert stored(tmp_path, served.url)["/closed/a"] == "robots"
