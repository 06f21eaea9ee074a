"""Soft 404s on labelled sites: how many are found, and how many good pages are called so."""

from collections.abc import Sequence

import pytest

from audit.soft_404.judgement import WHY_REDIRECTED, WHY_SAME, WHY_WORDS, Soft404s
from signpost.workspace.records import Page
from tests.audit.soft_404 import labelled_sites, second_set
from tests.audit.soft_404.labelled_sites import Answer, LabelledSite

HOST = "https://www.mereham.gov.uk"
ALL = [*labelled_sites.SITES, *second_set.SITES]


def stored(path: str, answer: Answer, found_by: str) -> tuple[Page, bytes]:
    """Return what the crawl would store of an answer, and its body."""
    status, text = answer if isinstance(answer, tuple) else (200, answer)
    if 300 <= status < 400:
        page = Page(1, HOST + path, "redirect", status, location=HOST + text, found_by=found_by)
        return page, b""
    title = text.partition("<title>")[2].partition("</title>")[0]
    shell = {"x-signpost-shell": "waiting"} if "id=app" in text else {}
    page = Page(
        1, HOST + path, "html", status, title=title, content_type="text/html; charset=utf-8",
        body="x", found_by=found_by, headers=shell,
    )  # fmt: skip
    return page, text.encode()


def reasons(site: LabelledSite) -> dict[str, str]:
    """Return the paths that are judged to be soft 404s, with why."""
    answers = [(path, x, "link") for path, x in site.answers.items()]
    answers += [(path, x, "probe") for path, x in site.probes.items()]
    found = [stored(*x) for x in answers]
    pages = {page.url: page for page, _ in found}
    bodies = {page.url: body for page, body in found}
    judged = Soft404s(pages, lambda page: bodies[page.url], f"{HOST}/")
    said = {path: judged.why(chain(pages, HOST + path)) for path in site.answers}
    return {path: why for path, why in said.items() if why}


def chain(pages: dict[str, Page], url: str) -> list[Page]:
    """Follow redirects."""
    found = [pages[url]]
    while found[-1].location in pages:
        found.append(pages[found[-1].location])
    return found


@pytest.mark.parametrize("sites", [labelled_sites.SITES, second_set.SITES])
def test_precision_and_recall(sites: Sequence[LabelledSite]) -> None:
    right = wrong = missed = 0
    for site in sites:
        told = reasons(site).keys()
        right += len(told & site.soft)
        wrong += len(told - site.soft)
        missed += len(site.soft - told)
    assert right / (right + wrong) == 1.0
    assert right / (right + missed) >= 0.95


@pytest.mark.parametrize("site", ALL, ids=lambda x: x.name)
def test_each_site(site: LabelledSite) -> None:
    assert reasons(site).keys() == site.soft


def test_a_change_of_scheme_comes_before_the_redirect() -> None:
    http = f"http{HOST.removeprefix('https')}/gone"
    pages = {
        http: Page(1, http, "redirect", 301, location=f"{HOST}/gone"),
        f"{HOST}/gone": Page(1, f"{HOST}/gone", "redirect", 302, location=f"{HOST}/"),
        f"{HOST}/probe": Page(
            1, f"{HOST}/probe", "redirect", 302, location=f"{HOST}/", found_by="probe"
        ),
        f"{HOST}/": Page(1, f"{HOST}/", "html", 200, body="x"),
    }
    judged = Soft404s(pages, lambda _: labelled_sites.HOME.encode(), f"{HOST}/")
    assert judged.why(chain(pages, http)) == WHY_REDIRECTED
    assert judged.why([pages[f"{HOST}/"]]) == ""


def test_it_is_said_why() -> None:
    by_name = {site.name: reasons(site) for site in ALL}
    assert by_name["redirected home"]["/gone"] == WHY_REDIRECTED
    assert by_name["words alone"]["/gone"] == WHY_WORDS
    assert by_name["one folder, no words of its own"]["/shop/x"] == WHY_SAME
