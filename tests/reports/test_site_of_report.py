"""Every page of a report keeps the rules that Signpost judges others by, and no link is dead."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from signpost.workspace.artifacts import searched
from signpost.workspace.records import Visit

HOME = "https://www.mereford.gov.uk/"


@pytest.fixture
def made(report: Callable[..., Any]) -> Any:
    return report(visits=(Visit(run=0, url=HOME),), artifacts={searched.QUERIES: []})


def trees(made: Any) -> dict[Path, Any]:
    return {p: lxml_html.fromstring(p.read_bytes()) for p in sorted(made.folder.rglob("*.html"))}


def test_no_relative_link_is_dead(made: Any) -> None:
    for path, tree in trees(made).items():
        for value in tree.xpath("//@href | //@src"):
            if value.startswith(("https:", "http:", "mailto:", "tel:", "data:,")):
                continue
            name, _, fragment = value.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.is_file(), f"{path.name}: {value}"
            if fragment:
                other = lxml_html.fromstring(target.read_bytes())
                assert other.xpath(f"//*[@id='{fragment}']"), f"{path.name}: {value}"


def test_titles_are_unique_and_short(made: Any) -> None:
    titles = [t.findtext(".//title") for t in trees(made).values()]
    assert len(titles) == len(set(titles))
    assert all(0 < len(title) < 65 for title in titles)


def test_each_page_is_well_formed_for_everyone(made: Any) -> None:
    for path, tree in trees(made).items():
        assert tree.get("lang") == "en-GB"
        assert len(tree.xpath("//main[@id='main']")) == 1
        assert tree.xpath("//body/*[1][@class='skip']/@href") == ["#main"]
        levels = [int(h.tag[1]) for h in tree.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), path.name
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), path.name


def test_tables_can_be_scrolled_by_keyboard_and_are_named(made: Any) -> None:
    for path, tree in trees(made).items():
        for table in tree.xpath("//table"):
            box = table.getparent()
            assert (box.get("role"), box.get("tabindex")) == ("region", "0"), path.name
            named = box.get("aria-label") or tree.xpath(f"//*[@id='{box.get('aria-labelledby')}']")
            assert named is not None
            assert len(named)
            assert table.xpath(".//thead//th[@scope='col']")


def test_it_works_without_scripts(made: Any) -> None:
    for path, tree in trees(made).items():
        scripts = tree.xpath("//script")
        assert all(not x.text and x.get("src") == "pages.js" for x in scripts)
        assert bool(scripts) == path.name.startswith("pages"), path.name
        assert not tree.xpath("//@style | //style | //@*[starts-with(name(), 'on')]")
