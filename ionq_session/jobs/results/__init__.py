"""Results: what a job measured, read from the formats of the service and kept as a value."""
