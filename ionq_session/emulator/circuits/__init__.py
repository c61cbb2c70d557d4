"""From a job's input to a program: reads, checks and compiles circuits, and runs none."""
