"""`IonQSession` as qBraid's classes expect it: dicts instead of models.

    provider = IonQProvider(api_key)
    provider.session = IonQSession(api_key)   # this module's

Retries, secrecy and errors are those of `ionq_session.IonQSession`.
"""

import json
from collections.abc import Mapping
from typing import cast

from ionq_api import JsonValue

from .._secrets.secret import Secret
from .._sync_and_async import BlockingSession
from ..errors import ConfigurationError


class IonQSession(BlockingSession):
    """The surface of `qbraid.runtime.ionq.IonQSession` (0.13.0) on this package's session.

    The arguments are those of `ionq_session.IonQSession`. A text body is sent as JSON, as qBraid
    does.
    """

    @property
    def api_key(self) -> str | None:
        """The API key in the clear, since qBraid hands it to other clients; None for a function."""
        key = self._config.api_key
        return key.reveal() if isinstance(key, Secret) else None

    def get_devices(self, **filters: str) -> dict[str, dict[str, JsonValue]]:
        """All backends by name, each as IonQ sends it.

        Args:
            **filters: Query parameters of the call.
        """
        listed = cast("list[dict[str, JsonValue]]", self.get("/backends", params=filters).json())
        return {str(device["backend"]): device for device in listed}

    def get_device(self, device_id: str) -> dict[str, JsonValue]:
        """One backend, as IonQ sends it.

        Raises:
            NotFoundError: There is none of this name. Other failures raise their own errors.
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
