"""What the tests of the rules that speak for axe-core use: a scan as a visit stores it."""

import pytest


def _result(check, html, impact, tags, summary, count):
    """Return what is stored of one check: one place, `count` in all."""
    node = {"target": "main > div", "ancestry": "html > body > main > div", "html": html}
    return {
        "id": check,
        "impact": impact,
        "tags": list(tags),
        "help": "",
        "description": "",
        "help_url": "",
        "count": count,
        "nodes": [{**node, "summary": summary}],
    }


@pytest.fixture
def judge_scan(judge):
    """Judge a rule over one scan, the same on both devices, and any other facts.

    `html` is the page, if its HTML counts. `bad` and `unsure` list pairs of an axe check and the
    HTML that it stopped at; `passes` and
    `absent` list checks. `impact`, `tags`, `summary` and `count` are those of every result.
    """

    def run(
        rule,
        bad=(),
        unsure=(),
        passes=(),
        absent=(),
        impact="serious",
        tags=(),
        summary="",
        count=1,
        html=None,
        **facts,
    ):
        scan = {
            "version": "4.10.2",
            "violations": [_result(*x, impact, tags, summary, count) for x in bad],
            "incomplete": [_result(*x, impact, tags, summary, count) for x in unsure],
            "passes": list(passes),
            "inapplicable": list(absent),
        }
        return judge(rule, html, facts={"axe": {"phone": scan, "desktop": scan}, **facts})

    return run
