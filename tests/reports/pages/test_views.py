"""By service, owner, shared issue and document: the same findings, each where it belongs."""

from reports.sources import card_of
from signpost.workspace.records import Document, Page

HOME = "https://www.mereford.gov.uk/"


def many(pages, count=14):
    """The small site with pages that share an issue of the template."""
    return {**pages, **{f"/bins/{n}": pages["/bins/missed"] for n in range(count)}}


def test_every_page_is_in_one_service(report, pages):
    made = report(many(pages))
    files = sorted((made.folder / "services").iterdir())
    links = [
        a.get("href")
        for file in files
        for a in made.tree(f"services/{file.name}").xpath("//div[@aria-labelledby='pages']//th/a")
    ]
    assert sorted(x.removeprefix("../") for x in links) == made.cards()
    named = made.tree("services.html").xpath("//tbody//th/a/@href")
    assert sorted(named) == [f"services/{x.name}" for x in files]


def test_owners_have_their_own_issues(report, pages):
    made = report(many(pages))
    both = [made.words(f"issues-{owner}.html") for owner in ("content", "template")]
    assert "Long sentences" in both[0]
    assert "Long sentences" not in both[1]
    assert "whoever edits the page" not in both[1]


def test_a_shared_issue_has_a_page_with_all_its_pages(report, pages):
    made = report(many(pages))
    files = sorted((made.folder / "issues").iterdir())
    rows = {x.id: x for x in made.workspace.results.issues(made.run.id) if x.pages > 10}
    assert {x.stem for x in files} == set(rows)
    for file in files:
        listed = made.tree(f"issues/{file.name}").xpath("//ul[@class='way']/li")
        assert len(listed) == rows[file.stem].pages
    linked = made.tree("issues.html").xpath("//a[starts-with(@href, 'issues/')]/@href")
    assert {x.removeprefix("issues/") for x in linked} == {x.name for x in files}


def test_pages_that_need_an_edit_each_are_not_one_fix(report, pages):
    page = pages["/bins/missed"]
    made = report({**pages, **{f"/{n}": page.replace("two days", f"{n} weeks") for n in "abc"}})
    (issue,) = made.tree("issues.html").xpath("//li[h3[contains(., 'same title')]]")
    assert "4 pages to edit" in issue.text_content()
    assert "1 fix clears" not in issue.text_content()


def test_documents_say_whether_they_could_be_read(report, workspace, pages):
    url = HOME + "form.pdf"
    pdf = Page(run=0, url=url, kind="document", status=200, content_type="application/pdf")
    workspace.pages.add_document(
        Document(run=1, url=url, state="could_not_check", reason="it is encrypted <b>")
    )
    made = report({**pages, "form": pdf, "/": pages["/"] + f'<a href="{url}">Form</a>'})
    words = made.words("documents.html")
    assert "1 document." in words
    assert "Could not be read: it is encrypted <b>" in words
    assert made.tree("documents.html").xpath(f"//a[@href='pages/{card_of(url)}.html']")


def test_a_view_of_a_service_that_is_gone_is_swept(report, pages):
    report()
    made = report({k: v for k, v in pages.items() if not k.startswith("/council-tax")})
    assert not list((made.folder / "services").glob("council-tax-*"))
