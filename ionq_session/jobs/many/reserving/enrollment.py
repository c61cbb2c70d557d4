"""What a 404 about IonQ's sessions means: no such session, or an account without sessions."""

from ...._error_facts import facts_of
from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ....errors import IonQError, NotFoundError
from ...errors import SessionsUnavailableError


def sessions_unavailable(error: NotFoundError) -> SessionsUnavailableError:
    """The error for a 404 of an operation on sessions that names no session."""
    return SessionsUnavailableError(
        "this account has no sessions: they are a beta of IonQ's for selected customers, and the "
        "service answers 404 to everybody else. IonQ's support can enroll an organization; jobs "
        "run without a session, too",
        **facts_of(error),
    )


def not_enrolled_or(error: NotFoundError, calls: Calls) -> Flow[NotFoundError]:
    """The error for a 404 about one session: the account has none at all, or there is none such."""
    from ionq_api.api.sessions import get_sessions

    try:
        yield from calls.execute(get_sessions(active=True))
    except NotFoundError:
        return sessions_unavailable(error)
    except IonQError:  # it was about another question
        pass
    return error
