"""A staging site behind a sign-in form: signed in once, anew where the session ends, never told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.staging_site import NAME, PASSWORD, StagingSite, settings
from signpost.workspace import Workspace

pytestmark = pytest.mark.slow


@pytest.fixture
def crawled(
    web: Callable[..., Any],
    signpost: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., tuple[Any, Any]]:
    """Crawl a staging site; gives what the command did and the site's addresses."""

    def crawl(site: StagingSite, password: str = PASSWORD, more: str = "") -> tuple[Any, Any]:
        monkeypatch.setenv("STAGING_USER", NAME)
        monkeypatch.setenv("STAGING_PASS", password)
        served = web(site.answers())
        file = tmp_path / "s.toml"
        file.write_text(settings(served.url, more))
        return signpost("crawl", file, "--workspace", "ws", "--json"), served

    return crawl


def stored(tmp_path: Path) -> dict[str, Any]:
    """Return the latest run's pages by path."""
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        return {f"/{p.url.split('/', 3)[3]}": p for p in workspace.pages.all(run.id)}


@pytest.mark.parametrize("in_place", [False, True])
def test_a_crawl_signs_in_and_keeps_no_secret(
    crawled: Callable[..., Any], tmp_path: Path, in_place: bool
) -> None:
    site = StagingSite(in_place=in_place)
    done, _ = crawled(site)
    assert done.code == 0, done.err
    assert site.sign_ins == 1
    assert site.log[:3] == ["GET /login form", "POST /login signs in", f"GET / {NAME}"]
    pages = stored(tmp_path)
    assert [path for path, page in pages.items() if page.is_html and "/page/" in path] == [
        f"/page/{n}" for n in range(5)
    ]
    # Only what this user may not see leads to the form; nothing signs out.
    assert {x for x in site.log if "nobody" in x} == {"GET /members-only nobody"}
    assert "signs out" not in " ".join(site.log)
    secret = (PASSWORD.encode(), *(x.encode() for x in site.sessions))
    for file in (tmp_path / "ws").rglob("*"):
        data = file.read_bytes() if file.is_file() else b""
        assert not any(x in data for x in secret), file
    assert not any(x.decode() in done.out + done.err for x in secret)


def test_a_session_that_ends_is_begun_anew(crawled: Callable[..., Any], tmp_path: Path) -> None:
    site = StagingSite(pages=90, lasts=40)
    done, _ = crawled(site)
    assert done.code == 0, done.err
    assert site.sign_ins == 3
    pages = stored(tmp_path)
    assert all(pages[f"/page/{n}"].is_html for n in range(90))
    assert all(pages[f"/page/{n}"].title.startswith("Page") for n in range(90))


def test_a_session_that_never_lasts_ends_the_crawl(
    crawled: Callable[..., Any], tmp_path: Path
) -> None:
    site = StagingSite(pages=60, lasts=6)
    done, served = crawled(site)
    assert done.code == 2
    assert "the site signed Signpost out again and again" in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert site.sign_ins == 5
    assert not any(
        page.title == "Sign in" for page in stored(tmp_path).values() if "/page/" in page.url
    )
    # What was crawled is kept: once the site is mended, the same command carries on.
    site.lasts = 10_000
    served.answers |= site.answers()


@pytest.mark.parametrize(
    ("password", "says"), [("wrong", "did not work"), ("", "STAGING_PASS, which is not set")]
)
def test_what_is_wrong_is_one_line(crawled: Callable[..., Any], password: str, says: str) -> None:
    done, _ = crawled(StagingSite(), password)
    assert done.code == 2
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert "wrong" not in done.err


def test_cookies_stay_on_the_site(
    crawled: Callable[..., Any], web: Callable[..., Any], tmp_path: Path
) -> None:
    seen: list[str] = []

    def away(handler: Any) -> Any:
        seen.append(str(handler.headers.get("Cookie")))
        return "away"

    other = web({"/": away})
    site = StagingSite(pages=1)
    served_page = site.page
    link = f"<a href={other.url.replace('127.0.0.1', 'localhost')}>away</a>"

    def page(handler: Any) -> Any:
        answer = served_page(handler)
        return answer.replace("<main>", f"<main>{link}") if isinstance(answer, str) else answer

    site.page = page  # type: ignore[method-assign]
    done, _ = crawled(site, more='[crawl]\ncheck_external = "always"\n')
    assert done.code == 0, done.err
    assert seen == ["None"]
