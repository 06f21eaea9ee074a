"""How much personal data is found, and how much else is touched, on lines made for this."""

import re
from pathlib import Path

import pytest

from signpost.language.redaction.redact import redacted

LINES = Path(__file__).with_name("personal.tsv")
LEAST_FOUND, MOST_TOUCHED = 0.98, 0.02


def lines():
    """Return (text, what is personal in it) of every line of the set."""
    rows = LINES.read_text("utf-8").splitlines()
    parted = (row.partition("\t") for row in rows if row and not row.startswith("#"))
    return [(text, secret.split("|") if secret else []) for text, _, secret in parted]


def test_the_set_is_large_and_names_what_it_holds():
    found = lines()
    assert len(found) >= 200
    assert len({text for text, _ in found}) == len(found)
    for text, secrets in found:
        assert all(secret in text for secret in secrets), text


def test_recall_and_clean_lines(capsys):
    found = [(text, redacted(text), secrets) for text, secrets in lines()]
    secrets = [(secret, left, text) for text, left, some in found for secret in some]
    missed = [(secret, text) for secret, left, text in secrets if secret in left]
    clean = [(text, left) for text, left, some in found if not some]
    touched = [(text, left) for text, left in clean if text != left]
    recall, share = 1 - len(missed) / len(secrets), len(touched) / len(clean)
    with capsys.disabled():
        print(
            f"\npersonal data: {len(secrets) - len(missed)} of {len(secrets)} found ({recall:.1%}); "
            f"{len(touched)} of {len(clean)} clean lines touched ({share:.1%})"
        )
    assert recall >= LEAST_FOUND, missed
    assert share <= MOST_TOUCHED, touched


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ring me on 07700 900123 please", "Ring me on [number] please"),
        ("Dear Priya, my bin", "Dear [name], my bin"),
        ("14 Elm Road, SE13 6LR", "[address], [postcode]"),
        ("nothing \x00here", "nothing  here"),
        ("3 \x004\x00 x", "3  4  x"),
    ],
)
def test_what_stands_in_its_place(text, left):
    assert redacted(text) == left


def test_the_councils_own_numbers_stay():
    said = "I rang 01632 960 110 and +44 1632 960110 but not 01632 960 111"
    assert redacted(said, ["01632 960110"]).count("960") == 2


@pytest.mark.parametrize(
    "piece",
    [
        *("Mr ", "A ", "1 a ", "14 elm ", "a@", "my name is A", "ref 1/", "O'", "1 2-", "Mr A.B. "),
        *("a", "1 ", "a."),
    ],
)
def test_hostile_text_takes_no_time(cpu_limit, piece):
    """A second or less where the cost grows straight; over three minutes where it is squared."""
    with cpu_limit(30):
        redacted(piece * (200_000 // len(piece)))


def test_hostile_text_would_be_noticed(cpu_limit):
    with pytest.raises(pytest.fail.Exception, match="does not end"), cpu_limit(0.5):
        re.match(r"(a+)+$", "a" * 40 + "!")
