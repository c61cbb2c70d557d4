"""What is called through proxies and over TLS, and a server that makes it try again."""

from typing import Any

from ..cases import every
from .bringing import BROUGHT
from .servers import Answer, Answering, Asked


def failing_once() -> Answering:
    """Answers 503, and then well."""
    answers = [Answer(503, b"")]

    def answer(_: Asked) -> Answer:
        return answers.pop() if answers else Answer()

    return answer


def backends(session: Any) -> Any:
    """An operation."""
    return session.get_backends()


def verb(session: Any) -> Any:
    """A verb."""
    return session.get("/backends")


def posting(session: Any) -> Any:
    """A verb that is not sent again."""
    return session.post("/x")


calls = every("call", {"operation": backends, "verb": verb})
over = every("brought", BROUGHT)
