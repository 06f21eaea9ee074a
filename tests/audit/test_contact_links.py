"""Email and phone links that cannot work: the rule on them has the whole table."""

from audit.contact_links import fault_of
from signpost.workspace.records import Link


def test_what_is_wrong_is_said_in_words() -> None:
    assert fault_of(Link("mailto:", kind="mail")) == "it names no email address"
    assert fault_of(Link("tel:bins", kind="phone")) == "it names no phone number"
    assert fault_of(Link("mailto:bins%40x.org", kind="mail")) == ""
    assert fault_of(Link("tel:01632 960000", kind="phone")) == ""
