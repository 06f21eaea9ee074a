"""What may become a link, what is taken out of texts, and how a sentence is found on its page."""

from __future__ import annotations

import pytest

from reports.writing.templating import clean, environment, quoted_on, render, safe_href, static


@pytest.mark.parametrize(
    "url",
    [
        "https://www.mereford.gov.uk/bins?a=1#b",
        "http://localhost:8000/",
        "mailto:help@mereford.gov.uk",
        "tel:+442071234567",
    ],
)
def test_addresses_that_may_be_links(url: str) -> None:
    assert safe_href(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "//example.org/",
        "/relative",
        "https://",
        "https:/example.org",
        "https://example.org/\\@evil.example",
        "https://example.org/a b",
        "https://example.org/\nx",
        "",
    ],
)
def test_addresses_that_are_shown_as_text(url: str) -> None:
    assert safe_href(url) == ""


def test_autoescape_is_on_for_every_template() -> None:
    assert environment().autoescape is True
    assert all(
        "|safe"
        not in environment().loader.get_source(environment(), name)[0].replace("|safe_href", "")
        for name in environment().list_templates()
        if name.endswith(".html")
    )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Bins\x00", "Bins"),
        ("\u202egnp.exe", "gnp.exe"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("half \ud800", "half "),
    ],
)
def test_what_cannot_be_shown_is_taken_out(text: str, seen: str) -> None:
    assert clean(text) == seen
    shown = environment().from_string("{{ text }}{{ 5 }}").render(text=text)
    assert shown == f"{seen}5"


def test_a_missing_value_is_an_error_not_a_blank() -> None:
    with pytest.raises(Exception, match="undefined"):
        render("rules.html")


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        ("Pay now", "Pay%20now"),
        ("Out-of-hours help", "Out%2Dof%2Dhours%20help"),
        (
            "One two three four five six seven eight nine",
            "One%20two%20three%20four,six%20seven%20eight%20nine",
        ),
        ("a & b, c", "a%20%26%20b%2C%20c"),
    ],
)
def test_a_link_to_a_sentence(sentence: str, fragment: str) -> None:
    assert quoted_on("https://x.org/a#b", sentence) == f"https://x.org/a#:~:text={fragment}"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [("javascript:x", "Pay"), ("https://x.org/", ""), ("https://x.org/", "Cut off…")],
)
def test_no_link_to_a_sentence_that_cannot_be_found(url: str, sentence: str) -> None:
    assert quoted_on(url, sentence) == ""


def test_the_stylesheet_asks_for_nothing_from_elsewhere() -> None:
    css = static("report.css").decode()
    assert "url(" not in css
    assert "@import" not in css
