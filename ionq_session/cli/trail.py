"""What is known of a job, so that however the command ends, it can say where the job is."""

import os
import re
from typing import TYPE_CHECKING

from attrs import define

from .._addresses import ADDRESS_VARIABLE
from ..config import KEY_VARIABLE
from ..errors import (
    AuthenticationError,
    ConfigurationError,
    InvalidRequestError,
    IonQError,
    NotFoundError,
    UnknownOutcomeError,
)
from ..jobs.errors import SubmissionUnknownError
from ..jobs.submitting.sending import looking_later
from .messages import FAILED, INTERRUPTED, USAGE, Stop

if TYPE_CHECKING:
    from ..jobs.states import Job

SETTINGS = (
    f"the key comes from {KEY_VARIABLE} and the address from {ADDRESS_VARIABLE}; "
    "--local needs neither"
)
UNKNOWN = (
    "a job may have been submitted all the same; in Python:\n"
    "  IonQSession().recover()   looks for it, by the journal of submissions\n"
    "  IonQSession().get_jobs()  shows the newest ones"
)

LIBRARY = (
    ("allow_insecure=True", "--allow-insecure"),
    ("base_url= or ", ""),
    ("api_key= or auth_headers=", KEY_VARIABLE),
    ("pass api_key=", "use --local"),
    ("proxies= and the environment", "HTTPS_PROXY and the like"),
    ("verify=", "the CA bundle of the environment "),
)
"""Arguments of a session that its errors name, and what the command has in their place."""


def in_words_of_the_command(text: str) -> str:
    """An error's text with options of the command in place of arguments in Python."""
    for argument, option in LIBRARY:
        text = text.replace(argument, option)
    return text


def _address_hint() -> str:
    """What may be wrong with the address of a service that has no jobs."""
    address = os.environ.get(ADDRESS_VARIABLE, "").strip().rstrip("/")
    if not address:
        return ""
    if not re.search(r"/v\d[\d.]*$", address):
        return (
            f"the address in {ADDRESS_VARIABLE} is {address}; IonQ's has a version at its end: "
            f"try {address}/v0.4"
        )
    return f"the address in {ADDRESS_VARIABLE} is {address}; check it"


def _looking(tag: str) -> str:
    """What to do about a job whose answer was lost, and which was not found."""
    return (
        "look for it later, before you submit it again; in Python:\n"
        f'  IonQSession().find_submission("{tag}")  finds it by its tag, once the service lists it'
    )


@define
class Trail:
    """The state of a submission.

    Attributes:
        local: Whether the job is on an emulator that ends with the command.
        submitting: Whether it may have been sent.
        job_id: Its id, once it is known.
        job: The job as it was seen last.
    """

    local: bool
    submitting: bool = False
    job_id: str = ""
    job: "Job | None" = None

    def stop(self, reason: str, status: int = FAILED) -> Stop:
        """The end of the command, with a hint that says where the job is."""
        return Stop(reason, status, hint=self._whereabouts())

    def interrupted(self) -> Stop:
        """The end of the command by Ctrl-C."""
        return self.stop("interrupted", INTERRUPTED)

    def failed(self, error: IonQError) -> Stop:
        """The end of the command by an error of the session."""
        message = f"error: {in_words_of_the_command(str(error))}"
        if isinstance(error, ConfigurationError | InvalidRequestError):
            return Stop(message, USAGE, hint=SETTINGS)
        if isinstance(error, SubmissionUnknownError) and error.tag and not self.local:
            return Stop(
                message.replace(f". {looking_later(error.tag)}", ""), hint=_looking(error.tag)
            )
        if self.job_id or isinstance(error, UnknownOutcomeError):
            return self.stop(message)
        if isinstance(error, NotFoundError):
            return Stop(message, hint=_address_hint())
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
            f'  IonQSession().job("{self.job_id}").wait()    waits again\n'
            f'  IonQSession().job("{self.job_id}").cancel()  cancels it'
        )
