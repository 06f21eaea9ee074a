"""Tables of decisions: what becomes of each row, in the files that spreadsheets save."""

from datetime import date

import openpyxl
import pytest

from audit.history.decisions import Decision, DecisionError, Decisions, decide
from audit.history.event_log import log
from reports.server.decision_tables import import_file

DAY = date(2026, 11, 30)
A, B = "a" * 16, "b" * 16
HEAD = "scope,target,kind,who,why,until,version"
KEPT = f"issue,{A},false_alarm,Ada,Old,,"


@pytest.mark.parametrize(
    "data",
    [
        f"{HEAD}\r\n{KEPT}\r\n".encode("utf-8-sig"),
        f"{HEAD}\n{KEPT}\n".replace("Ada", "Chloë").encode("cp1252"),
        f"{HEAD}\n{KEPT}\n".encode("utf-16"),
        f"{HEAD}\n{KEPT}\n".replace(",", ";").encode(),
        f"{HEAD}\n{KEPT}\n".replace(",", "\t").encode(),
        f"Who,Why,Kind,Target\nAda,Old,False alarm,{A.upper()}\n".encode(),
        f"{HEAD}\n{KEPT},,more,cells\n".encode(),
    ],
)
def test_files_as_spreadsheets_save_them(workspace, tmp_path, data):
    (tmp_path / "d.csv").write_bytes(data)
    done = import_file(workspace, tmp_path / "d.csv")
    assert (done.kept, done.left_out) == (1, [])
    assert ["'more, cells'" in x.why for x in done.notes[:-1]] == [True] * (b"cells" in data)
    (made,) = Decisions.of(workspace, DAY).all()
    assert (made.target, made.kind) == (A, "false_alarm")
    assert made.who in ("Ada", "Chloë")


def test_a_workbook_with_a_real_date(workspace, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["scope", "target", "kind", "who", "why", "until"])
    book.active.append(["issue", A, "fix_planned", "Ada", "Soon", date(2027, 3, 4)])
    book.save(tmp_path / "d.xlsx")
    assert import_file(workspace, tmp_path / "d.xlsx").kept == 1
    assert Decisions.of(workspace, DAY).all()[0].until == "2027-03-04"


def test_one_bad_row_keeps_no_other_out(workspace, tmp_path):
    rows = [KEPT, f"issue,{B},never,Ada,Old,,", f"issue,{B},fix_planned,Bo,Soon,01/02/2027,"]
    (tmp_path / "d.csv").write_text("\n".join([HEAD, *rows]))
    done = import_file(workspace, tmp_path / "d.csv")
    assert done.kept == 2
    assert [(x.row, "kind 'never' is not known" in x.why) for x in done.left_out] == [(3, True)]
    again = import_file(workspace, tmp_path / "d.csv")
    assert (again.kept, again.same) == (0, 2)


def test_what_changed_since_the_export_is_told_and_not_overwritten(workspace, tmp_path):
    for target in (A, B):
        decide(workspace, Decision("issue", target, "false_alarm", "Ada", "Old"), DAY)
    decide(workspace, Decision("issue", A, "not_ours", "Zoë", "Theirs"), DAY)  # event 3
    rows = [f"issue,{A},accepted_risk,Bo,Known,,1", f"issue,{B},accepted_risk,Bo,Known,,2"]
    (tmp_path / "d.csv").write_text("\n".join([HEAD, *rows]))
    done = import_file(workspace, tmp_path / "d.csv")
    assert done.kept == 1
    (left,) = done.left_out
    assert left.row == 2
    assert "meanwhile Zoë" in left.why
    assert [x.who for x in log(workspace)] == ["Ada", "Ada", "Zoë", "Bo"]


def test_two_rows_about_the_same_are_told_and_the_last_holds(workspace, tmp_path):
    (tmp_path / "d.csv").write_text("\n".join([HEAD, KEPT, KEPT.replace("Old", "New")]))
    done = import_file(workspace, tmp_path / "d.csv")
    assert done.kept == 1
    assert Decisions.of(workspace, DAY).all()[0].why == "New"
    assert "row 3 is about the same issue" in done.notes[0].why


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x13" * 90, b"a,b\n1,2\n", b"PK\x03\x04 no book"])
def test_what_is_no_table_is_refused_in_one_line(workspace, tmp_path, data):
    (tmp_path / "d.csv").write_bytes(data)
    with pytest.raises(DecisionError) as error:
        import_file(workspace, tmp_path / "d.csv")
    assert "\n" not in str(error.value)
    with pytest.raises(DecisionError, match="no such file"):
        import_file(workspace, tmp_path / "gone.csv")
