"""Straight-line code: it is what runs where nothing deviates, and it never changes a result."""

import copy
import json
import pickle
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import NamedTuple, TypeVar, cast

import pytest
from attrs import define
from hypothesis import given
from hypothesis import strategies as st

import ionq_api
from ionq_api import UNSET, JsonValue, composites, model, models, operation
from ionq_api.api import jobs
from ionq_api.codec import Departure
from ionq_api.model import Model, is_generated
from ionq_api.operation import Endpoint, Operation
from ionq_api.scalars import ANYTHING
from ionq_api.straight import NotExactError, strings_in

from ..cases import every
from .examples import described, endpoints
from .test_mutations import all_mutations
from .test_values import attributes, model_classes, never, repeatable

COMPILED = "<ionq_api: "
PACKAGE = Path(ionq_api.__file__).parent


T = TypeVar("T")


class Body(NamedTuple):
    """A body of a request."""

    name: str
    endpoint: Endpoint[object]
    value: object


def replies() -> Iterator[tuple[str, Endpoint[object], JsonValue]]:
    for id_, each in described().items():
        if endpoints()[id_].media == "json":
            for reply in each.successes:
                yield f"{id_}-{reply.name}", endpoints()[id_], reply.value


def reply_name(name: str, *rest: object) -> str:
    return name


def bodies() -> Iterator[Body]:
    """Those of the document, as dicts and as models."""
    for id_, each in described().items():
        endpoint = endpoints()[id_]
        for name, value in each.bodies.items():
            assert endpoint.body is not None
            yield Body(f"{id_}-{name}", endpoint, value)
            typed = endpoint.body.decode(value, None, never)
            yield Body(f"{id_}-{name} as a model", endpoint, typed)


def refuse(*given: object) -> object:
    raise NotExactError


def refusing(model: type[Model]) -> Callable[..., object]:
    return refuse


def unset(*given: object) -> object:
    return UNSET


def by_codecs(call: Callable[[], object]) -> object:
    """What a call returns where no straight-line code is used."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (composites, model):
            patch.setattr(module, "read_of", refusing)
            patch.setattr(module, "write_of", refusing)
        patch.setattr(operation, "read_exactly", unset)
        patch.setattr(Operation, "_written", unset)
        return call()


def parsed(endpoint: Endpoint[T], content: bytes) -> tuple[str, object, list[str]]:
    """What a reply is read as, with the types of all parts, and what is said of it."""
    seen: list[Departure] = []
    try:
        value = Operation(endpoint).parse(content, seen.append)
    except ValueError as error:
        return "error", str(error), [str(each) for each in seen]
    return repr(value), value, [str(each) for each in seen]


def frames(call: Callable[[], object]) -> set[tuple[str, str]]:
    """The module and the name of each function in the package's files that a call runs."""
    seen: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        where = Path(frame.f_code.co_filename)
        if event == "call" and where.is_relative_to(PACKAGE):
            seen.add((where.stem, frame.f_code.co_name))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(before)
    return seen


# Where nothing deviates


@every("name, endpoint, value", replies, name=reply_name)
def test_a_reply_of_the_document_is_read_by_compiled_code_alone(
    name: str, endpoint: Endpoint[object], value: JsonValue
) -> None:
    content = json.dumps(value).encode()
    tally = [0]
    endpoint.read(value, tally)
    assert strings_in(value) == tally[0]
    expected = by_codecs(lambda: parsed(endpoint, content))
    assert expected == parsed(endpoint, content)
    assert {
        ("operation", "parse"),
        ("operation", "read"),
        ("operation", "read_exactly"),
        ("straight", "strings_in"),  # of what the document leaves open
    } >= frames(lambda: Operation(endpoint).parse(content, never))


@every("body", bodies, name=lambda body: body.name)
def test_a_body_of_the_document_is_checked_and_encoded_by_compiled_code(body: Body) -> None:
    call = Operation(body.endpoint, {}, body.value)
    expected = by_codecs(lambda: call.json)
    missing = [each for each in call.findings() if not each.field.startswith("body")]  # parameters
    findings, written = call.checked()
    assert (missing, expected) == (findings, written)
    assert json.dumps(expected) == json.dumps(written) == json.dumps(call.json)
    assert missing == by_codecs(call.findings)
    assert_fresh(written, parts(body.value))


