"""A call as a value: what to send and how to read the reply, with no I/O."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

import json
import re
from collections.abc import Mapping
from contextvars import ContextVar
from math import isinf
from typing import Generic, Literal, TypeAlias, TypeVar, cast
from urllib.parse import quote

from attrs import Factory, field, fields, frozen

from .codec import Codec, Departure, Problem, Report, UnknownField, kind_of
from .scalars import NULL
from .straight import GIVE_UP, NotExactError, Read, Write, reading, writing
from .types import UNSET, JsonValue, Unset

T = TypeVar("T")

Media: TypeAlias = Literal["json", "bytes", "text", "nothing"]
"""What a reply's body is: JSON to be decoded, or content that the caller gets unchanged."""


@frozen
class Parameter:
    """One parameter of an endpoint.

    Attributes:
        name: Its name in Python.
        wire: Its name in the path or the query.
        codec: Its kind.
        required: Whether a query may not leave it out; a path never does.
    """

    name: str
    wire: str
    codec: Codec
    required: bool = False


@frozen(slots=False)
class Endpoint(Generic[T]):
    """What the document says about one operation.

    Attributes:
        name: The operation's id in snake case, which is the method's name on a session.
        method: The HTTP method, in capitals.
        path: The path template, such as `/jobs/{UUID}`.
        reply: The kind of a successful reply.
        media: What a successful reply's body is.
        path_parameters: In the order of the template.
        query_parameters: In the document's order.
        body: The kind of the request's body, if it has one.
        body_required: Whether a call may not leave the body out.
        authenticated: Whether it needs an API key.
        repeatable: Whether sending it twice has the same effect as sending it once.
    """

    name: str
    method: str
    path: str
    reply: Codec
    media: Media = "json"
    path_parameters: tuple[Parameter, ...] = ()
    query_parameters: tuple[Parameter, ...] = ()
    body: Codec | None = None
    body_required: bool = True
    authenticated: bool = True
    repeatable: bool = False

    @property
    def read(self) -> Read:
        """The straight-line function that reads a reply."""
        # Not a `cached_property`, whose lock would stay held in a process forked meanwhile.
        made: Read | None = self.__dict__.get("_read")
        if made is None:
            made = self.__dict__["_read"] = reading(self.reply, f"the reply of {self.name}")
        return made

    @property
    def write(self) -> Write:
        """The straight-line function that checks and encodes a body."""
        made: Write | None = self.__dict__.get("_write")
        if made is None:
            body = NULL if self.body is None else self.body
            made = self.__dict__["_write"] = writing(body, f"the body of {self.name}")
        return made

    def __getstate__(self) -> dict[str, object]:
        """The fields; the functions are made anew from them."""
        return {each.name: getattr(self, each.name) for each in fields(Endpoint)}


@frozen
class Operation(Generic[T]):
    """One call of an endpoint, ready to be sent by anything that can send.

    Attributes:
        endpoint: What is called.
        values: The parameters by their Python names; None for one of the query left out.
        body: The body, as a model or its JSON.
    """

    endpoint: Endpoint[T]
    values: Mapping[str, object] = Factory(dict[str, object])
    body: object = field(default=UNSET, repr=False)

    @property
    def path(self) -> str:
        """The path with its values percent-encoded, relative to the base URL."""
        filled = self.endpoint.path
        for each in self.endpoint.path_parameters:
            text = quote(self._text(each), safe="")
            filled = filled.replace("{" + each.wire + "}", text)
        return filled

    def _text(self, parameter: Parameter) -> str:
        value = self.values.get(parameter.name)
        return "" if value is None else _text_of(parameter.codec.encode(value))

    def _unwritable(self, parameter: Parameter) -> str | None:
        """Why a parameter cannot be part of a URL; None if it can."""
        try:
            self._text(parameter).encode()
        except TypeError as error:
            return str(error)
        except UnicodeEncodeError:
            return "it holds half of a character"
        except ValueError:
            return "it has thousands of digits"
        return None

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query's names and values; a list repeats its name."""
        pairs: list[tuple[str, str]] = []
        for each in self.endpoint.query_parameters:
            value = self.values.get(each.name)
            if value is None or value is UNSET:
                continue
            encoded = each.codec.encode(value)
            items = encoded if isinstance(encoded, list) else [encoded]
            pairs.extend((each.wire, _text_of(item)) for item in items)
        return pairs

    @property
    def has_body(self) -> bool:
        """Whether a body is sent: not if the endpoint takes none, or if an optional one is left out."""
        given = self.body is not None and self.body is not UNSET
        return self.endpoint.body is not None and (given or self.endpoint.body_required)

    @property
    def json(self) -> JsonValue:
        """The body as JSON.

        Raises:
            TypeError: The operation has no body, or one that JSON cannot represent.
        """
        if self.endpoint.body is None:
            raise TypeError(f"{self.endpoint.name} has no body")
        written = self._written()
        return self.endpoint.body.encode(self.body) if written is UNSET else written

    def _written(self) -> JsonValue | Unset:
        """The body's JSON, if there is no problem in the body; else UNSET."""
        try:
            return cast("JsonValue", self.endpoint.write(self.body))
        except GIVE_UP:
            return UNSET

    def problems(self, *, validate: bool = True) -> list[Problem]:
        """Why the call must not be sent; empty if it may.

        Args:
            validate: Without it, only values that would lead to another address are reported.
        """
        return [
            each
            for each in self.findings(validate=validate)
            if not isinstance(each, UnknownField) or each.suggestion
        ]

    def findings(self, *, validate: bool = True) -> list[Problem]:
        """The problems, and each `UnknownField` that may be sent all the same.

        Args:
            validate: As for `problems`.
        """
        return self.checked(validate=validate)[0]

    def checked(self, *, validate: bool = True) -> tuple[list[Problem], JsonValue | Unset]:
        """The findings, and the body's JSON if it was made on the way.

        A body without a problem is checked and encoded in one pass.

        Args:
            validate: As for `problems`.

        Returns:
            The findings, and what `json` would return, or UNSET if that has not been made.
        """
        parameters = (*self.endpoint.path_parameters, *self.endpoint.query_parameters)
        found = [
            Problem(each.name, "cannot be part of a URL", reason)
            for each in parameters
            if (reason := self._unwritable(each))
        ]
        if found:
            return found, UNSET
        for each in self.endpoint.path_parameters:
            if self._text(each).strip() in ("", ".", ".."):
                rule = "it would lead to another address"
                found.append(Problem(each.name, "is empty or a path of dots", rule))
        if not validate:
            return found, UNSET
        for each in parameters:
            value = self.values.get(each.name)
            if value is not None and value is not UNSET:
                found.extend(each.codec.check(value, (None, each.name)))
            elif each.required:
                found.append(Problem(each.name, "is missing", "it is required"))
        written: JsonValue | Unset = UNSET
        if self.endpoint.body is not None and self.has_body:
            written = self._written()
            if written is UNSET:
                found.extend(self.endpoint.body.check(self.body, (None, "body")))
        return found, written

    def parse(self, content: bytes, report: Report) -> T:
        """Read a successful reply.

        Args:
            content: The whole body.
            report: Called with each deviation from the document; see `ionq_api.codec`.

        Raises:
            ValueError: It is not JSON, or not JSON of the right type.
        """
        result: object = None
        if self.endpoint.media == "bytes":
            result = content
        elif self.endpoint.media == "text":
            result = content.decode()
        elif self.endpoint.media == "json":
            exact = read_exactly(content, self.endpoint.read)
            if exact is not UNSET:
                return cast("T", exact)
            raw = _loaded(content, report)
            if not self.endpoint.reply.fits(raw):
                raise ValueError(f"the reply is {kind_of(raw)}")
            result = self.endpoint.reply.decode(raw, (None, "reply"), report)
        # A codec's `decode` gives the type that its endpoint is annotated with, or keeps and
        # reports what came instead.
        return cast("T", result)


