"""The options of submitting, copying and reading a job, as typed dictionaries."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from .polling import Poll
    from .submitting.cost import Limit
    from .submitting.fields import MitigationLike, NoiseLike, SettingsLike
    from .watching import Update


class JobOptions(TypedDict, total=False):
    """What a job may have of its own; `IonQSession.submit` describes each."""

    backend: str | None
    shots: int | None
    name: str | None
    metadata: Mapping[str, str] | None
    noise: "NoiseLike | None"
    error_mitigation: "MitigationLike | None"
    session_id: str | None


class CloneOptions(JobOptions, total=False):
    """What a copy of a job may have of its own; what is left out is the original's."""

    dry_run: bool | None


class SubmitOptions(JobOptions, total=False):
    """What a new job may have besides its circuit."""

    settings: "SettingsLike | None"
    dry_run: bool | None
    max_cost: "Limit | None"


class ReadOptions(TypedDict, total=False):
    """How a result is read; `IonQSession.result` describes each."""

    bit_order: Literal["little", "big"]
    shots: bool
    sharpen: bool | None
    aggregation: str | None
    variants: bool
    per_circuit: bool
    shot_count: int | None
    cost: bool
    characterization: bool


class RunOptions(JobOptions, total=False):
    """How a circuit is submitted, waited for, and read; see `IonQSession.run`."""

    settings: "SettingsLike | None"
    max_cost: "Limit | None"
    timeout: float | None
    poll: "Poll | float | None"
    on_update: "Update | None"
    cancel_on_timeout: bool
    bit_order: Literal["little", "big"]
