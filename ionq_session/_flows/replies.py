"""From a reply or a fault to an error: IonQ's error bodies, those of others, and HTML."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import cast

from attrs import evolve, frozen

from ionq_api.codec import is_list, is_object

from .._error_facts import facts_of
from .._retry import parse_retry_after
from .._secrets.masking import masked, without_end
from .._secrets.secret import MASK, Secret
from .._transport.types import Fault, Headers, Reply
from ..errors import (
    Attempt,
    ConnectionFailedError,
    ConnectionLostError,
    InvalidRequestError,
    IonQError,
    RedirectFailedError,
    ResponseTimeoutError,
    UnreadableReplyError,
    class_for,
)

LONGEST_BODY = 2000  # characters of a body kept on an error: enough to tell what it was
LONGEST_SECRET = 2000  # characters, escaped in any way
REQUEST_ID_HEADERS = ("x-request-id", "cf-ray")  # IonQ's, else that of Cloudflare in front of it
COOKIE_HEADER = "set-cookie"

ADVICE = {
    401: "check the API key",
    403: "the key is good, but not for this",
    404: "there is no such thing, or no result yet",
    413: "the service takes up to 10 MB; send fewer circuits at once",
    429: "send less often",
}


@frozen
class ErrorBody:
    """The parts of an error's body."""

    name: str | None = None
    message: str | None = None
    validation: tuple[str, ...] = ()


def first_part(content: bytes) -> str:
    """The beginning of a body as text: a little more than is kept, so that no secret is cut."""
    return content[: 4 * (LONGEST_BODY + LONGEST_SECRET)].decode("utf-8", errors="replace")


def request_id(reply: Reply | None) -> str | None:
    """The id by which the service can find a call."""
    if reply is None:
        return None
    return next((reply.headers[name] for name in REQUEST_ID_HEADERS if name in reply.headers), None)


def shown_headers(reply: Reply, secrets: Sequence[Secret]) -> Headers:
    """The headers of a reply without secrets that it echoes, and without the values of cookies.

    A cookie stands for whoever sends it, as a key does, so nothing shows its value.

    Args:
        reply: The reply.
        secrets: What no text may show.
    """
    native = reply.native
    received = reply.headers.items() if native is None else native.headers.multi_items()
    pairs = [(name, _without_value(name, text)) for name, text in received]
    together = "\n".join(text for pair in pairs for text in pair)
    if masked(together, secrets) != together:  # seldom, and one search is cheaper than one for each
        pairs = [(masked(name, secrets), masked(text, secrets)) for name, text in pairs]
    return Headers(pairs, encoding="utf-8")  # a service may send more than ASCII


def _without_value(name: str, text: str) -> str:
    if name.lower() != COOKIE_HEADER:
        return text
    pair, semicolon, attributes = text.partition(";")
    cookie, sign, _ = pair.partition("=")
    return f"{cookie}={MASK}{semicolon}{attributes}" if sign else f"{MASK}{semicolon}{attributes}"


def retry_after(reply: Reply | None, now: datetime) -> float | None:
    """Seconds that a reply asks to wait; a date is read by the clock of its sender, if it has one.

    Args:
        reply: The reply.
        now: The time by this machine's clock, which may be wrong.
    """
    if reply is None:
        return None
    asked, date = reply.headers.get("retry-after"), reply.headers.get("date")
    if asked and date:
        with suppress(ValueError, OverflowError, TypeError, IndexError):  # nonsense of many kinds
            sent = parsedate_to_datetime(date)
            now = sent if sent.tzinfo else sent.replace(tzinfo=UTC)
    return parse_retry_after(asked, now)


