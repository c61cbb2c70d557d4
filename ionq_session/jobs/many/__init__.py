"""Many circuits: batches, and sweeps over parameters."""
