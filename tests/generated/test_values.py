"""The values of the package: UNSET, models, timestamps, unions, and paths."""

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple, cast
from urllib.parse import unquote

from attrs import Attribute, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ionq_api import UNSET, JsonValue, Operation, Unset, models
from ionq_api.api import jobs
from ionq_api.codec import Departure, to_json
from ionq_api.model import Model, Wire
from ionq_api.operation import Endpoint

from ..both import Opener
from ..cases import every
from ..wire import ScriptedServer
from .examples import described, endpoints

PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)

by_protocol = every("protocol", PROTOCOLS)
repeatable = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=400,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def never(departure: Departure) -> None:
    raise AssertionError(departure)


def ignore(departure: Departure) -> None:
    """Nobody is told of departures of what is to be sent; it is checked instead."""


def model_classes() -> list[type[Model]]:
    named: list[object] = [getattr(models, name) for name in models.__all__]
    return [each for each in named if isinstance(each, type) and issubclass(each, Model)]


class Example(NamedTuple):
    """An example of the document, and what it becomes."""

    name: str
    value: JsonValue
    decoded: object
    encoded: JsonValue


@cache
def examples() -> list[Example]:
    """Those of all bodies and of all replies that are JSON."""
    found: list[Example] = []
    for id_, operation in described().items():
        endpoint = endpoints()[id_]
        if endpoint.body is not None:
            for name, value in operation.bodies.items():
                body = endpoint.body.decode(value, None, ignore)
                found.append(Example(f"{id_}-{name}", value, body, endpoint.body.encode(body)))
        if endpoint.media == "json":
            for reply in operation.successes:
                got = endpoint.reply.decode(reply.value, None, never)
                name = f"{id_}-{reply.name}"
                found.append(Example(name, reply.value, got, endpoint.reply.encode(got)))
    return found


def attributes(model: type[Model]) -> tuple["Attribute[object]", ...]:
    """Every model is an attrs class, which the type of the base does not say."""
    return cast("tuple[Attribute[object], ...]", fields(cast("type", model)))


def inside(value: object) -> Iterator[Model]:
    """Every model in a value."""
    if isinstance(value, Model):
        yield value
        for each in attributes(type(value)):
            yield from inside(getattr(value, each.name))
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from inside(item)
    elif isinstance(value, dict):
        for item in cast("dict[str, object]", value).values():
            yield from inside(item)


def wire_names(model: type[Model]) -> list[str]:
    wires: list[Wire | None] = [each.metadata.get("wire") for each in attributes(model)]
    return [each.name for each in wires if each is not None]


@cache
def one_of_each() -> dict[str, Model]:
    """An instance of every class: from an example, or else with something odd in every field."""
    odd: dict[str, Model] = {
        each.__name__: each.from_dict({name: {"odd": [1, "x"]} for name in wire_names(each)})
        for each in model_classes()
    }
    from_examples = {
        type(each).__name__: each for example in examples() for each in inside(example.decoded)
    }
    return odd | from_examples


with_each_class = every("model", one_of_each)


# UNSET


@by_protocol
def test_unset_is_itself_after_pickle(protocol: int) -> None:
    assert pickle.loads(pickle.dumps(UNSET, protocol)) is UNSET  # noqa: S301  # our own


def test_unset_is_itself_after_copy() -> None:
    assert copy.copy(UNSET) is UNSET
    assert copy.deepcopy(UNSET) is UNSET
    assert copy.deepcopy([UNSET])[0] is UNSET


def test_unset_is_false_shown_by_name_and_alone() -> None:
    assert not UNSET
    assert "UNSET" == repr(UNSET)
    assert [UNSET] == list(Unset)


def test_unset_is_itself_in_another_process() -> None:
    payload = pickle.dumps(models.Noise(model="ideal"))
    program = (
        "import pickle, sys; noise = pickle.load(sys.stdin.buffer); "
        "from ionq_api import UNSET; sys.exit(0 if noise.seed is UNSET else 'another UNSET')"
    )
    done = subprocess.run([sys.executable, "-c", program], input=payload, check=False)  # noqa: S603
    assert 0 == done.returncode


# Models


def test_every_class_is_there() -> None:
    assert {each.__name__ for each in model_classes()} == set(one_of_each())
    assert len(one_of_each()) > 90


