import pytest

from audit.demand import service_demand
from audit.demand.service_demand import read
from signpost.settings.config import Config, DemandSettings
from signpost.tables.table_error import TableError
from signpost.workspace.artifacts.judged_demand import ServiceDemand

HEADER = "service,calls,failure_demand_percent,addresses\n"


def write(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "services.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_reads_services(tmp_path):
    found = read(write(tmp_path, HEADER + "Bins,1000,13,/bins/* /recycling\nParking,20,0,/parking"))
    assert found.services == (
        ServiceDemand("Bins", 1000, 0.13, ("/bins/*", "/recycling")),
        ServiceDemand("Parking", 20, 0.0, ("/parking",)),
    )
    assert found.services[0].avoidable == pytest.approx(130)
    assert found.notes == ()


@pytest.mark.parametrize(
    ("calls", "percent", "expected"),
    [
        ('"37,819"', "13%", (37819, 0.13)),
        ("37 819", "13 %", (37819, 0.13)),
        ("37819.0", "12.5", (37819, 0.125)),
        ('"1,234,567"', '"12,5"', (1234567, 0.125)),
        ("7", "0.5%", (7, 0.005)),
        ("0", "100", (0, 1.0)),
    ],
)
def test_numbers_as_people_write_them(tmp_path, calls, percent, expected):
    service = read(write(tmp_path, f"{HEADER}Bins,{calls},{percent},/bins")).services[0]
    assert (service.calls, service.failure_share) == (expected[0], pytest.approx(expected[1]))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_spreadsheets(tmp_path, encoding):
    found = read(write(tmp_path, HEADER + "Café licences,5,1,/cafe|/licences", encoding))
    assert found.services[0].name == "Café licences"
    assert found.services[0].patterns == ("/cafe", "/licences")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_separators_spaces_and_other_columns(tmp_path, separator):
    rows = [
        ["Notes", "Addresses", "Service ", "Calls", "Failure demand %"],
        ["", "", "", "", ""],
        ["x", "/bins", " Bins ", "5", "10"],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)
    assert read(write(tmp_path, text)).services == (ServiceDemand("Bins", 5, 0.1, ("/bins",)),)


@pytest.mark.parametrize("name", ["Total", "TOTALS", "Grand total", "All", "all services"])
def test_totals_are_left_out_with_a_note(tmp_path, name):
    found = read(write(tmp_path, f'{HEADER}Bins,5,10,/bins\n{name},"566,533",25%,\n'))
    assert [service.name for service in found.services] == ["Bins"]
    assert found.notes == (f"services.csv: row 3 was not used: “{name}” is a total",)


def test_a_service_without_addresses_is_noted(tmp_path):
    found = read(write(tmp_path, HEADER + "Bins,5,10,\n"))
    assert found.services[0].patterns == ()
    assert "“Bins” has no addresses" in found.notes[0]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Bins,many,10,/bins", "calls has to be a whole number"),
        ("Bins,-5,10,/bins", "calls has to be"),
        ("Bins,1.23,10,/bins", "calls has to be"),
        ("Bins,Jan-24,10,/bins", "calls has to be"),
        ("Bins,,10,/bins", "calls has to be"),
        ("Bins,5,120,/bins", "failure_demand_percent has to be from 0 to 100"),
        ("Bins,5,nan,/bins", "failure_demand_percent has to be"),
        ("Bins,5,0.13,/bins", "Write 13% or 0.13%, whichever is meant"),
        ("Bins,5,10,bins/*", "address 'bins/*' has to begin with /"),
        (",5,10,/bins", "no service"),
        ("parks,6,10,/b", "'parks' is in row 2 already"),
    ],
)
def test_a_bad_row_is_told_by_number_and_the_others_are_used(tmp_path, row, expected):
    found = read(write(tmp_path, f"{HEADER}Parks,7,10,/parks\n\n{row}\nRoads,8,10,/roads\n"))
    assert [service.name for service in found.services] == ["Parks", "Roads"]
    (note,) = found.notes
    assert note.startswith("services.csv: row 4 was not used: ")
    assert expected in note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("service,calls,addresses\nBins,5,/bins", "no column 'failure_demand_percent'; row 1 is"),
        (HEADER + "Bins,many,10,/bins", "no services in it (services.csv: row 2 was not used"),
        (HEADER, "no services in it"),
        ("", "it is empty"),
    ],
)
def test_a_file_of_no_use_is_one_line(tmp_path, text, expected):
    with pytest.raises(TableError) as caught:
        read(write(tmp_path, text))
    assert expected in str(caught.value)
    assert "services.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_says_where_it_is_named(tmp_path):
    config = Config(demand=DemandSettings(services="none.csv"), folder=tmp_path)
    with pytest.raises(TableError, match=r"none\.csv: no such file.*\[demand\]"):
        service_demand.of(config)


def test_no_file_is_no_demand():
    assert service_demand.of(Config()).services == ()
