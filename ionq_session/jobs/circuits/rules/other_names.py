"""What other packages call gates, and what IonQ's gates are for them."""

from collections.abc import Mapping
from typing import Final

MEANT: Final[Mapping[str, str]] = {
    "cx": "cnot, or x with a control",
    "cy": "y with a control",
    "cz": "z with a control",
    "ch": "h with a control",
    "ccx": "x with two controls",
    "ccnot": "x with two controls",
    "toffoli": "x with two controls",
    "mcx": "x with controls",
    "crx": "rx with a control",
    "cry": "ry with a control",
    "crz": "rz with a control",
    "sdg": "si",
    "tdg": "ti",
    "sx": "v",
    "sxdg": "vi",
    "p": "rz, which differs by a global phase",
    "u1": "rz, which differs by a global phase",
    "rxx": "xx",
    "ryy": "yy",
    "rzz": "zz",
    "id": "no gate at all",
    "i": "no gate at all",
    "measure": "no gate: every qubit is measured after the last one",
    "meas": "no gate: every qubit is measured after the last one",
}
"""What to write for gates that other packages have under another name."""
