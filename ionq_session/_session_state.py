"""The state of a session that needs no I/O: declared and set here, used by each of its parts."""

from ._flows.attempts import FlowContext
from .config import Config


class SessionState:
    """The settings of a session, and what its flows depend on."""

    _config: Config
    _context: FlowContext
    _known_gates: dict[str, frozenset[str] | None]

    def _begin(self, config: Config, context: FlowContext) -> None:
        self._config = config
        self._context = context
        self._known_gates = {}  # the native gates of each backend that was asked for them

    @property
    def config(self) -> Config:
        """The session's settings, as one value."""
        return self._config
