"""JobDeletedResponseStatus: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

JobDeletedResponseStatus: TypeAlias = Literal["deleted",] | str
"""Always `deleted`."""

JOB_DELETED_RESPONSE_STATUS = Enumeration(("deleted",))
