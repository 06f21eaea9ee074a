"""Rules that need nothing but the page's HTML: each with bad and good examples."""

from __future__ import annotations

from typing import Any

import pytest

_ROWS = "<tr><th>A</th><th>B</th><th>C</th></tr><tr><td>1</td><td>2</td><td>3</td></tr>"
_FORM = "<form><label>Name <input name=n></label><button>Send</button></form>"
BAD = [
    ("text-direction", '<p lang="ar">الإعفاء الإلكتروني</p>', "fail"),
    ("text-direction", '<p dir="rtl" lang="en">Electronic visa waiver</p>', "fail"),
    ("irregular-table", f"<table>{_ROWS}<tr><td>1</td><td>2</td></tr></table>", "needs_person"),
    (
        "irregular-table",
        (
            "<table><tr><th>A</th><td colspan=3>x</td><th>B</th><td>y</td></tr>"
            "<tr><th>C</th><td colspan=5>z</td></tr></table>"
        ),
        "needs_person",
    ),
    ("image-title", '<img alt="BBC" title="BBC homepage" src="a.png">', "needs_person"),
    ("image-title", '<img alt="" title="BBC" src="a.png">', "needs_person"),
    ("animated-picture", '<img alt="Tree" src="/i/tree.gif">', "needs_person"),
    ("media-without-transcript", '<p><a href="a.mp3">The interview</a></p>', "needs_person"),
    ("media-without-transcript", "<video src=a.mp4 controls></video>", "needs_person"),
    ("same-link-twice", '<a href="/x"><img alt="X" src=x.png></a> <a href="/x">X</a>', "fail"),
    (
        "same-link-twice",
        '<div><a href="/x"><img alt="" src=x.png></a></div><h3><a href="/x">X</a></h3>',
        "fail",
    ),
    ("link-to-picture", 'My <a href="/i/bat.jpg">bat</a>', "needs_person"),
    ("error-not-in-words", '<form><input class="has-errors" name=n></form>', "needs_person"),
    ("group-without-legend", "<fieldset>Words</fieldset>", "fail"),
    (
        "group-without-legend",
        "<h4>Waste?</h4><input type=checkbox name=w value=a><input type=checkbox name=w value=b>",
        "fail",
    ),
    ("labels-alike", "<form><label>Name <input></label><label>Name <input></label></form>", "fail"),
    ("change-without-warning", "<form><select><option>English</select></form>", "needs_person"),
    ("change-without-warning", '<select onchange="location=this.value"></select>', "fail"),
    ("dialog-unmarked", '<div class="lightbox hidden"><a href="#">X</a></div>', "needs_person"),
    ("duplicate-id", '<div id="nav">a</div><div id="nav">b</div>', "fail"),
    ("empty-paragraph", "<p></p>", "fail"),
    ("empty-paragraph", "<p>&nbsp;</p><p><span></span></p>", "fail"),
    ("presentational-markup", "<center>Words</center>", "fail"),
    ("embedded-plugin", '<object data="a"><param name="wmode" value="x"></object>', "fail"),
    ("embedded-plugin", '<embed src="/film.swf">', "fail"),
    ("spacer-picture", '<img alt="" height="1" width="100" src="x.gif">', "fail"),
    ("spacer-picture", '<img alt="" src="/i/spacer.gif">', "fail"),
    ("stray-end-tag", "<div>strings of pearls</span></div>", "fail"),
    ("preformatted-text", "<pre>\n /\\_/\\\n( o.o )</pre>", "needs_person"),
]
GOOD = [
    ("text-direction", '<p lang="ar" dir="rtl">الإعفاء الإلكتروني</p>', "pass"),
    ("text-direction", '<p lang="fr">Bonjour tout le monde</p>', "pass"),
    ("text-direction", "<p>Plain words</p>", "not_applicable"),
    ("irregular-table", f"<table>{_ROWS}</table>", "pass"),
    ("irregular-table", f"<table>{_ROWS}<tr><td colspan=3>All</td></tr></table>", "pass"),
    (
        "irregular-table",
        "<table><tr><th rowspan=2>A</th><td>1</td></tr><tr><td>2</td></tr></table>",
        "pass",
    ),
    ("image-title", '<img alt="BBC" title="BBC" src="a.png">', "pass"),
    ("animated-picture", '<img alt="" src="/i/spacer.gif"><img alt="" src=a.gif width=1>', "pass"),
    ("animated-picture", "<img alt='' src=a.png>", "not_applicable"),
    (
        "media-without-transcript",
        "<p><a href=a.mp3>Interview</a> <a href=t>Transcript</a></p>",
        "pass",
    ),
    ("media-without-transcript", "<video><track kind=captions src=c.vtt></video>", "pass"),
    ("media-without-transcript", "<video autoplay muted src=a.mp4></video>", "not_applicable"),
    ("same-link-twice", '<a href="/x">X</a> and <a href="/x">X again</a>', "pass"),
    ("same-link-twice", '<ul><li><a href="/x">X</a></li><li><a href="/x">X</a></li></ul>', "pass"),
    ("same-link-twice", '<a href="/x">X</a> <a href="/y">Y</a>', "pass"),
    ("link-to-picture", '<a href="/big.jpg"><img src=s.jpg alt="A bat"></a>', "pass"),
    ("error-not-in-words", "<form><input class=has-errors aria-invalid=true></form>", "pass"),
    ("error-not-in-words", "<form><input class=terror></form>", "pass"),
    (
        "error-not-in-words",
        "<fieldset aria-describedby=e><input class=input--error name=day></fieldset>",
        "pass",
    ),
    (
        "group-without-legend",
        (
            "<fieldset><legend>Waste?</legend><input type=radio name=w><input type=radio name=w>"
            "</fieldset>"
        ),
        "pass",
    ),
    ("group-without-legend", "<input type=checkbox name=one>", "not_applicable"),
    ("labels-alike", _FORM + _FORM, "pass"),
    ("change-without-warning", "<form><select></select><button>Go</button></form>", "pass"),
    ("change-without-warning", "<select id=show></select>", "pass"),
    ("dialog-unmarked", "<div class=modal role=dialog><button>X</button></div>", "pass"),
    ("dialog-unmarked", "<div class=modal-links><a href=x>x</a></div>", "not_applicable"),
    ("duplicate-id", "<div id=a></div><div id=b></div>", "pass"),
    ("empty-paragraph", "<p>Words</p><p><img src=x alt=y></p><p id=status></p>", "pass"),
    ("empty-paragraph", "<div aria-live=polite><p></p></div>", "not_applicable"),
    ("presentational-markup", "<p class=center>Words</p>", "pass"),
    ("embedded-plugin", '<object data="a.pdf" type="application/pdf"></object>', "pass"),
    ("spacer-picture", '<img alt="" height="1" width="1" src="/count.gif">', "pass"),
    ("spacer-picture", '<img alt="Red dots" src="/i/red-dots.gif">', "pass"),
    ("stray-end-tag", "<div><p>a<div>b</div></p><br></br></div>", "pass"),
    ("preformatted-text", "<div class=highlight><pre>a\nb</pre></div>", "pass"),
    ("preformatted-text", "<pre><code>a\nb</code></pre><pre>one line</pre>", "pass"),
]


@pytest.mark.parametrize(("rule", "html", "outcome"), BAD + GOOD)
def test_markup_rule(judge: Any, rule: str, html: str, outcome: str) -> None:
    assert judge(f"accessibility/{rule}", html).outcome == outcome


def test_an_id_that_a_label_needs_is_serious(judge: Any) -> None:
    html = "<label for=a>A</label><input id=a><input id=a>"
    assert [x.severity for x in judge("accessibility/duplicate-id", html).findings] == ["serious"]
