"""Report pages are found: a file below `reports/pages` is enough, and nothing else is touched."""

import sys

import pytest

import reports.pages
from reports.context import ReportContext
from reports.pages import registry
from reports.pages.registry import all_pages, menu
from reports.writing.files import ReportFolder

PAGE = '''
from reports.pages.page import FilePattern, MenuEntry, ReportPage


def write(context):
    """Write a page that says how many pages there are."""
    context.out.write("visitors.html", f"{len(context.tally.rows)} pages")


PAGE = ReportPage(
    write,
    files=(FilePattern("", r"visitors(-\\d+)?\\.html"),),
    menu=MenuEntry(25, "visitors.html", "Visitors"),
)
'''


def test_the_menu_is_in_order_and_every_entry_is_written(report):
    made = report()
    assert [label for _, label in menu()] == [
        *("This week", "Issues", "Links", "Pages", "Services", "Searches", "Documents", "Rules"),
    ]
    for file, label in menu():
        assert made.tree(file).xpath("//nav[1]//a[@aria-current='page']/text()") == [label]


def test_what_leads_to_other_pages_is_written_after_them():
    *_, issues, first = all_pages()
    assert (first.menu.file, issues.menu.file) == ("index.html", "issues.html")
    assert not all_pages()[0].menu


@pytest.fixture
def visitors(tmp_path, monkeypatch):
    """Put a module with a page where modules of pages are looked for."""
    (tmp_path / "visitors.py").write_text(PAGE)
    monkeypatch.setattr(reports.pages, "__path__", [*reports.pages.__path__, str(tmp_path)])
    yield all_pages.__wrapped__()
    sys.modules.pop("reports.pages.visitors", None)


def test_a_page_is_one_file(visitors, report, tmp_path, monkeypatch):
    made = report()
    assert len(visitors) == len(all_pages()) + 1
    monkeypatch.setattr(registry, "all_pages", lambda: visitors)
    assert menu.__wrapped__()[1:4:2] == (("issues.html", "Issues"), ("links.html", "Links"))
    assert menu.__wrapped__()[2] == ("visitors.html", "Visitors")
    context = ReportContext(made.sources(), ReportFolder(tmp_path / "own"), menu.__wrapped__())
    (page,) = (x for x in visitors if x.menu and x.menu.label == "Visitors")
    page.write(context)
    assert (tmp_path / "own" / "visitors.html").read_text() == "6 pages"


def test_pages_may_be_written_in_any_order(report, tmp_path):
    made = report()
    context = ReportContext(
        made.sources(),
        ReportFolder(tmp_path / "backwards"),
        menu(),
        [page.takes_pages for page in all_pages() if page.takes_pages],
    )
    for page in reversed(all_pages()):
        if page.write:
            page.write(context)
    for file in sorted(made.folder.rglob("*.html")):
        name = file.relative_to(made.folder)
        assert (tmp_path / "backwards" / name).read_bytes() == file.read_bytes(), name