def error_body(content: bytes) -> ErrorBody:
    """The parts of an error's body, in any of the shapes that have been seen.

    IonQ's own is `{error, message, statusCode}`, with `validation: {keys}` on 400; older ones
    are `{code, message}` and `{error: {type, message}}`.
    """
    try:
        body = cast("object", json.loads(content))
    except (ValueError, RecursionError):  # the latter if it is nested thousands of levels deep
        return ErrorBody()
    if not is_object(body):
        return ErrorBody()
    error = body.get("error")
    inner = error if is_object(error) else body
    validation = body.get("validation")
    keys = validation.get("keys") if is_object(validation) else None
    return ErrorBody(
        name=_text(error) or _text(inner.get("type")),
        message=_text(inner.get("message")) or _text(error),
        validation=tuple(str(key) for key in keys) if is_list(keys) else (),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def status_error(reply: Reply, now: datetime, attempts: Sequence[Attempt]) -> IonQError:
    """The error for a reply whose status is not a success."""
    error = error_body(reply.content)
    what = (error.message or _nature(reply)).rstrip(".")
    advice = f"; {ADVICE[reply.status]}" if reply.status in ADVICE else ""
    fields = f" (fields: {', '.join(error.validation)})" if error.validation else ""
    return class_for(reply.status)(
        f"status {reply.status}: {what}{fields}{advice}",
        status=reply.status,
        name=error.name,
        request_id=request_id(reply),
        retry_after=retry_after(reply, now),
        body=first_part(reply.content),
        validation=error.validation,
        attempts=attempts,
    )


def unreadable(reply: Reply, why: str, attempts: Sequence[Attempt]) -> UnreadableReplyError:
    """The error for a success that cannot be read."""
    return UnreadableReplyError(
        f"status {reply.status}, but {why}: it has {_nature(reply)}",
        status=reply.status,
        request_id=request_id(reply),
        body=first_part(reply.content),
        attempts=attempts,
    )


def fault_error(fault: Fault, base_url: str, attempts: Sequence[Attempt]) -> IonQError:
    """The error for a reply that did not come, or not to its end."""
    if not fault.sent:
        return ConnectionFailedError(
            f"no connection to {base_url}: {fault.text}; check the address, the network, and "
            "whether a local emulator is still running",
            attempts=attempts,
        )
    if fault.partial and not fault.retryable:
        return unreadable(fault.partial, fault.text, attempts)
    kind = ResponseTimeoutError if fault.timed_out else ConnectionLostError
    return kind(
        f"{fault.text} from {base_url}; the service may have acted",
        status=fault.partial.status if fault.partial else None,
        request_id=request_id(fault.partial),
        body=first_part(fault.partial.content) if fault.partial else "",
        attempts=attempts,
    )


def after_a_write(error: IonQError) -> RedirectFailedError:
    """The error for a step that failed after the service had taken a write and redirected.

    The step itself was not sent, or was refused, but the write before it was neither.
    """
    return RedirectFailedError(
        f"the service took the request and redirected, and then: {error.message}; "
        "look whether it has acted before you send it again",
        **facts_of(error),
    )


def masked_error(
    error: IonQError, method: str | None, path: str | None, secrets: Iterable[Secret]
) -> IonQError:
    """An error that knows what was called, without the secrets that a service sent back."""
    listed = list(secrets)

    def clean(text: str) -> str:
        return masked(text, listed)

    error.method, error.path = method, None if path is None else clean(path)
    error.message = clean(error.message)
    error.body = without_end(clean(error.body), listed)[:LONGEST_BODY]
    error.args = (error.message,)
    error.name = clean(error.name) if error.name else error.name
    error.request_id = clean(error.request_id) if error.request_id else error.request_id
    error.validation = tuple(clean(each) for each in error.validation)
    if isinstance(error, InvalidRequestError):
        error.problems = tuple(
            evolve(each, field=clean(each.field), problem=clean(each.problem))
            for each in error.problems
        )
    error.attempts = tuple(
        evolve(each, outcome=clean(each.outcome), call=clean(each.call)) for each in error.attempts
    )
    return error


def _nature(reply: Reply) -> str:
    """What kind of body this is, in words."""
    if not reply.content.strip():
        return "an empty body"
    start = reply.content[:200].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "an HTML page, perhaps from a proxy on the way"
    return f"a body of {len(reply.content)} bytes"
