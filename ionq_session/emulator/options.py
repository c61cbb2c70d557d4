"""The switches: where IonQ's documents leave the service's behavior open, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Options:
    """How the emulator decides what is not known of the service. docs/emulator.md has the reasons.

    Attributes:
        strict: Refuse bodies and queries that the document does not allow, harmless ones too.
        cancel_finished: What canceling a job that has ended does: `refuse` answers 409, `ignore`
            answers as if it had been canceled and leaves it as it is.
        list_children: Whether a list of jobs that does not ask for them shows child jobs.
        sessions: Whether the account may use sessions; if not, every call about them gives 404.
    """

    strict: bool = False
    cancel_finished: Literal["refuse", "ignore"] = "refuse"
    list_children: bool = False
    sessions: bool = True
