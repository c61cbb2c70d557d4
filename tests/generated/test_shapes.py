"""What the document does not use today and may tomorrow: bodies left out, unions without rules."""

from datetime import UTC, datetime

from ionq_api import JsonValue, models
from ionq_api.codec import Codec, Departure
from ionq_api.composites import ListOf, Object, Union
from ionq_api.operation import Endpoint, Operation
from ionq_api.scalars import Anything, Number, Text, Timestamp

from ..both import Opener
from ..cases import every
from ..wire import ScriptedServer

OPTIONAL: Endpoint[object] = Endpoint(
    name="poke", method="POST", path="/poke", reply=Anything(), body=Text(), body_required=False
)
REQUIRED: Endpoint[object] = Endpoint(
    name="poke", method="POST", path="/poke", reply=Anything(), body=Text()
)


def test_body_that_may_be_left_out_is(server: ScriptedServer, opened: Opener) -> None:
    server.answers({})
    with opened(server.base_url) as call:
        call("execute", Operation(OPTIONAL, {}, None))
    assert b"" == server.only.body
    assert "content-type" not in server.only.headers


def test_body_that_may_be_left_out_is_sent_when_given(
    server: ScriptedServer, opened: Opener
) -> None:
    server.answers({})
    with opened(server.base_url) as call:
        call("execute", Operation(OPTIONAL, {}, "softly"))
    assert "softly" == server.only.json
    assert "application/json" == server.only.headers["content-type"]


def test_given_body_is_checked_though_it_may_be_left_out() -> None:
    assert [] == Operation(OPTIONAL, {}, None).problems()
    assert 1 == len(Operation(OPTIONAL, {}, 7).problems())
    assert 1 == len(Operation(REQUIRED, {}, None).problems())


NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
UNIONS: list[tuple[tuple[Codec, ...], JsonValue, object]] = [
    ((Timestamp(), Text()), "2026-10-01T12:00:00Z", NOON),
    ((Timestamp(), Text()), "tomorrow", "tomorrow"),
    ((ListOf(Number()), ListOf(Timestamp())), ["2026-10-01T12:00:00Z"], [NOON]),
    ((ListOf(Number()), ListOf(Text())), [1], [1.0]),
    (
        (Object("ResultLink"), Object("Failure")),
        {"code": "X", "message": "y"},
        models.Failure(code="X", message="y"),
    ),
]


@every("members, raw, expected", UNIONS)
def test_union_without_rules_takes_the_member_that_fits(
    members: tuple[Codec, ...], raw: JsonValue, expected: object
) -> None:
    told: list[Departure] = []
    assert expected == Union(members).decode(raw, None, told.append)
    assert [] == told
