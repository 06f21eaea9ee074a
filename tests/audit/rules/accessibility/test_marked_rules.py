"""More rules that need nothing but the page's HTML: bad and good examples, look-alikes among them."""

from __future__ import annotations

from typing import Any

import pytest

_BOTH = "<tr><th>Day</th><th>Open</th><th>Shut</th></tr>"
_ROW = "<tr><td>Mon</td><td>9am</td><td>5pm</td></tr>"
_DATA = f"<table>{_BOTH}{_ROW}{_ROW}</table>"
_CAPTION = f"<table><caption>Opening hours</caption>{_BOTH}{_ROW}</table>"
_DATE = "".join(f"<label>{x} <input name={x}></label>" for x in ("Day", "Month", "Year"))
_FORM = "<form>{}<button>Send</button></form>"
_MENU = (
    "<html lang=en><title>x</title><body>{}<nav><a href=/a>A</a><a href=/b>B</a><a href=/c>C</a>"
    "<a href=/d>D</a></nav><main id=main><h1>Bins</h1></main>"
)
_LONG = "word " * 60
BAD = [
    ("words-by-place", "<p>Use the menu on the right-hand side.</p>"),
    ("words-by-place", "<p>Press the round button to go on.</p>"),
    ("words-by-place", "<p>Follow the links on the left.</p>"),
    ("words-by-colour", "<p>Fields marked in red are required.</p>"),
    ("words-by-colour", "<p>Press the green button.</p>"),
    ("white-space-layout", "<p>W E L C O M E to our site</p>"),
    ("white-space-layout", "<p>Monday&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;9am</p>"),
    ("breaks-for-paragraphs", "<p>One thing.<br><br>Another thing.</p>"),
    ("time-limit", "<p>You will be logged out after 10 minutes.</p>"),
    ("time-limit", "<script>setTimeout(function () { location.href = '/x' }, 9000)</script>"),
    ("message-vanishes", "<script>setTimeout(() => { $('#m').fadeOut() }, 3000)</script>"),
    ("message-vanishes", '<div class="toast" data-delay="3000">Saved</div>'),
    ("passage-language", '<p>He says <span lang="es">Allons, Madame plaisante!</span></p>'),
    ("passage-language", "<p>Bonjour, comment allez-vous aujourd'hui, mes amis?</p>"),
    ("passage-language", "<p>They ask “Guten Tag, wie geht es Ihnen?” at the door.</p>"),
    (
        "title-unlike-heading",
        "<html lang=en><title>Pay your parking fine</title><main><h1>Rubbish collection days</h1>",
    ),
    ("heading-too-long", f"<h2>{_LONG}</h2>"),
    ("empty-list", "<ul></ul>"),
    ("empty-list", "<ul><li>One</li><li></li></ul>"),
    ("table-without-caption", f"<p>Words.</p>{_DATA}"),
    ("table-nested", f"<table><tr><th>{_DATA}</th></tr></table>"),
    ("table-for-layout", "<table><tr><td><ul><li>A</ul></td><td><p>Text</p></td></tr></table>"),
    ("table-for-layout", f"<table role=presentation>{_BOTH}{_ROW}</table>"),
    ("table-empty-cells", f"<table>{_BOTH}<tr><td></td><td></td><td></td></tr>{_ROW}</table>"),
    (
        "table-scope",
        f"<table>{_BOTH}<tr><th>Mon</th><td>9</td><td>5</td></tr></table>",
    ),
    ("picture-of-words", '<img alt="25% off sale" src="/i/a.jpg">'),
    ("picture-of-words", '<img alt="Summer fair" src="/i/fair-poster.jpg">'),
    ("alt-too-long", f'<img alt="{_LONG}" src=a.png>'),
    ("alt-unlike-file", '<img alt="Twitter" src="/i/library-logo.png">'),
    ("captcha", '<div class="g-recaptcha" data-sitekey="x"></div>'),
    ("drawing-unnamed", "<p><svg><path d='M0 0'></path></svg></p>"),
    ("drawing-unnamed", "<canvas></canvas>"),
    ("same-text-different-places", "<a href=/a>Apply now</a> <a href=/b>Apply now</a>"),
    ("link-without-target", '<a href="#">Open the list</a>'),
    ("link-without-target", '<a href="javascript:go()">Go on</a>'),
    ("name-is-symbol", '<button>X</button><a href="/n">»</a>'),
    ("nested-controls", "<button><a href=/x>Go on</a></button>"),
    ("role-without-focus", "<span role=button>Send</span>"),
    ("title-only", '<p><span title="Open Monday to Friday">Hours</span></p>'),
    ("title-repeats-text", '<a href=/b title="Bins">Bins</a>'),
    ("skip-link-missing", _MENU.format("")),
    ("control-says-nothing", "<button>Click here</button>"),
    ("control-says-nothing", '<iframe src=/m title="frame"></iframe>'),
    ("placeholder-as-label", '<input placeholder="Your name">'),
    ("required-not-told", "<form><label>Name * <input name=n></label></form>"),
    ("required-not-told", '<form><label class="required">Name <input name=n></label></form>'),
    ("autocomplete-missing", _FORM.format("<label>Email <input></label><label>Why<input></label>")),
    ("format-not-told", "<form><label>Date of birth <input></label></form>"),
    ("format-not-told", "<form><label>Code <input pattern='[A-Z]{3}'></label></form>"),
    ("error-not-tied", '<form><label>Name<input></label><p class="error">Enter a name</p></form>'),
    (
        "error-not-tied",
        '<form><input aria-describedby=e><p id=e class="error-message">Invalid</p></form>',
    ),
    ("form-without-button", "<form><label>Name <input></label></form>"),
    ("date-parts-without-group", _FORM.format(_DATE)),
    ("label-for-nothing", "<label for=gone>Name</label><input id=here>"),
    ("label-for-nothing", "<label>Name</label> <input>"),
    ("autoplay", "<video autoplay src=a.mp4></video>"),
    ("autoplay", '<iframe src="https://www.youtube.com/embed/x?autoplay=1"></iframe>'),
    ("film-without-description", "<p>Watch:</p><video controls src=a.mp4></video>"),
    ("film-without-description", '<iframe src="https://www.youtube.com/embed/x"></iframe>'),
    ("duplicate-attribute", '<p class="a" id="b" class="c">Words</p>'),
    ("doctype-missing", "<html lang=en><title>x</title><p>Words"),
    ("focus-on-text", "<p tabindex=0>Words</p>"),
    ("focus-taken-away", '<a href=/x onfocus="this.blur()">Go on</a>'),
    ("orientation-words", "<div hidden>Please rotate your device</div>"),
]
GOOD = [
    ("words-by-place", "<p>Turn left at the lights; the entrance is on the right.</p>"),
    ("words-by-place", "<p>You have a right to see the form. You are in the right place.</p>"),
    ("words-by-colour", "<p>Put paper into the blue bin, and garden waste into the green one.</p>"),
    ("words-by-colour", "<p>Apply for a Blue Badge.</p>"),
    ("white-space-layout", "<p>Parts A B C D of the form; 10&nbsp;km</p>"),
    ("breaks-for-paragraphs", "<p>1 High Street<br>Mereford<br>ME1 1AA</p>"),
    (
        "time-limit",
        "<p>The session on gardening is at 10am.</p><script>setTimeout(draw, 9)</script>",
    ),
    ("message-vanishes", "<script>setTimeout(function () { draw() }, 50)</script>"),
    ("passage-language", '<p>He says <span lang="fr">Allons, Madame plaisante!</span></p>'),
    ("passage-language", "<p><a href=/pl lang=pl>Miejsce w szkole po polsku</a></p>"),
    ("passage-language", "<p>Choose “Universal Credit and Council Tax” or “Enter full name”.</p>"),
    (
        "title-unlike-heading",
        "<html lang=en><title>Bin collection days – Council</title><main><h1>Find your collection day</h1>",
    ),
    ("heading-too-long", "<h2>Opening hours</h2>"),
    ("empty-list", "<ul id=results></ul><ul><li>One</li><li><img src=a alt=A></li></ul>"),
    ("table-without-caption", _CAPTION),
    ("table-without-caption", f"<h2>Opening hours</h2>{_DATA}"),
    ("table-without-caption", f"<h2 id=h>Hours</h2><p>Hi.</p><div aria-labelledby=h>{_DATA}</div>"),
    ("table-nested", _CAPTION),
    ("table-for-layout", _CAPTION),
    ("table-for-layout", "<table role=presentation><tr><td>A</td></tr></table>"),
    ("table-empty-cells", _CAPTION),
    (
        "table-scope",
        (
            "<table><tr><th scope=col>A</th><th scope=col>B</th></tr>"
            "<tr><th scope=row>1</th><td>2</td></tr></table>"
        ),
    ),
    ("table-scope", _CAPTION),
    ("picture-of-words", '<img alt="Children at the library" src="/i/library.jpg">'),
    ("alt-too-long", '<img alt="Children at the library" src=a.png>'),
    ("alt-unlike-file", '<img alt="Library" src="/i/libraries-2.png"><img alt=Map src=a91bc2.png>'),
    ("captcha", "<p>We do not use a captcha.</p>"),
    ("drawing-unnamed", "<svg role=img aria-label=Map></svg><svg aria-hidden=true></svg>"),
    ("drawing-unnamed", "<a href=/x><svg><path></path></svg> Search</a>"),
    ("same-text-different-places", "<a href=/a>Apply</a> <a href=/a>Apply</a><a href=/1>1</a>"),
    ("link-without-target", '<a href="#main">Skip</a><a href="#" role=button>Open</a>'),
    ("link-without-target", '<a href="#">Back to top</a>'),
    ("name-is-symbol", '<button aria-label=Close>X</button><a href="/a">A</a><a href="/2">2</a>'),
    ("nested-controls", "<button><span>Go</span></button><a href=/x><template><a href=/y>"),
    ("role-without-focus", "<span role=button tabindex=0>Send</span><a role=button href=#>x</a>"),
    ("title-only", '<p><abbr title="General practitioner">GP</abbr></p>'),
    ("title-only", '<p><span title="Hours">Hours</span></p>'),
    ("title-repeats-text", '<a href=/b title="Bins: when they are emptied">Bins</a>'),
    ("skip-link-missing", _MENU.format('<a href="#main">Skip to content</a>')),
    ("control-says-nothing", "<button>Send your report</button><iframe title='Map'></iframe>"),
    ("placeholder-as-label", '<label>Name <input placeholder="Your name"></label>'),
    ("required-not-told", "<p>* means required</p><form><label>Name * <input></label></form>"),
    ("required-not-told", '<form><label class="required">Name (required) <input></label></form>'),
    ("autocomplete-missing", _FORM.format("<label>Email <input autocomplete=email></label>")),
    ("autocomplete-missing", "<form action=/search><label>Postcode <input></label></form>"),
    ("format-not-told", _FORM.format("<label>Date, for example 27 3 2026 <input></label>")),
    ("format-not-told", "<form><label>Day <input pattern='[0-9]*'></label></form>"),
    (
        "error-not-tied",
        '<form><input aria-describedby=e><p id=e class="error-message">Enter your name</p></form>',
    ),
    ("form-without-button", _FORM.format("<label>Name <input></label>")),
    ("date-parts-without-group", f"<fieldset><legend>Born?</legend>{_DATE}</fieldset>"),
    ("label-for-nothing", "<label for=here>Name</label><input id=here>"),
    ("autoplay", "<video controls muted autoplay src=a.mp4></video><audio controls></audio>"),
    ("film-without-description", "<video controls src=a.mp4></video><p><a href=t>Transcript</a>"),
    ("film-without-description", "<video autoplay muted src=a.mp4></video>"),
    ("duplicate-attribute", '<p class="a" data-class="c" title="class=b class=c">Words</p>'),
    ("doctype-missing", "<!-- x --><!DOCTYPE HTML><html lang=en><title>x</title><p>Words"),
    ("focus-on-text", "<div tabindex=0 role=region aria-label=A></div><p tabindex=-1>Words</p>"),
    ("focus-taken-away", '<a href=/x onfocus="show()">Go on</a>'),
    ("orientation-words", "<p>Turn your compost every week.</p>"),
]


@pytest.mark.parametrize(("rule", "html"), BAD)
def test_bad(judge: Any, rule: str, html: str) -> None:
    assert judge(f"accessibility/{rule}", html).outcome in ("fail", "needs_person")


@pytest.mark.parametrize(("rule", "html"), GOOD)
def test_good(judge: Any, rule: str, html: str) -> None:
    verdict = judge(f"accessibility/{rule}", html)
    assert verdict.outcome in ("pass", "not_applicable"), verdict.findings


def test_each_rule_has_both() -> None:
    assert {rule for rule, _ in BAD} == {rule for rule, _ in GOOD}
