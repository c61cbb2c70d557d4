"""QaoaJobType: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

QaoaJobType: TypeAlias = Literal["qctrl.qaoa.v1",] | str
"""Always `qctrl.qaoa.v1`."""

QAOA_JOB_TYPE = Enumeration(("qctrl.qaoa.v1",))
