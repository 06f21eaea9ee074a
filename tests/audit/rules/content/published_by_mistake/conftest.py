"""Documents with hidden parts, as the readers tell of them."""

import pytest

from signpost.workspace.hidden_parts import HiddenPart
from signpost.workspace.records import Document


@pytest.fixture
def document():
    """Make a document: its hidden parts as (kind, fields), and fields of its own."""

    def make(*parts, **more):
        hidden = [HiddenPart(kind=kind, **fields) for kind, fields in parts]
        fields = {"format": "xlsx", "text": "Prices of hall hire", **more}
        return Document(run=1, url="https://www.mereford.gov.uk/a", hidden=hidden, **fields)

    return make
