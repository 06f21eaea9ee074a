"""The rule on pages that do not begin with a doctype."""

from typing import Any

import pytest

RULE = "accessibility/doctype-missing"
PAGE = (
    "<html lang=en><head><title>Bins</title></head><body><main><h1>Bins</h1></main></body></html>"
)


@pytest.mark.parametrize(
    "before",
    ["", "<!-- made by the old system -->", "Error in line 3<!doctype html>"],
)
def test_a_page_that_begins_otherwise_fails(judge: Any, before: str) -> None:
    verdict = judge(RULE, before + PAGE)
    assert verdict.outcome == "fail"
    (found,) = verdict.findings
    assert found.evidence == (before + PAGE)[:100]
    assert (found.where, found.component) == ("html", "doctype")


@pytest.mark.parametrize(
    "before",
    [
        "<!doctype html>",
        "<!-- x --><!DOCTYPE HTML>",
        '\ufeff\r\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">',
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>',
        "<!-- one -->\n<!-- two\nlines -->\n<!doctype html>",
    ],
)
def test_a_page_that_begins_with_a_doctype_passes(judge: Any, before: str) -> None:
    assert judge(RULE, before + PAGE).outcome == "pass"
