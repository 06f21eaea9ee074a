from __future__ import annotations

import pytest

from signpost.workspace.records import Page

RULE = "content/link-file-details"
FILE = "https://www.mereford.gov.uk/form.pdf"


@pytest.fixture
def judge_files(judge, make_site):
    """Judge one page on a site whose form.pdf has 212,900 bytes."""

    def run(html: str):
        file = Page(run=1, url=FILE, kind="document", status=200, size=212_900)
        return judge(RULE, html, site=make_site({"/page": html, "/form.pdf": file}))

    return run


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ("<a href=/form.pdf>Claim form</a>", "type and size: write “Claim form (PDF, 213KB)”"),
        ("<a href=/form.pdf>Claim form (PDF)</a>", "does not say its size"),
        ("<a href=/form.pdf>Claim form (200KB)</a>", "does not say its type"),
        ("<a href='https://other.uk/a.docx'>Guide</a>", "“Guide (Word, …KB)”"),
        ("<a href=/form.pdf>https://www.mereford.gov.uk/form.pdf</a>", "“What it is (PDF, 213KB)”"),
        (
            "<ul><li><a href=/form.pdf>A</a> <li><a href=/b.pdf>B (PDF, 1MB)</a></ul>",
            "A (PDF, 213KB)",
        ),
    ],
)
def test_finds_and_writes_it_out(judge_files, html: str, part: str) -> None:
    verdict = judge_files(html)

    assert verdict.outcome == "fail"
    assert part in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        "<a href=/form.pdf>Claim form (PDF, 213KB)</a>",
        "<p><a href=/form.pdf>Claim form</a> PDF, 213 KB, 2 pages</p>",
        "<section><div><h3><a href=/form.pdf>Form</a></h3><p>PDF, 1.2MB</p></div></section>",
    ],
)
def test_details_may_stand_beside_the_link(judge_files, html: str) -> None:
    assert judge_files(html).outcome == "pass"


@pytest.mark.parametrize(
    "html", ["<a href=/page2>Page</a>", "<a href='https://github.com/a/b/blob/main/x.pdf'>Code</a>"]
)
def test_does_not_apply_without_documents(judge_files, html: str) -> None:
    assert judge_files(html).outcome == "not_applicable"
