"""The flows that open and end a session of IonQ's, which is reserved time on a backend."""

import logging
from typing import TYPE_CHECKING

from attrs import frozen

from ionq_api import JsonValue
from ionq_api.api.jobs import estimate_job_cost
from ionq_api.api.sessions import create_session, end_session, get_session, get_sessions
from ionq_api.codec import is_list, is_object

from ...._error_facts import facts_of
from ...._flows.calls import Calls
from ...._flows.flow import Flow, sleep
from ...._option_rules import REFUSED, Rule, optional, ruled, whole_number
from ....errors import (
    BadRequestError,
    ConflictError,
    IonQError,
    NotFoundError,
    RefusedError,
    UnknownOutcomeError,
    UnreadableReplyError,
)
from ...errors import CostLimitError, ReservationUnknownError
from ...submitting.cost import limit_of
from ...submitting.walking import received_text
from .enrollment import sessions_unavailable

if TYPE_CHECKING:
    from ionq_api.models import Session

    from ...submitting.cost import Limit

log: logging.Logger = logging.getLogger("ionq_session")

WAITS = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds between looks for a session whose answer was lost; gateways give up within them."""

_COUNT = Rule("a whole number above 0, or None for no limit", optional(lambda v: _positive(v)))
_TEXT = Rule("the name of a backend", lambda v: v if isinstance(v, str) and v.strip() else REFUSED)


def _positive(value: object) -> object:
    return value if whole_number(value) not in (REFUSED, 0) else REFUSED


@frozen
class Terms:
    """What is reserved.

    Attributes:
        backend: The backend.
        max_jobs: The number of jobs after which it ends; None for no limit.
        max_minutes: The minutes after which it ends; None for no limit.
        max_cost: The cost at which it ends, and its unit; None for no limit.
    """

    backend: str
    max_jobs: int | None = None
    max_minutes: int | None = None
    max_cost: tuple[float, str] | None = None

    @property
    def settings(self) -> dict[str, JsonValue]:
        """The limits by the document's names."""
        found: dict[str, JsonValue] = {}
        if self.max_jobs is not None:
            found["job_count_limit"] = self.max_jobs
        if self.max_minutes is not None:
            found["duration_limit_min"] = self.max_minutes
        if self.max_cost is not None:
            found["cost_limit"] = {"value": self.max_cost[0], "unit": self.max_cost[1]}
        return found

    @property
    def body(self) -> dict[str, JsonValue]:
        """The payload of `create_session`."""
        body: dict[str, JsonValue] = {"backend": self.backend}
        if self.settings:
            body["settings"] = self.settings
        return body

    def fits(self, session: "Session") -> bool:
        """Whether a session may have been opened on these terms."""
        if session.backend != self.backend or not session.active:
            return False
        shown: object = session.to_dict().get("settings")
        if not is_object(shown):
            return True
        wanted = self.settings
        cost, wanted_cost = shown.get("cost_limit"), wanted.get("cost_limit")
        return all(
            shown.get(name) == wanted.get(name)
            for name in ("job_count_limit", "duration_limit_min")
        ) and _value(cost) == _value(wanted_cost)


def _value(cost: object) -> object:
    return cost.get("value") if is_object(cost) else None


def terms(
    backend: str, max_jobs: int | None, max_minutes: int | None, max_cost: "Limit | None"
) -> Terms:
    """What is reserved, from a user's arguments.

    Raises:
        ConfigurationError: One is of another type, or a number out of range.
    """
    ruled("backend", _TEXT, backend)
    ruled("max_jobs", _COUNT, max_jobs)
    ruled("max_minutes", _COUNT, max_minutes)
    return Terms(backend, max_jobs, max_minutes, None if max_cost is None else limit_of(max_cost))


