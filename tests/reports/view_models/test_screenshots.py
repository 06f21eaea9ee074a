"""Pictures have a limit; the pages most in need of attention have theirs, the others say why."""

from msgspec.structs import replace

from reports.sources import card_of
from reports.weekly import write_report
from signpost.settings.config import ReportSettings
from signpost.workspace.records import Visit

HOME = "https://www.mereford.gov.uk/"


def test_the_worst_pages_have_pictures(report, tmp_path):
    urls = [HOME + "bins/", HOME + "council-tax/bands"]
    made = report(visits=tuple(Visit(run=0, url=url) for url in urls))
    config = replace(made.config, reports=ReportSettings(pictures=1))
    write_report(made.workspace, config, made.run.id, tmp_path / "small")
    texts = [(tmp_path / "small" / f"pages/{card_of(url)}.html").read_text() for url in urls]
    assert sorted("<img" in text for text in texts) == [False, True]
    without = next(text for text in texts if "<img" not in text)
    assert "the report holds those of the 1 pages most in need of attention" in without
    assert len(list((tmp_path / "small" / "shots").iterdir())) == 2
