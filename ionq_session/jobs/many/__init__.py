"""Many jobs: batches and sweeps, lists of jobs, waiting for them, and reservations."""
