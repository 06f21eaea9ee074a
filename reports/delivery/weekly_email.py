"""The weekly page as an email: plain text and HTML, sent through the council's own mail server."""

from __future__ import annotations

import os
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from audit.results import Status
from reports.sources import Sources, card_of
from reports.tally import Tally, row_of
from reports.this_machine import is_this_machine
from reports.view_models.changes import Changes
from reports.view_models.verdict import verdict_of
from reports.writing.templating import clean, render
from reports.writing.wording import count
from signpost.errors import SignpostError
from signpost.settings.config import Config, ReportSettings
from signpost.workspace import IssueRow, Workspace

_SECONDS = 30
_ISSUES = 10
# Statuses whose issues the email counts.
_COUNTED: tuple[Status, ...] = ("new", "fixed", "not_checked")


class EmailError(SignpostError):
    """The email could not be sent; the message says why and what to set."""


@dataclass(frozen=True, slots=True)
class EmailContent:
    """What the email says, in both its forms.

    `counts` are of issues, by status; `issues` are the first to mend, each with its rule's title.
    """

    verdict: str
    is_first: bool
    counts: dict[Status, int]
    issues: list[tuple[IssueRow, str]]
    address: str


def compose(sources: Sources, changes: Changes, verdict: str) -> EmailMessage:
    """Write the email of a run: the verdict, what changed, what to mend first.

    Raises:
        EmailError: [reports] says not who it is from or who gets it.
    """
    settings = sources.config.reports
    _check_people(settings)
    todo = [row for row in sources.issues if row.id not in sources.decided][:_ISSUES]
    content = EmailContent(
        verdict=verdict,
        is_first=changes.first,
        counts={status: len(changes.issues_with(status)) for status in _COUNTED},
        issues=[(row, sources.rule(row.rule).title) for row in todo],
        address=settings.public_url.rstrip("/"),
    )
    message = EmailMessage()
    try:
        message["Subject"] = _line(f"{sources.name}: the website this week")
        message["From"] = settings.email_from
        message["To"] = ", ".join(settings.email_to)
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain="signpost.invalid")
    except (ValueError, IndexError) as error:
        raise EmailError(f"[reports] email_to or email_from is no address ({error})") from None
    message.set_content(_plain(content))
    html = render("email.html", sources=sources, content=content)
    message.add_alternative(html, subtype="html")
    return message


def _line(text: str) -> str:
    """Put a text on one line: a header with a line end would be another header."""
    return " ".join(clean(text).split())


def _plain(content: EmailContent) -> str:
    """Write the plain text."""
    counts = content.counts
    lines = [content.verdict, ""]
    if not content.is_first:
        changed = f"New: {counts['new']}. Fixed: {counts['fixed']}. "
        lines += [f"{changed}Could not be checked again: {counts['not_checked']}.", ""]
    lines.append("What to mend first:")
    for number, (row, title) in enumerate(content.issues, 1):
        where = count(row.pages, "page")
        lines.append(f"{number}. {title} ({row.severity}, {where}): {_line(row.message)}")
    if content.address:
        lines += ["", f"The report: {content.address}/index.html"]
    return "\n".join(lines) + "\n"


def email_of(workspace: Workspace, config: Config, run: int) -> EmailMessage:
    """Write the email of a judged run: the same words as its weekly page.

    Raises:
        EmailError: [reports] says not who it is from or who gets it.
    """
    sources = Sources.of(workspace, config, run)
    changes, counted = Changes.of(sources), Tally()
    for page in changes.comparison.current():
        service = sources.services.get(page.url, "")
        counted.add(row_of(page, card_of(page.url), service), page)
    return compose(sources, changes, verdict_of(sources, counted, changes))


def check_settings(config: Config) -> None:
    """Make sure that an email can be sent, as far as can be known before.

    Raises:
        EmailError: something is not set, or would send it in the open.
    """
    settings = config.reports
    _check_people(settings)
    host, kind = settings.smtp_host, settings.smtp_security
    if not host:
        raise EmailError("[reports] needs smtp_host, the mail server, before a report can be sent")
    if kind not in ("starttls", "tls", "none"):
        raise EmailError('[reports] smtp_security has to be "starttls", "tls" or "none"')
    if kind == "none" and not is_this_machine(host):
        raise EmailError(
            f'[reports] smtp_security = "none" would send the report in the open to {host}: '
            "only for a mail server on this machine"
        )
    if settings.smtp_user:
        _password(settings.smtp_password_from)


def _check_people(settings: ReportSettings) -> None:
    """Refuse an email from nobody, or to nobody."""
    if not settings.email_to or not settings.email_from:
        raise EmailError("[reports] needs email_to and email_from before the report can be sent")


def send(config: Config, message: EmailMessage) -> None:
    """Send an email through the mail server of the settings.

    Raises:
        EmailError: there is no mail server, it refuses, or it would be spoken to in the open.
    """
    check_settings(config)
    host = config.reports.smtp_host
    try:
        _hand_over(config, message)
    except (OSError, smtplib.SMTPException) as error:
        reason = " ".join(str(error).split())[:200]
        raise EmailError(
            f"{host}:{config.reports.smtp_port}: the email was not taken ({reason})"
        ) from None


def _hand_over(config: Config, message: EmailMessage) -> None:
    """Speak to the mail server."""
    settings = config.reports
    context = ssl.create_default_context()
    if settings.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            settings.smtp_host, settings.smtp_port, timeout=_SECONDS, context=context
        )
    else:
        server = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=_SECONDS)
    with server:
        if settings.smtp_security == "starttls":
            server.starttls(context=context)
        if settings.smtp_user:
            server.login(settings.smtp_user, _password(settings.smtp_password_from))
        server.send_message(message)


def _password(name: str) -> str:
    """Return the mail server's password from the environment.

    Raises:
        EmailError: it is not there.
    """
    password = os.environ.get(name, "") if name else ""
    if not password:
        unset = f": {name} is not set" if name else ""
        raise EmailError(
            "[reports] smtp_user needs smtp_password_from, the name of an environment variable "
            f"with the password{unset}"
        )
    return password
