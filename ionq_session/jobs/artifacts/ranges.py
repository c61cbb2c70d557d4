"""What a reply says about the file that it carries, and whether a rest belongs to a beginning.

The rules are those of RFC 9110: sections 8.8 on validators, 13.1.5 on `If-Range` and 14 on ranges.
"""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from attrs import frozen

STRONG_ETAG = re.compile(r'"[\x21\x23-\x7e]*"')
CONTENT_RANGE = re.compile(r"bytes\s+(\d{1,19})-(\d{1,19})/(\d{1,19}|\*)", re.IGNORECASE)
LENGTH = re.compile(r"\d{1,19}")
STRONG_AFTER = 60.0  # seconds between `Last-Modified` and `Date`: no second change within the first


@frozen
class Entity:
    """The file that a reply carries.

    Attributes:
        validator: What identifies exactly this content, for `If-Range`; None if nothing does, so
            that no rest of it can be asked for.
        length: Its length in bytes; None if it is not known.
    """

    validator: str | None = None
    length: int | None = None


@frozen
class Part:
    """The part of a file that a reply with status 206 says it carries.

    Attributes:
        start: The index of its first byte.
        end: The index behind its last byte.
        length: The length of the whole file; None if it is not known.
    """

    start: int
    end: int
    length: int | None


def entity_of(headers: Mapping[str, str]) -> Entity:
    """The file that a reply with status 200 carries.

    Args:
        headers: The reply's, by lower-case names.
    """
    if is_encoded(headers):  # ranges would count encoded bytes
        return Entity()
    accepts = headers.get("accept-ranges", "").strip().lower() != "none"
    return Entity(_validator(headers) if accepts else None, length_of(headers))


def is_encoded(headers: Mapping[str, str]) -> bool:
    """Whether the bytes on the way are not those of the file."""
    return headers.get("content-encoding", "").strip().lower() not in ("", "identity")


def length_of(headers: Mapping[str, str]) -> int | None:
    """The length of a reply's body, if the reply tells it."""
    text = headers.get("content-length", "").strip()
    return int(text) if LENGTH.fullmatch(text) else None


def part_of(headers: Mapping[str, str]) -> Part | None:
    """The part that a reply with status 206 carries; None if it does not say so as it should."""
    found = CONTENT_RANGE.fullmatch(headers.get("content-range", "").strip())
    if found is None:
        return None
    start, last, length = int(found[1]), int(found[2]), found[3]
    whole = None if length == "*" else int(length)
    if last < start or (whole is not None and last >= whole):
        return None
    return Part(start, last + 1, whole)


def mismatch(headers: Mapping[str, str], start: int, entity: Entity) -> str | None:
    """Why a reply with status 206 is not the rest that was asked for; None if it is.

    Args:
        headers: The reply's, by lower-case names.
        start: The index of the first byte that was asked for.
        entity: The file whose rest was asked for.
    """
    part = part_of(headers)
    if part is None:
        return "it does not say which part of the artifact it is"
    if is_encoded(headers):
        return "it is a part of an encoded artifact"
    if part.start != start:
        return f"it begins at byte {part.start} of the artifact instead of {start}"
    if None not in (part.length, entity.length) and part.length != entity.length:
        return f"the artifact has {part.length} bytes now instead of {entity.length}"
    etag = headers.get("etag", "").strip()
    if etag and entity.validator and entity.validator[0] == '"' and etag != entity.validator:
        return "the artifact has changed"
    return None


def _validator(headers: Mapping[str, str]) -> str | None:
    """A strong validator; a weak one does not say that all bytes are the same."""
    etag = headers.get("etag", "").strip()
    if etag:
        return etag if STRONG_ETAG.fullmatch(etag) else None
    modified = headers.get("last-modified", "").strip()
    try:
        age = parsedate_to_datetime(headers.get("date", "")) - parsedate_to_datetime(modified)
        return modified if age.total_seconds() >= STRONG_AFTER else None
    except (ValueError, OverflowError, TypeError, IndexError):  # nonsense of many kinds
        return None
