import msgspec
import pytest

from audit.demand.contact_types import kinds_of
from audit.demand.contacts import count_contacts, service_by_words
from signpost.workspace.artifacts.judged_demand import ServiceContacts

PAGE = "<title>x</title><main><p>x</p></main>"
HOME = "https://www.mereford.gov.uk/"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("still waiting for my bin", ["chasing"]),
        ("I reported it three weeks ago", ["chasing"]),
        ("nobody has called me back", ["chasing"]),
        ("what does band C mean", ["clarification"]),
        ("this letter makes no sense", ["clarification"]),
        ("am I eligible for a discount", ["clarification"]),
        ("what day are bins emptied", ["on_site"]),
        ("I can’t find the form", ["on_site"]),
        ("the payment page is not working", ["on_site"]),
        ("this is the wrong number", ["wrong_place"]),
        ("transferred to another department", ["wrong_place"]),
        ("any update? I cannot find who to ask", ["chasing", "on_site"]),
        ("thank you for your help", []),
        ("there is a pothole in Mill Lane", []),
    ],
)
def test_kinds(text, kinds):
    assert kinds_of(text) == kinds


def test_a_service_by_its_words():
    names = ["Bins and recycling", "Council tax", "Planning and building"]
    assert service_by_words("my bin was missed", names) == "Bins and recycling"
    assert service_by_words("bin and tax", names) == ""
    assert service_by_words("hello", names) == ""


@pytest.fixture
def tally(make_site, tmp_path):
    def run(text, encoding="utf-8"):
        path = tmp_path / "log.csv"
        path.write_bytes(text.encode(encoding))
        site = make_site({"/": PAGE, "/bins": PAGE, "/tax": PAGE})
        services = {HOME + "bins": "Bins", HOME + "tax": "Council tax", HOME: ""}
        return count_contacts(path, site, services, ["01632 960 110"])

    return run


def test_counts_are_ranges_by_service(tally):
    found = tally(
        "Text,Service,Page,Count\n"
        "still waiting for a bin,bins,,\n"
        "still waiting and cannot find the form,BINS,,3\n"
        "what does this bill mean,,/tax,2\n"
        "thank you,,,\n"
    )
    assert found.contacts == 7
    bins, tax, nobody = found.services
    assert (bins.name, bins.contacts) == ("Bins", 4)
    assert [(k.kind, k.likely, k.possible) for k in bins.kinds] == [
        ("chasing", 1, 4),
        ("on_site", 0, 3),
    ]
    assert (tax.name, tax.kinds[0].kind, tax.kinds[0].likely) == (
        "Council tax",
        "clarification",
        2,
    )
    assert nobody == ServiceContacts(contacts=1)


def test_nothing_personal_is_kept(tally):
    found = tally(
        "Comments,Department\n"
        "I am Mrs Adeyemi and still waiting. Ring 07700 900123 or 01632 960 110,Bins\n"
        "Dear Sam, any update for 14 Elm Road SE13 6LR? jo@example.org,Mr Thornbury\n",
        "cp1252",
    )
    kept = msgspec.json.encode(found).decode()
    for secret in ("Adeyemi", "900123", "Sam", "Elm", "6LR", "example.org", "Thornbury"):
        assert secret not in kept
    assert "01632 960 110" in kept
    assert found.redacted == 2


def test_bad_rows_are_told(tally):
    found = tally("text,count\nbin late,2\n,3\nbin late,Jan-24\nTotal,5\n")
    assert found.contacts == 2
    assert found.notes == [
        "log.csv: row 3 was not used: no text",
        (
            "log.csv: row 4 was not used: the count is a date: the spreadsheet changed it. "
            "Format the cells as numbers"
        ),
        "log.csv: row 5 was not used: a total",
    ]
