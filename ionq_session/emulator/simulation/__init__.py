"""From a program to outcomes, and from outcomes to the formats of results."""