def _not_in_json(name: str) -> None:
    raise NotExactError


_QUICK_DECODER = json.JSONDecoder(parse_constant=_not_in_json)
_SPACE = " \t\n\r"


def read_exactly(content: bytes, read: Read) -> object:
    """What a reply is read as that is exactly as the document says, each key once; else UNSET.

    A key that is there twice is not seen by who gets the object. But it has quotes, so the strings
    in what was read are then fewer than those in the text.
    """
    tally = [0]
    try:
        text = content.decode()
        raw, end = _QUICK_DECODER.raw_decode(text)
        value: object = read(raw, tally)
    except GIVE_UP:
        return UNSET
    if end != len(text) and text[end:].strip(_SPACE):
        return UNSET
    if "\\" in text:  # quotes in strings are not counted
        text = text.replace(r"\\", "").replace(r"\"", "")
    return value if text.count('"') == 2 * tally[0] else UNSET


_report: "ContextVar[Report]" = ContextVar("report")
"""Where the hooks of the decoders report; one decoder serves all threads and is made once."""


def _constant(name: str) -> float:
    _report.get()(Departure("reply", "JSON", f"{name}, which JSON does not have"))
    return float(name)


def _pairs(found: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    made = dict(found)
    if len(made) < len(found):
        _report.get()(Departure("reply", "each key once in an object", "one that is there twice"))
    return made


def _number(digits: str) -> float:
    value = float(digits)
    if isinf(value):
        what = "a number of double precision"
        _report.get()(Departure("reply", what, "one that is too large"))
    return value


_DECODER = json.JSONDecoder(parse_constant=_constant, object_pairs_hook=_pairs)
_EXACT_DECODER = json.JSONDecoder(
    parse_constant=_constant, object_pairs_hook=_pairs, parse_float=_number
)
_EXPONENT = re.compile(r"[0-9][eE]")
"""Only a number with an exponent is perhaps too large for a float, which takes time to find out."""


def _loaded(content: bytes, report: Report) -> JsonValue:
    """The reply's JSON; what only Python reads in it, or reads in silence, is reported."""
    token = _report.set(report)
    try:
        text = content.decode(json.detect_encoding(content), "surrogatepass")
        decoder = _EXACT_DECODER if _EXPONENT.search(text) else _DECODER
        return cast("JsonValue", decoder.decode(text.removeprefix("\ufeff")))
    except RecursionError:
        raise ValueError("the reply is nested too deeply") from None
    except ValueError:
        raise ValueError("the reply is not JSON") from None
    finally:
        _report.reset(token)


def _text_of(value: JsonValue) -> str:
    return value if isinstance(value, str) else json.dumps(value)


__all__ = (
    "Departure",
    "Endpoint",
    "Media",
    "Operation",
    "Parameter",
    "Problem",
    "Report",
    "UnknownField",
)
