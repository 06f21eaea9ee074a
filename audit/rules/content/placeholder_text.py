"""Text that was never meant to be read: fillers, and promises of content to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from audit.evidence.markup.shown_code import is_shown_as_code
from audit.evidence.words.prose import own_blocks
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.language.sentences import sentence_at
from signpost.pages.content import Block
from signpost.pages.markup import squeeze

_ABOUT = r"(?:page|site|website|section|content|information|details|text|form|service|guide|map)"
# "Homes under construction" and "new homes coming soon" are news, not fillers: the words must
# stand alone or speak of the page itself.
_FILLER = re.compile(
    r"\blorem ipsum\b"
    rf"|\b{_ABOUT}\s(?:is |are |is currently |are currently )?(?:still )?under (?:construction"
    r"|development)\b(?! of)"
    rf"|\b(?:more )?{_ABOUT}\s(?:is |are |will be )?coming (?:very )?soon\b"
    r"|[\[<{]\s?(?:insert|add|enter|put)\s[^\]>}]{1,60}[\]>}]"
    r"|\b(?:insert|add|enter|put)\s(?:your |some )?(?:text|content|copy|title|heading|link) here\b"
    r"|\byour (?:text|content|title|heading) (?:goes )?here\b|\bxx/xx/(?:xx|20)|\bX{4,}\b"
    r"|\[(?:TBC|TBD|TODO|XX+|date|name of council|council name|insert)\]",
    re.IGNORECASE,
)
# One of these stands in every text that `_FILLER`, or `_TO_CONFIRM`, can find.
_FILLER_WORDS = frozenset({"lorem", "construction", "development", "soon", "here"})
_FILLER_SIGNS = ("[", "<", "{", "xx")
_CONFIRM_SIGNS = ("tbc", "tbd", "t.b.c")
_ALONE = re.compile(
    r"(?:(?:more |further )?(?:content|pages?|site|information|details|text) )?"
    r"(?:is |are |will be )?"
    r"(?:coming (?:very )?soon|under construction"
    r"|to follow(?: shortly)?|to be (?:completed|added|published|written|updated|confirmed"
    r"|announced)|test page|test"
    r"|(?:this is )?(?:some )?(?:placeholder|dummy|sample|filler) (?:text|copy|content|paragraph)"
    r"(?: here| goes here)?)\W*",
    re.IGNORECASE,
)
_TO_CONFIRM = re.compile(r"(?<![\w(“\"\u2018'])(?:TBC|TBD|T\.B\.C\.?)(?![\w)”\"\u2019])")

# Crosses that show the form of a reference, or hide all of a number but its end: part of a code,
# before more digits, or in a sentence that says so.
_CROSSES = re.compile(r"x{2,}(?:/x{2})*", re.IGNORECASE)
_IN_A_CODE = re.compile(r"[A-Za-z0-9][-/.]$")
_GOES_ON_AS_A_CODE = re.compile(r"[-/.][A-Za-z0-9]|\s\d")
_SHOWS_A_FORM = re.compile(
    r"\blooks? (?:something )?like\b|\bformat\b|\b(?:in|of|takes?|has) (?:the|this) form\b"
    r"|\bexamples?\b|\be\.?g\b|\bsuch as\b|\b(?:starts?|begins?|starting|beginning|ends?|ending"
    r"|followed|prefixed) (?:with|in|by)\b|\b(?:written|shown|displayed|appears?|enter(?:ed)?|write"
    r"|type) (?:it )?as\b|\bdigits?\b|\bcharacters?\b",
    re.IGNORECASE,
)
# What may well be written in crosses for everyone's own; only a person can tell.
_EVERYONES_OWN = re.compile(
    r"\b(?:reference|ref|account|card|serial|customer|payment|policy|case|application|permit"
    r"|sort code|postcode|registration)\b",
    re.IGNORECASE,
)
_QUOTES = (("“", "”"), ("\u2018", "\u2019"))


def check(page: PageView) -> Iterator[Finding]:
    """Find fillers; “TBC” may still hold, so that is for a person."""
    content = page.content
    may_fill = not _FILLER_WORDS.isdisjoint(content.vocabulary) or any(
        sign in content.folded for sign in _FILLER_SIGNS
    )
    may_confirm = any(sign in content.folded for sign in _CONFIRM_SIGNS)
    blocks = own_blocks(content)
    for block, below in zip_longest(blocks, blocks[1:]):
        text = squeeze(block.text)
        alone = _ALONE.fullmatch(text) if len(text) < 60 else None
        filler = alone or (_FILLER.search(text) if may_fill else None)
        found = filler or (_TO_CONFIRM.search(text) if may_confirm else None)
        is_name = alone and (block.linked or _is_over(block, below))
        if not found or is_name or _is_quoted(text, found.start()):
            continue
        sentence = sentence_at(text, found.start())
        if is_shown_as_code(page, sentence):
            continue  # the filler of an example
        crossed = bool(_CROSSES.fullmatch(found.group()))
        if crossed and _is_example(text, found, sentence):
            continue
        sure = filler and not (crossed and _EVERYONES_OWN.search(sentence))
        yield Finding(
            message=f"“{found.group()}” stands where content should be. "
            + ("Put the content in, or take the page down until it is there."
               if filler else "Say what is settled by now, or when it will be."),
            where=sentence,
            evidence=found.group(),
            certainty="sure" if sure else "needs_person",
            key=f"{found.group()} {text[:80]}",
        )  # fmt: skip


def _is_over(block: Block, below: Block | None) -> bool:
    """Whether a block is a heading with words under it: "Coming soon" is what they tell of."""
    return block.kind == "heading" and below is not None and below.kind != "heading"


def _is_example(text: str, crosses: re.Match[str], sentence: str) -> bool:
    """Whether crosses show what a reference or number looks like, and wait for no content."""
    before = text[max(0, crosses.start() - 2) : crosses.start()]
    return bool(
        _IN_A_CODE.search(before)
        or _GOES_ON_AS_A_CODE.match(text, crosses.end())
        or _SHOWS_A_FORM.search(sentence)
    )


def _is_quoted(text: str, place: int) -> bool:
    """Whether a place stands in quotation marks: wording for others to fill in."""
    before = text[max(0, place - 200) : place]
    return any(before.rfind(opens) > before.rfind(shuts) for opens, shuts in _QUOTES)


RULE = Rule(
    id="content/placeholder-text",
    title="Placeholder text",
    why="A page that is not ready wastes the way to it, and tells people that nobody looks.",
    fix="Write the content, or take the page out until there is some.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="moderate",
    check=check,
    version=3,
)
