"""The journal of submissions: an SQLite file that knows of every paid job before it is sent."""
