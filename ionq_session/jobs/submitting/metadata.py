"""A job's metadata: the user's, checked, and the two keys that a submission adds."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import cast

from ionq_api.codec import is_list, is_object, kind_of

from ..._secrets.masking import masked
from ..._secrets.secret import Secret
from ...errors import InvalidRequestError
from ..circuits.payload_types import Registers
from ..errors import SubmissionWarning

TAG_KEY = "ionq_session_tag"
"""The key of a job's metadata that holds the tag of its submission."""

REGISTERS_KEY = "ionq_session_registers"
"""The key of a job's metadata that holds the classical registers of its circuit as JSON.

`{"c": [0, 1, null]}` says that bit 0 of the register c is qubit 0, and that bit 2 is never written.
"""

OWN_KEYS = (TAG_KEY, REGISTERS_KEY)

MOST_KEYS = 10  # by IonQ's older documentation; the present one gives no number
LONGEST_VALUE = 40_000  # characters, likewise

SHORTEST_KEY = 10  # characters; a shorter secret may be a word of a circuit, and keys are longer


def checked_metadata(metadata: object, secrets: Iterable[Secret]) -> dict[str, str]:
    """A copy of the user's metadata, without the keys that are ours.

    Those are left out because metadata may be copied from another job: a tag would make that job's
    submission find this one.

    Raises:
        InvalidRequestError: It is not a mapping of texts to texts, or it holds a secret of the
            session, which a job must not keep.
    """
    if not is_object(metadata):
        raise InvalidRequestError(f"metadata is {kind_of(metadata)}: it has to map texts to texts")
    for key, value in cast("Mapping[object, object]", metadata).items():
        if not isinstance(key, str):
            raise InvalidRequestError(f"metadata has {kind_of(key)} as a key: keys are text")
        if not isinstance(value, str):
            shown = masked(key, secrets)
            raise InvalidRequestError(
                f"metadata[{shown!r}] is {kind_of(value)}: values are text, such as str(value) or "
                "json.dumps(value)"
            )
        refuse_secrets(f"metadata[{masked(key, secrets)!r}]", f"{key}\n{value}", secrets)
    given = cast("Mapping[str, str]", metadata)
    return {key: value for key, value in given.items() if key not in OWN_KEYS}


def refuse_secrets(what: str, text: str, secrets: Iterable[Secret]) -> None:
    """Refuse a text that would be stored with a job and holds a secret of the session.

    Raises:
        InvalidRequestError: It does; the message does not show it.
    """
    if masked(text, secrets) != text:
        raise InvalidRequestError(
            f"{what} holds the API key or another secret of this session, and everybody who may "
            "read the job could read it"
        )


def refuse_secrets_within(what: str, value: object, secrets: Iterable[Secret]) -> None:
    """Refuse a part of a payload that holds a secret of the session in any of its texts.

    Raises:
        InvalidRequestError: It does; the message does not show it.
    """
    long = [each for each in secrets if len(each.reveal()) >= SHORTEST_KEY]
    if long:
        refuse_secrets(what, "\n".join(_texts(value)), long)


def _texts(value: object) -> set[str]:
    """The texts in JSON, keys included, without recursion: a circuit may be nested too deeply."""
    texts: set[str] = set()
    rest = [value]
    while rest:
        each = rest.pop()
        if isinstance(each, str):
            texts.add(each)
        elif is_object(each):
            texts.update(each)
            rest += [part for part in each.values() if not isinstance(part, int | float)]
        elif is_list(each):
            rest += each
    return texts


def with_own_keys(
    metadata: Mapping[str, str],
    tag: str | None,
    registers: str | None,
    report: Callable[[Warning], None],
) -> tuple[dict[str, str], str | None]:
    """The user's metadata with ours, as far as there is room.

    Args:
        metadata: The user's, without our keys.
        tag: The tag; None if the user turned it off.
        registers: The registers as JSON; None if there are none, or if the service reports them.
        report: Called with a warning for each key that is left off.

    Returns:
        The metadata, and the tag that is in it.
    """
    whole = dict(metadata)
    if tag is not None and len(whole) >= MOST_KEYS:
        report(
            SubmissionWarning(
                f"metadata has {len(whole)} keys and IonQ documents {MOST_KEYS} as the most, so "
                "the job bears no tag: if its answer is lost, it cannot be found again"
            )
        )
        tag = None
    if tag is not None:
        whole[TAG_KEY] = tag
    if registers is not None and (len(whole) >= MOST_KEYS or len(registers) > LONGEST_VALUE):
        report(
            SubmissionWarning(
                "there is no room in the job's metadata for the classical registers of its "
                "circuit: a result that is read in another process has none"
            )
        )
    elif registers is not None:
        whole[REGISTERS_KEY] = registers
    return whole, tag


def registers_text(registers: Registers) -> str | None:
    """Registers as compact JSON; None if there are none."""
    if not registers:
        return None
    listed = {name: list(bits) for name, bits in registers.items()}
    return json.dumps(listed, separators=(",", ":"))
