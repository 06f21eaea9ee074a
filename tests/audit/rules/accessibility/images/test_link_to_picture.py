"""The rule on links that lead straight to a picture."""

import pytest

RULE = "accessibility/link-to-picture"


@pytest.mark.parametrize(
    "html",
    [
        'See <a href="/media/ward-map.JPG">the ward map</a>.',
        '<a href="/media/plan.png?width=1200">Site plan</a>',
        '<a href="/media/plan.webp#top"><img src="/t/plan.webp" alt=" "></a>',
        '<a href="/media/scan.tiff"><img src="/t/scan.png"></a>',
    ],
)
def test_a_bare_picture_needs_a_person(judge, html):
    verdict = judge(RULE, f"<p>{html}</p>")
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.where == "html > body > main > p > a"
    assert found.evidence.startswith('<a href="/media/')


def test_a_link_round_a_picture_with_a_text_alternative(judge):
    html = '<a href="/media/bandstand.jpg"><img src="/t/b.jpg" alt="The bandstand in May"></a>'
    assert judge(RULE, html).outcome == "pass"
    both = judge(RULE, html + '<a href="/media/map.gif">Map</a>')
    assert [x.evidence for x in both.findings] == ['<a href="/media/map.gif">Map</a>']


@pytest.mark.parametrize(
    "html",
    [
        "<p>Our pictures</p>",
        '<a href="/pictures">Pictures</a>',
        '<a href="/help/how-to-open-a.png-file">How to open it</a>',
        '<a href="/media/ward-map.pdf"><img src="/t/map.png" alt="Map"></a>',
        '<a name="plan.png">The plan</a>',
    ],
)
def test_no_link_leads_to_a_picture(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"
