from __future__ import annotations

import pytest

RULE = "readability/unexplained-acronyms"


@pytest.mark.parametrize(
    ("html", "short"),
    [
        ("<p>Ask for an LDC before you build.</p>", "LDC"),
        ("<p>We publish SPDs each year.</p>", "SPD"),
        ("<p>Ask the CMHT duty desk in MAY.</p>", "CMHT"),
        ("<p>Claim PIP from another office.</p>", "PIP"),
        ("<p>Talk to your EHCP worker. The EHCP worker helps.</p>", "EHCP"),
    ],
)
def test_finds_for_a_person(judge, html: str, short: str) -> None:
    verdict = judge(RULE, html)

    assert verdict.outcome == "needs_person"
    assert [f.key for f in verdict.findings] == [short]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Apply for a lawful development certificate (LDC). An LDC is proof.</p>",
        "<p>An LDC (lawful development certificate) is proof.</p>",
        "<h2>Lawful Development Certificate</h2><p>An LDC proves it.</p>",
        "<main><p>The MCC cabinet meets here.</p></main><footer>Mereford City Council</footer>",
        "<html><head><title>Bins | SDC Online</title></head><body><p>Your SDC account shows it.</p>",
        "<p>Ask for an <abbr title='lawful development certificate'>LDC</abbr> soon.</p>",
        "<p>LDC stands for what you need.</p>",
        "<p>Download the PDF from the NHS in the UK.</p>",
        "<p>Write to us at SE6 4RU or take the A21 road to B12 Street.</p>",
        "<p>You must NOT park here, AND you must pay FIRST. The first hour is free.</p>",
        "<p>PLEASE DO NOT PARK HERE TODAY</p>",
        "<p>Lights off in APRIL ONLY. Adults must be WITH them. KEEP LEFT there.</p>",
        "<p>Take AN umbrella, EITHER way. The market is in LEEDS.</p>",
        "<p>Bring a Signpost TM card and up to 5 KG of wood. Ask for CLLR Reed.</p>",
        "<p>King Charles III opened Part IV of the hall.</p>",
        "<p>See GOV.UK or ABC-123 or A/B/CDE today.</p>",
    ],
)
def test_leaves_alone(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_a_council_can_add_what_its_residents_know(judge) -> None:
    html = "<p>Ask for an LDC before you build.</p>"

    assert judge(RULE, html, also_known=["LDC"]).outcome == "pass"


@pytest.mark.parametrize(
    ("short", "outcome"), [("PHP", "pass"), ("PHQ", "needs_person"), ("PDH", "needs_person")]
)
def test_names_that_nobody_writes_in_full(judge, short: str, outcome: str) -> None:
    assert (
        judge("readability/unexplained-acronyms", f"<p>We use {short} here.</p>").outcome == outcome
    )


@pytest.mark.parametrize(
    "text",
    [
        "BOUNCY CASTLES are not allowed in the hall.",
        "SHORT MAT BOWLS is on Thursdays in the hall.",
        "WOT?! The tea was cold.",
        "She passed the QXRA award (Qualified Rural Adviser) in May.",
        "We mark VE Day with a tea in the hall.",
        "The sale is at the GLOBE HOTEL, LYNN on Friday.",
        "QXR Services mend the street lights.",
        "We paid QXR & Sons for the fence.",
    ],
)
def test_words_written_large_and_explained_ones(judge, text: str) -> None:
    assert judge(RULE, f"<p>{text}</p>").outcome == "pass"


@pytest.mark.parametrize(
    "text", ["Ask the QXR team about it.", "The QXR award (see below) is given in May."]
)
def test_real_acronyms_are_still_found(judge, text: str) -> None:
    assert judge(RULE, f"<p>{text}</p>").outcome == "needs_person"
