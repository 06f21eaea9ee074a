from __future__ import annotations

import pytest

from signpost.workspace.blobs import digest
from signpost.workspace.records import Document, Link, Page, pack_links

RULE = "content/document-links-broken"
HOST = "https://www.mereford.gov.uk"
FILE = HOST + "/guide.docx"


@pytest.fixture
def judge_links(judge, make_site, workspace):
    """Judge a document that links to some addresses of a small site."""

    def run(*links: Link, **facts):
        packed = pack_links(links)
        workspace.blobs.put(packed)
        pages = {
            "/fine": "<p>Here it is.</p>",
            "/gone": Page(1, HOST + "/gone", "html", 404),
            "/slow": Page(1, HOST + "/slow", "none", error="timeout"),
            "/guide.docx": Page(1, FILE, "document", 200, links=digest(packed)),
        }
        document = Document(1, FILE, format="docx", **facts)
        return judge(RULE, document=document, site=make_site(pages))

    return run


def link(path: str, kind: str = "page") -> Link:
    url = path if "://" in path else HOST + path
    return Link(url, text="See here", where="document", kind=kind)


@pytest.mark.parametrize(
    ("links", "outcome"),
    [
        ([link("/gone"), link("/fine")], "fail"),
        ([link("/gone"), link("/slow")], "fail"),
        ([link("/fine")], "pass"),
        ([link("/slow")], "could_not_check"),
        ([link("/slow"), link("file:///C:/guide.docx", "unusable")], "fail"),
        ([link("htps://a.org/", "unusable")], "fail"),
        ([link("https://a.org/", "external")], "not_applicable"),
        ([], "not_applicable"),
    ],
)
def test_links_of_documents(judge_links, links: list[Link], outcome: str) -> None:
    assert judge_links(*links).outcome == outcome


def test_one_that_was_not_read(judge_links) -> None:
    verdict = judge_links(link("/gone"), state="could_not_check", reason="it is damaged")
    assert verdict.outcome == "could_not_check"


def test_it_names_the_link(judge_links) -> None:
    assert judge_links(link("/gone")).findings[0].message.startswith("The link “See here”")
