"""Many jobs: batches, sweeps and runs, lists of jobs, waiting for them, and reservations."""
