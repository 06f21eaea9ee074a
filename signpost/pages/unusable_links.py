"""Links that no browser of a resident's can follow, and why, in plain words.

Those are addresses of http(s) that the URL standard refuses, misspelt schemes, and paths to drives
and file shares. Schemes that belong to programs (tel:, whatsapp:, any other) are left alone.
"""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple

from signpost.pages.addresses import host_of, hostname_of, resolve

# An address that is told, at most: longer ones are cut.
_LONGEST = 500
# What the URL standard takes off at the ends (C0 control and space) and inside (tab, line breaks).
_ENDS = "".join(map(chr, range(0x21)))
_INSIDE = re.compile(r"[\t\r\n]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_AUTHORITY = re.compile(r"[/\\]*([^/\\?#]*)")
_LOGIN = re.compile(r"(?<=//)[^/\\?#]*@")
_TWICE = re.compile(r"https?(:|$)", re.IGNORECASE)
_SHARES = frozenset({"smb", "cifs", "afp", "nfs"})
_DRIVE = re.compile(r"[A-Za-z][:|]")
# What follows a web address's scheme, an email address's and a phone number's.
_WEB_REST = re.compile(r"[/\\]|[\w-]+(\.[\w-]+)+", re.ASCII)
_WEB_HOST = re.compile(r"(//|\\\\)[\w-]+(\.[\w-]+)+", re.ASCII)
_MAIL_REST = re.compile(r"[^\s@]+@[^\s@]+\.")
_PHONE_REST = re.compile(r"\+?[\d\s().-]{5,20}$")
# Written with the letters of https alone, or as security notices write it; and what only looks so.
_LETTERS = re.compile(r"[htps]{2,9}|hxxps?")
_OTHER_SCHEMES = frozenset({"shttp", "httpg", "ssh", "tts"})
_OTHER_WORDS = {
    **dict.fromkeys(("mail", "email", "e-mail"), "mailto"),
    **dict.fromkeys(("phone", "telephone"), "tel"),
}
_IN_NO_NAME = re.compile(r"[\x00-\x20\"<>\\^`{|}%\[\]@]")


class LinkFault(NamedTuple):
    """Why a link cannot be used, as the end of a sentence, and what to do, as a whole one."""

    why: str
    fix: str


_SHARE = LinkFault(
    "it leads to a folder on your own network, which nobody outside can open",
    "Put the file on the website and link to it there.",
)
_OWN_COMPUTER = LinkFault(
    "it leads to a file on a computer of your own, which nobody else can open", _SHARE.fix
)
_BEGINS_TWICE = LinkFault(
    "its address begins with http:// or https:// twice", "Take one of the two out."
)

# Of an address that was told, and so is not whole any more.
UNREADABLE = LinkFault("its address is not one that browsers can read", "Correct the address.")


def fault_of(base: str, href: str) -> LinkFault | None:
    """Say why a link, as written on the page at `base`, cannot be used; None where it can.

    None stands too for schemes that are not the web's: what opens them nobody knows.
    """
    if href[:5].lower() == "data:":
        return None
    href = _INSIDE.sub("", href.strip(_ENDS))
    scheme = _SCHEME.match(href)
    if scheme is None:
        return _without_scheme(base, href)
    name, rest = scheme[1].lower(), href[scheme.end() :]
    if len(name) == 1:
        return _drive(scheme[1])
    if name == "file":
        return _file(rest)
    if name in _SHARES:
        return _SHARE
    if name in ("http", "https"):
        return _web(base, href, rest)
    return _misspelt(name, rest)


def may_be_unusable(address: str, href: str) -> bool:
    """Whether a link that resolves to `address` may be of no use all the same (`fault_of`)."""
    return href.lstrip(_ENDS).startswith("\\\\") or host_of(address) in ("http", "https")


def shown(href: str) -> str:
    """Return an unusable address as it is told: in one line, cut where it is long, no login."""
    written = _LOGIN.sub("", _INSIDE.sub("", href.strip(_ENDS)))
    visible = "".join(c if c.isprintable() else "\ufffd" for c in written[:_LONGEST])
    return visible if len(written) <= _LONGEST else f"{visible}…"


def _without_scheme(base: str, href: str) -> LinkFault | None:
    """Judge an address without a scheme: only one that names a host can be refused."""
    resolved = resolve(base, href)
    if href.startswith("\\\\"):
        return _SHARE if resolved is None or _is_inside(resolved[0]) else None
    return _refused(href) if resolved is None else None


def _is_inside(address: str) -> bool:
    """Whether a host is one that only its own network knows: no dot, or a private IP address."""
    host = hostname_of(host_of(address))
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host


def _drive(letter: str) -> LinkFault:
    """Tell of a path that begins with a drive's letter."""
    return LinkFault(
        f"it leads to the drive {letter.upper()}: of a computer on your own network, which nobody "
        "outside can open",
        _SHARE.fix,
    )


def _file(rest: str) -> LinkFault:
    """Tell what follows file: apart: a file share, a drive, or a path on one computer."""
    path = rest.replace("\\", "/")
    place = path.lstrip("/")
    if _DRIVE.match(place) or place.lower().startswith("localhost/"):
        return _drive(place[0]) if _DRIVE.match(place) else _OWN_COMPUTER
    slashes = len(path) - len(place)
    return _SHARE if place and slashes not in (0, 1, 3) else _OWN_COMPUTER


def _web(base: str, href: str, rest: str) -> LinkFault | None:
    """Judge an http(s) address: refused, or with a second scheme where its host should be."""
    resolved = resolve(base, href)
    if resolved is None:
        return _refused(rest)
    return _BEGINS_TWICE if host_of(resolved[0]) in ("http", "https") else None


def _refused(rest: str) -> LinkFault:
    """Say what is wrong with an address that the URL standard refuses, from its host on."""
    match = _AUTHORITY.match(rest)
    authority = match[1].rpartition("@")[2] if match else ""
    if not authority:
        return LinkFault("its address names no website", "Write the whole address.")
    if _TWICE.match(authority):
        return _BEGINS_TWICE
    host, colon, port = authority.rpartition(":")
    if not colon or port.endswith("]"):
        host, port = authority, ""
    fix = "Correct the address."
    if re.search(r"\s|%20", host):
        return LinkFault(f"there is a space in the name of its website, “{host[:80]}”", fix)
    if port and not (port.isascii() and port.isdigit() and int(port[:9]) < 2**16):
        return LinkFault(f"“{port[:80]}” is not a port: that is a number up to 65535", fix)
    if bad := _IN_NO_NAME.search(host):
        return LinkFault(f"the name of its website has a “{bad[0]}” in it, which no name has", fix)
    return LinkFault(f"“{host[:80]}” is no name that a website can have", fix)


def _misspelt(name: str, rest: str) -> LinkFault | None:
    """Tell of a scheme that is nearly one that everybody means."""
    meant = _meant(name, rest)
    if not meant:
        return None
    colon = f"{meant}://" if meant in ("http", "https") else f"{meant}:"
    return LinkFault(
        f"its address begins with “{name}:”, a misspelling of “{colon}”", f"Write {colon} there."
    )


def _meant(name: str, rest: str) -> str:
    """Return the scheme that a misspelt one stands for, judged by what follows it; else ""."""
    slip = {right for right in ("https", "http", "mailto", "tel") if _one_slip(name, right)}
    slip |= {_OTHER_WORDS[name]} if name in _OTHER_WORDS else set()
    if "mailto" in slip and _MAIL_REST.match(rest):
        return "mailto"
    if "tel" in slip and _PHONE_REST.match(rest):
        return "tel"
    if name in _OTHER_SCHEMES:
        return ""
    if (slip & {"http", "https"} and _WEB_REST.match(rest)) or (
        _LETTERS.fullmatch(name) and _WEB_HOST.match(rest)
    ):
        return "https"
    return "javascript" if _one_slip(name, "javascript") else ""


def _one_slip(name: str, right: str) -> bool:
    """Whether a word is the right one but for a letter too many, too few, wrong, or two swapped."""
    same = next((i for i, (x, y) in enumerate(zip(name, right, strict=False)) if x != y), None)
    same = min(len(name), len(right)) if same is None else same
    one, other = name[same:], right[same:]
    swapped = len(one) > 1 and one[:2] == other[1::-1] and one[2:] == other[2:]
    return name != right and (one[1:] in (other, other[1:]) or one == other[1:] or swapped)
