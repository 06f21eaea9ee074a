from __future__ import annotations

import pytest

from audit.inputs import Inputs, PageView
from audit.inventory.summary import of
from signpost.workspace.records import Document, Page

RULE = "content/contradiction"
HOST = "https://www.mereford.gov.uk"


def page(text: str, h1: str = "Page") -> str:
    return f"<html><head><title>{h1}</title></head><main><h1>{h1}</h1>{text}</main></html>"


PARKING = "<p>Call the parking permits team on {}.</p>"
HOURS = "<h2>Opening times</h2><table><tr><th>Monday</th><td>{}</td></tr></table>"
CONTRADICTIONS = {
    "phone by team": (page(PARKING.format("01632 960 100")), page(PARKING.format("01632 960 111"))),
    "phone by label": (
        page("<ul><li>Registrars: 01632 960 100</li></ul>", "Contact us"),
        page("<ul><li>Registrars: 01632 960 111</li></ul>", "Who to contact"),
    ),
    "phone by heading": (
        page("<h2>Housing benefit</h2><p>Call us on 01632 960 100.</p>", "Contact us"),
        page("<p>Phone 01632 960 111.</p>", "Housing benefit"),
    ),
    "phone by term": (
        page("<dl><dt>Planning</dt><dd>01632 960 100</dd></dl>", "Contact us"),
        page("<dl><dt>Planning</dt><dd>01632 960 111</dd></dl>", "Directory of teams"),
    ),
    "email": (
        page("<p>Email the planning team at plan@mereford.example.</p>"),
        page("<p>Email our planning team: planning@mereford.example</p>"),
    ),
    "hours": (
        page(HOURS.format("9am to 5pm"), "Central library"),
        page("<p>Central library: Monday to Friday 10am to 5pm</p>", "All libraries"),
    ),
    "fee": (
        page("<p>Collection: it costs £45 a year.</p>", "Garden waste"),
        page("<p>Collection: the charge is £50 a year.</p>", "Garden waste"),
    ),
    "deadline": (
        page("<p>Apply by 31 October 2026.</p>", "School places"),
        page("<p>You must apply by 15 January 2027.</p>", "School places"),
    ),
    "address": (
        page("<p>Write to Mereford Town Hall<br>High Street<br>MF1 1AA</p>"),
        page("<p>Come to Mereford Town Hall, High Street, MF1 1AB.</p>").replace("Come", "Write"),
    ),
}


@pytest.mark.parametrize("pages", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_contradictions(judge_site, pages: tuple[str, str]) -> None:
    verdict = judge_site(RULE, {"/a": pages[0], "/long": pages[1]})

    assert verdict.outcome == "needs_person"
    assert {f.page for f in verdict.findings} == {f"{HOST}/long"}
    assert "on /a “" in verdict.findings[0].message


def test_what_most_pages_say_is_shown_beside_it(judge_site) -> None:
    right, wrong = page(PARKING.format("01632 960 111")), page(PARKING.format("01632 960 100"))
    verdict = judge_site(RULE, {"/a": wrong, "/bb": right, "/ccc": right})

    assert [f.page for f in verdict.findings] == [f"{HOST}/a"]
    assert "01632 960 100" in verdict.findings[0].message
    assert "on /bb “Call the parking permits team on 01632 960 111.”" in verdict.findings[0].message


AGREED = {
    "same number, other spelling": ("on 01632 960 100.", "on +44 (0)1632 960100."),
    "another use": ("on 01632 960 100.", "by textphone on 01632 960 111."),
    "out of hours": ("on 01632 960 100.", "out of hours on 01632 960 111."),
    "one of two": ("on 01632 960 100.", "on 01632 960 100 or 0800 111 999."),
}


@pytest.mark.parametrize(("one", "other"), AGREED.values(), ids=AGREED)
def test_no_contradiction(judge_site, one: str, other: str) -> None:
    team = "<p>Call the parking permits team {}</p>"
    pages = {"/a": page(team.format(one)), "/b": page(team.format(other))}
    assert judge_site(RULE, pages).outcome == "pass"


OTHERWISE = {
    "no subject": (page("<p>Call us on 01632 960 100.</p>"), page("<p>Call 01632 960 111.</p>")),
    "the same section of two pages": (
        page("<h2>What happens next</h2><p>Call 01632 960 100.</p>", "Births"),
        page("<h2>What happens next</h2><p>Call 01632 960 111.</p>", "Deaths"),
    ),
    "which library": (
        page("<p>Call the library on 01632 960 100.</p>", "Northgate"),
        page("<p>Call the library on 01632 960 111.</p>", "Southgate"),
    ),
    "season": (
        page(HOURS.format("9am to 5pm"), "Park"),
        page(HOURS.format("9am to 4pm").replace("times", "times in winter"), "Park"),
    ),
    "another unit": (
        page("<p>It costs £45 a year.</p>", "Garden waste"),
        page("<p>It costs £4 a month.</p>", "Garden waste"),
    ),
    "another row": (
        page("<table><tr><td>First permit<td>£60</table>", "Residents"),
        page("<table><tr><td>First permit<td>£90</table>", "Traders"),
    ),
    "limits": (
        page("<p>You pay up to £45.</p>", "Garden waste"),
        page("<p>It costs £50.</p>", "Garden waste"),
    ),
}


@pytest.mark.parametrize("pages", OTHERWISE.values(), ids=OTHERWISE)
def test_other_things(judge_site, pages: tuple[str, str]) -> None:
    assert judge_site(RULE, {"/a": pages[0], "/b": pages[1]}).outcome == "pass"


def test_many_statements_are_about_many_things(judge_site) -> None:
    pages = {f"/{n}": page(PARKING.format(f"01632 960 10{n}")) for n in range(4)}
    assert judge_site(RULE, pages).outcome == "pass"


def test_news_holds_on_its_day(judge_site) -> None:
    one, other = CONTRADICTIONS["fee"]
    assert judge_site(RULE, {"/a": one, "/news/a": other}).outcome == "pass"


@pytest.mark.parametrize(
    ("path", "language", "found"),
    [
        ("/parking-guide.pdf", "en-GB", 1),
        ("/parking-guide-2019.pdf", "en-GB", 0),
        ("/council-minutes.pdf", "", 0),
        ("/parcio.pdf", "cy", 0),
    ],
)
def test_a_document_that_contradicts_a_page(
    judge, judge_site, make_site, path, language, found
) -> None:
    site = make_site({"/parking": page(PARKING.format("01632 960 100"))})
    record = site.pages[f"{HOST}/parking"]
    view = PageView(record, site.workspace.pages.body(record), [])
    site.summaries[record.url] = of(Inputs(page=view), record)
    text = "Call the parking permits team on 01632 960 111."
    document = Document(1, HOST + path, language=language, has_text=True, text=text)
    file = Page(run=1, url=document.url, kind="document", status=200)
    site.summaries[file.url] = of(Inputs(document=document), file)
    assert len(judge(RULE, site=site).findings) == found
