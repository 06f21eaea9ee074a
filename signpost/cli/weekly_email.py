"""Sending the weekly page of a run, which two commands do."""

from __future__ import annotations

from signpost.weekly import Job


def send_weekly_email(job: Job) -> list[str]:
    """Send the email of a run; return who gets it.

    Raises:
        reports.delivery.weekly_email.EmailError: it could not be sent.
    """
    from reports.delivery.weekly_email import email_of, send

    send(job.config, email_of(job.workspace, job.config, job.run.id))
    return list(job.config.reports.email_to)
