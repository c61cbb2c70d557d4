"""What is known of a job, so that however the command ends, it can say where the job is."""

from attrs import define

from .._addresses import ADDRESS_VARIABLE
from ..config import KEY_VARIABLE
from ..errors import (
    AuthenticationError,
    ConfigurationError,
    InvalidRequestError,
    IonQError,
    UnknownOutcomeError,
)
from .messages import FAILED, INTERRUPTED, USAGE, Stop

SETTINGS = (
    f"the key comes from {KEY_VARIABLE} and the address from {ADDRESS_VARIABLE}; "
    "--local needs neither"
)
UNKNOWN = (
    "a job may have been submitted all the same; in Python:\n"
    "  IonQSession().get_jobs()  shows the newest ones"
)


@define
class Trail:
    """The state of a submission.

    Attributes:
        local: Whether the job is on an emulator that ends with the command.
        submitting: Whether it may have been sent.
        job_id: Its id, once it is known.
    """

    local: bool
    submitting: bool = False
    job_id: str = ""

    def stop(self, reason: str, status: int = FAILED) -> Stop:
        """The end of the command, with a hint that says where the job is."""
        return Stop(reason, status, hint=self._whereabouts())

    def interrupted(self) -> Stop:
        """The end of the command by Ctrl-C."""
        return self.stop("interrupted", INTERRUPTED)

    def failed(self, error: IonQError) -> Stop:
        """The end of the command by an error of the session."""
        message = f"error: {error}"
        if isinstance(error, ConfigurationError | InvalidRequestError):
            return Stop(message, USAGE, hint=SETTINGS)
        if self.job_id or isinstance(error, UnknownOutcomeError):
            return self.stop(message)
        return Stop(message, hint=SETTINGS if isinstance(error, AuthenticationError) else "")

    def _whereabouts(self) -> str:
        if not self.submitting:
            return "nothing was submitted"
        if self.local:
            name = f"job {self.job_id}" if self.job_id else "the job"
            return f"{name} ended with the local emulator"
        if not self.job_id:
            return UNKNOWN
        return (
            f"job {self.job_id} was not canceled; in Python:\n"
            f'  IonQSession().get_job("{self.job_id}")     shows it\n'
            f'  IonQSession().cancel_job("{self.job_id}")  cancels it'
        )