@by_protocol
@with_each_class
def test_model_is_equal_after_pickle(model: Model, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(model, protocol))  # noqa: S301  # our own
    assert type(model) is type(again)
    assert model == again
    for each in attributes(type(model)):
        if getattr(model, each.name) is UNSET:
            assert getattr(again, each.name) is UNSET, each.name


@with_each_class
def test_model_is_equal_after_copy(model: Model) -> None:
    for again in (copy.copy(model), copy.deepcopy(model)):
        assert model == again
        assert model is not again
        assert repr(model) == repr(again)
        assert model.to_dict() == again.to_dict()


@with_each_class
def test_deep_copy_shares_nothing(model: Model) -> None:
    again = copy.deepcopy(model)
    more: dict[str, object] = getattr(again, "additional_properties")  # noqa: B009
    more["tomorrow"] = 1
    assert model != again
    assert "tomorrow" not in model.to_dict()
    assert again.to_dict()["tomorrow"] == 1


@with_each_class
def test_models_with_another_field_differ(model: Model) -> None:
    for each in attributes(type(model)):
        again = copy.copy(model)
        setattr(again, each.name, ["another value"])
        assert model != again, each.name


@every("example", examples, name=lambda example: example.name)
def test_example_becomes_itself_again(example: Example) -> None:
    assert example.value == example.encoded
    assert example.value == to_json(example.decoded)
    assert list(inside(example.decoded)) or example.name.startswith("GetJobProbabilities")


def test_maps_and_unknown_fields_keep_their_order() -> None:
    names = [f"name-{number * 7919 % 101}" for number in range(101)]
    answer = models.SingleCircuitJob.from_dict(
        {"metadata": dict.fromkeys(names, "x"), **dict.fromkeys(names, 1)}
    )
    assert answer.metadata is not None
    assert names == list(answer.metadata)
    assert names == list(answer.additional_properties)


@every(
    "field, value",
    [("child_job_ids", [None, "an-id"]), ("metadata", {"run": None}), ("results", {"shots": None})],
)
def test_null_in_a_list_or_a_map_does_no_harm(field: str, value: JsonValue) -> None:
    job = models.SingleCircuitJob.from_dict({"id": "an-id", field: value})
    assert {"id": "an-id", field: value} == job.to_dict()


@every("number", {"large": 10**400, "small": -(10**400), "float": 1e308})
def test_number_of_any_size_is_read(number: float) -> None:
    cost = models.Cost.from_dict({"value": number, "unit": "usd"})
    assert {"value": number, "unit": "usd"} == cost.to_dict()


# Timestamps

READ: list[tuple[str, datetime]] = [
    ("2026-10-06T14:03:21.180Z", datetime(2026, 10, 6, 14, 3, 21, 180_000, UTC)),
    ("2026-10-06T14:03:21Z", datetime(2026, 10, 6, 14, 3, 21, tzinfo=UTC)),
    ("2026-10-06T14:03:21.123456789Z", datetime(2026, 10, 6, 14, 3, 21, 123_456, UTC)),
    ("2026-10-06T14:03:21,5Z", datetime(2026, 10, 6, 14, 3, 21, 500_000, UTC)),
    ("20261006T140321Z", datetime(2026, 10, 6, 14, 3, 21, tzinfo=UTC)),
    ("2026-10-06T14:03:21+00:00", datetime(2026, 10, 6, 14, 3, 21, tzinfo=UTC)),
    ("2026-10-06T16:03:21+02:00", datetime(2026, 10, 6, 14, 3, 21, tzinfo=UTC)),
    ("2026-10-06T08:33:21-05:30", datetime(2026, 10, 6, 14, 3, 21, tzinfo=UTC)),
    ("2026-W40-4T12:00:00Z", datetime(2026, 10, 1, 12, tzinfo=UTC)),
    # Forms that the standard library of Python 3.11 refuses.
    ("2026-10-01T24:00:00Z", datetime(2026, 10, 2, tzinfo=UTC)),
    ("2026-274T12:00:00Z", datetime(2026, 10, 1, 12, tzinfo=UTC)),
    ("2026-10-06T14:03:21z", datetime(2026, 10, 6, 14, 3, 21, tzinfo=UTC)),
    ("2026-10", datetime(2026, 10, 1, tzinfo=UTC)),
    # Without an offset, it is UTC.
    ("2026-10-06T14:03:21", datetime(2026, 10, 6, 14, 3, 21, tzinfo=UTC)),
    ("2026-10-06", datetime(2026, 10, 6, tzinfo=UTC)),
]

