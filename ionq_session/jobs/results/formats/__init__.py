"""The result formats of the service: tables of states, and shots."""
