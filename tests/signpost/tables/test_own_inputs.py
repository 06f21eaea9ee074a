"""Every file of `own_inputs` is read as it stands, through what audit does with it."""

from urllib.parse import quote, unquote

import pytest

from audit.demand import contacts, feedback, page_views
from signpost.settings.config import DemandSettings
from signpost.tables.table_error import TableError
from tests.conftest import HOME
from tests.signpost.tables.own_inputs import CASES, PAGES, SERVICES

PAGE = "<title>x</title><main><p>x</p></main>"


def counted(role, path, make_site):
    """Return what a file counts, by page or service."""
    demand = DemandSettings(**{role: (str(path),)} if role != "contacts" else {})
    site = make_site({quote(page): PAGE for page in PAGES}, demand=demand)
    services = {HOME + quote(page[1:]): name for page, name in SERVICES.items()}
    if role == "contacts":
        found = contacts.count_contacts(path, site, services)
        return {service.name: service.contacts for service in found.services}
    read = {"views": page_views.of, "feedback": feedback.of}[role](site, services)
    pages = {"/" + unquote(url.removeprefix(HOME)): n for url, n in read.pages.items()}
    return pages if role == "views" else {**pages, **read.services}


@pytest.mark.parametrize(
    ("role", "data", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_own_inputs(role, data, expected, make_site, tmp_path):
    path = tmp_path / "file.csv"
    path.write_bytes(data)
    if isinstance(expected, str):
        with pytest.raises(TableError, match=expected):
            counted(role, path, make_site)
    else:
        assert counted(role, path, make_site) == expected
