"""Nothing that a page says does anything in a report but stand there as text."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html as lxml_html

from reports.context import ReportContext
from reports.pages.page_list import write
from reports.tally import PageRow, Tally
from reports.view_models.user_journeys import listing
from reports.writing.files import ReportFolder
from reports.writing.templating import clean
from signpost.workspace.artifacts import (
    judged,
    judged_demand,
    judged_journeys,
    judged_opportunities,
    search_figures,
    search_insight,
    searched,
)
from signpost.workspace.artifacts.judged_journeys import STORIES
from signpost.workspace.records import Visit

pytestmark = pytest.mark.slow

HOME = "https://www.mereford.gov.uk/"
# What could act in HTML, in an attribute, as an address, in CSS, in a spreadsheet, in SVG, in
# Markdown, in a script and in a terminal.
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "</title><script>alert(1)</script>",
    "</code></pre><iframe src=https://evil.example></iframe>",
    "</blockquote><form action=https://evil.example><input name=q>",
    "<!-- --><a href=javascript:alert(1)>x</a>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<object data=https://evil.example>",
    "<template><b>hidden</b></template>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;script&#x3e;alert(1)",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "` onload=alert(1) `",
    '" style="position:fixed;inset:0',
    '"><button formaction=javascript:alert(1)>x',
    "x' accesskey='x' onclick='alert(1)",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "javascript:alert(1)//",
    "JaVaScRiPt&colon;alert(1)",
    "java\tscript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "//evil.example/path",
    "https://user:pass@evil.example/",
    "https:\\\\evil.example",
    "file:///etc/passwd",
    "blob:https://evil.example/1",
    "]]><style>body{display:none}</style>",
    "</style><style>@import'//evil.example'</style>",
    "expression(alert(1))",
    "url(javascript:alert(1))",
    "*{background:url(//evil.example/?x)}",
    '=HYPERLINK("https://evil.example")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=IMPORTXML("https://evil.example","//a")',
    '=WEBSERVICE("https://evil.example")',
    "\uff1d1+1",
    "DDE ('cmd';'/C calc';'x')",
    '"; DROP TABLE page; --',
    "a,b;c|d",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><use href=data:image/svg+xml,x></svg>",
    "<math><mtext></form><form><mglyph>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "# Not a heading <b>",
    "|a|b|\n|-|-|",
    "{{ 97 * 89 }}{% for x in () %}",
    "${7*7}",
    "<%= 7*7 %>",
    "#{7*7}",
    "</script><script>alert(1)</script>",
    "\u2028alert(1)\u2029",
    "\\u003cscript\\u003ealert(1)",
    "\u202e\u2066evil\u2069",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;https://evil.example\x1b\\link",
    "\x9b2J\x08\x08hidden",
    "%s%n{0}{}",
    "\ufeffbom",
]
BAD_STARTS = ("javascript", "data:text", "vbscript", "//", "file:", "blob:")
FORMULAS = ("=", "+", "-", "@", "\uff1d")
ALLOWED_TAGS = {
    *("select", "option", "button"),
    *("html", "head", "meta", "title", "link", "body", "a", "header", "div", "p", "span", "nav"),
    *(
        "ul",
        "li",
        "main",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "dl",
        "dt",
        "dd",
        "ol",
        "section",
        "strong",
    ),
    *("details", "summary", "blockquote", "bdi", "code", "pre", "table", "thead", "tbody", "tr"),
    *(
        "th",
        "td",
        "caption",
        "form",
        "label",
        "input",
        "script",
        "br",
        "figure",
        "img",
        "figcaption",
    ),
}


def page(payload: str) -> str:
    said = escape(payload)
    sentence = f"{said} and you will need to " + "go on and on " * 12 + "until the end."
    return (
        f"<html lang=en><head><title>{said}</title><meta name=description content='{said}'></head>"
        f"<body><main><h1>{said}</h1><p>{sentence}</p>"
        f'<p><a href="/gone?q={said}">{said}</a> <a href="/gone">click here</a></p>'
        f"<a href=\"javascript:alert('{said}')\">Pay</a></main></body></html>"
    )


def _insight() -> dict[str, Any]:
    """What searches tell, hostile throughout."""
    rows = [{"query": x, "searches": 1, "state": x, "address": x} for x in PAYLOADS]
    words = [
        {
            "resident": x,
            "council": x,
            "searches": 1,
            "before": None,
            "after": None,
            "suggest": False,
            "title_edit": _edit(x),
        }
        for x in PAYLOADS
    ]
    topics = [{"name": x, "searches": 2, "queries": rows} for x in PAYLOADS]
    told = {"topics": topics, "vocabulary": words, "no_page": rows, "pdf_only": rows}
    left = [{"reason": x, "searches": 1, "queries": [x]} for x in PAYLOADS]
    told["synonyms"] = [
        {"said": x, "means": x, "kind": x, "seen": 1, "queries": 1, "before": None, "after": None}
        for x in PAYLOADS
    ]
    return told | {"top": rows, "left_out": left, "seasons": _seasons(topics, left)}


def _edit(said: str) -> dict[str, Any]:
    """A title that was tried, hostile."""
    named = dict.fromkeys(("address", "title", "suggested"), said)
    return named | {"queries": 1, "before": 0.1, "after": 0.2, "suggest": True}


def _seasons(topics: list[dict[str, Any]], left: list[dict[str, Any]]) -> dict[str, Any]:
    """What months tell, hostile throughout."""
    rows = [{"query": x, "searches": 2, "usual": 1, "years": 1, "of_years": 1} for x in PAYLOADS]
    named = {"month": PAYLOADS[0], "months": 30, "missing": PAYLOADS, "notes": PAYLOADS}
    lists = {"new": topics, "risen": rows, "falling": rows, "left_out": left}
    return named | lists | {"coming": dict.fromkeys(PAYLOADS, rows), "calendar": {"1": rows}}


def _story(said: str) -> dict[str, Any]:
    """A story of which everything is hostile."""
    way = {"outcome": "fail", "says": said, "step": said, "steps": [said]}
    return {
        "name": said,
        "who": said,
        "need": said,
        "questions": {},
        "ways": {"search": way, "present": way, "navigation": way},
    }


def _contacts() -> list[dict[str, Any]]:
    """Contacts of services whose names and words are hostile."""
    return [
        {
            "name": said,
            "contacts": 1,
            "kinds": [{"kind": "chasing", "likely": 0, "possible": 1, "examples": [said]}],
        }
        for said in PAYLOADS
    ]


def _chances() -> dict[str, Any]:
    """Opportunities of which every text is hostile."""
    texts = ("key", "title", "says", "severity", "certainty", "arithmetic", "effort", "owner")
    found = [
        dict.fromkeys((*texts, "page"), said)
        | {"kind": "journey", "evidence": [said], "services": {said: 1}, "low": 1.0, "high": 2.0}
        for said in PAYLOADS
    ]
    own = [{"place": 0, "low": 1.0, "high": 2.0, "arithmetic": said} for said in PAYLOADS]
    return {
        "all": found,
        "by_service": [{"name": said, "own": own} for said in PAYLOADS],
        "assumptions": {},
    }


@pytest.fixture
def made(report: Callable[..., Any]) -> Any:
    visits = tuple(
        Visit(run=0, url=f"{HOME}p{n}", state="could_not_check", reason=x)
        for n, x in enumerate(PAYLOADS)
    )
    return report(
        {f"/p{n}": page(x) for n, x in enumerate(PAYLOADS)},
        visits=visits,
        skipped=tuple(f"javascript:alert({n})//{x}" for n, x in enumerate(PAYLOADS)),
        artifacts={
            searched.QUERIES: [{"query": x, "searches": 1, "state": x} for x in PAYLOADS],
            search_figures.PROMOTION: {
                "promoted": True,
                "reason": PAYLOADS[0],
                "ranker": PAYLOADS[1],
            },
            search_figures.BENCHMARK: {
                "rankers": {x: {} for x in PAYLOADS},
                "queries": 1,
                "present": {"reason": " ".join(PAYLOADS)},
            },
            search_insight.INSIGHT: _insight(),
            judged_journeys.STORIES: [_story(x) for x in PAYLOADS],
            judged_demand.DEMAND: {"services": [], "notes": list(PAYLOADS)},
            judged_demand.VIEWS: {"services": dict.fromkeys(PAYLOADS, 1), "notes": list(PAYLOADS)},
            judged_demand.CONTACTS: {"contacts": 1, "redacted": 1, "services": _contacts()},
            judged_demand.FEEDBACK: {
                "counted": dict.fromkeys(PAYLOADS, 1),
                "notes": list(PAYLOADS),
            },
            judged_opportunities.OPPORTUNITIES: _chances(),
            judged.SERVICES: {f"{HOME}p{n}": x for n, x in enumerate(PAYLOADS)},
        },
        name=PAYLOADS[4],
    )


def test_nothing_acts_in_any_file_of_a_report(made: Any) -> None:
    assert len(PAYLOADS) >= 60
    files = sorted(made.folder.rglob("*.html"))
    assert len(files) > len(PAYLOADS)
    for path in files:
        _check_page(path)
    _check_titles(made)
    for path in made.folder.glob("exports/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            _check_cells(cell for row in csv.reader(file) for cell in row)
    for path in made.folder.glob("exports/*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            sheets = [archive.read(x) for x in archive.namelist() if "worksheets/sheet" in x]
        assert sheets
        assert not [x for x in sheets if b"<f>" in x or b"hyperlink" in x]
    for path in made.folder.glob("exports/*.json"):
        about = path.name.endswith(".csv-metadata.json")  # what CSVW says of the CSV beside it
        assert isinstance(json.loads(path.read_bytes()), dict if about else list)


def _check_page(path: Path) -> None:
    """No payload becomes markup, an attribute or a link; nothing is left that cannot be seen."""
    raw = path.read_bytes()
    text = raw.decode()
    assert not any((ord(c) < 32 and c not in "\n\t") or c in "\u202e\u2066\x9b" for c in text)
    tree = lxml_html.fromstring(raw)
    elements = [x for x in tree.iter() if isinstance(x.tag, str)]
    assert {x.tag for x in elements} <= ALLOWED_TAGS, path.name
    for element in elements:
        assert not [a for a in element.attrib if a.startswith("on") or a == "style"]
        for name in ("href", "src", "action"):
            value = element.get(name, "").lower()
            assert not value.startswith(BAD_STARTS), path.name
    assert all(x.get("src", "").endswith("pages.js") for x in tree.xpath("//script"))


def _check_titles(made: Any) -> None:
    """What a page says can be read as it was, and no template is filled twice."""
    titles = [x.text_content() for x in made.tree("pages.html").xpath("//tbody//th/a")]
    for payload in PAYLOADS:
        seen = " ".join(clean(payload).split())
        assert seen in [" ".join(x.split()) for x in titles], payload
    assert "8633" not in made.words("pages.html")


def _check_cells(cells: Iterable[str]) -> None:
    """No cell of a spreadsheet begins a formula."""
    for cell in cells:
        assert not cell.lstrip(" \n\t\r\xa0").startswith(FORMULAS), cell


def test_the_scripts_of_a_long_list_hold_texts_only(tmp_path: Path) -> None:
    rows = [
        PageRow(x, f"{n:016x}", x, "html", x, 1, 0, 0, 1, "minor")
        for n, x in enumerate(PAYLOADS * 8)
    ]
    sources = SimpleNamespace(
        name="x",
        short_name="x",
        languages={},
        namesakes=frozenset(),
        run=SimpleNamespace(version="1", id=1, started="2026-11-22", site="https://x.uk/"),
    )
    context = ReportContext(sources, ReportFolder(tmp_path))  # type: ignore[arg-type]
    context.tally = Tally(rows=rows)
    write(context)
    text = (tmp_path / "data" / "pages-1.js").read_text(encoding="ascii")
    assert "\x1b" not in text
    said = json.loads(text.removeprefix("signpostPages(1,").rstrip().removesuffix(");"))
    assert {row[1] for row in said} == {clean(x) for x in PAYLOADS}


def test_a_terminal_gets_no_escape() -> None:
    said = listing(STORIES.decode([_story(x) for x in PAYLOADS]))
    assert not [c for c in said if (ord(c) < 32 and c not in "\n\t") or "\x7f" <= c <= "\x9f"]