NOT_READ: list[JsonValue] = [
    "yesterday",
    "",
    "2026-13-01T00:00:00Z",
    "2026-10-06T25:00:00Z",
    "2026-10-06T14:03:60Z",
    "2026-10-06T14:03:21+99:00",
    "9999-12-31T24:00:00Z",
    "\ud800",
    1_790_812_800,
    True,
    ["2026-10-06T14:03:21.180Z"],
]


@every("text, moment", READ)
def test_timestamp_is_read_as_an_aware_datetime(text: str, moment: datetime) -> None:
    found = models.SingleCircuitJob.from_dict({"submitted_at": text}).submitted_at
    assert moment == found
    assert found.utcoffset() is not None


def test_offset_of_a_timestamp_is_kept() -> None:
    job = models.SingleCircuitJob.from_dict({"submitted_at": "2026-10-06T16:03:21.180+02:00"})
    assert timezone(timedelta(hours=2)) == job.submitted_at.tzinfo
    assert {"submitted_at": "2026-10-06T16:03:21.180+02:00"} == job.to_dict()


@every("raw", NOT_READ, name=ascii)
def test_what_is_no_timestamp_is_kept_and_reported(raw: JsonValue) -> None:
    found: list[Departure] = []
    job = jobs.GET_JOB.reply.decode(
        {"type": "ionq.circuit.v1", "started_at": raw}, None, found.append
    )
    assert isinstance(job, models.SingleCircuitJob)
    assert raw == job.started_at
    assert "started_at" in [each.field for each in found]


# What a model shows


def test_repr_shows_what_is_set() -> None:
    assert "Noise(model='ideal')" == repr(models.Noise(model="ideal"))
    assert "Noise(model='ideal', seed=7)" == repr(models.Noise(model="ideal", seed=7))
    unknown = models.Noise(model="ideal", additional_properties={"tomorrow": 1})
    assert "Noise(model='ideal', additional_properties={'tomorrow': 1})" == repr(unknown)


def test_no_repr_shows_unset() -> None:
    for example in examples():
        assert "UNSET" not in repr(example.decoded), example.name


def credentials(text: str) -> models.QctrlSettings:
    return models.QctrlSettings(api_credentials=text, external_organization="example")


def test_repr_hides_a_secret() -> None:
    shown = "QctrlSettings(api_credentials='***', external_organization='example')"
    assert shown.replace("'***'", "***") == repr(credentials("s3cret"))


def test_repr_of_a_payload_hides_the_secret_in_it() -> None:
    body = described()["CreateJob"].bodies["max-cut"]
    assert isinstance(body, dict)
    payload = models.QctrlQaoaJobCreationPayload.from_dict(body)
    assert isinstance(payload.external_settings, models.QctrlSettings)
    payload.external_settings.api_credentials = "s3cret"
    assert "s3cret" not in f"{payload!r} {payload} {[payload]}"
    assert "s3cret" in str(payload.to_dict())


def test_repr_of_a_payload_hides_the_secret_in_a_dict() -> None:
    body = described()["CreateJob"].bodies["max-cut"]
    assert isinstance(body, dict)
    payload = models.QctrlQaoaJobCreationPayload.from_dict(body)
    setattr(payload, "external_settings", {"api_credentials": "s3cret"})  # noqa: B010  # as users do
    assert "s3cret" not in repr(payload)


def test_repr_hides_a_secret_of_another_type() -> None:
    settings_ = models.QctrlSettings.from_dict({"api_credentials": ["s3cret"]})
    assert "s3cret" not in repr(settings_)


# Unions

