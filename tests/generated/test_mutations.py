"""A reply with something wrong in it: no exception, nothing else lost, and one warning."""

import json
import re
import warnings
from collections.abc import Callable
from functools import cache
from typing import cast

import pytest

from ionq_api import UNSET, JsonValue
from ionq_api.api.jobs import get_job
from ionq_api.codec import to_json
from ionq_api.model import Model
from ionq_session import ResponseDriftWarning
from scripts.openapi.document import Node, node

from ..both import KEY, Call, Opener
from ..cases import every
from ..wire import ScriptedServer
from .damage import EXTRA, SECRET, UNKNOWN, Mutation, Path, Seen, mutations, places
from .examples import described, document

WARNING = re.compile(r"get_job: (?P<field>\S+): expected .+?, got (?P<seen>.*)")
COMPLETED = ("debiased", "single-circuit", "multi-circuit", "quantum-function", "qaoa")


def get_job_response() -> Node:
    return node(node(node(document()["components"])["schemas"])["GetJobResponse"])


def completed_jobs() -> dict[str, JsonValue]:
    replies = {each.name.partition("-")[2]: each.value for each in described()["GetJob"].successes}
    return {name: replies[name] for name in COMPLETED}


@cache
def all_mutations() -> list[Mutation]:
    found: list[Mutation] = []
    alike: dict[str, set[tuple[str, ...]]] = {}  # by the type of the job
    for name, example in completed_jobs().items():
        assert isinstance(example, dict)
        type_ = str(example["type"])
        found += mutations(name, example, get_job_response(), alike.setdefault(type_, set()))
    return found


def departure(warning: warnings.WarningMessage) -> str:
    """What a warning says of a reply, without what it advises."""
    assert isinstance(warning.message, ResponseDriftWarning)
    return str(warning.message.args[0])


def told(call: Call) -> tuple[object, list[Seen]]:
    """What a call returns, and the field and the finding of each warning that it gives."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = call("get_job", "an-id")
    found: list[Seen] = []
    for each in caught:
        assert each.category is ResponseDriftWarning
        matched = WARNING.fullmatch(departure(each))
        assert matched, each.message
        assert SECRET not in str(each.message)
        found.append((matched["field"], matched["seen"]))
    return result, sorted(found)


def at(value: object, path: Path) -> object:
    """What a decoded reply has at a place of its JSON."""
    for part in path:
        if isinstance(value, Model):
            more: dict[str, object] = getattr(value, "additional_properties")  # noqa: B009
            plain = str(part)
            names = [name for name in (plain, f"{plain}_") if hasattr(value, name)]
            value = getattr(value, names[0]) if names else more[plain]
        elif isinstance(value, dict):
            value = cast("dict[object, object]", value)[part]
        else:
            assert isinstance(value, list)
            assert isinstance(part, int)
            value = cast("list[object]", value)[part]
    return value


def without_nulls(value: JsonValue) -> JsonValue:
    """JSON without what a null stands for, which is nothing."""
    if isinstance(value, dict):
        return {key: without_nulls(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [without_nulls(each) for each in value if each is not None]
    return value


@cache
def whole(text: str) -> object:
    """What an undamaged reply is decoded to."""

    def never(departure: object) -> None:
        raise AssertionError(departure)

    return get_job("an-id").parse(text.encode(), never)


def assert_undamaged(mutation: Mutation, result: object) -> None:
    """Every single value that the damage did not touch is as in the undamaged reply."""
    before = whole(json.dumps(mutation.original))
    touched = mutation.path
    for path, value in places(mutation.original):
        if path[: len(touched)] == touched:
            continue
        if not isinstance(value, dict | list):
            assert at(before, path) == at(result, path), path
        elif not value and touched[: len(path)] != path:  # it may be of another class now
            assert value == to_json(at(result, path)), path


def assert_kept(mutation: Mutation, result: object) -> None:
    """Nothing of the damaged reply is lost, and what is missing is `UNSET`."""
    assert without_nulls(mutation.damaged) == without_nulls(to_json(result))
    holder = at(result, mutation.path[:-1])
    if not isinstance(holder, Model):
        return
    value = UNSET if mutation.dropped else dict(places(mutation.damaged))[mutation.path]
    if value is None and mutation.seen:
        value = UNSET
    found = at(result, mutation.path)
    assert value == (found if found is UNSET else to_json(found))


@every("mutation", all_mutations, name=lambda mutation: mutation.name)
def test_damaged_reply(server: ScriptedServer, opened: Opener, mutation: Mutation) -> None:
    server.answers(mutation.damaged)
    with opened(server.base_url) as call:
        result, found = told(call)
        again, nothing_new = told(call)
    assert sorted(mutation.seen) == found
    assert [] == nothing_new
    assert result == again
    assert_undamaged(mutation, result)
    assert_kept(mutation, result)


def test_warnings_are_given_again_by_another_session(
    server: ScriptedServer, opened: Opener
) -> None:
    mutation = next(each for each in all_mutations() if each.seen)
    server.answers(mutation.damaged)
    for _ in range(2):
        with opened(server.base_url) as call:
            assert sorted(mutation.seen) == told(call)[1]


def test_warning_names_operation_field_rule_and_finding(
    server: ScriptedServer, opened: Opener
) -> None:
    job = dict(places(completed_jobs()["single-circuit"]))
    damaged = job[()]
    assert isinstance(damaged, dict)
    server.answers({**damaged, "status": UNKNOWN, EXTRA: SECRET, "shots": SECRET})
    with (
        opened(server.base_url) as call,
        pytest.warns(ResponseDriftWarning) as caught,
    ):
        call("get_job", "an-id")
    known = "'canceled', 'completed', 'failed', 'ready', 'started', 'submitted'"
    assert {
        f"get_job: reply.status: expected one of {known}, got '{UNKNOWN}'",
        f"get_job: reply.{EXTRA}: expected no such field, got one that is not in the document",
        "get_job: reply.shots: expected a whole number, got a string",
    } == {departure(each) for each in caught}


def test_key_that_comes_back_is_in_no_warning(server: ScriptedServer, opened: Opener) -> None:
    server.answers({"status": KEY, KEY: KEY, "type": "ionq.circuit.v1"})
    with (
        opened(server.base_url) as call,
        pytest.warns(ResponseDriftWarning) as caught,
    ):
        call("get_job", "an-id")
    said = " ".join(str(each.message) for each in caught)
    assert "reply.status" in said
    assert KEY not in said


def test_table_is_large_enough() -> None:
    assert set(COMPLETED) == {each.name.partition(":")[0] for each in all_mutations()}
    assert len(all_mutations()) == len({each.name for each in all_mutations()})
    assert len([each for each in all_mutations() if each.seen]) >= 60
    for kind in ("dropped", "extra field", "null", "unknown string", "boolean", "list", "object"):
        assert any(each.seen and each.name.endswith(f": {kind}") for each in all_mutations()), kind


HARMLESS: list[tuple[str, Callable[[Mutation], bool]]] = [
    ("null", lambda it: it.path == ("session_id",)),
    ("dropped", lambda it: it.path == ("stats", "gate_counts")),
]


@every("kind, is_there", HARMLESS)
def test_table_has_what_the_document_allows(
    kind: str, is_there: Callable[[Mutation], bool]
) -> None:
    found = [each for each in all_mutations() if each.name.endswith(f": {kind}") and is_there(each)]
    assert found
    assert not any(each.seen for each in found)
