"""Words in pictures, read in a real page; the reader is an extra, so its tests may be skipped."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any

import pytest

from audit.results import stored
from crawler.browser.page_scripts import ocr
from signpost.settings.config import Config, SiteSettings, VisitSettings
from signpost.workspace import Workspace

POSTER = """<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240">
<rect width="640" height="240" fill="#0b4f8a"/><g font-family="sans-serif" font-size="40" fill="#fff">
<text x="30" y="80">Library closed on Friday</text><text x="30" y="160">Open again on 4 May</text></g></svg>"""
PHOTO = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240"><circle cx="99" cy="99" r="80"/></svg>'
SVG = {"Content-Type": "image/svg+xml"}


def page(alt: str, src: str = "/poster.svg") -> str:
    return (
        "<!doctype html><html lang=en><head><title>Library</title>"
        '<meta name=viewport content="width=device-width"></head><body><main><h1>Library</h1>'
        f'<p>Books.</p><img src="{src}" alt="{alt}" width="320"></main></body></html>'
    )


def test_a_reader_that_is_asked_for_and_absent_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    asked = Config(site=SiteSettings(url="https://a.gov.uk/"), visit=VisitSettings(ocr=True))
    with pytest.raises(ocr.NoReaderError, match=r"pip install 'signpost\[ocr\]'"):
        ocr.check_reader_installed(asked)
    ocr.check_reader_installed(Config(site=SiteSettings(url="https://a.gov.uk/")))


@pytest.mark.browser
@pytest.mark.skipif(
    importlib.util.find_spec("rapidocr_onnxruntime") is None,
    reason="the reader of pictures is not installed (signpost[ocr])",
)
def test_words_that_only_a_picture_says(
    web: Callable[..., Any], signpost: Callable[..., Any], tmp_path: Any
) -> None:
    served = web(
        {
            "/": page("Notice").replace("<p>", "<p><a href=/said>A</a> <a href=/photo>B</a> "),
            "/said": page("Library closed on Friday, open again on 4 May"),
            "/photo": page("", "/photo.svg"),
            "/poster.svg": (200, SVG, POSTER),
            "/photo.svg": (200, SVG, PHOTO),
        }
    )
    settings = tmp_path / "signpost.toml"
    settings.write_text(f'[site]\nurl = "{served.url}"\n[visit]\nocr = true\n')
    for stage in ("crawl", "visit", "audit"):
        done = signpost(stage, settings, "--workspace", "ws")
        assert done.code == 0, done.err
    with Workspace.open(tmp_path / "ws") as workspace:
        run = workspace.runs.latest()
        assert run is not None
        found = {
            judged.url.removeprefix(served.url): one.finding.message
            for judged in stored(workspace, run.id)
            for one in judged.findings
            if one.rule == "accessibility/words-in-picture"
        }
    assert list(found) == [""]
    assert "closed" in found[""].replace(" ", "")