JOB_CLASSES: list[tuple[JsonValue, type[Model]]] = [
    ("ionq.circuit.v1", models.SingleCircuitJob),
    ("ionq.qasm3.v1", models.SingleCircuitJob),
    ("ionq.qir.v1", models.SingleCircuitJob),
    ("qctrl.qaoa-circuit.v1", models.SingleCircuitJob),
    ("ionq.multi-circuit.v1", models.MultiCircuitJob),
    ("qctrl.qaoa.v1", models.QaoaJob),
    ("quantum-function", models.QuantumFunctionJob),
]


@every("type_, expected", JOB_CLASSES)
def test_job_is_known_by_its_type(type_: JsonValue, expected: type[Model]) -> None:
    found: list[Departure] = []
    job = jobs.GET_JOB.reply.decode({"type": type_}, None, found.append)
    assert expected is type(job)
    assert not any("known by" in each.expected for each in found)


@every("reply", [{"type": "tomorrow"}, {"type": None}, {"type": [1]}, {"id": "x"}, {}])
def test_unknown_job_is_the_first_and_reported(reply: dict[str, JsonValue]) -> None:
    found: list[Departure] = []
    job = jobs.GET_JOB.reply.decode(reply, (None, "reply"), found.append)
    assert isinstance(job, models.SingleCircuitJob)
    assert Departure("reply", "an object known by `type`", "one that is not") in found


RESULTS: list[tuple[JsonValue, type[Model], int]] = [
    ({"id": "shots", "format": "f", "media_type": "m"}, models.ArtifactDescriptor, 0),
    ({"url": "/v0.4/jobs/an-id/results/shots"}, models.ResultLink, 0),
    ({"format": "f"}, models.ArtifactDescriptor, 3),
]


@every("entry, expected, departures", RESULTS)
@every("type_", ["ionq.circuit.v1", "ionq.multi-circuit.v1"])
def test_result_is_known_by_its_fields(
    type_: str, entry: JsonValue, expected: type[Model], departures: int
) -> None:
    found: list[Departure] = []
    reply: JsonValue = {"type": type_, "results": {"shots": entry}}
    job = jobs.GET_JOB.reply.decode(reply, None, found.append)
    assert isinstance(job, models.SingleCircuitJob | models.MultiCircuitJob)
    assert job.results is not None
    assert expected is type(job.results["shots"])
    assert departures == len([each for each in found if "results" in each.field])


@every("raw, expected", [(False, bool), (True, bool), ({"variants": []}, models.DebiasingOutput)])
def test_debiasing_is_false_or_an_object(raw: JsonValue, expected: type) -> None:
    output = models.ErrorMitigationOutput.from_dict({"debiasing": raw})
    assert expected is type(output.debiasing)
    assert {"debiasing": raw} == output.to_dict()


INPUTS: list[tuple[dict[str, JsonValue], type[Model]]] = [
    ({"gateset": "qis", "qubits": 1, "circuit": []}, models.QisCircuitInput),
    ({"gateset": "native", "circuit": []}, models.NativeCircuitInput),
    ({"data": "OPENQASM 3.0;"}, models.Qasm3CircuitInput),
    ({"gateset": "tomorrow"}, models.QisCircuitInput),
]


@every("raw, expected", INPUTS)
def test_input_is_known_by_gate_set_or_text(
    raw: dict[str, JsonValue], expected: type[Model]
) -> None:
    payload = models.CircuitJobCreationPayload.from_dict({"type": "ionq.circuit.v1", "input": raw})
    assert expected is type(payload.input_)
    assert raw == payload.input_.to_dict()


# Whatever comes

single: st.SearchStrategy[JsonValue] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(["ionq.circuit.v1", "completed", "2026-10-06T14:03:21.180Z", 10**400]),
)


def nested(inner: st.SearchStrategy[JsonValue]) -> st.SearchStrategy[JsonValue]:
    return st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    )


anything = st.recursive(single, nested, max_leaves=8)


def kept(before: JsonValue, after: JsonValue) -> bool:
    """Whether nothing of a value is lost but nulls, and the way in which a moment is written."""
    if isinstance(before, dict):
        return isinstance(after, dict) and all(
            kept(value, after[key]) if key in after else value is None
            for key, value in before.items()
        )
    if isinstance(before, list):
        assert isinstance(after, list)
        return all(kept(*each) for each in zip(before, after, strict=True))
    if isinstance(before, str):
        return isinstance(after, str)
    return before == after


