"""Which certificate authorities are trusted: the usual ones, and those of [crawl] ca_bundle."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile, _TemporaryFileWrapper

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from signpost.settings.config import Config, ConfigError

_WHERE = "[crawl] ca_bundle"


class TrustedCertificates:
    """The files that libcurl reads: `cafile` and `capath`, as OpenSSL names them.

    `added` are the certificates of the settings' file, in DER; usually there are none. The usual
    authorities are the system's, or those that SSL_CERT_FILE and SSL_CERT_DIR name.
    """

    def __init__(self, bundle: Path | None = None) -> None:
        """Read and check the file of more certificates.

        Raises:
            ConfigError: it is missing, cannot be read, or has no certificate that is in date.
        """
        usual = ssl.get_default_verify_paths()
        self.cafile, self.capath = usual.cafile or "", usual.capath or ""
        self.added: tuple[bytes, ...] = ()
        if bundle is not None:
            self.added = tuple(read_certificates(bundle, datetime.now(UTC)))
            self.cafile = _joined(self.cafile, self.added).name

    @classmethod
    def of_config(cls, config: Config) -> TrustedCertificates:
        """Read what the settings name.

        Raises:
            ConfigError: the file cannot be used.
        """
        return cls(config.file(config.crawl.ca_bundle))


def read_certificates(bundle: Path, today: datetime) -> list[bytes]:
    """Return a PEM file's certificates as DER.

    Raises:
        ConfigError: it is missing, cannot be read, or has no certificate that is in date.
    """
    try:
        found = x509.load_pem_x509_certificates(bundle.read_bytes())
    except FileNotFoundError:
        raise ConfigError(f"{_WHERE}: there is no file {bundle}") from None
    except OSError as error:
        raise ConfigError(f"{_WHERE}: {bundle} cannot be read ({error.strerror})") from None
    except ValueError:
        raise ConfigError(
            f"{_WHERE}: {bundle} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"
        ) from None
    if all(one.not_valid_after_utc < today for one in found):
        ended = max(one.not_valid_after_utc for one in found)
        raise ConfigError(f"{_WHERE}: the certificates in {bundle} ended on {ended:%Y-%m-%d}")
    if all(one.not_valid_before_utc > today for one in found):
        begins = min(one.not_valid_before_utc for one in found)
        raise ConfigError(f"{_WHERE}: the certificates in {bundle} begin on {begins:%Y-%m-%d}")
    return [one.public_bytes(Encoding.DER) for one in found]


@cache
def _joined(cafile: str, added: tuple[bytes, ...]) -> _TemporaryFileWrapper[bytes]:
    """Write the usual authorities and the added ones into one file, which goes with the process.

    libcurl takes one file, and remembers what it read of it where it would not of a text.
    """
    usual = Path(cafile).read_bytes() if cafile else b""
    texts = [usual, *(ssl.DER_cert_to_PEM_cert(one).encode() for one in added)]
    joined = NamedTemporaryFile(prefix="signpost-", suffix=".pem")  # noqa: SIM115
    joined.write(b"\n".join(texts))
    joined.flush()
    return joined
