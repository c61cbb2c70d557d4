"""Whose submissions a session can see: told by a fingerprint of its key, which is no key."""

import hashlib

from ..._secrets.secret import AUTHORIZATION, Secret
from ...config import Config

DIGITS = 8  # of hexadecimal: tells a user's few keys apart, and fits countless other keys as well
_PURPOSE = b"ionq-session account\n"  # so that it is the beginning of no other hash of the key


def account_of(config: Config) -> str | None:
    """A fingerprint of the key that a session has; None if it has none, or a function gives it.

    The list of jobs is that of the key's project. So a job that was submitted with another key may
    exist though it is not listed.
    """
    headers = {name.lower(): each.reveal() for name, each in config.auth_headers.items()}
    found = headers.get(AUTHORIZATION) or config.headers.get(AUTHORIZATION)
    if not found and isinstance(config.api_key, Secret):
        found = config.api_key.reveal()
    if not found or config.auth is not None:
        return None
    key = found.strip().rpartition(" ")[2]  # a header has a scheme before it
    return hashlib.sha256(_PURPOSE + key.encode()).hexdigest()[:DIGITS]
