"""What a scorecard tells of how hard a page is to read, and how that was measured."""

from __future__ import annotations

from signpost.workspace.page_summary import PageSummary

Facts = list[tuple[str, str]]


def reading_facts(summary: PageSummary, target: float) -> Facts:
    """List a page's reading age with method, words and spread, its difficulty, its longest run.

    `target` is the reading age to aim for, in years. Where there is too little prose, or it is in
    another language than English, that is said in place of a score.
    """
    if summary.kind != "html":
        return []
    facts = [("Reading age", _age(summary, target))]
    if summary.difficulty:
        score = f"{summary.difficulty:.0f} (50: a simplified news story; higher is harder)"
        facts.append(("Reading difficulty", score))
    if summary.longest_run:
        longest = summary.longest_run
        facts.append(("Longest run of words without a stop", f"{longest.words}: “{longest.text}”"))
    return facts


def _age(summary: PageSummary, target: float) -> str:
    """Say the reading age and how it was measured."""
    method = summary.reading
    if method is None:
        return "no score: there are under 100 words of English prose"
    ages = method.ages
    low, high = min(ages.values()), max(ages.values())
    return (
        f"about {summary.reading_age:.0f}; aim for {target:g} or under. Median of "
        f"{', '.join(ages)} ({low:.0f} to {high:.0f}), over {method.words:,} words in "
        f"{method.sentences:,} sentences of prose"
    )
