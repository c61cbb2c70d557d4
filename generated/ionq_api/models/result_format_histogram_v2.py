"""ResultFormatHistogramV2: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

ResultFormatHistogramV2: TypeAlias = Literal["ionq.result.histogram.json.v2",] | str
"""Name of the histogram format that has registers."""

RESULT_FORMAT_HISTOGRAM_V2 = Enumeration(("ionq.result.histogram.json.v2",))
