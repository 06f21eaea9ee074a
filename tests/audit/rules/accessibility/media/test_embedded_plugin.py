"""The rule on objects that need a plug-in."""

from typing import Any

import pytest

RULE = "accessibility/embedded-plugin"


@pytest.mark.parametrize(
    "html",
    [
        '<object data="a"><param name="wmode" value="x"></object>',
        '<embed src="/film.swf">',
        '<embed src="/tour/walk.SWF?lang=en">',
        '<object type="application/x-shockwave-flash" data="/map"></object>',
        '<object type="application/x-silverlight-2" data="/viewer"></object>',
        '<object><param name="FlashVars" value="file=budget"></object>',
        '<applet code="Planning.class"></applet>',
    ],
)
def test_what_needs_a_plugin_fails(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert "plug-in that browsers no longer have" in found.message
    assert found.evidence.startswith(html[:7])


def test_each_object_is_told(judge: Any) -> None:
    addresses = ("/a.swf", "/map.pdf", "/b.swf#x")
    html = "".join(f"<p id=p{n}><object data='{x}'></object>" for n, x in enumerate(addresses))
    assert [x.where for x in judge(RULE, html).findings] == ["p#p0 > object", "p#p2 > object"]


@pytest.mark.parametrize(
    "html",
    [
        '<object data="a.pdf" type="application/pdf"></object>',
        '<object data="/crest.svg" type="image/svg+xml"><param name="title" value="x"></object>',
        '<embed src="/film.mp4" type="video/mp4">',
        '<embed src="/flood.swfl.png">',
    ],
)
def test_what_a_browser_shows_by_itself_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html", ['<p><a href="/film.swf">The old film</a></p>', "<p>Java and Flash at the library</p>"]
)
def test_a_page_without_objects_is_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<embed src=/map.svg><object><param name=movie value=a></object>", ["object"]),
        ("<embed src=/a.swf><embed src=/map.svg>", ["embed"]),
        (
            "<object data=/a.pdf><object><param name=FlashVars value=a></object></object>",
            ["object"],
        ),
        ("<embed src=/map.svg><p>A map</p>", []),
    ],
)
def test_what_stands_inside_is_told_once(judge, html, found):
    assert [x.evidence[1:].split()[0].split(">")[0] for x in judge(RULE, html).findings] == found
