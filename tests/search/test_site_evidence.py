"""What a site's search is learnt from: read once, whichever stage asks."""

import pytest

from search.benchmark import benchmark_run
from search.existing_search import choose
from search.index import index
from search.insights.page_demand import collect
from search.logs import query_log
from search.promote import promote

pytestmark = pytest.mark.slow


def test_all_stages_of_a_run_read_the_query_log_once(council, monkeypatch):
    workspace, config, run = council(present="/s?q={query}", present_results="a")
    read = []

    def read_rows(file, *names):
        read.append(file)
        return rows_of(file, *names)

    rows_of = query_log.read_rows
    monkeypatch.setattr(query_log, "read_rows", read_rows)
    for stage in (collect, index, choose, benchmark_run, promote):
        stage(workspace, config, run)
    assert read == [config.folder / "log.tsv"]
