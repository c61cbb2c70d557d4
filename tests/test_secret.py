"""The key is hidden wherever a value of ours could be looked at."""

import copy
import pickle
import traceback
import warnings

import pytest

from ionq_session import IonQError, IonQSession
from ionq_session._secrets.masking import masked
from ionq_session._secrets.secret import Secret

from .both import Kind, both, perform
from .wire import reply, scripted

KEY = "canary-5e8f2a7b"


def test_a_secret_shows_itself_only_when_asked() -> None:
    secret = Secret(KEY)
    assert KEY == secret.reveal()
    assert KEY not in f"{secret} {secret!r} {[secret]} {vars(Secret)}"
    assert secret == copy.copy(secret) == copy.deepcopy(secret)
    assert hash(secret) == hash(Secret(KEY))


def test_a_secret_cannot_be_pickled() -> None:
    with IonQSession(KEY) as session, pytest.raises(TypeError, match="secret"):
        pickle.dumps(session.config)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing here", "nothing here"),
        (f"apiKey {KEY}", "***"),
        (f"<{KEY}>", "<***>"),
        (f"{KEY}{KEY}", "******"),
    ],
)
def test_masked_with_and_without_the_scheme(text: str, expected: str) -> None:
    assert expected == masked(text, [Secret(f"apiKey {KEY}")])


@both
def test_no_local_variable_of_ours_shows_the_key(kind: Kind) -> None:
    with scripted(reply(503, KEY.encode())) as server, pytest.raises(IonQError) as caught:
        perform(kind, lambda s: s.get_whoami(), api_key=KEY, base_url=server.base_url)
    frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
    shown = [
        f"{frame.filename}:{frame.lineno} {name}"
        for frame in frames
        if "ionq_session/" in frame.filename or "ionq_api/" in frame.filename
        for name, value in (frame.locals or {}).items()
        if KEY in value
    ]
    assert [] == shown


@both
def test_a_warning_of_drift_does_not_show_the_key(kind: Kind) -> None:
    body = b'{"id": "a", "status": "' + KEY.encode() + b'"}'
    with scripted(reply(200, body)) as server, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        perform(kind, lambda s: s.cancel_job("a"), api_key=KEY, base_url=server.base_url)
    assert ["reply.status"] == [str(each.message).split(" ")[1].rstrip(":") for each in caught]
    assert KEY not in str(caught[0].message)
