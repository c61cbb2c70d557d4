"""A field that the document does not define: refused as a slip of the pen, or sent with a note."""

import json
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from ionq_api import models
from ionq_session import InvalidRequestError, UnknownFieldWarning

from .both import Kind, both, perform
from .cases import every
from .wire import reply, scripted

CREATED = reply(201, b'{"id": "a-job", "status": "submitted", "session_id": null}')


def bell(**more: Any) -> dict[str, Any]:
    """A payload with more fields."""
    gates = [{"gate": "h", "target": 0}, {"gate": "cnot", "control": 0, "target": 1}]
    circuit = {"gateset": "qis", "qubits": 2, "circuit": gates}
    return {"type": "ionq.circuit.v1", "backend": "simulator", "input": circuit, **more}


SLIPS = {
    "shot": (bell(shot=5000), "body.shot is not in the document: did you mean shots?"),
    "in capitals": (bell(Shots=5000), "did you mean shots?"),
    "two letters": (bell(metdata={}), "did you mean metadata?"),
    "camel case": (bell(dryRun=True), "did you mean dry_run?"),
    "inside": (
        bell(settings={"error_mitigations": {"debiasing": True}}),
        "body.settings.error_mitigations is not in the document: did you mean error_mitigation?",
    ),
    "noise": (bell(noise={"model": "aria-1", "seeds": 1}), "did you mean seed?"),
}


@both
@every("payload, text", SLIPS)
def test_a_slip_of_the_pen_is_refused(kind: Kind, payload: dict[str, Any], text: str) -> None:
    with scripted(CREATED) as server:
        for body in (payload, json.dumps(payload)):
            with pytest.raises(InvalidRequestError) as caught:
                perform(kind, lambda s: s.create_job(body), base_url=server.base_url)  # noqa: B023
            assert text in str(caught.value)
        assert [] == server.seen


@both
def test_a_slip_in_a_model_is_refused(kind: Kind) -> None:
    payload = models.CircuitJobCreationPayload.from_dict(bell(shot=5000))
    with (
        scripted(CREATED) as server,
        pytest.raises(InvalidRequestError, match=r"did you mean shots\?"),
    ):
        perform(kind, lambda s: s.create_job(payload), base_url=server.base_url)


SENT = {
    "another word": bell(lang="json"),
    "a word alike, beside its field": bell(shot=1, shots=5000),
    "in a gate": {**bell(), "input": {**bell()["input"], "tomorrow": 1}},
}


@both
@every("payload", SENT)
def test_any_other_field_is_sent_and_noted_once(kind: Kind, payload: dict[str, Any]) -> None:
    def twice(session: Any) -> Any:
        if kind == "sync":
            return [session.create_job(payload), session.create_job(payload)]

        async def main() -> Any:
            return [await session.create_job(payload), await session.create_job(payload)]

        return main()

    with scripted(CREATED) as server:
        with pytest.warns(UnknownFieldWarning, match="is not in the document") as said:
            perform(kind, twice, base_url=server.base_url)
        assert 1 == len(said)
        assert __file__ == said[0].filename or kind == "async"
        assert [payload, payload] == [json.loads(each.body) for each in server.seen]


def quiet() -> Iterator[dict[str, Any]]:
    """How the note is turned off."""
    yield {"validate": False}
    warnings.simplefilter("ignore", UnknownFieldWarning)
    yield {}


@both
def test_the_note_can_be_turned_off(kind: Kind) -> None:
    with scripted(CREATED) as server, warnings.catch_warnings():
        for options in quiet():
            perform(
                kind,
                lambda s: s.create_job(bell(lang="json")),
                base_url=server.base_url,
                **options,
            )
        assert 2 == len(server.seen)


@both
def test_a_slip_is_sent_where_nothing_is_checked(kind: Kind) -> None:
    with scripted(CREATED) as server:
        perform(
            kind,
            lambda s: s.create_job(bell(shot=5), validate=False),
            base_url=server.base_url,
        )
        assert 5 == json.loads(server.seen[0].body)["shot"]


def test_metadata_has_names_of_the_users_own() -> None:
    with scripted(CREATED) as server:
        payload = bell(metadata={"shot": "5", "shots": "6"}, shots=1)
        perform("sync", lambda s: s.create_job(payload), base_url=server.base_url)
        assert payload == json.loads(server.seen[0].body)
