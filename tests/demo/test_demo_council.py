"""The demo council: its pages hang together, its files are what they should be."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from urllib.parse import urlsplit

import pypdf
import pytest

from audit.demand import service_demand
from audit.registry import CATEGORIES, all_rules
from demo import faults, fragments, misbehaviour
from demo.council import Site, tax_year, write_settings
from search.logs.query_log import read_log
from signpost.pages.links import find_links
from signpost.settings.config import load as load_settings

HOST = "www.mereford.example"
HTML = "text/html; charset=utf-8"


def test_there_is_a_council():
    pages = fragments.load()
    sections = Counter(x.section for x in pages.values())
    assert 60 <= len(pages) <= 150
    assert len([name for name, count in sections.items() if count >= 3]) >= 10
    assert len({x.title for x in pages.values()}) >= len(pages) - 1


@pytest.mark.parametrize("week", faults.WEEKS)
def test_every_link_of_a_clean_page_leads_somewhere(week):
    site = Site(week)
    named = {x.page for x in faults.load(week)}
    wrong = []
    for path in site.pages:
        answer = site.answer(path)
        if path in named or answer.status != 200:
            continue
        found = find_links(answer.body, HTML, f"http://{HOST}{path}", frozenset({HOST}))
        for link in found.links:
            target = urlsplit(link.url).path
            if link.kind in ("mail", "phone", "external") or target == "/council/members-area":
                continue
            there = site.answer(target)
            if there.status != 200:
                wrong.append(f"{path} -> {target}: {there.status}")
            elif link.fragment and f'id="{link.fragment}"'.encode() not in there.body:
                wrong.append(f"{path} -> {target}#{link.fragment}: no such place")
    assert not wrong


def test_faults_are_many_and_of_every_kind():
    found = faults.load()
    rules = {x.rule for x in found}
    kinds = Counter(rule.split("/")[0] for rule in rules)
    assert len(found) >= 100
    assert len({(x.page, x.rule) for x in found}) == len(found)
    assert all(kinds[category] >= 4 for category in CATEGORIES), kinds
    assert all(x.note for x in found)
    assert rules <= set(all_rules()), sorted(rules - set(all_rules()))


@pytest.mark.parametrize("week", faults.WEEKS)
def test_faults_stand_on_pages_that_answer(week):
    site = Site(week)
    wrong = {x.page for x in faults.load(week) if site.answer(x.page).status != 200}
    assert not wrong
    clean = set(site.pages) - {x.page for x in faults.load(week)}
    assert len(clean) >= 30


def test_three_faults_go_and_three_come():
    pages = {week: {x.page for x in faults.load() if x.weeks == (week,)} for week in faults.WEEKS}
    assert [len(pages[1]), len(pages[2])] == [3, 3]
    # The page of the missed bin stays as it is: what it sends to was mended.
    changing = (pages[1] | pages[2]) - {"/bins/missed"}
    first, second = Site(1), Site(2)
    same = [x for x in changing if first.answer(x) == second.answer(x)]
    assert not same
    assert first.answer("/bins/missed") == second.answer("/bins/missed")
    assert [x.answer("/forms/missed-bin").status for x in (first, second)] == [500, 200]


def test_weeks_are_one_and_two():
    with pytest.raises(ValueError, match="weeks 1 and 2, not 3"):
        Site(3)


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return load_settings(str(write_settings(tmp_path_factory.mktemp("demo"), "http://127.0.0.1:1")))


def test_settings_name_the_site_and_seven_journeys_whose_ends_exist(settings):
    assert settings.site.name == "Mereford Borough Council"
    assert len(settings.journey) == 7
    site = Site(week=2)
    for journey in settings.journey:
        assert all([journey.name, journey.who, journey.need, journey.searches, journey.contact])
        assert site.answer(journey.start).status == site.answer(journey.end).status == 200


def test_query_log_is_large_and_its_clicks_exist(settings):
    log = read_log(settings.file(settings.search.query_log), settings.site.url)
    counts = [x.searches for x in log.queries]
    clicked = {urlsplit(url).path for x in log.queries for url in x.clicks}
    assert len(log.queries) >= 300
    assert not log.notes
    assert clicked <= set(Site().pages), clicked - set(Site().pages)
    assert sum(counts[: len(counts) // 10]) > sum(counts) / 2  # a few words, most of the searches
    assert 10 <= len(log.queries) - len(log.clicked) <= 60


def test_demand_covers_the_services_and_its_addresses_exist(settings):
    file = settings.file(settings.demand.services)
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    assert tuple(rows[0]) == service_demand.COLUMNS
    assert len(rows) >= 10
    known = service_demand.of(settings)
    assert not known.notes
    site = Site(week=2)
    for pattern in [x for service in known.services for x in service.patterns]:
        assert site.answer(pattern.removesuffix("/*")).status == 200, pattern


@pytest.mark.parametrize(
    ("name", "title", "language", "tagged", "has_text"),
    [
        ("bin-guide", "Your bins: a guide", "en-GB", True, True),
        ("single-person-discount-form", "Single person discount", "en-GB", False, True),
        ("local-plan", None, None, False, True),
        ("parish-map", "Parish map of 1884", None, False, False),
    ],
)
def test_pdfs_are_as_right_or_wrong_as_they_should_be(name, title, language, tagged, has_text):
    body = Site().answer(f"/documents/{name}.pdf").body
    reader = pypdf.PdfReader(io.BytesIO(body), strict=True)
    about = reader.metadata
    assert (about.title if about else None) == title
    assert reader.root_object.get("/Lang") == language
    assert ("/StructTreeRoot" in reader.root_object) is tagged
    assert bool(reader.pages[0].extract_text().strip()) is has_text


@pytest.mark.parametrize(
    ("day", "year"), [((2026, 4, 1), "2026 to 2027"), ((2026, 3, 31), "2025 to 2026")]
)
def test_tax_year_starts_in_april(day, year):
    assert tax_year(date(*day)) == year


def test_clean_pages_name_no_day_that_can_pass():
    """What a page says today it must be able to say in ten years."""
    named = {x.page for x in faults.load()}
    for path in set(fragments.load()) - named:
        later = Site(today=date(2036, 5, 1)).answer(path).body
        assert b"202" not in later.replace(b"960 20", b"").replace(b"96020", b""), path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<p>Hello</p>", "no front matter"),
        ("---\ndescription: x\n---\n", "names no title"),
        ("---\ntitle: x\ncolour: red\n---\n", "cannot read .* 'colour: red'"),
    ],
)
def test_a_page_without_front_matter_is_refused(tmp_path, text, message):
    (tmp_path / "x.html").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=message):
        fragments.load(tmp_path)


def test_chain_has_five_hops_and_the_loop_no_end():
    site = Site()
    path, hops = misbehaviour.CHAIN[0], 0
    while site.answer(path).status == 301:
        path, hops = site.answer(path).headers["Location"], hops + 1
    assert (path, hops) == ("/pay", 5)
    first, second = misbehaviour.LOOP
    assert site.answer(first).headers["Location"] == second
    assert site.answer(second).headers["Location"] == first


def test_soft_404_says_the_same_as_a_real_one():
    site = Site()
    soft, real = site.answer("/leisure/events/carols"), site.answer("/no-such-page")
    assert [soft.status, real.status] == [200, 404]
    assert soft.body == real.body
