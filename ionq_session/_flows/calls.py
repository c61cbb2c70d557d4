"""What flows of several operations make their calls with."""

from attrs import frozen

from ionq_api import Operation

from ..config import Config
from .attempts import FlowContext
from .flow import Flow, T
from .operation import OperationOptions, execute


@frozen
class Calls:
    """The settings and the context of a session, as far as a flow of several calls needs them.

    Attributes:
        config: The session's settings.
        context: Clock, random numbers, warnings and retry budget.
    """

    config: Config
    context: FlowContext

    def execute(self, operation: Operation[T], options: OperationOptions | None = None) -> Flow[T]:
        """The flow of one operation, retries included; see `operation.execute`."""
        return execute(operation, self.config, options or {}, self.context)
