"""From a job's input to a program: reading, checking and compiling circuits."""
