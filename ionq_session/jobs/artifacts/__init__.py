"""Artifacts streamed to files: in constant memory, and from where an earlier attempt stopped."""
