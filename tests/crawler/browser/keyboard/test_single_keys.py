"""Scripts that answered no key on one page are asked again where the page tells them other things."""

from __future__ import annotations

import pytest

from tests.crawler.browser.keyboard.test_no_page_for_another import walks

pytestmark = pytest.mark.browser
_LISTENS = (
    "<script>let wanted='';const on=k=>{wanted=k};"
    "addEventListener('keydown',e=>{const w=wanted||document.body.dataset.open;"
    "if(e.key===w)document.title+=e.key})</script>"
)
_SEARCH = "<main><h1>Search</h1><input aria-label=Words>{}</main>"
_QUIET = ("", _SEARCH.format("") + _LISTENS)
_BY_HANDLER = ("", _SEARCH.format("<svg onload=\"on('k')\"></svg>") + _LISTENS)
_BY_ANOTHER_HANDLER = ("", _SEARCH.format("<svg onload=\"on('Escape')\"></svg>") + _LISTENS)
# A second start tag of the body only adds its attributes to the first.
_BY_DATA = ("", "<body data-open=j>" + _SEARCH.format("") + _LISTENS)


def test_silence_is_remembered_with_what_the_page_tells_its_scripts() -> None:
    pages = (_QUIET, _BY_ANOTHER_HANDLER, _BY_HANDLER, _QUIET, _BY_DATA)
    assert [x.single_keys for x in walks(*pages)] == [[], [], ["k"], [], ["j"]]
