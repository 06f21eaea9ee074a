import pytest

from search.documents import SearchError
from search.evaluation.agreement import agreements
from search.evaluation.human_judgements import (
    PersonsJudgement,
    judged_by_people,
    keep,
    people_judgements,
    query_id,
)
from search.evaluation.judgements import read_qrels
from search.logs.query_log import LoggedQuery, QueryLog
from search.site_evidence import site_judgements
from signpost.settings.config import Config, JourneySettings, SearchSettings, SiteSettings
from signpost.workspace import Workspace

HOME = "https://www.example.gov.uk/"
NOW = "2026-11-30T18:00:00Z"


def config(tmp_path, *files, **more):
    search = SearchSettings(judgements=files)
    return Config(site=SiteSettings(url=HOME), search=search, folder=tmp_path, **more)


def said(query, path, grade, who="Ada"):
    return PersonsJudgement(query, HOME + path, grade, who, NOW)


@pytest.fixture
def workspace(tmp_path):
    with Workspace.open(tmp_path / "workspace") as opened:
        yield opened


def test_what_is_kept_is_read_again_and_by_trec_tools(workspace, tmp_path):
    judgements = [
        said("Bin  day\t?", "bins", 3, "Zoë O'Neil @ team"),
        said("bin day", "tip", 0, "Bo %"),
        said("垃圾", "caf%C3%A9", 2),
    ]
    keep(workspace, judgements[:1])
    keep(workspace, judgements[1:])
    found = people_judgements(workspace, config(tmp_path))
    assert [(x.query, x.document, x.grade, x.who, x.when) for x in found] == [
        ("Bin day ?", f"{HOME}bins", 3, "Zoë O'Neil @ team", NOW),
        ("Bin day ?", f"{HOME}tip", 0, "Bo %", NOW),
        ("垃圾", f"{HOME}caf%C3%A9", 2, "Ada", NOW),
    ]
    lines = (workspace.folder / "judgements" / "judged.trec").read_text()
    assert all(len(line.split()) == 4 for line in lines.splitlines())
    qrels = read_qrels(workspace.folder / "judgements" / "judged.trec")
    assert qrels[query_id("bin day")] == {f"{HOME}bins": 3, f"{HOME}tip": 0}
    assert judged_by_people([]) == []


def test_of_one_judge_the_newest_counts_and_of_several_the_mean():
    [one, two] = judged_by_people(
        [said("bins", "a", 0), said("BINS", "a", 3), said("bins", "a", 2, "Bo"),
         said("bins", "b", 1), said("bins", "b", 2, "Bo"), said("tax", "c", 0)]
    )  # fmt: skip
    assert dict(one.grades) == {f"{HOME}a": 2, f"{HOME}b": 1}
    assert one.by_people
    assert not two.can_be_answered


def test_a_council_s_own_files(workspace, tmp_path):
    (tmp_path / "panel.trec").write_text("q1 0 /bins 3\nq2 0 https://x.example/ 1\n\n")
    (tmp_path / "panel.tsv").write_text("q1\tbin day\nq2\tforeign\n")
    found = people_judgements(workspace, config(tmp_path, "panel.trec"))
    assert [(x.query, x.document, x.who, x.when) for x in found] == [
        ("bin day", f"{HOME}bins", "panel", ""),
        ("foreign", "https://x.example/", "panel", ""),
    ]
    # Our own files, copied from another workspace, are such a file too.
    keep(workspace, [said("garden", "garden", 2)])
    again = config(tmp_path, "workspace/judgements/judged.trec")
    assert {x.who for x in people_judgements(workspace, again)} == {"Ada"}


@pytest.mark.parametrize(
    ("line", "told"),
    [("q1 0 /bins 4", "grade 0 to 3"), ("q1 0 /bins", "grade 0 to 3"), ("q1 0 /bins -1", "0 to 3"),
     ("q9 0 /bins 1", "no query 'q9'"), ("q1 0 http://[ 1", "no address")],
)  # fmt: skip
def test_a_mistake_is_one_line_that_names_it(workspace, tmp_path, line, told):
    (tmp_path / "panel.trec").write_text(f"q1 0 /a 1\n{line}\n")
    (tmp_path / "queries.tsv").write_text("q1\tbin day\n")
    with pytest.raises(SearchError, match=told) as error:
        people_judgements(workspace, config(tmp_path, "panel.trec"))
    assert "line 2" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_line_of_our_own_that_was_cut_off_is_passed_over(workspace, tmp_path):
    keep(workspace, [said("bins", "bins", 3)])
    with (workspace.folder / "judgements" / "judged.trec").open("a") as file:
        file.write(f"{query_id('bins')} Bo@{NOW} /b")
    assert [x.who for x in people_judgements(workspace, config(tmp_path))] == ["Ada"]


def test_a_file_that_is_not_there_is_told(workspace, tmp_path):
    with pytest.raises(SearchError, match="no such file"):
        people_judgements(workspace, config(tmp_path, "nowhere.trec"))


def test_people_come_before_clicks_and_stories_before_people(workspace, tmp_path):
    keep(workspace, [said("bins", "forged", 0), said("bins", "bins", 2)])
    log = QueryLog(
        (
            LoggedQuery("Bins", 50, {f"{HOME}forged": 40.0}),
            LoggedQuery("tax", 5, {f"{HOME}tax": 3.0}),
        )
    )
    found = {q.id: q for q in site_judgements(workspace, config(tmp_path), log, [])}
    assert dict(found["bins"].grades) == {f"{HOME}forged": 0, f"{HOME}bins": 2}
    assert found["bins"].searches == 50
    assert (found["bins"].by_people, found["tax"].by_people) == (True, False)
    story = JourneySettings(name="Bins", end="/bins", searches=("bins",))
    stories = config(tmp_path, journey=(story,))
    judged = {q.id: q for q in site_judgements(workspace, stories, log, [f"{HOME}bins"])}
    assert dict(judged["bins"].grades) == {f"{HOME}forged": 0, f"{HOME}bins": 3}
    assert judged["bins"].by_people


def test_agreement():
    grades = [(3, 3), (0, 0), (2, 2), (1, 0), (3, 2), (0, 0)]
    both = [
        said("q", f"p{i}", grade, who)
        for i, pair in enumerate(grades)
        for grade, who in zip(pair, ("Ada", "Bo"), strict=True)
    ]
    [found] = agreements([*both, said("q", "alone", 3, "Cy")])
    assert (found.one, found.other, found.shared, found.alike) == ("Ada", "Bo", 6, 4)
    # By hand: 1 - (observed squares, 2) / (those expected of the two's frequencies, 97 / 6).
    squares = sum((a - b) ** 2 for a, _ in grades for _, b in grades) / 6
    assert found.kappa == pytest.approx(1 - 2 / squares)


@pytest.mark.parametrize("grades", [[(3, 3)], [(0, 0), (0, 0)]])
def test_agreement_that_nobody_can_tell(grades):
    both = [
        said("q", f"p{i}", grade, who)
        for i, pair in enumerate(grades)
        for grade, who in zip(pair, ("Ada", "Bo"), strict=True)
    ]
    assert agreements(both)[0].kappa is None
    assert agreements([]) == []
