"""Native gates that the target of a job lacks, refused before the job is sent."""

from collections.abc import Mapping, MutableMapping, Sequence
from typing import TypeAlias

from attrs import evolve

from ionq_api.api.backends import get_backend
from ionq_api.codec import is_list, is_object

from ..._flows.calls import Calls
from ..._flows.flow import Flow
from ..._flows.operation import OperationOptions
from ..._retry import Retry
from ...errors import IonQError
from ..errors import InvalidCircuitError
from .payloads import NATIVE, GateList, gate_lists
from .submission import DEFAULT_BACKEND

Known: TypeAlias = MutableMapping[str, frozenset[str] | None]
"""The native gates of each backend that was asked; None if it does not tell."""

NOTHING = "nop"  # every target takes it, and no backend lists it

# A noise model has the gates of the machine that it imitates: ms on Aria, zz on both Forte. A job
# with the other one fails at the service. What Harmony had is not documented for its models, and
# the ideal simulator takes all.
NOISE_MODELS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("aria-1", "aria-2"), frozenset({"gpi", "gpi2", "ms"})),
    **dict.fromkeys(("forte-1", "forte-enterprise-1"), frozenset({"gpi", "gpi2", "zz"})),
}

ONE_TRY = Retry(total=0)  # without the answer, the service itself says what is wrong


def check_native_gates(
    body: Mapping[str, object], calls: Calls, known: Known, places: Sequence[int] | None = None
) -> Flow[None]:
    """Refuse a payload with a native gate that its backend, or its noise model, does not have.

    A backend is asked once, by the public call that lists its gates, and only about native
    circuits. If it does not answer, there is no check.

    Args:
        body: The payload.
        calls: What calls are made with.
        known: What is known of backends, kept by the caller for as long as the session lives.
        places: What the circuits of the payload are called in errors; None for their indices.

    Raises:
        InvalidCircuitError: There is such a gate; nothing was sent.
    """
    circuits = [each for each in gate_lists(body) if each.gateset == NATIVE]
    if not circuits:
        return
    target = str(body.get("backend"))
    gates: frozenset[str] | None = None
    if target == DEFAULT_BACKEND:
        noise = body.get("noise")
        model = noise.get("model") if is_object(noise) else None
        gates = NOISE_MODELS.get(str(model))
        target = f"the noise model {model}"
    else:
        if target not in known:
            yield from _ask(target, calls, known)
        gates = known.get(target)
    if gates is not None:
        for circuit in circuits:
            index = circuit.index
            named = index if index is None or places is None else places[index]
            _check(evolve(circuit, index=named), gates, target)


def _ask(backend: str, calls: Calls, known: Known) -> Flow[None]:
    # A deviation of this reply is none of the user's, who did not ask for it.
    silent = Calls(calls.config, evolve(calls.context, report=_forget))
    try:
        reply = yield from silent.execute(get_backend(backend), OperationOptions(retry=ONE_TRY))
    except IonQError:
        return
    listed: object = reply.supported_native_gates
    names = {each for each in listed if isinstance(each, str)} if is_list(listed) else set[str]()
    known[backend] = frozenset(names) if names else None


def _forget(warning: Warning) -> None:
    del warning


def _check(circuit: GateList, gates: frozenset[str], target: str) -> None:
    for index, gate in enumerate(circuit.gates):
        name = gate.get("gate")
        if isinstance(name, str) and name != NOTHING and name not in gates:
            where = "" if circuit.index is None else f" of circuit {circuit.index}"
            raise InvalidCircuitError(
                f"gate {index}{where} is {name}, which {target} does not have: its native gates "
                f"are {', '.join(sorted(gates))}",
                gate=index,
                circuit=circuit.index,
            )
