"""The contract that the package knows, and what is told when IonQ publishes another."""

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
import yaml

import ionq_session
from ionq_session import (
    AuthenticationError,
    ConnectionLostError,
    ContractDrift,
    IonQError,
    IonQSession,
    NotFoundError,
    Retry,
    ServerError,
    UnreadableReplyError,
    contract,
)
from ionq_session.emulator import Emulator

from .both import Kind, both, perform
from .cases import every
from .contract.structure import Json, load
from .contract.test_structure import CHANGES, CONTRACT, changed
from .scripts.documents import OCTOBER, published
from .wire import Step, reply, scripted

# Any: a document is changed at any depth, and a key that is not there fails the test anyway.
Document: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[[Document], object]

KEY = "made-up-key"


def serving(document: object) -> Step:
    return reply(200, json.dumps(document).encode(), Content_Type="application/json")


def check(kind: Kind, step: Step, **options: Any) -> ContractDrift:
    """What a session says of the document in a reply."""
    with scripted(step) as server:
        found = perform(kind, lambda s: s.check_contract(), base_url=server.base_url, **options)
    assert isinstance(found, ContractDrift)
    return found


def after(change: Change) -> ContractDrift:
    """What a session says of the contract with a change."""
    document: Document = copy.deepcopy(contract.document())
    change(document)
    return check("sync", serving(document))


# --- the contract that the package knows ------------------------------------------------------


def test_date_source_and_hash_are_those_of_the_project() -> None:
    told = yaml.safe_load((CONTRACT.with_name("source.yaml")).read_text(encoding="utf-8"))
    assert {
        "source": contract.source,
        "date": contract.date.isoformat(),
        "sha256": contract.sha256,
    } == told


def test_the_document_is_the_contract_before_the_overlay() -> None:
    assert load(CONTRACT) == contract.document()


def test_each_document_is_a_new_one_in_all_its_parts() -> None:
    def spoil(node: Json) -> None:
        if isinstance(node, dict):
            for value in node.values():
                spoil(value)
            node["spoilt"] = True
        elif isinstance(node, list):
            for value in node:
                spoil(value)

    spoil(contract.document())
    assert load(CONTRACT) == contract.document()


def test_contract_is_an_attribute_of_the_package() -> None:
    assert contract is ionq_session.contract


# --- nothing has changed ----------------------------------------------------------------------


@both
def test_the_emulator_publishes_the_contract(kind: Kind) -> None:
    with Emulator() as emulator:
        drift = perform(kind, lambda s: s.check_contract(), base_url=emulator.base_url)
    assert (
        ContractDrift(date=contract.date, sha256=contract.sha256, live_sha256=contract.sha256)
        == drift
    )
    assert drift.is_current
    assert f"still that of {contract.date}" in str(drift)


def test_a_local_session_can_check_as_well() -> None:
    with IonQSession.local() as session:
        assert session.check_contract().is_current


def backwards(node: Json) -> Json:
    """A value with the keys of every object in the opposite order."""
    if isinstance(node, list):
        return [backwards(each) for each in node]
    if isinstance(node, dict):
        return {key: backwards(node[key]) for key in reversed(node)}
    return node


@both
def test_prose_and_the_order_of_keys_do_not_count(kind: Kind) -> None:
    document: Document = contract.document()
    document["info"]["description"] = "Quite another text."
    document["externalDocs"] = {"url": "https://ionq.example"}
    document["paths"]["/jobs"]["get"]["x-codeSamples"] = [{"lang": "curl", "source": "curl ..."}]
    document["components"]["schemas"]["Backend"].pop("description")
    assert check(kind, serving(backwards(document))).is_current


@both
def test_the_document_that_ionq_published_is_current(kind: Kind) -> None:
    assert check(kind, serving(published(OCTOBER))).is_current


@both
def test_neither_do_contacts_and_extensions(kind: Kind) -> None:
    document: Document = published(OCTOBER)
    for name in ("contact", "license", "termsOfService", "title", "x-logo"):
        document["info"][name] = {"name": "IonQ"}
    for scheme in document["components"]["securitySchemes"].values():
        scheme["x-default"] = "apiKey ..."
    for schema in document["components"]["schemas"].values():
        schema.pop("x-known-values", None)
        schema.update({"x-order": 1, "title": "A title"})
    document["paths"]["x-internal"] = {}
    drift = check(kind, serving(document))
    assert drift.is_current
    assert () == drift.affected


@both
def test_the_key_is_not_sent(kind: Kind) -> None:
    with scripted(serving(contract.document())) as server:
        perform(kind, lambda s: s.check_contract(), base_url=server.base_url, api_key=KEY)
        (seen,) = server.seen
    assert ("GET", "/v0.4/api-docs") == (seen.method, seen.target)
    assert "authorization" not in seen.headers


@both
def test_it_needs_no_key(kind: Kind) -> None:
    assert check(kind, serving(contract.document()), api_key=None).is_current