@given(data=st.data())
@repeatable
def test_any_object_becomes_any_model_and_loses_nothing(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(model_classes()))
    names = st.sampled_from(wire_names(model) or ["x"]) | st.text(max_size=8)
    raw: dict[str, JsonValue] = data.draw(st.dictionaries(names, anything, max_size=6))
    made = model.from_dict(raw)
    assert isinstance(repr(made), str)
    assert made == pickle.loads(pickle.dumps(made))  # noqa: S301  # our own
    assert kept(raw, made.to_dict())


@given(data=st.data())
@repeatable
def test_any_json_is_read_as_any_reply_or_refused_by_its_kind(data: st.DataObject) -> None:
    endpoint = data.draw(st.sampled_from(list(endpoints().values())))
    raw = data.draw(anything)
    fitting = list if endpoint.name == "get_backends" else dict
    if endpoint.media == "json" and isinstance(raw, fitting):
        endpoint.reply.decode(raw, None, lambda departure: None)
    elif endpoint.media == "json":
        assert not endpoint.reply.fits(raw)


@given(content=st.binary(max_size=20) | anything.map(lambda raw: json.dumps(raw).encode()))
@repeatable
def test_any_body_is_read_or_a_value_error(content: bytes) -> None:
    try:
        found = jobs.get_job("an-id").parse(content, ignore)
    except ValueError as error:
        assert str(error).startswith("the reply is")  # noqa: PT017  # there may be none
    else:
        assert isinstance(found, Model)


DEEP = [b"[" * 100_000, b'{"id":' * 100_000, b'{"id":' + b"[" * 400 + b"]" * 400 + b"}"]


@every("content", DEEP, name=len)
def test_depth_is_no_harm(content: bytes) -> None:
    try:
        found = jobs.get_job("an-id").parse(content, ignore)
    except ValueError as error:
        assert "nested too deeply" in str(error)  # noqa: PT017  # there may be none
    else:
        assert "id" in found.to_dict()


# Paths

SEGMENTS = [
    ("a/b", "a%2Fb"),
    ("../../whoami", "..%2F..%2Fwhoami"),
    ("..%2f", "..%252f"),
    ("%2e%2e", "%252e%252e"),
    ("a?b=c", "a%3Fb%3Dc"),
    ("a#b", "a%23b"),
    ("a b", "a%20b"),
    ("a+b&c;d", "a%2Bb%26c%3Bd"),
    ("\u00fc", "%C3%BC"),
    ("{artifactId}", "%7BartifactId%7D"),
    ("a\r\nHost: x", "a%0D%0AHost%3A%20x"),
    ("...", "..."),
]


@every("text, quoted", SEGMENTS)
def test_id_is_quoted_on_the_wire(
    server: ScriptedServer, opened: Opener, text: str, quoted: str
) -> None:
    with opened(server.base_url) as call:
        call("get_job_artifact", text, text)
    assert f"/jobs/{quoted}/artifacts/{quoted}" == server.only.path
    assert "" == server.only.query


@cache
def with_path() -> list[Endpoint[object]]:
    return [each for each in endpoints().values() if each.path_parameters]


@given(data=st.data())
@repeatable
def test_path_always_has_the_segments_of_its_template(
    data: st.DataObject,
) -> None:
    endpoint = data.draw(st.sampled_from(with_path()))
    strange = st.text(alphabet="./%\\{}UID ?#&\u00fc\u2024", max_size=6) | st.text(max_size=12)
    values = {each.name: data.draw(strange) for each in endpoint.path_parameters}
    operation: Operation[object] = Operation(endpoint, values)
    parts = operation.path.split("/")
    template = endpoint.path.split("/")
    assert len(template) == len(parts)
    given_ = iter(values.values())
    for asked, written in zip(template, parts, strict=True):
        assert (next(given_) if asked.startswith("{") else asked) == unquote(written)
    if not operation.problems(validate=False):
        assert not {"", ".", ".."} & {unquote(each).strip() for each in parts[1:]}


def test_every_operation_with_an_id_is_tried() -> None:
    assert {name for name, each in described().items() if "{" in each.path} == {
        name for name, each in endpoints().items() if each in with_path()
    }
    assert 26 == len(endpoints())
