"""What a fetch can end in besides an answer, beyond Scrapy's own exceptions."""

from __future__ import annotations

from scrapy.exceptions import DownloadFailedError

# Scrapy's own flag of a response whose body broke off.
DATALOSS = "dataloss"


class CertificateError(DownloadFailedError):
    """The server's certificate is not accepted, or it does not speak TLS."""


class UnreadableError(DownloadFailedError):
    """Something came, but it is no answer that browsers can read."""
