"""The rehearsal's page: what it says, what it must never say, and the boxes to tick on paper."""

import re

import pytest
from msgspec.structs import replace

from audit.monitoring_sample.criteria import CRITERIA
from audit.monitoring_sample.manual_answers import ManualAnswer, keep
from reports.context import ReportContext
from reports.pages.rehearsal import write
from reports.sources import Sources
from reports.writing.files import ReportFolder
from signpost.settings.config import ConfigError, ReportSettings, load

HOME = "https://www.mereford.gov.uk/"
HOSTILE = "<img src=x onerror=alert(1)>"


def again(made, **settings):
    """Write the page once more, with other settings."""
    config = replace(made.config, reports=ReportSettings(**settings))
    sources = Sources(made.workspace, config, made.run)
    write(ReportContext(sources, ReportFolder(made.folder)))
    return sources.rehearsal


def test_the_page_tells_every_criterion_and_every_box(report):
    made = report()
    tree = made.tree("rehearsal.html")
    heads = [x.text_content().split()[0] for x in tree.xpath("//th[@scope='row']")]
    assert [x for x in heads if re.fullmatch(r"\d\.\d\.\d+", x)] == list(CRITERIA)
    boxes = tree.xpath("//td[@class='box']")
    to_do = made.rows("checks")
    assert len(boxes) == 3 * len(to_do) > 0
    assert {x.text_content()[0] for x in boxes} == {"☐"}
    for page in ("index.html", "review.html"):
        assert made.tree(page).xpath("//a[@href='rehearsal.html']"), page
    # Issues are told where they are: each link leads to a place that is there.
    for href in tree.xpath("//a[contains(@href, '#issue-')]/@href"):
        file, _, place = href.partition("#")
        assert made.tree(file).xpath(f"//*[@id='{place}']"), href


def test_it_never_says_that_the_site_complies(report):
    made = report({"/": "<title>Home</title><main><h1>Home</h1><p>Words.</p></main>"})
    tree = made.tree("rehearsal.html")
    for one in tree.xpath("//ul/li"):  # what the statement has to say is the law's own wording
        one.drop_tree()
    words = " ".join(tree.xpath("//main")[0].text_content().split())
    assert not re.search(r"complian|complies|conform|accessible website", words, re.IGNORECASE)
    assert "It cannot say that a website meets the law" in words


def test_answers_are_shown_escaped_and_ticked(report):
    made = report()
    page = next(iter(again(made).pages))
    keep(
        made.workspace,
        [
            ManualAnswer(
                "keyboard", page.url, "problem", f"Ada {HOSTILE}", HOSTILE, seen=page.body
            ),
            ManualAnswer("zoom", page.url, "no_problem", "Bo", seen="another"),
        ],
    )
    again(made)
    tree, text = made.tree("rehearsal.html"), made.text("rehearsal.html")
    assert HOSTILE not in text
    assert not tree.xpath("//img")
    assert [x.text_content()[0] for x in tree.xpath("//td[@class='box']")].count("☑") == 2
    words = made.words("rehearsal.html")
    assert "The page has changed since: look again" in words
    assert f"Use it without a mouse: {HOSTILE}" in words
    found = {(x["check"], x["page"]): x for x in made.rows("checks")}
    assert found["keyboard", page.url]["state"] == "answered"
    assert found["zoom", page.url]["state"] == "page_changed"
    assert found["focus", page.url]["state"] == "to_do"
    told = made.rows("rehearsal")
    by_hand = {x["criterion"]: x["by_hand"] for x in told if x["page"] == page.url}
    assert by_hand["2.1.1"] == ["keyboard: problem"]


def test_the_clock_and_the_pins_come_from_the_settings(report, tmp_path):
    made = report()
    assert "No letter has come" in made.words("rehearsal.html")
    again(made, regulator_letter="2026-10-01", sample=("/bins/", "/nowhere"))
    words = made.words("rehearsal.html")
    assert "24 December 2026" in words
    assert "the run has no page /nowhere" in words
    assert any("/bins/" in x.text_content() for x in made.tree("rehearsal.html").xpath("//th"))
    file = tmp_path / "signpost.toml"
    file.write_text(f'[site]\nurl = "{HOME}"\n[reports]\nregulator_letter = "1 October"\n')
    with pytest.raises(ConfigError, match=r"regulator_letter has to be a day such as"):
        load(str(file))