def open_session(terms: Terms, calls: Calls) -> "Flow[Session]":
    """Open a session. Each request opens another, so it is sent again only if it surely was not.

    The active sessions are listed before: should the answer be lost, the one that is new, on the
    same backend and with the same limits is taken for it. None is opened a second time.

    Raises:
        SessionsUnavailableError: The account has no sessions.
        CostLimitError: The limit on the cost is in another unit than the service's prices.
        ReservationUnknownError: The answer was lost, and it cannot be told which session it is.
        IonQError: None was opened.
    """
    if terms.max_cost is not None:
        yield from _check_unit(terms.backend, terms.max_cost, calls)
    before = {each.id for each in (yield from _active(calls))}
    try:
        session = yield from calls.execute(create_session(terms.body))
        if received_text(session.id) is None:
            raise UnreadableReplyError("the service opened a session, and did not say by what id")
        return session
    except NotFoundError as error:
        raise sessions_unavailable(error) from None
    except UnknownOutcomeError as error:
        fault = error
    return (yield from _found(terms, before, fault, calls))


def _check_unit(backend: str, max_cost: tuple[float, str], calls: Calls) -> Flow[None]:
    """Refuse a limit that would never be reached, since nothing is charged in its unit."""
    try:
        estimate = yield from calls.execute(estimate_job_cost(backend))
    except RefusedError as error:
        if error.status in (400, 404):  # a backend without prices, such as the simulator
            return
        raise
    unit = received_text(estimate.estimated_unit)
    if unit is not None and unit.lower() != max_cost[1]:
        raise CostLimitError(
            f"no session was opened: max_cost is in {max_cost[1]}, and the service prices in "
            f"{unit}: give max_cost=(amount, {unit!r})",
            max_cost=max_cost[0],
            unit=unit,
        )


def _active(calls: Calls) -> "Flow[list[Session]]":
    """The active sessions of the organization.

    Raises:
        SessionsUnavailableError: The account has none.
    """
    from ionq_api.models import Session

    try:
        reply = yield from calls.execute(get_sessions(active=True))
    except NotFoundError as error:
        raise sessions_unavailable(error) from None
    listed: object = reply.sessions
    found = listed if is_list(listed) else ()
    return [each for each in found if isinstance(each, Session)]


def _found(
    terms: Terms, before: set[str], fault: UnknownOutcomeError, calls: Calls
) -> "Flow[Session]":
    """Look for a session whose answer was lost.

    Raises:
        ReservationUnknownError: There is none, or more than one.
    """
    for wait in (0.0, *WAITS):
        if wait:
            yield from sleep(wait)
        try:
            listed = yield from _active(calls)
        except UnknownOutcomeError:
            continue
        except IonQError as error:
            raise _unknown(fault, (), f"they could not be listed ({error.message})") from error
        new = [each for each in listed if each.id not in before and terms.fits(each)]
        if len(new) == 1:
            log.warning("the answer was lost, and the session is there: %s", new[0].id)
            return new[0]
        if new:
            ids = tuple(each.id for each in new)
            raise _unknown(fault, ids, f"it may be any of {', '.join(ids)}") from fault
    raise _unknown(fault, (), "the service lists no new one") from fault


def _unknown(
    fault: UnknownOutcomeError, candidates: tuple[str, ...], problem: str
) -> ReservationUnknownError:
    return ReservationUnknownError(
        f"a session may have been opened, but no usable answer came ({fault.message}), and "
        f"{problem}. session.get_sessions(active=True) lists those that are open, and "
        "session.end_session(id) ends one",
        candidates=candidates,
        **facts_of(fault),
    )


def end(session_id: str, calls: Calls) -> Flow[None]:
    """End a session; one that has ended, or is not there any more, needs nothing.

    Raises:
        IonQError: It may be open still.
    """
    try:
        yield from calls.execute(end_session(session_id))
    except (NotFoundError, ConflictError, BadRequestError):
        try:
            found = yield from calls.execute(get_session(session_id))
        except NotFoundError:
            return
        if found.active is not False:
            raise
