"""JobsCanceledResponseStatus: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

JobsCanceledResponseStatus: TypeAlias = Literal["canceled",] | str
"""Always `canceled`."""

JOBS_CANCELED_RESPONSE_STATUS = Enumeration(("canceled",))
