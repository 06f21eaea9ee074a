"""Which links nobody can use, what is said of them, and which only look so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.pages.unusable_links import fault_of, shown

BASE = "https://www.mereford.gov.uk/planning/forms"


@pytest.mark.parametrize(
    ("href", "part"),
    [
        ("https://", "names no website"),
        ("https:?q=bins", ""),
        ("//", "names no website"),
        ("http://?q=bins", "names no website"),
        ("http://planning portal.example.org/", "a space in the name"),
        ("//planning portal.example.org/", "a space in the name"),
        ("http://planning%20portal.example.org/", "a space in the name"),
        ("https://maps.example.org:8o80/", "“8o80” is not a port"),
        ("https://maps.example.org:70000/", "“70000” is not a port"),
        ("https://maps.example.org:https/x", "is not a port"),
        ("http://<council>/x", "a “<” in it"),
        ("http://[insert address here]", "a space in the name"),
        ("http://maps.example.org>", "a “>” in it"),
        ("http://10.20.30.400/x", "“10.20.30.400” is no name"),
        ("http://https://maps.example.org/", "twice"),
        ("https://http//maps.example.org/", "twice"),
        ("https:https://maps.example.org/", ""),
        ("http://https:maps.example.org/", "twice"),
    ],
)
def test_what_the_standard_refuses(href: str, part: str) -> None:
    fault = fault_of(BASE, href)
    assert (part in fault.why) if fault and part else fault is None and not part


@pytest.mark.parametrize(
    "href",
    [
        *("htpp://x.org", "hhttp://x.org", "htttps://x.org", "httpss://x.org", "hhtp:/x.org"),
        *("HTTSP://x.org", "thtp://x.org", "hptts://x.org", "ptth://x.org", "hxxps://x.org"),
        *("http.://x.org", "httpd:www.x.org", "ttps:\\\\x.org", " htp\n://x.org"),
    ],
)
def test_a_misspelt_scheme(href: str) -> None:
    fault = fault_of(BASE, href)
    assert fault is not None
    assert "a misspelling of “https://”" in fault.why
    assert fault.fix == "Write https:// there."


@pytest.mark.parametrize(
    ("href", "meant"),
    [
        ("mailt:bins@x.org", "mailto:"),
        ("mialto:bins@x.org", "mailto:"),
        ("e-mail:bins@x.org", "mailto:"),
        ("tell:01632 960000", "tel:"),
        ("phone:+441632960000", "tel:"),
        ("javscript:print()", "javascript:"),
    ],
)
def test_other_misspelt_schemes(href: str, meant: str) -> None:
    fault = fault_of(BASE, href)
    assert fault is not None
    assert f"a misspelling of “{meant}”" in fault.why


@pytest.mark.parametrize(
    ("href", "part"),
    [
        (r"S:\Planning\Form 4.doc", "the drive S: of a computer on your own network"),
        ("g:/planning/form.doc", "the drive G:"),
        ("file:///G:/planning/form.doc", "the drive G:"),
        (r"file:\\\C|\planning", "the drive C:"),
        ("file://C:/planning", "the drive C:"),
        ("file://fs02/planning/form.doc", "a folder on your own network"),
        ("file://///fs02/planning/form.doc", "a folder on your own network"),
        (r"file:\\fs02\planning", "a folder on your own network"),
        (r"\\fs02\planning\form.doc", "a folder on your own network"),
        (r"\\fs 02\planning", "a folder on your own network"),
        (r"\\192.168.7.1\planning", "a folder on your own network"),
        ("smb://fs02/planning", "a folder on your own network"),
        ("file:///home/jo/form.doc", "a file on a computer of your own"),
        ("FILE:form.doc", "a file on a computer of your own"),
    ],
)
def test_drives_and_shares(href: str, part: str) -> None:
    fault = fault_of(BASE, href)
    assert fault is not None
    assert part in fault.why
    assert fault.fix == "Put the file on the website and link to it there."


@pytest.mark.parametrize(
    "href",
    [
        *("", "#", "?", "form", "..\\form", "/form", "//maps.example.org/x", "http:/x", "https:x"),
        *("www.example.org", "http//www.example.org", r"\\www.example.org\x", "/x:80a"),
        *("mailto:a@x.org", "mailto:", "tel:01632", "sms:01632", "smsto:01632", "whatsapp://send"),
        *("javascript:void(0)", "data:text/html,x", "webcal://x.org/c.ics", "geo:51,0", "maps:q"),
        *("skype:jo?call", "ms-word:ofe|u|https://x.org/a", "blob:https://x.org/1", "about:blank"),
        *(
            "intent://x.org/#Intent;end",
            "ftp://x.org/a",
            "sftp://x.org/a",
            "ssh://x.org",
            "tftp://x",
        ),
        *(
            "rtsp://x.org/cam",
            "callto:jo",
            "sip:jo@x.org",
            "im:jo@x.org",
            "mid:1@x.org",
            "fax:01632",
        ),
        *(
            "shttp://x.org",
            "mereford-app://bins",
            "git+https://x.org",
            "te:x",
            "htt:3",
            "httpx:bins",
        ),
        *(
            "view-source:http://x.org",
            "urn:isbn:1",
            "mailbox:jo",
            "email:",
            "phone:book",
            "tts://hi",
        ),
        *("http://intranet/x", "http://localhost/", "http://0x7f.1/", "http://www.http-guide.org/"),
    ],
)
def test_what_is_left_alone(href: str) -> None:
    assert fault_of(BASE, href) is None


def test_it_is_told_in_one_line_without_a_login() -> None:
    assert shown(" http://amy:secret@exa mple.org/\n\x07x ") == "http://exa mple.org/\ufffdx"
    assert len(shown("htps://x.org/" + "x" * 9000)) == 501
    assert shown("C:\\x\u202ey") == "C:\\x\ufffdy"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            (
                "http:",
                "htps:",
                "file:",
                "C:",
                "\\\\",
                "//",
                "/",
                ":",
                "@",
                "[",
                "]",
                " ",
                "\n",
                "80",
            )
        )
        | st.text(max_size=3),
        max_size=8,
    ).map("".join)
)
def test_no_exception_leaves(href: str) -> None:
    fault_of(BASE, href)
    assert shown(href).isprintable()
