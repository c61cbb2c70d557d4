"""HTTP errors in the service's shape: {error, message, statusCode}, and `validation` on a 400.

The names in `error` are the ones of IonQ's examples; their documents use others as well, so that
no client may depend on them.
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
    429: "Too Many Requests",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


class ApiError(Exception):
    """A request that is answered with an error."""

    def __init__(self, status: int, message: str, validation: JsonObject | None = None) -> None:
        """Describe the reply.

        Args:
            status: The HTTP status.
            message: What went wrong and what to do about it.
            validation: What a 400 says of the offending fields.
        """
        super().__init__(status, message, validation)
        self.status = status
        self.message = message
        self.validation = validation

    def body(self) -> JsonObject:
        """Write the reply's body.

        Returns:
            The error in the service's shape.
        """
        body: JsonObject = {
            "error": _NAMES.get(self.status, "Error"),
            "message": self.message,
            "statusCode": self.status,
        }
        if self.validation is not None:
            body["validation"] = self.validation
        return body


def bad_request(message: str, keys: Sequence[str], source: str = "payload") -> ApiError:
    """A 400.

    Args:
        message: What is wrong.
        keys: The offending fields, as dotted paths.
        source: Where they sat: `payload`, `query` or `params`.

    Returns:
        The error, to be raised.
    """
    return ApiError(400, message, {"keys": list(keys), "source": source})


def unauthorized() -> ApiError:
    """A 401.

    Returns:
        The error, to be raised.
    """
    return ApiError(
        401,
        "The API key is missing or not this emulator's: "
        "send the header 'Authorization: apiKey <key>' with the key that the emulator was given.",
    )


def not_found(what: str) -> ApiError:
    """A 404.

    Args:
        what: What was not found, as the beginning of a sentence.

    Returns:
        The error, to be raised.
    """
    return ApiError(404, f"{what} was not found.")


def conflict(message: str) -> ApiError:
    """A 409.

    Args:
        message: Why the state of things forbids the request.

    Returns:
        The error, to be raised.
    """
    return ApiError(409, message)
