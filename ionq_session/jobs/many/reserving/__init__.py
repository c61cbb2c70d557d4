"""Reservations: sessions of IonQ's that are opened and always ended."""
