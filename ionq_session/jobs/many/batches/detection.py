"""Whether what a user gives is one circuit or several; it imports nothing that takes a while."""

from collections.abc import Sequence
from typing import TypeGuard

from ionq_api.codec import is_list, is_object
from ionq_api.model import Model


def is_batch(given: object) -> TypeGuard[Sequence[object]]:
    """Whether what a user gives is a sequence of circuits, and not one circuit.

    A list or tuple whose first item is a gate, a mapping with the key `gate` or a model of a gate,
    is one circuit. Any other is a batch, also an empty one, which is refused later.
    """
    return is_list(given) and not (given and _is_gate(given[0]))


def _is_gate(value: object) -> bool:
    if isinstance(value, Model):
        return hasattr(value, "gate")
    return is_object(value) and "gate" in value
