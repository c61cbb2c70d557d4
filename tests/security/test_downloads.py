"""A service that sends the key back gets it neither into a file nor into what a download says."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from ..both import Kind, both
from ..cases import every
from ..jobs.artifacts.serving import BODY, cut, rest, whole
from ..wire import Step, reply, scripted
from .observing import observe
from .traces import KEY, gives_away, leaks

TEXT = quote(KEY, safe="")

# What a service answers, one after another, with the key in each place that is read.
ANSWERS: dict[str, Callable[[str], list[Step]]] = {
    "in an error": lambda key: [reply(403, f"no {key}".encode(), X_Request_Id=key)],
    "as a validator": lambda key: [cut(whole(ETag=f'"{key}"'), 50)],
    "as a date": lambda key: [cut(whole(ETag="", Last_Modified=key), 50)],
    "as a range": lambda key: [cut(whole(), 50), rest(50, Content_Range=key), reply(500)],
    "as an encoding": lambda key: [cut(whole(Content_Encoding=key), 50)],
    "as a target": lambda key: [reply(302, Location=f"/x?{key}")],
    "as a host": lambda key: [reply(302, Location=f"http://{key}.localhost:1/")],
    "as a status": lambda key: [Step(f'HTTP/1.1 200 {key}\r\nETag: "a"\r\n\r\n'.encode())],
    "in the content": lambda key: [cut(whole(key.encode() + BODY, ETag=""), 500)],
}


@both
@every("steps", ANSWERS)
def test_nothing_shows_the_key(
    kind: Kind, tmp_path: Path, steps: Callable[[str], list[Step]]
) -> None:
    with scripted(*steps(TEXT)) as server:
        found = observe(
            kind,
            lambda s: s.download_artifact("a-job", "an-artifact", tmp_path / "a"),
            base_url=server.base_url,
        )
    assert [] == leaks(found.traces)
    for file in tmp_path.glob("*.part*"):
        assert not gives_away(file.read_bytes().decode("latin-1")), file
