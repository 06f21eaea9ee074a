from audit.inventory.breadcrumb import of
from signpost.pages.markup import parse


def test_the_way_to_a_page() -> None:
    page = (
        b"<nav aria-label=Breadcrumb><a href=/>Home</a><a href=/bins>Bins</a><span>New</span></nav>"
    )
    assert of(parse(page)) == ["Bins"]
    assert of(parse(b"<ol class=breadcrumbs><li><a href=/a>Council tax</a></ol>")) == [
        "Council tax"
    ]
    assert of(parse(b"<p>No way</p>")) == []
