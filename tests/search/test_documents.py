import gzip
from dataclasses import replace

import pytest

from search.documents import (
    SearchDocument,
    SearchError,
    from_run,
    read_collection,
    without_endings,
)
from signpost.workspace.artifacts.judged import SERVICES, SOFT_404S
from signpost.workspace.records import Document

PAGE = "<!doctype html><html lang=en><head><title>{0}</title>{1}</head><body>{2}</body></html>"
BODY = "<nav>Menu</nav><main><h1>Bin days</h1><p>Put your bin out.</p><h2>Times</h2></main>"


def test_a_page_becomes_a_document(make_site):
    page = PAGE.format("Bins", '<meta name=description content="When we collect">', BODY)
    site = make_site({"/bins/bin-days": page})
    services = {"https://www.mereford.gov.uk/bins/bin-days": "Waste"}
    site.workspace.artifacts.write(1, SERVICES, services)
    (found,) = from_run(site.workspace, site.run.id)
    assert found.id == "https://www.mereford.gov.uk/bins/bin-days"
    assert (found.title, found.service, found.kind) == ("Bins", "Waste", "page")
    assert found.headings == "Bin days\nTimes"
    assert found.body == "When we collect\nPut your bin out."
    assert found.address_words == "bins bin days"


def test_what_the_audit_called_a_soft_404_is_left_out(make_site):
    site = make_site({"/a": PAGE.format("A", "", BODY), "/gone": PAGE.format("Gone", "", BODY)})
    assert len(from_run(site.workspace, site.run.id)) == 2
    site.workspace.artifacts.write(1, SOFT_404S, ["https://www.mereford.gov.uk/gone"])
    (found,) = from_run(site.workspace, site.run.id)
    assert found.id == "https://www.mereford.gov.uk/a"


def test_other_pages_links_name_a_page(make_site):
    home = (
        "<nav><a href=/a>Menu</a></nav><main><a href=/a>Bin days</a> <a href=/a>Bin days</a></main>"
    )
    own = "<main><h1>A</h1><a href=/a>Back to top</a></main>"
    site = make_site({"/": PAGE.format("Home", "", home), "/a": PAGE.format("A", "", own)})
    found = {d.id: d.links_in for d in from_run(site.workspace, site.run.id)}
    assert list(found.values()) == ["", "Bin days"]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('<meta name="robots" content="noindex, follow">', 0),
        ('<meta name="ROBOTS" content="NONE">', 0),
        ('<meta name="robots" content="nofollow">', 1),
        ('<meta name="description" content="noindex">', 1),
    ],
)
def test_pages_that_ask_to_be_left_out(make_site, head, found):
    site = make_site({"/a": PAGE.format("A", head, BODY)})
    assert len(from_run(site.workspace, site.run.id)) == found


def test_headers_errors_and_the_probe_are_heeded(make_site, workspace):
    site = make_site({"/a": PAGE.format("A", "", BODY)})
    page = next(workspace.pages.html(site.run.id))
    others = [
        replace(page, url=f"{page.url}1", headers={"X-Robots-Tag": "noindex"}),
        replace(page, url=f"{page.url}2", status=404),
        replace(page, url=f"{page.url}3", found_by="probe"),
    ]
    workspace.pages.add(others, [], [])
    assert [d.id for d in from_run(workspace, site.run.id)] == [page.url]


def test_documents_that_could_be_read(make_site, workspace):
    site = make_site({})
    url = "https://www.mereford.gov.uk/files/tree-policy.pdf"
    for document in (
        Document(run=site.run.id, url=url, text="How we look after trees"),
        Document(run=site.run.id, url=url + "2", state="could_not_check", text="half"),
        Document(run=site.run.id, url=url + "3", text="  "),
    ):
        workspace.pages.add_document(document)
    (found,) = from_run(workspace, site.run.id)
    assert (found.kind, found.title) == ("document", "files tree policy")


def test_a_collection_in_any_order_plain_or_packed(tmp_path):
    text = '{"id": "/b", "title": "B", "body": "text"}\n\n{"id": 7, "title": null}\n'
    plain, packed = tmp_path / "docs.jsonl", tmp_path / "docs.jsonl.gz"
    plain.write_text(text)
    packed.write_bytes(gzip.compress(text.encode()))
    assert read_collection(plain) == read_collection(packed)
    assert [(d.id, d.title, d.body) for d in read_collection(plain)] == [
        ("/b", "B", "text"),
        ("7", "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "there is no document in it"),
        (b'{"id": "a"}\n{', "line 2: not valid JSON"),
        (b"[]", "line 1: has to be an object"),
        (b'{"title": "A"}', "line 1: give the document an id"),
        (b'{"id": "a"}\n{"id": "a"}', "line 2: id 'a' stands twice"),
        (b'{"id": "a", "body": ["x"]}', "line 1: body has to be a text"),
        (b'{"id": "a"}\n{"id": "\xff"}', "not UTF-8"),
    ],
)
def test_bad_collections_name_the_place(tmp_path, text, message):
    file = tmp_path / "docs.jsonl"
    file.write_bytes(text)
    with pytest.raises(SearchError, match=message) as caught:
        read_collection(file)
    assert str(file) in str(caught.value)


def test_files_that_are_not_there_or_not_packed(tmp_path):
    with pytest.raises(SearchError, match="no such file"):
        read_collection(tmp_path / "docs.jsonl")
    (tmp_path / "docs.jsonl.gz").write_bytes(b"plain")
    with pytest.raises(SearchError, match="cannot be read"):
        read_collection(tmp_path / "docs.jsonl.gz")


@pytest.mark.parametrize(
    ("ending", "titles", "expected"),
    [
        (" – Mereford Council", 6, "Bins"),
        (" | Mereford", 6, "Bins"),
        (" – Mereford Council", 3, "Bins – Mereford Council"),
        ("-ends", 6, "Bins-ends"),
    ],
)
def test_the_sites_name_comes_off_titles(ending, titles, expected):
    pages = [SearchDocument(f"/{i}", f"Bins{ending}") for i in range(titles)]
    pages.append(SearchDocument("/pdf", "A – B", kind="document"))
    found = without_endings(pages)
    assert found[0].title == expected
    assert found[-1].title == "A – B"
