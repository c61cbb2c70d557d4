"""The rules of gates: one table, one check, for the builder and for IonQ's JSON alike."""
