"""The section [reports] of signpost.toml: what is written, served and sent."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from signpost.settings.sections.comment import comment


class ReportSettings(Struct, frozen=True, kw_only=True):
    """[reports]: what is written."""

    rows_on_front_page: Annotated[
        int, comment("How many issues and broken links the front page shows.", between=(1, 1_000))
    ] = 10
    pictures: Annotated[
        int,
        comment(
            "Of how many pages the report holds pictures, worst first; two weigh about 90 KB.",
            between=(0, 10_000_000),
        ),
    ] = 3_000
    sample: Annotated[
        tuple[str, ...],
        comment("Pages that the regulator's rehearsal looks at for certain: addresses or paths."),
    ] = ()
    regulator_letter: Annotated[
        str,
        comment(
            'The day on which the regulator\'s report came, such as "2026-10-01": 12 weeks run.'
        ),
    ] = ""
    public_url: Annotated[
        str,
        comment(
            "The address under which people reach the reports, for the feed, the email and serving."
        ),
    ] = ""
    password_from: Annotated[
        str,
        comment(
            "Environment variable with the password that served reports ask for (docs/acting.md)."
        ),
    ] = ""
    user_header: Annotated[
        str,
        comment(
            "Header in which a proxy in front of served reports names who is signed in; only if "
            "nothing but the proxy can reach them."
        ),
    ] = ""
    trusted_proxies: Annotated[
        tuple[str, ...],
        comment(
            "Addresses or networks of the proxies whose X-Forwarded-For says who asks for served "
            "reports; wrong passwords slow that address. Of anybody else it is not believed."
        ),
    ] = ("127.0.0.1", "::1")
    email_to: Annotated[tuple[str, ...], comment("Who gets the weekly page by email.")] = ()
    email_from: Annotated[str, comment("The address that the email comes from.")] = ""
    smtp_host: Annotated[str, comment("The mail server, such as smtp.example.gov.uk.")] = ""
    smtp_port: Annotated[int, comment("Its port.", between=(1, 65_535))] = 587
    smtp_security: Annotated[
        Literal["starttls", "tls", "none"],
        comment('How it is spoken to: "starttls", "tls" or "none" (on this machine only).'),
    ] = "starttls"
    smtp_user: Annotated[str, comment("The user name for it; empty: no login.")] = ""
    smtp_password_from: Annotated[
        str, comment("Environment variable with the password for it.")
    ] = ""
