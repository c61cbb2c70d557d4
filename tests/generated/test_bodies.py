"""Where an operation takes a model, it takes a dict of the document's names, by its type, too."""

import inspect

import pytest

from ionq_api.api import jobs, sessions
from ionq_api.operations import AsyncOperations, Operations
from ionq_session import AsyncIonQSession, IonQSession

FUNCTIONS = [
    function
    for module in (jobs, sessions)
    for _, function in inspect.getmembers(module, inspect.isfunction)
    if "body" in inspect.signature(function).parameters
]


def test_there_are_operations_with_a_body() -> None:
    names = {function.__name__ for function in FUNCTIONS}
    assert {"create_job", "clone_job", "create_session", "delete_jobs", "cancel_jobs"} <= names


@pytest.mark.parametrize("of", [None, Operations, AsyncOperations, IonQSession, AsyncIonQSession])
def test_each_body_is_annotated_as_a_dict_beside_a_model(of: type | None) -> None:
    for function in FUNCTIONS:
        method = function if of is None else getattr(of, function.__name__)
        annotation = str(inspect.signature(method).parameters["body"].annotation)
        assert "Mapping[str, object]" in annotation or annotation == "JobPayload", method


def test_a_dict_is_checked_and_sent_as_a_model_is() -> None:
    operation = jobs.delete_jobs({"ids": ["an-id"]})
    assert {"ids": ["an-id"]} == operation.json
    assert ["body.ids"] == [each.field for each in jobs.delete_jobs({}).problems()]
