"""From a program to outcomes, and from outcomes to IonQ's result formats."""
