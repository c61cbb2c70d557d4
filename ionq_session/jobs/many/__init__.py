"""Many circuits at once: runs of many jobs, on one machine or on many."""
