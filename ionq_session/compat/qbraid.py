"""`IonQSession` as qBraid's classes expect it: dicts instead of models.

    provider = IonQProvider(api_key)
    provider.session = IonQSession(api_key)   # this module's

Retries, secrecy and errors are those of `ionq_session.IonQSession`; where qBraid is loaded, the
errors are qBraid's, too. Responses are those of httpx, with the names of requests beside.
"""

import json
from collections.abc import Mapping
from typing import cast

from ionq_api import JsonValue
from ionq_api.codec import is_object

from .._config_builder import Arguments
from .._flows.flow import Flow, T
from .._requests_style.options import REQUEST_OPTIONS, RequestOptions
from .._secrets.secret import KeySource, Secret
from .._sync_and_async import BlockingSession
from .._transport.types import Response
from ..errors import ConfigurationError, IonQError
from ._qbraid_errors import like_qbraid
from ._requests_response import like_requests


class IonQSession(BlockingSession):
    """The surface of `qbraid.runtime.ionq.IonQSession` (0.13.0) on this package's session.

    The arguments are those of `ionq_session.IonQSession`. A text body is sent as JSON, as qBraid
    does.
    """

    def _run(self, flow: Flow[T]) -> T:
        try:
            result = super()._run(flow)
        except IonQError as error:
            like_qbraid(error)
            raise
        if isinstance(result, Response):
            like_requests(result)
        return result

    @property
    def api_key(self) -> str | None:
        """The API key in the clear, since qBraid hands it to other clients; None for a function."""
        key = self._config.api_key
        return key.reveal() if isinstance(key, Secret) else None

    @api_key.setter
    def api_key(self, value: str | KeySource | None) -> None:
        arguments = Arguments(api_key=value)
        del value
        self._set_key(arguments)

    def get_devices(self, **options: object) -> dict[str, dict[str, JsonValue]]:
        """All backends by name, each as IonQ sends it.

        Args:
            **options: Options of the call, as `get` takes them, such as `timeout` and `params`;
                all others are query parameters.
        """
        own = {name: each for name, each in options.items() if name in REQUEST_OPTIONS}
        filters = {name: each for name, each in options.items() if name not in own}
        if filters:
            more = own.get("params")
            pairs = more.items() if is_object(more) else cast("list[object]", more or [])
            own["params"] = [*pairs, *filters.items()]
        reply = self.get("/backends", **cast("RequestOptions", own))
        listed = cast("list[dict[str, JsonValue]]", reply.json())
        return {str(device["backend"]): device for device in listed}

    def get_device(self, device_id: str) -> dict[str, JsonValue]:
        """One backend, as IonQ sends it.

        Raises:
            NotFoundError: There is none of this name; it is qBraid's `ResourceNotFoundError`, too.
                Other failures raise their own errors.
        """
        return self._object("backends", device_id)

    def create_job(self, data: Mapping[str, JsonValue] | str) -> dict[str, JsonValue]:
        """Submit a job: its payload as a dict or as JSON text. It is never submitted twice."""
        text = data if isinstance(data, str) else json.dumps(data)
        reply = self.post("/jobs", text, headers={"Content-Type": "application/json"})
        return cast("dict[str, JsonValue]", reply.json())

    def get_job(self, job_id: str) -> dict[str, JsonValue]:
        """One job, as IonQ sends it."""
        return self._object("jobs", job_id)

    def cancel_job(self, job_id: str) -> dict[str, JsonValue]:
        """Cancel a job; returns IonQ's reply."""
        reply = self.put(f"/jobs/{_checked(job_id)}/status/cancel")
        return cast("dict[str, JsonValue]", reply.json())

    def _object(self, kind: str, name: str) -> dict[str, JsonValue]:
        return cast("dict[str, JsonValue]", self.get(f"/{kind}/{_checked(name)}").json())


def _checked(name: str) -> str:
    """A path segment that cannot lead to another address."""
    if not name or name.strip(".") == "" or "/" in name:
        raise ConfigurationError(f"{name!r} is no id")
    return name
