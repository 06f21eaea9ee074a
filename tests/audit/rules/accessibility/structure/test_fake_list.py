"""The rule on lists made with dashes, bullets or figures and line breaks."""

from typing import Any

import pytest

RULE = "accessibility/fake-list"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>- paper</p><p>- glass</p><p>- tins</p>", 3),
        ("<p>You can bring:<br>• paper<br>• glass</p>", 2),
        ("<p>1. Fill in the form<br>2. Send it<br>3. Wait</p>", 3),
        ("<p>1) Fill in the form</p><p>2) Send it</p>", 2),
        ("* apple <br/> * orange <br> * pear <br>", 3),
        ("<table><tr><td>- apple<br>- pear<td>x</table>", 2),
        ("<p>*paper<br/><b>*glass</b></p>", 2),
        ("<p>\u2013 paper</p>\n<p>\u2013 glass</p>", 2),
        ("<div>· oil<br>· <a href=/paint>paint</a><br>· tyres<br>· plaster</div>", 4),
        *(
            (f"<p>- oil <{x}>used</{x}> in cars<br>- tyres</p>", 2)
            for x in ("abbr", "em", "i", "small", "span", "strong", "sup", "time")
        ),
    ],
)
def test_lines_with_bullets_need_a_person(judge: Any, html: str, lines: int) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert [x.message for x in verdict.findings] == [
        f"These {lines} lines look like a list but are not one in the page's code."
    ]


def test_each_list_is_told_at_its_place(judge: Any) -> None:
    html = (
        "<p id=a>- paper<br>- glass</p><p>Not these:</p>"
        "<section><p id=b>- oil</p><p>- tyres</p></section>"
    )
    assert [x.where for x in judge(RULE, html).findings] == ["p#a", "p#b"]


def test_so_many_lines_make_a_list(judge: Any) -> None:
    html = "<p>- paper<br>- glass<br>- tins</p>"
    assert judge(RULE, html, min_lines=3).outcome == "needs_person"
    assert judge(RULE, html, min_lines=4).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>paper</li><li>glass</li></ul>",
        "<ol><li>1. paper</li><li>2. glass</li></ol>",
        "<p>- paper</p><p>and glass</p>",
        "<div>- paper<section><p>Words</p></section>- glass</div>",
        "<p>- paper</p><h2>Glass</h2><p>- glass</p>",
        "<p>2. paper</p><p>2. glass</p>",
        "<p>-5 degrees<br>-7 degrees</p>",
        "<p>1.5 litres<br>2.5 litres</p>",
        "<p>10 High Street<br>Mereford<br>ME1 1AA</p>",
        "<p>Words - with - dashes<br>and - more</p>",
        "<p>2027. The bridge opens<br>2028. The road follows</p>",
    ],
)
def test_what_is_no_typed_list_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p>(a) a spade<br>(b) a rake<br>(c) gloves</p>", "needs_person"),
        ("<p>c) a spade<br>d) a rake</p>", "needs_person"),
        ("<p>i. Dig<br>ii. Sow<br>iii. Water</p>", "needs_person"),
        ("<p>h. Dig<br>i. Sow<br>j. Water</p>", "needs_person"),
        ("<p>\u2714 Dig</p><p>\u2714 Sow</p>", "needs_person"),
        ("<p>a. Dig<br>q. Sow</p>", "pass"),
        ("<p>B. Osei<br>C. Brand</p>", "pass"),
        ("<p>a spade<br>a rake</p>", "pass"),
    ],
)
def test_letters_and_roman_figures_that_go_up(judge, html, outcome):
    assert (
        judge(RULE, f"<main><h1>Bring</h1>{html}<p>Words after it.</p></main>").outcome == outcome
    )


def test_numbered_sections_of_several_sentences_are_no_list(judge: Any) -> None:
    section = "The clerk read the letter. It asked for a new bench. Members spoke for it. " * 4
    sections = f"<p>4. Letters. {section}</p><p>5. Benches. {section}</p>"
    assert judge(RULE, sections).outcome == "pass"
