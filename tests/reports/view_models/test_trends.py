"""Trends tell every judged run, say what was not measured, and have their table."""

from signpost.workspace.artifacts import search_figures


def figures(made, title):
    figure = made.tree("index.html").xpath(f"//figure[h3[.='{title}']]")[0]
    rows = figure.xpath(".//tbody/tr")
    return [[cell.text_content() for cell in row] for row in rows], figure


def test_a_first_run_has_no_trend(report):
    assert "Is it getting better?" not in report().words("index.html")


def test_each_run_is_a_row_and_a_dot(report, pages):
    report()
    made = report({**pages, "/bins/": pages["/council-tax/"]})
    rows, figure = figures(made, "All certain issues")
    assert [row[0].split("(")[1] for row in rows] == ["run 2)", "run 1)"]
    issues = [
        sum(x.certainty == "sure" for x in made.workspace.results.issues(run)) for run in (2, 1)
    ]
    assert [row[1] for row in rows] == [f"{n}" for n in issues]
    assert len(figure.xpath(".//*[local-name()='path'][@class='dot']")) == 2
    assert figure.xpath(".//*[local-name()='svg']/@aria-labelledby") == figure.xpath("./h3/@id")


def test_what_a_run_did_not_measure_is_not_known(report):
    report(artifacts={search_figures.PROMOTION: {"new": {"ndcg@10": 0.5}}})
    report()
    made = report(artifacts={search_figures.PROMOTION: {"new": {"ndcg@10": 0.505}}})
    rows, figure = figures(made, "Search quality (nDCG@10)")
    assert [row[1] for row in rows] == ["0.505", "not known", "0.500"]
    assert "no more than chance would do" in figure.text_content()
    assert "Stories that search answers" not in made.words("index.html")
