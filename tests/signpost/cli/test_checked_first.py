"""What can be known is known before anything is done: nothing is asked, nothing is overwritten."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

WITH_LOGIN = """[reports]
email_to = ["a@b.uk"]
email_from = "a@b.uk"
smtp_host = "mail.b.uk"
smtp_user = "a"
smtp_password_from = "NOT_SET_HERE"
"""
HOME = "<html lang=en><title>Allotments</title><main><h1>Allotments</h1><p>Rent a plot.</main>"


@pytest.fixture
def site(web: Callable[..., Any]) -> Any:
    """A site of one page, which remembers what it was asked."""
    return web({"/": HOME})


def settings(folder: Path, site: Any, more: str) -> str:
    """Write settings; return their name."""
    (folder / "s.toml").write_text(f'[site]\nurl = "{site.url}"\n{more}\n')
    return "s.toml"


@pytest.mark.parametrize(
    ("more", "words", "says"),
    [
        ('[search]\nranker = "bm25"', [], "[search] ranker: there is no 'bm25'"),
        ('[search]\nranker = "all"', [], "[search] ranker: there is no 'all'"),
        ("", ["--email"], "[reports] needs email_to and email_from"),
        (
            WITH_LOGIN,
            ["--email"],
            "NOT_SET_HERE is not set",
        ),
        ("", ["--fail-on", "worse"], "as in new:serious"),
        ('[audit.rules."content/title-length"]\nmax_characters = -1', [], "from 0 to"),
        ('[audit.rules."content/near-duplicate"]\nmin_percent = 101', [], "from 0 to 100"),
        ('[audit.rules."mobile/fixed-banner"]\nmax_share = nan', [], "from 0 to 1"),
        ('[reports]\nsample = ["/", "https://www.gov.uk/"]', [], "[reports] sample"),
        ('[crawl]\ncookie_from = "NOT_SET_HERE"', [], "NOT_SET_HERE, which is not set"),
        ('[crawl]\nca_bundle = "none.pem"', [], "there is no file"),
        ('[demand]\nfeedback = ["none.csv"]', [], "none.csv"),
        ('[visit]\naxe = "none.js"', [], "[visit] axe: none.js cannot be read"),
    ],
)
def test_weekly_asks_nothing(
    more: str, words: list[str], says: str, site: Any, signpost: Callable[..., Any], tmp_path: Path
) -> None:
    done = signpost("weekly", settings(tmp_path, site, more), *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert site.asked == []


def test_weekly_without_a_browser_asks_nothing(
    site: Any, signpost: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNPOST_CHROMIUM", "/no/such/chromium")
    done = signpost("weekly", site.url)
    assert (done.code, site.asked) == (2, [])
    assert "/no/such/chromium" in done.err


@pytest.mark.browser
@pytest.mark.parametrize("folder", ["report", "indexes"])
def test_weekly_that_could_not_write_asks_nothing(
    folder: str, site: Any, signpost: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / folder).write_text("a file where a folder has to be")
    done = signpost("weekly", site.url, "--workspace", "ws")
    assert (done.code, site.asked) == (2, [])
    assert f"ws/{folder}" in done.err


@pytest.mark.parametrize(
    ("kind", "form"), [("pages", "xls"), ("pages", "sarif"), ("bins", "csv"), ("findings", "")]
)
def test_an_export_that_is_refused_touches_nothing(
    kind: str, form: str, site: Any, signpost: Callable[..., Any], tmp_path: Path
) -> None:
    for stage in ("crawl", "audit"):
        assert signpost(stage, site.url, "--workspace", "ws").code == 0
    kept = tmp_path / "mine.csv"
    kept.write_text("precious\n")
    words = [kind, site.url, "--workspace", "ws", "--output", str(kept)]
    refused = signpost("export", *words, "--format", form)
    assert (refused.code, kept.read_text()) == (2, "precious\n")
    good = signpost("export", "pages", *words[1:])
    assert good.code == 0, good.err
    assert kept.read_text().startswith("run,url,")


def test_the_report_is_of_the_latest_judged_run(
    site: Any, signpost: Callable[..., Any], tmp_path: Path
) -> None:
    for stage in ("crawl", "audit", "report"):
        assert signpost(stage, site.url, "--workspace", "ws").code == 0
    page = tmp_path / "ws" / "report" / "index.html"
    good = page.read_text()
    assert signpost("crawl", site.url, "--workspace", "ws").code == 0
    done = signpost("report", site.url, "--workspace", "ws", "--json")
    assert (done.code, done.json["run"]) == (0, 1)
    assert "Run 2 was not checked yet" in done.err
    assert sorted(page.read_text().splitlines()) == sorted(good.splitlines())


def test_half_a_site_is_not_judged(
    signpost: Callable[..., Any],
) -> None:
    assert signpost("crawl", "http://127.0.0.1:9/", "--workspace", "none").code == 3
    refused = signpost("audit", "http://127.0.0.1:9/", "--workspace", "none")
    assert refused.code == 2
    assert "did not come to its end" in refused.err


def test_init_is_whole_or_not_at_all(signpost: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "journeys").write_text("a file where a folder has to be")
    done = signpost("init", "https://www.mereford.gov.uk/")
    assert done.code == 2
    assert not (tmp_path / "signpost.toml").exists()