@both
def test_a_call_has_the_options_and_the_retries_of_every_operation(kind: Kind) -> None:
    steps = [reply(503), serving(contract.document())]
    with scripted(*steps) as server:
        drift = perform(
            kind, lambda s: s.check_contract(headers={"X-A": "1"}), base_url=server.base_url
        )
        assert drift.is_current
        assert ["1", "1"] == [seen.headers["x-a"] for seen in server.seen]
    with scripted(*steps) as server, pytest.raises(ServerError) as caught:
        perform(kind, lambda s: s.check_contract(retry=Retry(total=0)), base_url=server.base_url)
    assert 1 == len(caught.value.attempts)


# --- something has changed --------------------------------------------------------------------


def named(pointer: str) -> str:
    """The name of the part of a document that a JSON pointer leads into."""
    keys = [key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:]]
    if keys[0] == "paths":
        return f"{keys[2].upper()} {keys[1]}" if len(keys) > 2 else f"GET {keys[1]}"
    return "/".join(keys[1:3]) if keys[0] == "components" else keys[0]


@every("name", [*CHANGES])
def test_one_change_is_told_by_the_name_of_its_part(name: str) -> None:
    change, line = CHANGES[name]
    pointer, _, what = line.partition(": ")
    whole = pointer.count("/") <= 3 and (what.startswith(("removed", "added")))
    drift = check("sync", serving(changed(change)))
    assert not drift.is_current
    assert drift.live_sha256 != contract.sha256 == drift.sha256
    told = {"added": drift.added, "removed": drift.removed, "changed": drift.changed}
    expected = what if whole else "changed"
    assert {key: (named(pointer),) if key == expected else () for key in told} == told


@both
def test_drift_is_told_in_all_its_parts(kind: Kind) -> None:
    document: Document = contract.document()
    schemas = document["components"]["schemas"]
    schemas["JobStatus"]["enum"].append("queued")
    schemas["Queue"] = {"type": "object"}
    document["paths"]["/queues"] = {"get": {"responses": {}}, "post": {"responses": {}}}
    del document["paths"]["/whoami"]
    drift = check(kind, serving(document))
    assert ("GET /queues", "POST /queues", "schemas/Queue") == drift.added
    assert ("GET /whoami",) == drift.removed
    assert ("schemas/JobStatus",) == drift.changed
    assert {
        *("get_whoami", "get_job", "get_jobs", "create_job", "clone_job", "move_job"),
        "get_session_jobs",
    } == set(drift.affected)


def test_what_nobody_uses_affects_no_method() -> None:
    def change(document: Document) -> None:
        document["components"]["schemas"]["Queue"] = {"type": "object"}

    assert (("schemas/Queue",), ()) == (after(change).added, after(change).affected)


def test_a_change_for_all_methods_of_a_path_is_told_for_each() -> None:
    def change(document: Document) -> None:
        document["paths"]["/jobs"]["parameters"] = [{"name": "all", "in": "query"}]

    drift = after(change)
    assert {"GET /jobs", "POST /jobs", "DELETE /jobs"} == set(drift.changed)
    assert {"get_jobs", "create_job", "delete_jobs"} == set(drift.affected)


def test_another_way_to_sign_affects_the_methods_that_sign() -> None:
    def change(document: Document) -> None:
        for scheme in document["components"]["securitySchemes"].values():
            scheme["name"] = "X-Api-Key"

    affected = after(change).affected
    assert "get_job" in affected
    assert "get_backends" not in affected


EMPTY: list[tuple[Change, str]] = [
    (lambda document: document["components"].update(schemas={}), "components/schemas"),
    (lambda document: document.update(components={}), "components"),
    (lambda document: document["paths"].update({"/empty": {}}), "/empty"),
    (lambda document: document["paths"].update({"/odd": []}), "/odd"),
    (lambda document: document.update(webhooks={}), "webhooks"),
]


@every("change, name", EMPTY)
def test_a_part_without_content_has_a_name_as_well(change: Change, name: str) -> None:
    assert name in after(change).added


def test_a_document_of_the_next_version_of_openapi_is_compared() -> None:
    drift = after(lambda document: document.update(openapi="3.1.0", jsonSchemaDialect="https://a"))
    assert (("jsonSchemaDialect",), ("openapi",)) == (drift.added, drift.changed)


