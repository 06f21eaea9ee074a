from signpost.workspace.records import Page

RULE = "content/exposed-file"
HOME = "https://www.mereford.gov.uk"


def answer(path, status=200, **more):
    url = HOME + path
    return {path: Page(run=1, url=url, kind="asset", status=status, **more)}


def page(*paths):
    links = "".join(f'<a href="{x}">file</a>' for x in paths)
    return f"<html lang=en><title>Files</title><body><main>{links}</main></body></html>"


def test_finds_what_is_there(judge, make_site):
    site = make_site({"/": page("/db.sql", "/a.pdf"), **answer("/db.sql")})
    found = judge(RULE, site=site)
    assert found.outcome == "fail"
    assert [(x.page, x.severity) for x in found.findings] == [(f"{HOME}/", "critical")]


def test_answers_to_a_form_need_a_person(judge, make_site):
    site = make_site({"/": page("/form-responses.csv"), **answer("/form-responses.csv")})
    assert judge(RULE, site=site).outcome == "needs_person"


def test_what_is_gone_or_shut_is_no_finding(judge, make_site):
    site = make_site(
        {"/": page("/db.sql", "/.env"), **answer("/db.sql", 404), **answer("/.env", 403)}
    )
    assert judge(RULE, site=site).outcome == "pass"


def test_what_was_not_asked_is_not_fine(judge, make_site):
    site = make_site({"/": page("/db.sql")})
    assert judge(RULE, site=site).outcome == "could_not_check"
