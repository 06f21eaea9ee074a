"""A chart's coordinates follow its values, a gap stays a gap, and words say what it shows."""

import pytest

from reports.writing.charts import Chart, ChartPoint


def chart(*values, better="", top=None, noise=0.0):
    points = [
        ChartPoint(f"week {n}", value, "not known" if value is None else f"{value:g}")
        for n, value in enumerate(values, 1)
    ]
    return Chart("key", "Issues", points, better, top, noise)


@pytest.mark.parametrize(
    ("made", "path"),
    [
        (chart(10, 5), "M12.0 28.0L588.0 78.0"),
        (chart(10, None, 10), "M12.0 28.0M588.0 28.0"),
        (chart(0, 0), "M12.0 128.0L588.0 128.0"),
        (chart(0.5, 1, top=1), "M12.0 78.0L588.0 28.0"),
        (chart(None, None), ""),
    ],
)
def test_the_line(made, path):
    assert made.path == path


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (chart(10, 5, better="lower"), "5; on week 1 it was 10: better."),
        (chart(5, 10, better="lower"), "10; on week 1 it was 5: worse."),
        (chart(5, 10, better="higher"), "10; on week 1 it was 5: better."),
        (chart(5, 10), "10; on week 1 it was 5."),
        (chart(5, 7, 5), "5, the same as on week 1."),
        (chart(0.5, 0.505, better="higher", noise=0.01), "0.505; on week 1 it was 0.5: no more"),
        (chart(None, 3), "Known for one run only"),
    ],
)
def test_the_sentence(made, said):
    assert made.sentence.startswith(said)
