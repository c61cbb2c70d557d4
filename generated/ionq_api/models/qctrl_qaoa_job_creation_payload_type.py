"""QctrlQaoaJobCreationPayloadType: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

QctrlQaoaJobCreationPayloadType: TypeAlias = Literal["qctrl.qaoa.v1",] | str
"""Always `qctrl.qaoa.v1`; selects this kind of job."""

QCTRL_QAOA_JOB_CREATION_PAYLOAD_TYPE = Enumeration(("qctrl.qaoa.v1",))
