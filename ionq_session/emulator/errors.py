"""HTTP errors in the service's shape: {error, message, statusCode}, and `validation` on a 400.

The names in `error` are those of IonQ's examples. IonQ's documents use others as well, so no client
can rely on them.
"""

from collections.abc import Sequence

from .jsontypes import JsonObject

_NAMES = {
    400: "Bad Request",
    401: "Unauthorized Error",
    403: "Forbidden",
    404: "Not Found Error",
    405: "Method Not Allowed",
    409: "Conflict",
    413: "Payload Too Large",
    416: "Range Not Satisfiable",
    429: "Too Many Requests",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


class ApiError(Exception):
    """A request that is answered with an error.

    Args:
        status: The HTTP status.
        message: What went wrong and what to do about it.
        validation: What a 400 says of the offending fields.
    """

    def __init__(self, status: int, message: str, validation: JsonObject | None = None) -> None:
        super().__init__(status, message, validation)
        self.status = status
        self.message = message
        self.validation = validation

    def body(self) -> JsonObject:
        """The reply's body."""
        body: JsonObject = {
            "error": _NAMES.get(self.status, "Error"),
            "message": self.message,
            "statusCode": self.status,
        }
        if self.validation is not None:
            body["validation"] = self.validation
        return body


def bad_request(message: str, keys: Sequence[str], source: str = "payload") -> ApiError:
    """A 400, to be raised.

    Args:
        message: What is wrong.
        keys: The offending fields, as dotted paths.
        source: Where they are: `payload`, `query` or `params`.
    """
    return ApiError(400, message, {"keys": list(keys), "source": source})


def unauthorized() -> ApiError:
    """A 401, to be raised."""
    return ApiError(
        401,
        "The API key is missing or not this emulator's: "
        "send the header 'Authorization: apiKey <key>' with the emulator's key.",
    )


def not_found(what: str) -> ApiError:
    """A 404, to be raised; `what` is the beginning of a sentence."""
    return ApiError(404, f"{what} was not found.")


def conflict(message: str) -> ApiError:
    """A 409, to be raised."""
    return ApiError(409, message)
