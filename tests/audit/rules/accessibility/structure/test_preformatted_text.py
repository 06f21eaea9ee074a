"""Text that spaces and line breaks hold in shape."""

from typing import Any

import pytest

RULE = "accessibility/preformatted-text"
_FARES = "Zone 1   £1.80\nZone 2   £2.40\nZone 3   £3.10"


@pytest.mark.parametrize(
    "html",
    [
        "<pre>\n /\\_/\\\n( o.o )</pre>",
        f"<pre>{_FARES}</pre>",
        f'<div><pre class="fares wide">{_FARES}</pre></div>',
        f'<pre class="postcodes">{_FARES}</pre>',  # holds the letters "code", and no code
    ],
)
def test_lines_shaped_by_spaces_need_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert verdict.findings[0].where.endswith("pre")


@pytest.mark.parametrize(
    "html",
    [
        "<div class=highlight><pre>a\nb</pre></div>",
        "<pre><code>a\nb</code></pre><pre>one line</pre>",
        "<code><pre>a\nb</pre></code>",
        "<pre><samp>Postcode not found\nTry again</samp></pre>",
        '<pre class="language-json">{\n  "bins": []\n}</pre>',
        "<pre>\n\n  Planning office, Town Hall\n\n</pre>",  # one line, with empty ones round it
    ],
)
def test_code_and_single_lines_pass(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


def test_only_the_shaped_text_among_several_is_told(judge: Any) -> None:
    html = f"<pre><kbd>x\ny</kbd></pre><pre>{_FARES}</pre>"
    assert [x.where[-18:] for x in judge(RULE, html).findings] == ["pre:nth-of-type(2)"]


def test_a_page_without_such_text(judge: Any) -> None:
    assert judge(RULE, "<p>Zone 1<br>Zone 2</p>").outcome == "not_applicable"
