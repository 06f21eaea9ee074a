"""Addresses of files that no visitor is meant to find: copies, dumps, settings, answers to forms.

Told by the address alone, so that the crawl need only ask whether such a file is there (HEAD) and
never fetches it. Only addresses that a site's own links and listings name are looked at.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_I = re.IGNORECASE
# What a copy of a whole site or database is called; anything else beside it makes it a download
# ("website-accessibility-toolkit.zip").
_WHOLE = (
    r"(?:back-?up|bak|bkp|dump|database|db|mysql|sql|site|web-?site|web|www|htdocs|public_?html"
    r"|wwwroot|webroot|httpdocs|full|complete|cms|drupal|wordpress|wp|wp[-_]content|umbraco|joomla"
    r"|uploads|prod|production|live|old|copy|archive|export|home|var|nightly|weekly|daily|latest"
    r"|final|gov|uk|co|org|com|v?\d{1,14}|t\d{4,6}z?)"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("version control folder", re.compile(r"/\.(?:git|svn|hg|bzr)(?:/.*)?$", _I)),
    ("settings with passwords", re.compile(
        r"/(?:\.env(?:\.[\w-]{1,20})?|\.ht(?:passwd|access)|\.npmrc|\.aws/.*|\.ssh/.*|web\.config"
        r"|wp-config\.php[.~].*|[\w.-]{0,40}(?:appsettings|configuration|settings|config|database)"
        r"\.(?:php|inc|ya?ml|json|ini|xml|cfg)\.?(?:bak|old|orig|save|txt|~|swp)"
        r"|secrets?\.(?:ya?ml|json|txt))$", _I)),
    ("private key or password store", re.compile(
        r"(?:\.(?:pem|key|pfx|p12|kdbx?|jks|ppk|ovpn)|/id_(?:rsa|dsa|ecdsa|ed25519))$", _I)),
    ("database", re.compile(
        r"\.(?:sql|mdb|accdb|sqlite3?|db3?|dbf|dmp|dump|mdf|ldf|bacpac|dacpac|ndf|myd)"
        r"(?:\.(?:gz|zip|bz2|xz|7z|old|bak))?$", _I)),
    ("mailbox", re.compile(r"\.(?:pst|ost|mbox|eml|msg)$", _I)),
    ("backup copy", re.compile(
        r"(?:\.(?:bak|backup|bkp|old|orig|save|sav|swp|swo|tmp|temp|wbk|xlk|bac)\d{0,3}|~"
        r"|\.~\w{1,5})$",
        _I)),
    ("log of the server", re.compile(
        r"/(?:error|debug|access|php_errors?|laravel|application|server|install|mail)[\w.-]{0,20}"
        r"\.log(?:\.(?:gz|\d{1,3}|txt))?$", _I)),
    ("copy of the site", re.compile(
        rf"/(?=[^/]*(?:back-?up|bak|dump|database|db|sql|site|www|html|wwwroot|webroot|httpdocs"
        rf"|full|cms|drupal|wordpress|wp|umbraco|joomla|uploads|prod))"
        rf"{_WHOLE}(?:[-_. +]{{1,3}}{_WHOLE}){{0,9}}\.(?:zip|tar|tgz|tar\.(?:gz|bz2|xz)|gz"
        rf"|rar|7z|wpress|jpa)$", _I)),
    ("answers to a form", re.compile(
        r"/[^/]{0,80}(?:form[-_ ]?(?:answers?|responses?|entries|submissions?|data|export)"
        r"|gravity-?forms?|wpforms|contact-form(?:-7)?|webform|survey[-_ ]?(?:responses?|raw|data)"
        r"|(?:raw|all|individual)[-_ ]?(?:responses?|submissions?|answers?)|form[-_]results?"
        r"|responses?[-_ ]?export|submissions?|mailing[-_ ]?list|subscribers?|user[-_ ]?export"
        r"|customers?[-_ ]?(?:list|export|data)|typeform|microsoft[-_ ]?forms|jotform)"
        r"[^/]{0,80}\.(?:csv|tsv|json|xml)$", _I)),
)  # fmt: skip
_LONGEST = 1_000


def exposed_kind(url: str) -> str:
    """Return what a file is that nobody is meant to find, by its address; "" for any other."""
    path = unquote(urlsplit(url).path)[-_LONGEST:]
    return next((kind for kind, pattern in _KINDS if pattern.search(path)), "")