def test_a_document_of_5_megabytes_is_compared() -> None:
    def change(document: Document) -> None:
        schemas = document["components"]["schemas"]
        size = len(json.dumps(schemas["BaseJob"]))
        schemas.update({f"Job{n}": schemas["BaseJob"] for n in range(5_000_000 // size)})

    drift = after(change)
    assert len(drift.added) > 500
    assert ((), (), ()) == (drift.removed, drift.changed, drift.affected)


# --- the value --------------------------------------------------------------------------------

DRIFT = ContractDrift(
    date=contract.date,
    sha256="a" * 64,
    live_sha256="b" * 64,
    added=tuple(f"schemas/S{number}" for number in range(11)),
    removed=("GET /\x1b[31mred", "GET /" + "x" * 1000),
    affected=("get_job",),
)


def test_text_says_what_changed_and_what_to_do() -> None:
    lines = str(DRIFT).splitlines()
    assert f"changed since that of {contract.date}" in lines[0]
    assert lines[1].startswith("  added: schemas/S0, schemas/S1, ")
    assert lines[1].endswith("schemas/S7 and 3 more")
    assert "  methods affected: get_job" == lines[3]
    assert f"Upgrade ionq-session (this is {ionq_session.__version__})." == lines[4]
    assert 6 == len(lines)


def test_text_drives_no_terminal_and_stays_short() -> None:
    assert "\x1b" not in str(DRIFT)
    assert max(map(len, str(DRIFT).splitlines())) < 200


def test_drift_survives_pickle_and_copy() -> None:
    assert DRIFT == pickle.loads(pickle.dumps(DRIFT))  # noqa: S301  # our own
    assert DRIFT == copy.deepcopy(DRIFT)
    assert hash(DRIFT) == hash(copy.copy(DRIFT))


# --- replies that are no document of IonQ's ---------------------------------------------------

HTML = b"<!DOCTYPE html><html><body>Sign in</body></html>"
PETSTORE: Document = {
    "openapi": "3.0.3",
    "info": {"title": "Petstore", "version": "1"},
    "paths": {"/pets": {"get": {"responses": {}}}},
}
DEEP = b'{"openapi": "3.0.3", "paths": {"/jobs": {"get": ' + b"[" * 900 + b"]" * 900 + b"}}}"
TRUNCATED = serving(contract.document()).answer[:5000]  # its head promises more

# The name, the step, the class of error, and a part of the message.
TABLE: list[tuple[str, Step, type[IonQError], str]] = [
    ("HTML", reply(200, HTML), UnreadableReplyError, "an HTML page"),
    ("YAML", reply(200, b"openapi: 3.0.3\npaths: {}\n"), UnreadableReplyError, "not JSON"),
    ("empty", reply(200), UnreadableReplyError, "an empty body"),
    ("half of it", reply(200, b'{"openapi": "3.0.3", "pa'), UnreadableReplyError, "not JSON"),
    ("cut off", Step(TRUNCATED), ConnectionLostError, "the answer broke off"),
    ("list", reply(200, b"[]"), UnreadableReplyError, "a list, not an OpenAPI document"),
    ("text", reply(200, b'"openapi"'), UnreadableReplyError, "a string, not an OpenAPI"),
    ("object", reply(200, b"{}"), UnreadableReplyError, "not an OpenAPI document"),
    ("Swagger 2", serving({"swagger": "2.0", "paths": {}}), UnreadableReplyError, "not an OpenAPI"),
    ("odd paths", serving({"openapi": "3.0.3", "paths": []}), UnreadableReplyError, "not an Open"),
    ("no paths", serving({"openapi": "3.0.3", "paths": {}}), UnreadableReplyError, "another API"),
    ("another API", serving(PETSTORE), UnreadableReplyError, "another API, 'Petstore'"),
    ("no end of lists", reply(200, b"[" * 100_000), UnreadableReplyError, "nested too deeply"),
    ("deep", reply(200, DEEP), UnreadableReplyError, "nested too deeply"),
    ("large number", reply(200, b"1" * 10_000), UnreadableReplyError, "not JSON"),
    ("redirect", reply(302, Location="/docs"), UnreadableReplyError, "status 302"),
    ("401", reply(401), AuthenticationError, "status 401"),
    ("404", reply(404), NotFoundError, "status 404"),
    ("500", reply(500), ServerError, "status 500"),
]


@both
@every("step, class_, message", {row[0]: row[1:] for row in TABLE})
def test_what_is_no_document_becomes_a_clear_error(
    kind: Kind, step: Step, class_: type[IonQError], message: str
) -> None:
    with pytest.raises(IonQError) as caught:
        check(kind, step, retries_total=0)
    assert class_ is type(caught.value)
    assert message in str(caught.value)
    assert ("GET", "/api-docs") == (caught.value.method, caught.value.path)
    if class_ is UnreadableReplyError and "302" not in message:
        assert "check base_url" in str(caught.value)


def test_half_a_character_is_compared_like_any_other() -> None:
    drift = after(lambda document: document.update({"\ud800": "\ud800"}))
    assert ("\ud800",) == drift.added
    assert r"\ud800" in str(drift)


@both
def test_no_error_shows_the_key(kind: Kind) -> None:
    document = {**PETSTORE, "info": {"title": f"Hello {KEY}"}}
    for step in (serving(document), reply(200, KEY.encode()), reply(500, KEY.encode())):
        with pytest.raises(IonQError) as caught:
            check(kind, step, api_key=KEY, retries_total=0)
        assert KEY not in repr(vars(caught.value)) + str(caught.value) + repr(caught.value)
