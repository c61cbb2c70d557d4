"""HTTPS with a private certificate authority, made for one emulator."""

import ssl
from typing import Any

import trustme


class PrivateAuthority:
    """An authority whose key is never on disk and is gone with the emulator."""

    def __init__(self) -> None:
        self._authority = trustme.CA()

    @property
    def certificate(self) -> bytes:
        """The authority's certificate, for clients to trust, as PEM."""
        return self._authority.cert_pem.bytes()

    def context(self, *hosts: str) -> ssl.SSLContext:
        """The TLS context of a server.

        Args:
            *hosts: The names and addresses that the server's certificate is for.
        """
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        certificate: Any = self._authority.issue_cert(*hosts)  # Any: typed in part
        certificate.configure_cert(context)
        return context
