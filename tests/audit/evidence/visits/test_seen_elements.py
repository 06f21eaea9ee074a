"""Whether the browser met what the HTML shows."""

from typing import Any

import msgspec
import pytest

from audit.evidence.visits.seen_elements import is_among, saw_tables
from audit.inputs import Seen
from signpost.pages.markup import parse
from signpost.workspace.visit_facts import NamedPlace, VisitFacts


@pytest.mark.parametrize(
    ("html", "noted", "text", "among"),
    [
        ("<b>Pay now</b>", '<b class="x" tabindex="0">Pay now</b>', "Pay now", True),
        ("<b id=p>Pay</b>", "<b id=p>Paid</b>", "Paid", True),
        ("<b>Pay</b>", "<i>Pay</i>", "Pay", False),
        ("<b id=p>Pay</b>", "<b>Pay</b>", "Pay", False),
        ("<b id=p>Pay</b>", '<b id="q">Pay</b>', "Pay", False),
        ("<b></b>", "<b></b>", "", False),  # nothing tells one from another
    ],
)
def test_one_element_is_known_by_its_id_or_words(
    html: str, noted: str, text: str, among: bool
) -> None:
    element = parse(html.encode()).find(".//b")
    assert is_among(element, [NamedPlace(html=noted, text=text)]) is among


def scan(**more: Any) -> dict[str, Any]:
    return {"passes": [], "inapplicable": [], **more}


RAN, NONE = scan(passes=["table-duplicate-name"]), scan(inapplicable=["table-duplicate-name"])


@pytest.mark.parametrize(
    ("scans", "saw"),
    [
        ({"phone": NONE, "desktop": RAN}, True),
        ({"phone": NONE, "desktop": NONE}, False),
        ({"phone": NONE, "desktop": {**RAN, "error": "it broke off"}}, False),
        ({"phone": scan(), "desktop": None}, None),
        ({}, None),
    ],
)
def test_whether_a_table_was_there(scans: dict[str, Any], saw: bool | None) -> None:
    assert saw_tables(Seen(msgspec.convert({"axe": scans}, VisitFacts))) is saw


def test_nobody_looked() -> None:
    assert saw_tables(Seen()) is None
