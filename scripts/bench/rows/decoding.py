"""Decoding replies, without a connection; Python's own JSON parser is 1.0."""

import json
import tempfile
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from .. import payloads
from ..clients import CORE, OURS, Call, taking_part
from ..figures import MEMORY, Samples
from ..measuring import Effort, repeated, taken_in_turns
from ..processes import code
from ..processes import taken_in_turns as processes_in_turns
from ..row import Row

LOADS = "json.loads"
_STATES = 1 << 16
_SHOTS, _FEW_SHOTS = 1_000_000, 20_000
_SHOT_ROUNDS = 5  # of some seconds each


def _row(
    title: str,
    body: Callable[[], object],
    operation: Callable[[Any], Any],
    theirs: str,
    goal: float,
) -> Row:
    """A row.

    Args:
        title: Its title.
        body: Makes what is decoded.
        operation: From our module of operations on jobs to the operation that decodes it.
        theirs: ionq-core's model of it.
        goal: The goal.
    """

    def measure(_port: int, effort: Effort) -> tuple[Samples, dict[str, str]]:
        content = payloads.compact(body())

        def own() -> Call:
            parse = operation(import_module("ionq_api.api.jobs")).parse
            return lambda: parse(content, _ignore)

        def by_core() -> Call:
            model = getattr(import_module("ionq_core.models"), theirs)
            return lambda: model.from_dict(json.loads(content))

        makers = {LOADS: lambda: lambda: json.loads(content), OURS: own, CORE: by_core}
        made, problems = taking_part(makers)
        return taken_in_turns({name: repeated(made[name]) for name in made}, effort), problems

    return Row(title, measure, LOADS, goal=goal)


def _ignore(_departure: object) -> None:
    """There are no departures in what we made ourselves."""


def _shots(_port: int, effort: Effort) -> tuple[Samples, dict[str, str]]:
    """Decode many shots, each time in a process of its own, whose memory is measured, too."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "shots.json")
        number = _FEW_SHOTS if effort.is_quick else _SHOTS
        path.write_bytes(payloads.compact(payloads.shots(number)))
        read = f"raw = open({str(path)!r}, 'rb').read()"
        own = "from ionq_session.jobs.results.formats.shots import shots_v2; import numpy"
        their_module = "ionq_core.models.ionq_result_shots_json_v2"
        theirs = f"import json; from {their_module} import IonqResultShotsJsonV2 as Model"
        measures = {
            LOADS: code("kept = json.loads(raw)", f"import json; {read}"),
            OURS: code("kept = shots_v2(raw)", f"{own}; {read}"),
            CORE: code("kept = Model.from_dict(json.loads(raw))", f"{theirs}; {read}"),
        }
        rounds = min(effort.rounds, _SHOT_ROUNDS)
        return processes_in_turns(measures, Effort(rounds, is_quick=effort.is_quick))


ROWS: Mapping[str, Row] = {
    "decode-job": _row(
        "decode a job", payloads.job, lambda jobs: jobs.get_job("any"), "SingleCircuitJob", 1.7
    ),
    "decode-page": _row(
        "decode 25 jobs", payloads.page, lambda jobs: jobs.get_jobs(), "GetJobsResponse", 1.7
    ),
    "decode-probabilities": _row(
        "decode 2^16 probabilities",
        lambda: payloads.probabilities(_STATES),
        lambda jobs: jobs.get_job_probabilities("any"),
        "GetResultsResponse",
        1.0,
    ),
    "shots": Row("10^6 shots, version 2: time", _shots, LOADS, goal=0.1),
    "shots-memory": Row("10^6 shots, version 2: memory", _shots, LOADS, kind=MEMORY, goal=0.2),
}
