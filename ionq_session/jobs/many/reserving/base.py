"""What both kinds of reservations know, and which options their jobs get."""

from typing import TypedDict, TypeVar

from ....errors import ConfigurationError
from ...options import RunOptions, SubmitOptions
from .opening import Terms

MAYBE_OPEN = (
    "a session of IonQ's may have been opened: session.get_sessions(active=True) lists those that "
    "are open, and session.end_session(id) ends one"
)


class Place(TypedDict):
    """Where jobs of a reservation run."""

    backend: str
    session_id: str


OptionsT = TypeVar("OptionsT", SubmitOptions, RunOptions)


class BaseReservation:
    """What both kinds of reservations know."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._id: str | None = None
        self._has_ended = False

    @property
    def id(self) -> str:
        """The id of the session, which jobs join by it.

        Raises:
            ConfigurationError: It is not open yet.
        """
        if self._id is None:
            raise ConfigurationError(
                "the reservation is not open yet: use it in a with statement, or call open()"
            )
        return self._id

    @property
    def backend(self) -> str:
        """The backend that is reserved."""
        return self._terms.backend

    @property
    def has_ended(self) -> bool:
        """Whether it was ended here; it may have ended by itself, which `session()` tells."""
        return self._has_ended

    def _begin(self) -> None:
        if self._id is not None:
            raise ConfigurationError("the reservation was opened before; reserve() makes another")

    def _joined(self, options: OptionsT) -> OptionsT:
        """The options of a job with the place that it runs in.

        Raises:
            ConfigurationError: They name another place, or the reservation is not open.
        """
        place = Place(backend=self._terms.backend, session_id=self.id)
        if self._has_ended:
            raise ConfigurationError(f"the reservation {self.id} has ended; nothing was sent")
        for name, value in place.items():
            given = options.get(name)
            if given is not None and given != value:
                raise ConfigurationError(
                    f"{name}= is that of the reservation, {value}; session.submit() and "
                    "session.run() submit to others"
                )
        joined = options.copy()
        joined["backend"], joined["session_id"] = place["backend"], place["session_id"]
        return joined

    def _open_still(self, problem: BaseException) -> str:
        """What to know about a session that could not be ended."""
        limits = self._terms.settings
        until = "it reaches its limits" if limits else "somebody ends it: it has no limits"
        return (
            f"the session {self._id} of IonQ's could not be ended ({problem}); it may be open "
            f"until {until}, and session.end_session({self._id!r}) ends it"
        )

    def __repr__(self) -> str:
        state = "not open" if self._id is None else self._id
        return f"<{type(self).__name__} of {self.backend}: {state}>"
