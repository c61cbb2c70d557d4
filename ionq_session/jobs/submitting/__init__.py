"""Submitting a job exactly once: its tag, the flow that sends it, finding it again, its price."""
