"""The error tree: drawn as it is, and whole after pickle and copy."""

import copy
import inspect
import pickle
import re
from typing import Any

from ionq_api.codec import Problem
from ionq_session import errors
from ionq_session.errors import Attempt, InvalidRequestError, IonQError, class_for
from ionq_session.jobs import errors as job_errors

from .cases import every

CLASSES = {
    name: value
    for module in (errors, job_errors)
    for name, value in vars(module).items()
    if inspect.isclass(value) and issubclass(value, IonQError)
}
# Any: values of many types, for as many keywords.
CARRIED: dict[str, Any] = {
    "method": "PUT",
    "path": "/jobs/a/status/cancel",
    "status": 429,
    "name": "Too Many Requests",
    "request_id": "abc",
    "retry_after": 3.5,
    "body": "{}",
    "validation": ("shots",),
    "attempts": (Attempt(1, "status 429", 0.0), Attempt(2, "status 429", 0.5)),
}


def test_the_tree_is_drawn_as_it_is() -> None:
    drawn: list[type[IonQError]] = []
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"    ([│├└─ ]*)(\w+Error)\b", line)
        if not found:
            continue
        depth = len(found[1]) // 4
        class_ = CLASSES[found[2]]
        above[depth:] = [found[2]]
        if depth:
            assert above[depth - 1] == class_.__bases__[0].__name__
        drawn.append(class_)
    assert sorted(CLASSES) == sorted(each.__name__ for each in drawn)


def through_pickle(error: IonQError, protocol: int) -> IonQError:
    again: IonQError = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301  # our own
    return again


@every("class_", list(CLASSES.values()))
def test_an_error_survives_with_all_that_it_carries(class_: type[IonQError]) -> None:
    error = class_("it happened", **CARRIED)
    if isinstance(error, InvalidRequestError):
        error.problems = (Problem("body.shots", "is 0", "it has to be at least 1"),)
    copies = [copy.copy(error), copy.deepcopy(error)]
    copies += [through_pickle(error, each) for each in range(pickle.HIGHEST_PROTOCOL + 1)]
    for again in copies:
        assert type(error) is type(again)
        assert vars(error) == vars(again)
        assert str(error) == str(again)
        assert ("it happened",) == again.args


@every(
    "status, name",
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (402, "RefusedError"),
        (403, "ForbiddenError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (413, "PayloadTooLargeError"),
        (429, "RateLimitError"),
        (499, "RefusedError"),
        (500, "ServerError"),
        (520, "ServerError"),
        (599, "ServerError"),
        (302, "UnreadableReplyError"),
    ],
)
def test_each_status_has_its_class(status: int, name: str) -> None:
    assert name == class_for(status).__name__


def test_a_configuration_error_is_a_value_error() -> None:
    assert issubclass(errors.ConfigurationError, ValueError)
