"""Names as text alternatives on files that are named after something else."""

import pytest

RULE = "accessibility/alt-unlike-file"


@pytest.mark.parametrize(
    ("html", "called"),
    [
        ('<img alt="Facebook" src="/icons/instagram.svg">', "instagram"),
        ('<img alt="Recycling" src="/media/swimming-pool_large.jpg?w=300">', "swimming pool"),
        (
            '<a href="/"><img alt="Mereford" src="/assets/visit%20wales-logo.png"></a>',
            "visit wales",
        ),
    ],
)
def test_a_name_that_the_file_does_not_have(judge, html, called):
    (found,) = judge(RULE, html).findings
    assert found.certainty == "needs_person"
    assert found.message.endswith(f"but the file is called “{called}”.")
    assert found.evidence.startswith("<img alt=")


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="Facebook" src="/icons/facebook-white.svg">',
        '<img alt="Libraries" src="/i/library-2.png">',
        '<img alt="Recycling" src="/i/recycle.jpg">',
        '<img alt="Mereford" src="/i/mereford-council-logo.png">',
        '<img alt="Waterworks" src="/i/works.png">',
        '<img alt="Pool" src="/i/whirlpool.png">',
        '<img alt="Map" src="/i/3fa94c01.png">',
        '<img alt="Map" src="/i/scan-0042.png">',
        '<img alt="Facebook" src="/i/social-icon.png">',
        '<img alt="Council Offices" src="/i/swimming-pool.jpg">',
        '<img alt="swimming" src="/i/library.jpg">',
        '<img alt="" src="/i/library.jpg">',
        '<img alt="Pool" src="https://[cdn/library.jpg">',
    ],
    ids=[
        "same",
        "same beginning",
        "akin",
        "one word of several",
        "the end of the name",
        "the end of the file",
        "a code",
        "a number",
        "fillers only",
        "two words",
        "no name",
        "decorative",
        "no address",
    ],
)
def test_look_alikes(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("html", ["<img src='/i/pool.jpg'>", "<p>No pictures.</p>"])
def test_pages_without_alternatives(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("alt", "source"),
    [
        ("Unicef logo", "oxfam-logo.png"),
        ("The Mereford Trust logo", "/i/barclays.svg"),
        ("BBC icon", "youtube.png"),
        ("Logo of Shelter", "crisis-logo.jpg"),
    ],
)
def test_the_logo_of_another_needs_a_person(judge, alt, source):
    assert judge(RULE, f'<img alt="{alt}" src="{source}">').outcome == "needs_person"


@pytest.mark.parametrize(
    ("alt", "source"),
    [
        ("National Health Service logo", "nhs-logo.png"),
        ("NHS logo", "/i/national-health-service.png"),
        ("Mereford Council logo", "/i/logo-large.svg"),  # the name says nothing
        ("Disability Confident employer logo", "dc-badge.png"),
        ("A logo painted on a wall", "graffiti.jpg"),
        ("Oxfam logo", "8f3a2b9c.png"),
    ],
)
def test_a_logo_whose_file_may_be_its_own_passes(judge, alt, source):
    assert judge(RULE, f'<img alt="{alt}" src="{source}">').outcome == "pass"


def test_a_file_name_that_is_no_word_says_nothing_of_a_logo(judge):
    assert judge(RULE, '<img alt="Mereford council crest" src="/i/mrfd.png">').outcome == "pass"
