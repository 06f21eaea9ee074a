"""A finding is shown as what it is: a sentence, a link or an element."""

from __future__ import annotations

import pytest

from audit.rule import Finding
from reports.places import place_of

URL = "https://www.mereford.gov.uk/bins"


@pytest.mark.parametrize(
    ("where", "evidence", "kind"),
    [
        ("https://www.mereford.gov.uk/gone", "Privacy", "link"),
        ("mailto:help", "Help", "link"),
        ("/gone#there", "Privacy", "link"),
        ("javascript:alert(1)", "Pay", "link"),
        ("main > p:nth-of-type(2) > a", "click here", "element"),
        ("#content", "<div id=content>", "element"),
        ("input#email", "<input>", "element"),
        ("head > meta[name=description]", "", "element"),
        (".banner", "", "element"),
        ("html", "", "element"),
        ("", "<img src=x>", "element"),
        ("You must pay on time.", "", "sentence"),
        ("etc.", "Bring a bill, etc.", "sentence"),
        ("e.g.", "Bring a bill, e.g. gas", "sentence"),
        ("", "You must pay on time.", "sentence"),
        ("PAY > NOW", "", "sentence"),
        ("", "", "nothing"),
    ],
)
def test_kinds(where: str, evidence: str, kind: str) -> None:
    assert place_of(Finding("m", where=where, evidence=evidence), URL).kind == kind


def test_a_sentence_can_be_seen_on_its_page() -> None:
    place = place_of(Finding("m", where="Pay on time.", evidence="Pay on time."), URL)
    assert (place.text, place.note) == ("Pay on time.", "")
    assert place.see == f"{URL}#:~:text=Pay%20on%20time."


def test_a_long_odd_place_takes_no_time() -> None:
    assert place_of(Finding("m", where="a" * 50_000 + " >" * 50_000 + "!"), URL).kind == "sentence"
