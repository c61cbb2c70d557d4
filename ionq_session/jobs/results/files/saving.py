"""Results as JSON: the file format, of which `loading` is the other half.

The version grows when an older reader would misread the file; a field that it may ignore does not
count. `loading` reads every version there ever was, and a file of each is kept in the tests.
"""

from base64 import b64encode
from datetime import datetime
from typing import TYPE_CHECKING, Final

from ionq_api import JsonValue

from ...._version import __version__
from ..outcomes import Outcomes
from ..run_record import RunRecord

if TYPE_CHECKING:
    from ..job_result import JobResult, Variant

FORMAT: Final = "ionq-session.job-result"
VERSION: Final = 1

# For a reader without this package.
ABOUT: Final = (
    "Keys of counts and probabilities are states: decimal integers, bit i of which (of weight 2^i) "
    "is qubit i, or bit i of the register. Shots are bits in base64: shot by shot, bit 0 first, "
    "without gaps, the first bit being the highest of the first byte. Times are ISO 8601."
)


def saved(result: "JobResult") -> dict[str, JsonValue]:
    """The whole of a result."""
    leaked = result.leaked_shots
    return {
        "format": FORMAT,
        "version": VERSION,
        "about": ABOUT,
        "written_by": f"ionq-session {__version__}",
        "job_id": result.job_id,
        "backend": result.backend,
        "name": result.name,
        "bit_order": result.bit_order,
        "outcomes": _outcomes(result),
        "registers": {name: _outcomes(each) for name, each in result.registers.items()},
        "leaked_shots": None if leaked is None else list(leaked),
        "variants": [_variant(each) for each in result.variants],
        "run": saved_run(result.run),
    }


def _outcomes(outcomes: Outcomes) -> dict[str, JsonValue]:
    packed = outcomes.packed
    shots: JsonValue = None
    if packed is not None:
        bits = b64encode(packed.bits).decode()
        shots = {"rows": packed.rows, "columns": packed.columns, "bits": bits}
    return {
        "bits": outcomes.width,
        "shot_count": outcomes.shot_count,
        "exact": outcomes.exact,
        "counts" if outcomes.counted else "probabilities": {
            str(state): weight for state, weight in sorted(outcomes.states.items())
        },
        "shots": shots,
    }


def _variant(variant: "Variant") -> dict[str, JsonValue]:
    return {
        "variant_id": variant.variant_id,
        "qubit_map": None if variant.qubit_map is None else list(variant.qubit_map),
        "outcomes": _outcomes(variant.outcomes),
    }


def saved_run(run: RunRecord) -> dict[str, JsonValue]:
    """How a job ran."""
    return {
        "job_type": run.job_type,
        "shots": run.shots,
        "noise_model": run.noise_model,
        "submitted_at": _moment(run.submitted_at),
        "completed_at": _moment(run.completed_at),
        "metadata": dict(run.metadata),
        "payload_hash": run.payload_hash,
        "contract_hash": run.contract_hash,
        "characterization_id": run.characterization_id,
        "cost": run.cost,
        "cost_unit": run.cost_unit,
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
