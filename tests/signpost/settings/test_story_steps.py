"""The steps of a story."""

import pytest

from signpost.settings.story_steps import Step, parse_step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("follow Pay your council tax", Step("follow", "Pay your council tax")),
        ("Follow the link named “Bins”", Step("follow", "Bins")),
        ("open  the menu called More", Step("open", "More")),
        ("choose 'Yes'", Step("choose", "Yes")),
        ("fill Postcode with ZZ99 3WZ", Step("fill", "Postcode", "ZZ99 3WZ")),
    ],
)
def test_steps_are_read(text: str, step: Step) -> None:
    assert parse_step(text) == step
