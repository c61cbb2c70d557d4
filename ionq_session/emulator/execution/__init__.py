"""Takes jobs from preflight to their end, with the parents and sessions that depend on them."""
