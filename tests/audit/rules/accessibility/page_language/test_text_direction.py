"""Passages whose direction does not fit their script."""

from typing import Any

import pytest

RULE = "accessibility/text-direction"
_ARABIC = "مرحبا بكم في المجلس"
_URDU = "کونسل میں خوش آمدید"


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="ar">الإعفاء الإلكتروني</p>',
        f'<a href="/ur" lang="ur-PK">{_URDU}</a>',
        f'<div dir="ltr" lang="ar"><p>{_ARABIC}</p></div>',
        '<span lang="ar">كتاب</span>',
        '<blockquote lang="he">ברוכים הבאים</blockquote>',
    ],
)
def test_a_passage_from_right_to_left_has_to_say_so(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert ["(dir=rtl)" in x.message for x in verdict.findings] == [True]


@pytest.mark.parametrize(
    "html",
    [
        '<p dir="rtl" lang="en">Electronic visa waiver</p>',
        '<div dir="RTL">Ring us before you come</div>',
        '<p dir="rtl">Bins</p>',
        '<p dir="rtl">مرحبا Ring us before you come, please</p>',
    ],
)
def test_a_passage_from_left_to_right_may_not_say_rtl(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert "but its code says rtl" in verdict.findings[0].message


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="ar" dir="rtl">الإعفاء الإلكتروني</p>',
        '<p lang="fr">Bonjour tout le monde</p>',
        f'<div dir="rtl"><p lang="ar">{_ARABIC}</p></div>',
        f'<p lang="ur" dir="auto">{_URDU}</p>',
        f'<p dir="rtl">{_ARABIC} PDF</p>',  # a few Latin letters among many
        '<p lang="ar">Ring 01632 960 001 for Arabic</p>',  # the words are English
        '<span lang="ar">عرب</span>',  # three letters have no direction to speak of
        '<p dir="rtl">PDF</p>',
        f'<p lang="en">{_ARABIC}</p>',  # the language is wrong, and another rule's
        f'<div dir="rtl">{_ARABIC} <span lang="en">Town Hall</span></div>',
        '<p lang="ar">مرحبا Hello</p>',  # as much of one as of the other
        '<p dir="rtl">مرحبا Ring me before you cease</p>',  # four to one
        '<p lang="cy" dir="ltr">Croeso i’r cyngor</p>',
    ],
)
def test_a_direction_that_fits_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_plain_words(judge: Any) -> None:
    assert judge(RULE, "<p>Plain words</p>").outcome == "not_applicable"


@pytest.mark.parametrize("language", ["ar", "fa", "he", "iw", "ur", "yi", "ps", "sd", "ug", "ckb"])
def test_all_languages_from_right_to_left_are_known(judge: Any, language: str) -> None:
    assert judge(RULE, f"<p lang={language}>{_URDU}</p>").outcome == "fail"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p>ברוכים הבאים לאתר העירייה</p>", "needs_person"),
        ("<ul><li>العربية</li></ul>", "not_applicable"),
        ("<div dir=rtl><p>ברוכים הבאים לאתר העירייה</p></div>", "pass"),
        ("<p>The word שלום means peace and stands on the stone</p>", "not_applicable"),
    ],
)
def test_passages_that_name_no_language(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome
