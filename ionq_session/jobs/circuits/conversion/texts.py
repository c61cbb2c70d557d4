"""Text as a circuit, or a file with such text: IonQ JSON, OpenQASM 3, OpenQASM 2."""

import re
from os import PathLike, fspath
from pathlib import Path

from ...errors import InvalidCircuitError
from ..payload_types import QASM3
from .from_qasm2 import from_qasm2
from .payloads import from_json
from .types import CircuitInput

SUFFIXES = (".qasm", ".qasm3", ".json")  # of a name that is taken for one of a file

# White space and comments. It is possessive (`*+`), so that many comments take no longer than one.
_BEFORE_PROGRAM = re.compile(r"(?:\s|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)*+")
_VERSION = re.compile(r"OPENQASM\b\s*(?P<number>[\d.]*)")


def from_text(text: str) -> CircuitInput:
    """IonQ JSON, OpenQASM, or the name of a file with the suffix `.qasm`, `.qasm3` or `.json`.

    Raises:
        InvalidCircuitError: It is none of these.
        MissingExtraError: It is OpenQASM 2, and Qiskit, which reads it, is missing.
    """
    program = _program(text)
    if program is not None:
        return program
    name = text.strip()
    if "\n" not in name and name.lower().endswith(SUFFIXES):
        return from_file(name)
    shown = f"{name[:40]}..." if len(name) > 40 else name
    raise InvalidCircuitError(
        f"the text {shown!r} is no circuit: it is neither IonQ JSON nor OpenQASM (which begins "
        f"with 'OPENQASM 3.0;'), nor the name of a file that ends in {', '.join(SUFFIXES)}"
    )


def from_file(path: str | PathLike[str]) -> CircuitInput:
    """A file with IonQ JSON or OpenQASM; what is not marked as either is taken for OpenQASM 3.

    Raises:
        InvalidCircuitError: It cannot be read, or holds no circuit.
        MissingExtraError: It is OpenQASM 2, and Qiskit, which reads it, is missing.
    """
    name = fspath(path)
    text, reason = _content(name)
    if text is None:
        raise InvalidCircuitError(f"the circuit's file {name!r} cannot be read: {reason}")
    try:
        program = _program(text)
        if program is not None:
            return program
        if not text.strip():
            raise InvalidCircuitError("the file is empty")
        if Path(name).suffix.lower() in (".qasm", ".qasm3"):
            return _qasm3(text)
        return from_json(text)
    except InvalidCircuitError as error:
        raise InvalidCircuitError(
            f"{name}: {error.message}", gate=error.gate, circuit=error.circuit
        ) from error.__cause__


def _content(name: str) -> tuple[str | None, str]:
    """The text of a file, or why it cannot be read; no error with its name is behind another."""
    try:
        return Path(name).read_text("utf-8-sig"), ""
    except (OSError, ValueError) as error:  # also a null character in the name, or not UTF-8
        return None, error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def _program(text: str) -> CircuitInput | None:
    """What the beginning of a text tells to be JSON or OpenQASM; else None."""
    start, version = beginning(text)
    if text.startswith(("{", "["), start):
        return from_json(text)
    if version is None:
        return None
    if major(version) == "3":
        return _qasm3(text)
    if major(version) == "2":
        return from_qasm2(text)
    raise InvalidCircuitError(unknown_version(version))


def beginning(text: str) -> tuple[int, str | None]:
    """Where a text begins after white space and comments, and its version if it is OpenQASM."""
    lead = _BEFORE_PROGRAM.match(text)
    start = lead.end() if lead else 0
    version = _VERSION.match(text, start)
    return start, version["number"] if version else None


def major(version: str) -> str:
    """The part of a version that says which language it is."""
    return version.partition(".")[0]


def unknown_version(version: str) -> str:
    """What to say of a version that is neither 2 nor 3."""
    return f"OpenQASM {version or 'without a version'} is not known; IonQ takes OpenQASM 3"


def _qasm3(text: str) -> CircuitInput:
    return CircuitInput(QASM3, {"data": text})
