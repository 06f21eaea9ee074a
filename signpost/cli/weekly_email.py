"""Sending the weekly page of a run, which two commands do."""

from __future__ import annotations

from signpost.settings.config import Config
from signpost.weekly import Job


def check_email(config: Config) -> None:
    """Make sure, an hour before, that the settings say all that an email needs.

    Raises:
        reports.delivery.weekly_email.EmailError: they do not.
    """
    from reports.delivery.weekly_email import check_settings

    check_settings(config)


def send_weekly_email(job: Job) -> list[str]:
    """Send the email of a run; return who gets it.

    Raises:
        reports.delivery.weekly_email.EmailError: it could not be sent.
    """
    from reports.delivery.weekly_email import email_of, send

    send(job.config, email_of(job.workspace, job.config, job.run.id))
    return list(job.config.reports.email_to)
