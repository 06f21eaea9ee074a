"""Pages that other pages show in a frame: parts of a page, such as an example or a map.

What speaks of a page as a whole (its title, headings, landmarks and ways on) does not apply to
them: the page round the frame has these, and residents read the part inside it.
"""

from __future__ import annotations

from audit.results import Judged, PageJudgement

# Rules on what a page has as a whole; all journeys' rules on pages are, too.
_NAMES = (
    "accessibility/bypass-blocks accessibility/page-titled accessibility/skip-link-missing "
    "accessibility/statement-not-linked accessibility/title-unlike-heading "
    "content/competing-pages content/copyright-year content/description-duplicate "
    "content/description-length content/description-missing content/duplicate-page "
    "content/heading-missing content/heading-order content/heading-vague content/near-duplicate "
    "content/thin-page content/title-duplicate content/title-generic content/title-length "
    "content/title-missing content/title-similar content/upkeep-not-shown"
)
WHOLE_PAGE_RULES = frozenset(_NAMES.split())
_JOURNEYS = "journeys/"
# Of axe-core's best practices, those on landmarks and headings (`Finding.key` begins with them).
_BEST_PRACTICES = "accessibility/best-practices"
_WHOLE_PAGE_PRACTICES = ("region ", "landmark-", "page-has-heading-one ", "heading-order ")


def is_of_whole_page(found: Judged) -> bool:
    """Whether a finding speaks of a page as a whole."""
    if found.rule == _BEST_PRACTICES:
        return found.finding.key.startswith(_WHOLE_PAGE_PRACTICES)
    return found.rule in WHOLE_PAGE_RULES or found.rule.startswith(_JOURNEYS)


def settle(page: PageJudgement) -> None:
    """Take out of a framed page's judgement what speaks of a page as a whole."""
    before = {one.rule for one in page.findings}
    page.findings = [one for one in page.findings if not is_of_whole_page(one)]
    for rule in before - {one.rule for one in page.findings}:
        page.outcomes[rule] = "not_applicable"