def parts(value: object) -> Iterator[object]:
    """Every list and dict in a value."""
    if isinstance(value, Model):
        for field in attributes(type(value)):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, dict | list):
        yield value
        held = cast("dict[str, object] | list[object]", value)
        for each in held.values() if isinstance(held, dict) else held:
            yield from parts(each)


def assert_fresh(value: object, given: Iterator[object]) -> None:
    """A value shares no list and no dict with another, so that a change of one is none of both."""
    shared = {*map(id, parts(value))} & {*map(id, given)}
    assert not shared


def test_what_is_read_shares_nothing_with_what_was_given() -> None:
    value = next(value for name, _, value in replies() if name == "GetJob-200-single-circuit")
    assert isinstance(value, dict)
    assert_fresh(models.SingleCircuitJob.from_dict(value), parts(value))
    assert_fresh(models.SingleCircuitJob.from_dict(value).to_dict(), parts(value))


def test_a_thousand_gates_are_checked_and_encoded_by_one_function_each() -> None:
    gate: JsonValue = {"gate": "rx", "target": 0, "rotation": 0.5}
    gates: list[JsonValue] = [gate] * 1000
    payload: dict[str, JsonValue] = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": 1, "circuit": gates},
    }
    for body in (payload, models.CircuitJobCreationPayload.from_dict(payload)):
        call = jobs.create_job(body)
        call.checked()
        assert {
            ("operation", name)
            for name in ("checked", "_written", "write", "has_body", "<listcomp>")
        } >= frames(call.checked)
        assert ([], payload) == call.checked()


# Where something does


def as_by_codecs(endpoint: Endpoint[T], content: bytes) -> None:
    """Hold what a reply is read as, and what is said of it, to what the codecs make of it."""
    expected = by_codecs(lambda: parsed(endpoint, content))
    assert repr(expected) == repr(parsed(endpoint, content))  # NaN is not equal to itself


def test_a_damaged_reply_is_read_as_by_the_codecs() -> None:
    quick = 0
    for each in all_mutations():
        content = json.dumps(each.damaged).encode()
        as_by_codecs(jobs.GET_JOB, content)
        quick += operation.read_exactly(content, jobs.GET_JOB.read) is not UNSET
    harmless = [each for each in all_mutations() if not each.seen]
    assert 0 < quick <= len(harmless)


PROBABILITIES = jobs.GET_JOB_PROBABILITIES
OPEN: Endpoint[object] = Endpoint(name="open", method="GET", path="/", reply=ANYTHING)
TEXTS = st.text(max_size=5) | st.sampled_from(['"', "\\", '\\"', '":', "é", "\ud800", "a: b"])
NUMBERS = st.integers() | st.floats() | st.sampled_from([10**30, -0.0])
SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS


def written(value: object, style: int) -> str:
    """JSON, in which each object is a list of pairs, so that it may have a key twice."""
    space = " " * (style % 3)
    if isinstance(value, tuple):
        pairs = cast("tuple[tuple[str, object], ...]", value)
        items = (f"{json.dumps(k)}{space}:{space}{written(v, style)}" for k, v in pairs)
        return "{" + f",{space}".join(items) + "}"
    if isinstance(value, list):
        return "[" + ",".join(written(each, style) for each in cast("list[object]", value)) + "]"
    return json.dumps(value, ensure_ascii=style % 2 == 0)


VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.lists(st.tuples(TEXTS, inner), max_size=3).map(tuple)
    ),
    max_leaves=8,
)


@repeatable
@given(VALUES, st.integers(0, 5), st.sampled_from(["", " ", "\n", "x", "\ufeff", "\x00", ","]))
def test_any_json_is_read_as_by_the_codecs(value: object, style: int, more: str) -> None:
    content = (written(value, style) + more).encode("utf-8", "surrogatepass")
    as_by_codecs(OPEN, content)
    as_by_codecs(PROBABILITIES, content)


