"""JobMetadata: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TypeAlias

JobMetadata: TypeAlias = dict[str, str]
"""Text pairs of your own that are kept with a job and returned unchanged. Older
documentation allows 10 keys of 40 characters each.
"""
