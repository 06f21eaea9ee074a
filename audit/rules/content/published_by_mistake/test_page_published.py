"""Pages that were made to try something out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.pages.markup import squeeze

_I = re.IGNORECASE
# The last part of an address that content management systems and their users give to a trial.
_ADDRESS = re.compile(
    r"(?:(?:my-|the-|a-|new-)?(?:test|testing|dummy|sample|demo|example|trial|temp|tmp)"
    r"[-_]?(?:page|post|article|node|content|item|form|news|event|document|template"
    r"|only)?[-_]?\d{0,3}"
    r"|hello-world|sample-page|lorem-ipsum(?:-[\w-]{1,40})?|untitled(?:[-_]\d+)?|new-page(?:-\d+)?"
    r"|(?:do-not|dont)-(?:publish|use|delete)(?:-[\w-]{1,40})?|delete-(?:me|this)|please-delete"
    r"|asdf\w*|page-to-delete|copy-of-[\w-]{1,80}|[\w-]{1,80}-copy-\d+|xxx+)"
    r"(?:\.(?:html?|aspx?|php))?",
    _I,
)
_TITLE = re.compile(
    r"(?:(?:this is )?(?:a |my |the )?(?:test|testing|dummy|sample|demo|trial)(?:[ -]?(?:page"
    r"|post|article|content"
    r"|item|form|news|event|template|only|ignore))?(?: \d{1,3})?(?: (?:please )?ignore"
    r"| do not use)?"
    r"|hello world!?|sample page|lorem ipsum.{0,80}|untitled(?: (?:page|document))?|new page"
    r"|do not (?:publish|use)\b.{0,60}"
    r"|delete (?:me|this)(?: page)?|copy of .{1,100}|(?:\[draft\]|draft ?[:–-]) ?.{1,100}|asdf\w*"
    r"|xxx+)[.!]?",
    _I,
)
# What stands in a test page's words, where neither address nor title says it.
_WORDS = re.compile(
    r"(?:this is (?:just |only )?(?:a |another )?test(?:ing)?(?: (?:page|post|to see .{0,60}))?"
    r"|content (?:is )?to be published|welcome to (?:wordpress|drupal|umbraco|joomla)[.!].{0,200}"
    r"|this is your first post\. edit or delete it.{0,60}|test(?:ing)?(?: test(?:ing)?){1,9}"
    r"|this is an example page\. it's different from a blog post.{0,400}"
    r"|please (?:ignore|delete) this page)[.!]*",
    _I,
)
_MAX_WORDS, _LONGEST = 60, 500


def check(page: PageView) -> Iterator[Finding]:
    """Find pages of which the address, the title or all the words say that they were a trial.

    A page that speaks of tests (driving, coronavirus, hearing) says more than that. One sign alone
    needs a person, who knows whether it is a copy that should be there; two are sure.
    """
    path = unquote(urlsplit(page.url).path).rstrip("/")
    content = page.content
    heading = squeeze(content.h1 or content.title)[:200]
    blocks = (squeeze(block.text) for block in content.blocks if len(block.text) < _LONGEST)
    words = next((text for text in blocks if _WORDS.fullmatch(text)), "")
    signs = [
        *([f"its address ends in {path.rpartition('/')[2][:60]}"] if _is_trial(path) else []),
        *([f"it is called “{heading[:60]}”"] if _TITLE.fullmatch(heading) else []),
        *([f"it says “{words[:60]}”"] if words else []),
    ]
    if not signs:
        return
    short = content.words < _MAX_WORDS
    told = " and ".join(signs)
    yield Finding(
        message=f"This looks like a page that was made to try something out: {told}. Take it down.",
        where="page",
        evidence="; ".join(signs),
        certainty="sure" if len(signs) > 1 or (words and short) else "needs_person",
        key="trial",
    )


def _is_trial(path: str) -> bool:
    """Whether the last part of an address is one that trials have."""
    return bool(path) and bool(_ADDRESS.fullmatch(path.rpartition("/")[2]))


RULE = Rule(
    id="content/test-page-published",
    title="Test page",
    why="It wastes a place in search results, and tells people that nobody looks.",
    fix="Take the page down, and out of the search.",
    reference="https://www.gov.uk/guidance/content-design/planning-content",
    severity="moderate",
    check=check,
)
