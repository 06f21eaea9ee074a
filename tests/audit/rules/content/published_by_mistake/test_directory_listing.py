import pytest

RULE = "content/directory-listing"
URL = "https://www.mereford.gov.uk/files/"


def listing(title, *links, before=""):
    rows = "".join(f'<a href="{x}">{x}</a><br>' for x in links)
    return (
        f"<html><head><title>{title}</title></head><body>{before}<h1>{title}</h1>"
        f"<pre>{rows}</pre></body></html>"
    )


@pytest.mark.parametrize(
    "html",
    [
        listing("Index of /files", "?C=N;O=D", "a.pdf", "b.xlsx"),
        listing("Directory listing for /files/", "a.pdf"),
        listing(
            "www.mereford.gov.uk - /files/", "a.pdf", before="<a href=/>[To Parent Directory]</a>"
        ),
    ],
)
def test_finds_a_listing(judge, html):
    found = judge(RULE, html, url=URL)
    assert found.outcome == "fail"
    assert "a.pdf" not in str(found.findings)


@pytest.mark.parametrize(
    "html",
    [
        listing("Minutes and agendas", "a.pdf", "b.pdf"),
        listing("Index of deprivation", "a.pdf"),
        (
            "<html><head><title>Index of /multiple deprivation</title></head><body><main><h1>IMD</h1>"
            "<a href=a.pdf>a</a></main></body></html>"
        ),
    ],
)
def test_leaves_pages_that_people_wrote(judge, html):
    assert judge(RULE, html, url=URL).outcome == "pass"
