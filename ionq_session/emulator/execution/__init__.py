"""What carries jobs from preflight to their end, and takes parents and sessions along."""
