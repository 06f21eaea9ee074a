from dataclasses import replace

import pytest

from search.documents import from_run
from search.findable import copies, document_title, is_error_page, is_left_out
from signpost.workspace.records import Document

HOME = "https://www.mereford.gov.uk"
PAGE = "<!doctype html><html lang=en><head><title>{0}</title>{1}</head><body><main>{2}</main></body></html>"


@pytest.mark.parametrize(
    "title",
    [
        "Page not found – Mereford Council", "404 | Mereford", "Error 404: page not found",
        "Sorry, this page does not exist", "The document you requested could not be found",
        "Server Error in '/' Application", "Access denied", "Page no longer available",
        "Something went wrong", "503 Service Unavailable", "Tudalen heb ei chanfod",
    ],
)  # fmt: skip
def test_pages_that_only_say_that_something_is_wrong(title):
    assert is_error_page(title, "", "Go to the home page.")
    assert is_error_page("Mereford Council", title.split(" – ")[0], "")


@pytest.mark.parametrize(
    "title",
    [
        "Lost and found property", "Found a stray dog", "404 bus route", "Page and street signs",
        "Error in your bill: what to do", "Report a missing street sign", "Document retention",
        "Access to information", "Removed cars", "Service standards",
    ],
)  # fmt: skip
def test_pages_about_such_things_stay(title):
    assert not is_error_page(title, title, "Tell us what happened.")


def test_a_long_page_says_more_than_its_title():
    assert not is_error_page("Not found", "", "word " * 300)


@pytest.mark.parametrize(
    ("headers", "left_out"),
    [
        ({"X-Robots-Tag": "noindex"}, True),
        ({"x-robots-tag": "googlebot: nofollow, noindex"}, True),
        ({"X-ROBOTS-TAG": "none"}, True),
        ({"X-Robots-Tag": "noarchive"}, False),
        ({"X-Other": "noindex"}, False),
    ],
)
def test_headers_that_ask_to_be_left_out(headers, left_out):
    assert is_left_out(headers) is left_out


@pytest.mark.parametrize(
    ("canonical", "found"),
    [
        ({"b": "a"}, {"b"}),
        ({"b": "gone"}, set()),
        ({"c": "b", "b": "a"}, {"b", "c"}),
        ({"a": "b", "b": "a"}, {"b"}),
        ({"c": "b", "b": "c", "d": "c"}, {"c", "d"}),
    ],
)
def test_copies(canonical, found):
    there = frozenset({"a", "b", "c", "d"})
    assert copies(canonical, there) == found


def test_a_copy_is_found_once_and_its_canonical_page_stays(make_site, workspace):
    canonical = f'<link rel="canonical" href="{HOME}/leisure">'
    site = make_site(
        {
            "/leisure": PAGE.format("Leisure", canonical, "<h1>Leisure</h1><p>Swim.</p>"),
            "/leisure-print": PAGE.format("Leisure", canonical, "<h1>Leisure</h1><p>Swim.</p>"),
            "/other": PAGE.format(
                "Other", '<link rel=canonical href="/not-crawled">', "<p>Here.</p>"
            ),
            "/gone": PAGE.format("Page not found", "", "<h1>Page not found</h1><p>Sorry.</p>"),
        }
    )
    found = [d.id for d in from_run(workspace, site.run.id)]
    assert found == [f"{HOME}/leisure", f"{HOME}/other"]


def test_documents_that_ask_to_be_left_out(make_site, workspace):
    site = make_site({"/a": PAGE.format("A", "", "<p>Text.</p>")})
    page = next(workspace.pages.html(site.run.id))
    for name, headers in (("open", {}), ("closed", {"X-Robots-Tag": "noindex"})):
        file = f"{HOME}/{name}.pdf"
        row = replace(page, url=file, kind="document", headers=headers, body="", links="")
        workspace.pages.add([row], [], [])
        workspace.pages.add_document(Document(site.run.id, file, text="Some words"))
    assert [d.id for d in from_run(workspace, site.run.id) if d.kind == "document"] == [
        f"{HOME}/open.pdf"
    ]


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("Parking strategy 2030", "Parking strategy 2030"),
        ("Microsoft Word - pk strat v7 FINAL.docx", "Parking strategy for Mereford"),
        ("untitled", "Parking strategy for Mereford"),
        ("pk_strat_final", "Parking strategy for Mereford"),
        ("Document1", "Parking strategy for Mereford"),
        ("PowerPoint Presentation", "Parking strategy for Mereford"),
        ("", "Parking strategy for Mereford"),
        ("Title deeds guide", "Title deeds guide"),
        ("Housing strategy: final report", "Housing strategy: final report"),
    ],
)
def test_documents_are_called_by_what_they_say(said, called):
    text = "12\n\nParking strategy for Mereford\nThis document says how we park.\n"
    assert document_title(said, text, "parking strategy") == called


def test_a_document_without_a_heading_is_called_by_its_address():
    assert (
        document_title("untitled", "It says things, and more.\n", "allotment map")
        == "allotment map"
    )
