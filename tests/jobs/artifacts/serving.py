"""An artifact as a service would send it: whole, cut off, or from a byte on."""

from pathlib import Path
from typing import Any

from attrs import define, field

from ...both import Kind, perform
from ...wire import ScriptedServer, Step, reply

BODY = bytes(range(256)) * 40
TAG = '"v1"'
TARGET = "/jobs/a-job/artifacts/an-artifact"


def whole(body: bytes = BODY, /, **headers: str) -> Step:
    """All of it; its `ETag` is that of the first version unless the headers say otherwise."""
    return reply(200, body, **{"ETag": TAG, **headers})


def rest(start: int, body: bytes = BODY, /, **headers: str) -> Step:
    """What comes from a byte on."""
    content_range = f"bytes {start}-{len(body) - 1}/{len(body)}"
    return reply(206, body[start:], **{"ETag": TAG, "Content-Range": content_range, **headers})


def cut(step: Step, length: int) -> Step:
    """A step whose body breaks off after so many bytes."""
    head, _, body = step.answer.partition(b"\r\n\r\n")
    return Step(head + b"\r\n\r\n" + body[:length], "close")


def without(step: Step, *names: str) -> Step:
    """A step without some headers."""
    head, _, body = step.answer.partition(b"\r\n\r\n")
    kept = [
        line
        for line in head.split(b"\r\n")
        if line.partition(b":")[0].decode().lower() not in names
    ]
    return Step(b"\r\n".join(kept) + b"\r\n\r\n" + body, step.then)


# Any: the options of a session.
def fetch(
    kind: Kind,
    server: ScriptedServer,
    path: Path,
    options: dict[str, Any] | None = None,
    **call: Any,
) -> Path:
    """Download the artifact.

    Args:
        kind: Which session.
        server: The service.
        path: The file.
        options: What the session is made with.
        call: The call's own options.
    """
    found: Path = perform(
        kind,
        lambda s: s.download_artifact("a-job", "an-artifact", path, **call),
        base_url=server.base_url,
        **(options or {}),
    )
    return found


def ranges(server: ScriptedServer) -> list[str | None]:
    """The ranges that were asked for, by request."""
    return [each.headers.get("range") for each in server.seen]


@define
class Noting:
    """A progress function that remembers what it was told."""

    told: list[tuple[int, int | None]] = field(factory=list[tuple[int, int | None]])

    def __call__(self, received: int, total: int | None) -> None:
        """Be told."""
        self.told.append((received, total))

    @property
    def received(self) -> list[int]:
        """The bytes that had come, each time."""
        return [received for received, _ in self.told]
