"""Which axe-core is used: the installed one, a file or an address; what is none is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crawler.browser.page_scripts.axe_script import INSTALLED, NoAxeError, script_path
from crawler.browser.visit_reuse import visiting_key
from signpost.settings.config import Config, CrawlSettings, SiteSettings, VisitSettings

BANNER = "/*! axe v9.1.2\n * Copyright */ window.axe = {};"
_SITE = SiteSettings(url="http://127.0.0.1:9/")


def config(axe: str, folder: Path = Path()) -> Config:
    crawl = CrawlSettings(proxy="none")
    return Config(site=_SITE, visit=VisitSettings(axe=axe), crawl=crawl, folder=folder)


def test_the_installed_one_is_used_where_nothing_is_said() -> None:
    assert script_path(config("")) == INSTALLED
    assert INSTALLED.read_bytes().startswith(b"/*! axe v")


def test_a_file_is_found_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "axe.js").write_text(BANNER)
    assert script_path(config("axe.js", tmp_path)).read_text() == BANNER


@pytest.mark.parametrize(
    ("text", "says"), [(None, "cannot be read"), ("<h1>Not found</h1>", "is no axe-core script")]
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str | None, says: str) -> None:
    if text is not None:
        (tmp_path / "axe.js").write_text(text)
    with pytest.raises(NoAxeError, match=says):
        script_path(config("axe.js", tmp_path))


def test_an_address_is_asked_once(web: Any) -> None:
    site = web({"/axe.min.js": BANNER})
    wanted = config(f"{site.url}axe.min.js")
    assert script_path(wanted).read_text() == BANNER
    assert script_path(wanted) == script_path(wanted)
    assert site.asked == [("GET", "/axe.min.js")]


@pytest.mark.parametrize("path", ["nowhere.js", "page"])
def test_an_address_without_one_is_refused(web: Any, path: str) -> None:
    site = web({"/page": "<h1>A page</h1>"})
    with pytest.raises(NoAxeError, match=r"\[visit\] axe: http"):
        script_path(config(f"{site.url}{path}"))


def test_another_axe_opens_every_page_anew(tmp_path: Path) -> None:
    (tmp_path / "axe.js").write_text(BANNER)
    assert visiting_key(config("axe.js", tmp_path)) != visiting_key(config("", tmp_path))
