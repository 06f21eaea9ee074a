"""What a page shows as code: an example beside its code is an example, and says nothing itself.

Not a rule itself.
"""

from __future__ import annotations

from audit.inputs import PageView
from signpost.pages.markup import squeeze


def is_shown_as_code(page: PageView, words: str) -> bool:
    """Whether some words of a page stand in a block of code on it, too."""
    wanted = squeeze(words)
    found = (wanted in squeeze(block.text_content()) for block in page.tree.iter("pre"))
    return bool(wanted) and any(found)
