"""HTTP: the server thread, TLS, reading requests, writing replies, and faults on the wire."""
