"""`signpost send-report`."""

from __future__ import annotations

from signpost.cli.answers import print_answer
from signpost.cli.options import DEFAULT_FOLDER, AsJson, Folder, Site
from signpost.cli.weekly_email import send_weekly_email
from signpost.cli.workspaces import judged_run, opened
from signpost.weekly import Job


def send_report(site: Site, workspace: Folder = DEFAULT_FOLDER, as_json: AsJson = False) -> None:
    """Send the weekly page of the latest judged run by email ([reports] email_to, smtp_host)."""
    with opened(site, workspace, write=False) as (config, store):
        to = send_weekly_email(Job(config, store, judged_run(store, workspace)))
    print_answer(as_json, {"sent": to}, f"Sent to {', '.join(to)}")
