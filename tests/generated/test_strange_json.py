"""What Python reads in JSON without a word, and JSON does not mean: reported, and never lost."""

import json
import warnings

from ionq_api import JsonValue
from ionq_api.api.jobs import get_job_probabilities
from ionq_api.codec import Departure
from ionq_api.composites import Case, MapOf, Object, Union
from ionq_api.models import QisGate
from ionq_api.scalars import Anything, Number, Text
from ionq_session import ResponseDriftWarning

from ..both import Opener
from ..cases import every
from ..wire import ScriptedServer, reply

PRECISE = "a number of double precision"


def departures(content: bytes) -> tuple[object, list[str]]:
    """What an operation makes of a reply, and how that deviates."""
    seen: list[Departure] = []
    result = get_job_probabilities("an-id").parse(content, seen.append)
    return result, [str(each) for each in seen]


@every(
    "content, expected",
    {
        "NaN": (b'{"0": NaN}', "reply: expected JSON, got NaN, which JSON does not have"),
        "infinity": (b'{"0": Infinity}', "reply: expected JSON, got Infinity, which JSON"),
        "minus infinity": (b'{"0": -Infinity}', "reply: expected JSON, got -Infinity, which JSON"),
        "too large": (b'{"0": 1e999}', f"reply: expected {PRECISE}, got one that is too large"),
        "too long": (b'{"0": %s.5}' % (b"9" * 400), f"reply.*: expected {PRECISE}, got inf"),
        "too many digits": (
            b'{"0": 9007199254740993}',
            f"reply.*: expected {PRECISE}, got one with more digits",
        ),
        "a key twice": (
            b'{"0": 0.5, "0": 0.25}',
            "reply: expected each key once in an object, got one that is there twice",
        ),
    },
)
def test_what_json_does_not_have_is_reported(content: bytes, expected: str) -> None:
    _, reported = departures(content)
    assert any(each.startswith(expected) for each in reported), reported


def test_a_number_with_more_digits_than_a_float_is_kept() -> None:
    result, _ = departures(b'{"0": 9007199254740993}')
    assert {"0": 9007199254740993} == result


def test_nothing_is_reported_of_numbers_that_a_float_holds() -> None:
    content = b'{"0": 9007199254740992, "1": 1e308, "2": 5e-324, "3": -0.0, "4": 1E+007}'
    assert ({"0": 2.0**53, "1": 1e308, "2": 5e-324, "3": 0.0, "4": 1e7}, []) == departures(content)


def test_a_session_warns_of_it(server: ScriptedServer, opened: Opener) -> None:
    server.steps[:] = [reply(200, b'{"0": NaN}')]
    with opened(server.base_url) as call, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call("get_job_probabilities", "an-id")
    assert {ResponseDriftWarning} == {each.category for each in caught}
    assert "NaN" in str(caught[0].message)


# --- unions whose members share no field ---------------------------------------------------------

FIRST = Object("RequestValidation")  # all fields are optional
SECOND = Object("UsageAmount")  # these, too
EITHER = Union((FIRST, SECOND))


@every(
    "raw, name",
    [
        ({"source": "x"}, "RequestValidation"),
        ({"amount": 1.0}, "UsageAmount"),
        ({"amount": 1.0, "unit": "usd"}, "UsageAmount"),
        ({"amount": 1.0, "of tomorrow": 1}, "UsageAmount"),
        ({}, "RequestValidation"),
        ({"of tomorrow": 1}, "RequestValidation"),
        ({"source": "x", "keys": [], "amount": 1.0}, "RequestValidation"),
    ],
)
def test_an_object_is_read_as_the_member_that_has_its_fields(
    raw: dict[str, JsonValue], name: str
) -> None:
    seen: list[Departure] = []
    decoded = EITHER.decode(raw, None, seen.append)
    assert name == type(decoded).__name__
    assert raw == EITHER.encode(decoded)
    assert [] == seen


def test_a_member_that_no_case_names_is_chosen_by_its_fields_as_well() -> None:
    cases = Union((FIRST, SECOND), (Case(FIRST, "error"),))
    decoded = cases.decode({"amount": 1.0}, None, lambda departure: None)
    assert "UsageAmount" == type(decoded).__name__


def test_members_of_other_kinds_are_chosen_as_before() -> None:
    mixed = Union((Text(), Number(), MapOf(Anything())))
    values: list[JsonValue] = ["a", 1.5, {"a": 1}]
    for raw in values:
        assert raw == mixed.decode(raw, None, lambda departure: None)
    assert json.dumps({"gate": "h", "target": 0}) == json.dumps(
        QisGate(gate="h", target=0).to_dict()
    )
