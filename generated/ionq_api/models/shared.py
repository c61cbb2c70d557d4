"""Enumerations and maps that several models share, or that operations use."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration
from ..types import JsonValue

ApiCostModel: TypeAlias = Literal["2QGE_operations", "QCT"] | str
"""How a job is charged: `QCT` by quantum compute time, `2QGE_operations` by gate operations,
expressed in two-qubit gates.
"""

API_COST_MODEL = Enumeration.of(ApiCostModel)


Formats: TypeAlias = (
    Literal[
        "ionq.native.v1",
        "ionq.result.histogram.json.v1",
        "ionq.result.histogram.json.v2",
        "ionq.result.probabilities-aggregate.json.v1",
        "ionq.result.probabilities.json.v1",
        "ionq.result.probabilities.json.v2",
        "ionq.result.shots.json.v1",
        "ionq.result.shots.json.v2",
    ]
    | str
)
"""Name of a format whose JSON Schema can be fetched."""

FORMATS = Enumeration.of(Formats)


GroupBy: TypeAlias = Literal["job", "project", "user"] | str
"""What each group of the usage figures stands for."""

GROUP_BY = Enumeration.of(GroupBy)


JobStatus: TypeAlias = (
    Literal["canceled", "completed", "failed", "ready", "started", "submitted"] | str
)
"""Stage of a job's life. `submitted` (being checked and compiled) leads to `ready` (in the
queue) and `started` (running, or partly finished). `completed`, `failed` and `canceled`
are final.
"""

JOB_STATUS = Enumeration.of(JobStatus)


KnownAggregation: TypeAlias = Literal["average", "dnl", "voting"] | str
"""A way to put debiased variants together."""

KNOWN_AGGREGATION = Enumeration.of(KnownAggregation)


KnownBackend: TypeAlias = Literal["qpu.forte-1", "qpu.forte-enterprise-1", "simulator"] | str
"""A backend that the document knows."""

KNOWN_BACKEND = Enumeration.of(KnownBackend)


Modality: TypeAlias = Literal["daily", "monthly", "weekly"] | str
"""Length of the periods that usage is split into."""

MODALITY = Enumeration.of(Modality)


ResultFormat: TypeAlias = (
    Literal[
        "ionq.result.histogram.json.v1",
        "ionq.result.histogram.json.v2",
        "ionq.result.probabilities-aggregate.json.v1",
        "ionq.result.probabilities.json.v1",
        "ionq.result.probabilities.json.v2",
        "ionq.result.shots.json.v1",
        "ionq.result.shots.json.v2",
    ]
    | str
)
"""Name of a format that results come in. No operation uses it."""

RESULT_FORMAT = Enumeration.of(ResultFormat)


ChildCircuitProbabilities: TypeAlias = dict[str, float]
"""Probability of each state of one circuit. Keys are states as decimal numbers in which bit
i is qubit i, so qubit 0 is the least significant bit.
"""


GetResultsResponse: TypeAlias = dict[str, float]
"""Probability of each state. Keys are states as decimal numbers in which bit i is qubit i,
so qubit 0 is the least significant bit. States of probability 0 are left out.
"""


IonqResultProbabilitiesAggregateJsonV1: TypeAlias = dict[str, "ChildCircuitProbabilities"]
"""Probabilities of all circuits of a multi-circuit job, by identifier of the child job, in
the order the circuits were given.
"""


JobMetadata: TypeAlias = dict[str, str]
"""Text pairs of your own that are kept with a job and returned unchanged. Older
documentation allows 10 keys of 40 characters each.
"""


QuantumFunctionJobOutput: TypeAlias = dict[str, JsonValue]
"""What processing the job produced besides its results. Its keys are not documented."""


QuantumFunctionJobStats: TypeAlias = dict[str, JsonValue]
"""Size and use of resources of the job. Its keys are not documented."""


Registers: TypeAlias = dict[str, "list[int | None]"]
"""Named groups of qubits to report results by: name of the register to the indices of its
qubits. An index may be null.
"""
