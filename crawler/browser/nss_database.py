"""Makes the database from which Chromium on Linux takes certificate authorities of one's own.

Chromium reads `.pki/nssdb` in the home folder, so a browser that is to trust more gets a home
folder of its own. The library that keeps such databases, NSS, is one that Chromium itself needs.
Its switch for single keys would not do: it accepts whatever else is wrong with a certificate, and
looks only at what the server sends, which the authority's own certificate is not part of.

Run as `python -m crawler.browser.nss_database FOLDER FILE.der…`: NSS keeps state of its own in a
process, so it gets one to itself.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from crawler.browser.chromium import NoBrowserError

_SECONDS = 60
# CERTDB_VALID_CA and CERTDB_TRUSTED_CA of NSS: certutil's "C".
_TRUSTED_AUTHORITY = (1 << 3) | (1 << 4)
_DATABASE = Path(".pki", "nssdb")
# What a home folder also gives a browser: fonts.
_ALSO_AT_HOME = (".fonts", ".local/share/fonts", ".config/fontconfig")


class _Trust(ctypes.Structure):
    """NSS's CERTCertTrust: for TLS servers, email and code."""

    _fields_ = [("ssl", ctypes.c_uint), ("email", ctypes.c_uint), ("code", ctypes.c_uint)]


def home_that_trusts(home: Path, certificates: Sequence[bytes]) -> None:
    """Make `home` a home folder in which Chromium trusts authorities; they are given in DER.

    Raises:
        NoBrowserError: NSS is not there, or did not take them.
    """
    database = home / _DATABASE
    database.mkdir(parents=True)
    for name in _ALSO_AT_HOME:
        there, here = Path.home() / name, home / name
        if there.exists():
            here.parent.mkdir(parents=True, exist_ok=True)
            here.symlink_to(there)
    files = [home / f"{number}.der" for number in range(len(certificates))]
    for file, certificate in zip(files, certificates, strict=True):
        file.write_bytes(certificate)
    command = [sys.executable, "-m", "crawler.browser.nss_database", str(database)]
    done = subprocess.run(  # noqa: S603 - this program itself
        [*command, *map(str, files)], capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise NoBrowserError(
            f"Chromium cannot be made to trust [crawl] ca_bundle ({reason[:200]}). On Debian NSS "
            "is in the package libnss3; without it, the visits need settings without ca_bundle"
        )


def _fill(database: Path, files: Sequence[Path]) -> None:
    """Make a database and put certificates into it as trusted authorities.

    Raises:
        OSError: NSS is not there, or refused.
    """
    nss, decoding = (
        ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}.so")
        for name in ("nss3", "smime3")
    )
    decode = decoding.CERT_DecodeCertFromPackage
    for function in (nss.PK11_GetInternalKeySlot, nss.CERT_GetDefaultCertDB, decode):
        function.restype = ctypes.c_void_p
    _hold(nss.NSS_InitReadWrite(f"sql:{database}".encode()), "open")
    slot = ctypes.c_void_p(nss.PK11_GetInternalKeySlot())
    if nss.PK11_NeedUserInit(slot):
        _hold(nss.PK11_InitPin(slot, None, b""), "begin")
    for file in files:
        data = file.read_bytes()
        certificate = ctypes.c_void_p(decode(data, len(data)))
        if not certificate:
            raise OSError("NSS cannot read a certificate")
        _hold(
            nss.PK11_ImportCert(slot, certificate, 0, file.stem.encode(), 0), "take a certificate"
        )
        trust = _Trust(_TRUSTED_AUTHORITY, 0, 0)
        authorities = ctypes.c_void_p(nss.CERT_GetDefaultCertDB())
        changed = nss.CERT_ChangeCertTrust(authorities, certificate, ctypes.byref(trust))
        _hold(changed, "trust a certificate")
        nss.CERT_DestroyCertificate(certificate)
    nss.PK11_FreeSlot(slot)
    nss.NSS_Shutdown()


def _hold(failed: int, what: str) -> None:
    """Refuse to go on after a call that failed."""
    if failed:
        raise OSError(f"NSS cannot {what}")


if __name__ == "__main__":
    os.umask(0o077)
    try:
        _fill(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
    except (OSError, AttributeError) as error:
        sys.exit(str(error))
