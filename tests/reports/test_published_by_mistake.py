"""What was published by mistake reaches no file, email, feed or export that nobody asked it of."""

import io
from dataclasses import replace
from datetime import date

import pytest
from msgspec import structs

from audit.history.decisions import Decision, decide, folder_target, folders_of
from reports.delivery.gate import Gate, GateError
from reports.delivery.weekly_email import email_of
from reports.exports.run_export import export
from reports.sources import Sources, card_of
from signpost.settings.config import ReportSettings
from tests.reports.conftest import SITE, page_html

HOME = "https://www.mereford.gov.uk/"
LEAK = HOME + "leak/list"
SECRETS = ("Prentice", "CE112233D", "CE445566A", "11/03/1979")
ROWS = (
    "<tr><td>Hugh Prentice</td><td>11/03/1979</td><td>CE112233D</td></tr>"
    "<tr><td>Ada Prentice</td><td>12/03/1979</td><td>CE445566A</td></tr>"
)
TABLE = f"<table><tr><th>Name</th><th>DOB</th><th>NI number</th></tr>{ROWS}</table>"
FILLER = "<p>Lorem ipsum of Hugh Prentice, CE112233D, is to be published here.</p>"
SIGNED = "".join(f"<p>Signed: {name}</p>" for name in ("Ada Finch", "Noor Aziz"))


@pytest.fixture
def leaking(report):
    """The report of a site with a page of personal data, and pages of signatures."""
    pages = {
        **SITE,
        "/leak/list": page_html("People", TABLE + FILLER),
        "/planning/comments/1": page_html("Comments 1", SIGNED),
        "/planning/comments/2/a": page_html("Comments 2", SIGNED),
    }
    return report(pages)


def test_findings_are_stored_without_the_data(leaking):
    found = [x for x in leaking.sources().confidential if x.page == LEAK]
    assert [x.rule for x in found] == ["content/personal-data-on-page"]
    assert found[0].severity == "critical"
    assert not any(secret in str(found) for secret in SECRETS)


def test_no_file_of_the_report_tells_the_data_or_the_place(leaking):
    files = [x for x in leaking.folder.rglob("*") if x.is_file()]
    texts = {x.relative_to(leaking.folder): x.read_bytes().decode("utf-8", "ignore") for x in files}
    for name, text in texts.items():
        assert not [text[max(0, text.find(x) - 90) :][:180] for x in SECRETS if x in text], name
        if "rules" not in str(name):  # the rule's own page says what it is for
            assert "content/personal-data-on-page" not in text, name
    assert "sign in to see them" in texts[next(x for x in texts if str(x) == "index.html")]


def test_no_picture_is_taken_of_the_page(leaking):
    assert "personal data, which this report does not copy" in leaking.text(
        f"pages/{card_of(LEAK)}.html"
    )


def test_other_findings_do_not_quote_the_page(leaking):
    pages = {x.url: x for x in leaking.sources().comparison.current()}
    mine = pages[LEAK].findings
    assert "content/placeholder-text" in {x.rule for x in mine}
    assert not any(secret in str(mine) for secret in SECRETS)


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "sarif", "junit", "earl"])
def test_exports_have_it_only_if_asked_for(leaking, form):
    def written(with_confidential):
        out = io.BytesIO()
        given = (leaking.workspace, leaking.config, leaking.run.id, "findings", form, out)
        rows = export(*given, with_confidential=with_confidential)
        assert not any(secret.encode() in out.getvalue() for secret in SECRETS)
        return rows, out.getvalue()

    rows, plain = written(False)
    more, asked = written(True)
    assert more > rows or form == "earl"  # of accessibility alone
    if form in ("csv", "json", "sarif"):
        assert b"of this kind: take" not in plain
        assert b"National Insurance number (" not in plain
        assert b"National Insurance number (" in asked


def test_a_rule_that_is_left_out_does_not_read_as_passed(leaking):
    out = io.BytesIO()
    export(leaking.workspace, leaking.config, leaking.run.id, "findings", "junit", out)
    case = out.getvalue().decode().partition('name="content/personal-data-on-page"')[2][:120]
    assert "<skipped" in case
    assert "people who sign in" in leaking.text("rules/content-personal-data-on-page.html")


def test_mail_and_feed_tell_the_number_only(leaking):
    settings = ReportSettings(email_to=["a@example.org"], email_from="b@example.org")
    config = structs.replace(leaking.config, reports=settings)
    mail = str(email_of(leaking.workspace, config, leaking.run.id))
    for text in (mail, leaking.text("feed.xml")):
        assert "published by mistake" in " ".join(text.replace("=\n", "").split())
        assert "leak/list" not in text
        assert "comments/1" not in text


def test_the_gate_holds_and_does_not_say_where(leaking):
    sources = Sources(leaking.workspace, leaking.config, leaking.run, with_confidential=True)
    with pytest.raises(GateError) as stopped:
        Gate("any", "critical").check(sources)
    assert "sign in" in str(stopped.value)
    assert "leak/list" not in str(stopped.value)


def test_a_decision_holds_for_a_folder_and_not_for_what_is_sure(leaking):
    found = {x.page: x for x in leaking.sources().confidential}
    comment = found[HOME + "planning/comments/1"]
    folder = folders_of(comment.page)[0]
    assert folder == HOME + "planning/comments/"
    for target in (folder_target(comment, folder), folder_target(found[LEAK], HOME + "leak/")):
        made = Decision("folder", target, "accepted_risk", "Ada", "published on purpose")
        decide(leaking.workspace, replace(made, rule=comment.rule, page=folder), date(2026, 1, 1))
    left = [x.page for x in leaking.sources().confidential_to_do]
    assert left == [LEAK]


def test_folders_of_an_address():
    assert folders_of(HOME + "a/b/c.pdf") == [HOME + "a/b/", HOME + "a/"]
    assert folders_of(HOME + "c.pdf") == []
