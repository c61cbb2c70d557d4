"""HTTPS with a certificate authority that nobody trusts unless told to."""

import ssl
from pathlib import Path
from typing import Any

import trustme


class PrivateAuthority:
    """An authority made for one emulator; its key is never on disk, and dies with the emulator."""

    def __init__(self) -> None:
        self._authority = trustme.CA()

    @property
    def certificate(self) -> bytes:
        """The authority's certificate, for clients to trust, as PEM."""
        return self._authority.cert_pem.bytes()

    def write(self, path: Path) -> None:
        """Write the certificate for clients that want a file.

        Args:
            path: Where.
        """
        path.write_bytes(self.certificate)

    def context(self, *hosts: str) -> ssl.SSLContext:
        """Make what a server encrypts with.

        Args:
            *hosts: The names and addresses that the server's certificate is for.

        Returns:
            The context.
        """
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        certificate: Any = self._authority.issue_cert(*hosts)  # Any: typed in part
        certificate.configure_cert(context)
        return context