@repeatable
@given(st.lists(st.tuples(TEXTS, st.integers() | TEXTS), max_size=6).map(tuple), st.integers(0, 5))
def test_a_key_that_is_there_twice_is_always_seen(value: object, style: int) -> None:
    pairs = cast("tuple[tuple[str, object], ...]", value)
    twice = len({key for key, _ in pairs}) < len(pairs)
    content = written(value, style).encode("utf-8", "surrogatepass")
    if b"\xed" not in content:  # half of a character is left to the codecs
        assert twice == (operation.read_exactly(content, OPEN.read) is UNSET)


@every("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32-be"])
def test_other_encodings_are_read(encoding: str) -> None:
    value, reported = {"0": 0.5}, list[Departure]()
    content = json.dumps(value).encode(encoding)
    assert value == Operation(PROBABILITIES).parse(content, reported.append)
    assert [] == reported


def test_a_deviation_leaves_the_rest_to_compiled_code() -> None:
    """A field that is new to the document makes no reply slow for good."""
    examples = {name: value for name, _, value in replies()}
    job = examples["GetJob-200-single-circuit"]
    assert isinstance(job, dict)
    content = json.dumps({**job, "tomorrow": 1}).encode()
    asked = frames(lambda: Operation(jobs.GET_JOB).parse(content, lambda departure: None))
    assert ("model", "decode_model") in asked
    calls: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        slowly = model.decode_model

        def note(kind: type[Model], *rest: object) -> Model:
            calls.append(kind.__name__)
            return cast("Callable[..., Model]", slowly)(kind, *rest)

        patch.setattr(composites, "decode_model", note)
        Operation(jobs.GET_JOB).parse(content, lambda departure: None)
    assert ["SingleCircuitJob"] == calls


# What it is made of


@every("kind", model_classes, name=lambda kind: kind.__name__)
def test_each_model_has_code_that_compiles(kind: type[Model]) -> None:
    assert is_generated(kind)
    with pytest.raises((NotExactError, TypeError)):
        model.read_of(kind)(object(), [0])
    with pytest.raises(NotExactError):
        model.write_of(kind)(object())


def test_a_class_of_the_users_is_made_by_its_own_constructor() -> None:
    @define(kw_only=True, repr=False)
    class Mine(models.Noise):
        def __attrs_post_init__(self) -> None:
            self.model = f"my {self.model}"

    assert not is_generated(Mine)
    mine = Mine.from_dict({"model": "ideal"})
    assert (Mine, "my ideal") == (type(mine), mine.model)
    assert {"model": "my ideal"} == mine.to_dict()


def test_an_operation_that_was_used_can_be_pickled_and_copied() -> None:
    call = jobs.create_job({"type": "ionq.circuit.v1"})
    call.checked()
    assert callable(call.endpoint.read)
    for again in (
        pickle.loads(pickle.dumps(call)),  # noqa: S301  # our own
        copy.copy(call),
        copy.deepcopy(call),
    ):
        assert call == again
        assert call.findings() == again.findings()


def test_a_traceback_shows_the_line() -> None:
    try:
        jobs.GET_JOB.read({"type": "ionq.circuit.v1"}, [0])
    except KeyError as error:
        shown = "".join(traceback.format_exception(error))
    else:
        pytest.fail("no error")
    assert f"{COMPILED}read SingleCircuitJob>" in shown
    assert "value = raw['id']" in shown


def test_many_threads_may_be_the_first_to_use_a_model() -> None:
    value = next(value for name, _, value in replies() if name == "GetJob-200-single-circuit")
    content = json.dumps(value).encode()
    expected = parsed(jobs.GET_JOB, content)
    ready = threading.Barrier(8)
    found: list[object] = []

    def work() -> None:
        ready.wait()
        found.append(parsed(endpoint, content))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "_READS", {})
        endpoint = copy.deepcopy(jobs.GET_JOB)  # which has no code yet
        threads = [threading.Thread(target=work) for _ in range(8)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert [expected] * 8 == found


def test_code_is_compiled_without_docstrings_and_assertions_too() -> None:
    program = """
from ionq_api.api import jobs
job = jobs.create_job({"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": ""}})
assert False
print(job.problems(), jobs.cancel_job("x").parse(b'{"id":"x","status":"canceled"}', print))
"""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-OO", "-c", program], capture_output=True, text=True, check=True
    )
    assert "[] JobCanceledResponse(id='x', status='canceled')\n" == done.stdout
