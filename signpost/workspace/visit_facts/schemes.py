"""What a page looks like in other schemes of colours, on a desktop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from signpost.workspace.visit_facts.axe_scans import AxeResult
from signpost.workspace.visit_facts.base import Fact, NamedPlace


class SchemeLook(Fact, frozen=True, kw_only=True):
    """What is wrong in one scheme, and not as the page comes."""

    # Dark mode (`prefers-color-scheme`), or forced colours (Windows high contrast).
    scheme: Literal["dark", "forced"] = "dark"
    # What axe-core found too pale there: its `color-contrast`.
    pale: Sequence[AxeResult] = ()
    # Where the focus cannot be seen there, though it can as the page comes; at most 4 kinds tried.
    unfocused: Sequence[NamedPlace] = ()
    # Why the scan did not end; "" where it did.
    error: str = ""
