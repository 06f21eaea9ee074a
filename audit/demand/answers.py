"""Answers to “Was this page useful?” and ratings, as survey tools write them."""

from __future__ import annotations

from collections.abc import Sequence

_NEGATIVE = frozenset(
    [
        *("no", "n", "false", "poor", "very poor", "bad", "very bad", "dissatisfied", "unhelpful"),
        *("very dissatisfied", "not useful", "not helpful", "negative", "thumbs down", "👎"),
        *("unhappy", "no, not really", "not at all", "na", "nac ydw", "nac oedd"),
    ]
)
_OTHERS = frozenset(
    [
        *("yes", "y", "true", "good", "very good", "excellent", "average", "ok", "satisfied"),
        *("very satisfied", "useful", "helpful", "positive", "neutral", "thumbs up", "👍", "fair"),
        *("happy", "partly", "somewhat", "yes, thanks", "ydw", "oedd", "do"),
    ]
)


def is_negative(answer: str) -> bool:
    """Whether an answer says that something was not good."""
    return answer.strip().casefold() in _NEGATIVE


def misfit_of_answer(values: Sequence[str], _how: str) -> str:
    """Say why a column cannot hold such answers."""
    known = sum(x.strip().casefold() in _NEGATIVE | _OTHERS for x in values)
    return "" if values and known >= 0.8 * len(values) else "its values are not answers"
